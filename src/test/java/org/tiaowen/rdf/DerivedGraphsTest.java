package org.tiaowen.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.tiaowen.rdf.Samples.Sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class DerivedGraphsTest {

    private static final DerivedGraphs DERIVED = new DerivedGraphs(Samples.IRIS);
    private static final List<Sample> SAMPLES = Samples.all();
    private static final Node NOTICE = document(0, 0);
    private static final Node MEASURES = document(0, 1);
    private static final Node OLD_RULE = document(0, 2);
    private static final Node REGULATION = document(1, 0);
    private static final Node DECISION = document(1, 1);
    private static final Node REPRINT = document(2, 0);

    @Test
    void citationsOfOtherSourcesAreResolved() {
        List<Triple> citations = derive(SAMPLES).get(DERIVED.citations());
        assertEquals(
                Set.of(
                        Triple.create(
                                Iris.part(MEASURES, "sec_2/citation_1"), Tw.target, REGULATION),
                        Triple.create(MEASURES, Tw.implementsDocument, REGULATION),
                        Triple.create(
                                Iris.part(REPRINT, "sec_2/citation_1"), Tw.target, REGULATION),
                        Triple.create(REPRINT, Tw.implementsDocument, REGULATION),
                        Triple.create(Iris.part(DECISION, "citation_1"), Tw.target, OLD_RULE),
                        Triple.create(DECISION, Tw.repeals, OLD_RULE)),
                Set.copyOf(citations));
    }

    @Test
    void whatIsRepealedSaysByWhatAndWhen() {
        assertEquals(
                Set.of(
                        Triple.create(OLD_RULE, Tw.repealedBy, DECISION),
                        Triple.create(OLD_RULE, Tw.validity, Tw.repealed),
                        Triple.create(
                                OLD_RULE,
                                Tw.repealedOn,
                                Statements.typed("2022-06-01", XSDDatatype.XSDdate))),
                Set.copyOf(derive(SAMPLES).get(DERIVED.validity())));
    }

    @Test
    void theLaterPrintIsLinkedToTheFirst() {
        assertEquals(
                List.of(Triple.create(REPRINT, Tw.copyOf, MEASURES)),
                derive(SAMPLES).get(DERIVED.copies()));
    }

    @Test
    void theOrderOfIngestDoesNotMatter() {
        assertEquals(derive(SAMPLES), derive(SAMPLES.reversed()));
    }

    @Test
    void derivingAgainFromSourcesAndDerivedGraphsChangesNothing() {
        Graph union = union(SAMPLES);
        Map<Node, List<Triple>> once = DERIVED.of(union);
        once.values().forEach(triples -> triples.forEach(union::add));
        assertEquals(once, DERIVED.of(union));
    }

    @Test
    void whatOtherHandsWroteDoesNoHarm() {
        Graph union = union(SAMPLES);
        Node stray = NodeFactory.createURI("https://example.org/stray");
        Node nonsense = NodeFactory.createLiteralString("nonsense");
        union.add(stray, RDF.type.asNode(), Tw.Document);
        union.add(stray, Tw.inSource, stray);
        union.add(stray, Tw.issued, nonsense);
        union.add(stray, Tw.seq, nonsense);
        union.add(stray, RDF.type.asNode(), Tw.Citation);
        union.add(stray, Tw.document, stray);
        union.add(stray, Tw.relation, nonsense);
        assertEquals(derive(SAMPLES), DERIVED.of(union));
    }

    @Test
    void withoutTheOtherSourceNothingIsResolved() {
        Map<Node, List<Triple>> derived = derive(List.of(SAMPLES.getFirst()));
        assertEquals(3, derived.size());
        assertTrue(derived.values().stream().allMatch(List::isEmpty), derived.toString());
        assertTrue(union(SAMPLES).contains(NOTICE, Tw.promulgates, MEASURES));
    }

    private static Node document(int source, int index) {
        Sample sample = SAMPLES.get(source);
        return Samples.IRIS.documents(sample.source().id(), sample.documents()).get(index);
    }

    private static Map<Node, List<Triple>> derive(List<Sample> samples) {
        return DERIVED.of(union(samples));
    }

    private static Graph union(List<Sample> samples) {
        List<Triple> triples = new ArrayList<>();
        samples.forEach(sample -> triples.addAll(TriplesTest.triples(sample)));
        Graph graph = GraphFactory.createDefaultGraph();
        triples.forEach(graph::add);
        return graph;
    }
}
