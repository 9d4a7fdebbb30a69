package org.tiaowen.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.tiaowen.document.Evidence;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Modality;
import org.tiaowen.document.Responsibility;
import org.tiaowen.document.Span;
import org.tiaowen.rdf.Samples.Sample;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class TriplesTest {

    private static final Triples TRIPLES = new Triples(Samples.IRIS);
    private static final Sample GAZETTE = Samples.all().getFirst();
    private static final Node MEASURES = Samples.IRIS.documents("a", GAZETTE.documents()).get(1);

    private final Graph graph = graph(triples(GAZETTE));

    @Test
    void equalInputGivesEqualTriplesInTheSameOrder() {
        assertEquals(triples(Samples.all().getFirst()), triples(Samples.all().getFirst()));
    }

    @Test
    void eachTripleComesOnceAndNoneHasABlankNode() {
        for (Sample sample : Samples.all()) {
            List<Triple> triples = triples(sample);
            assertEquals(triples.size(), new HashSet<>(triples).size());
            assertFalse(
                    triples.stream()
                            .flatMap(t -> Stream.of(t.getSubject(), t.getObject()))
                            .anyMatch(Node::isBlank));
        }
    }

    @Test
    void everyTermIsDefinedInTheVocabularyClass() throws IllegalAccessException {
        Set<Node> known = new HashSet<>();
        for (var field : Tw.class.getFields()) {
            if (field.get(null) instanceof Node node) {
                known.add(node);
            }
        }
        Set<Node> used =
                Samples.all().stream()
                        .flatMap(sample -> triples(sample).stream())
                        .flatMap(t -> Stream.of(t.getPredicate(), t.getObject()))
                        .filter(node -> node.isURI() && node.getURI().startsWith(Tw.NS))
                        .filter(node -> !node.getURI().startsWith(Tw.NS + "modality-"))
                        .collect(Collectors.toSet());
        used.removeAll(known);
        assertEquals(Set.of(), used);
    }

    @Test
    void aUnitOfThePastIsLinkedToThoseAfterIt() {
        List<String> names = List.of("津市计划局", "津市发展计划局", "津市发展和改革局");
        var evidence = new Evidence(null, null, "市计划局", new Span(1, 2), "sample", 0.9);
        var past =
                new Responsibility(
                        names.getFirst(),
                        true,
                        names.subList(1, 3),
                        Responsibility.Role.LEAD,
                        evidence);
        Facts facts =
                new Facts(
                        List.of(),
                        List.of(past),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
        Graph said =
                graph(
                        TRIPLES.of(
                                GAZETTE.source(),
                                GAZETTE.documents(),
                                Map.of(GAZETTE.documents().getFirst().seq(), facts)));
        for (int i = 0; i < 2; i++) {
            Node before = Samples.IRIS.unit(names.get(i));
            Node after = Samples.IRIS.unit(names.get(i + 1));
            assertTrue(said.contains(before, Tw.succeededBy, after));
            assertTrue(said.contains(after, RDF.type.asNode(), Tw.Unit));
        }
    }

    @Test
    void anAnnotationHoldsForDescendantsWithoutTheirOwn() {
        Node commerce = Samples.IRIS.unit(Samples.COMMERCE);
        Node finance = Samples.IRIS.unit(Samples.FINANCE);
        assertEquals(Set.of(commerce), objects("sec_1/sub_1/s_1", Tw.leadUnit));
        assertEquals(Set.of(finance), objects("sec_1/sub_1/s_1", Tw.supportingUnit));
        assertEquals(Set.of(commerce, finance), objects("sec_1/sub_1/s_2", Tw.responsibleUnit));
        assertEquals(Set.of(finance), objects("sec_1/sub_2/s_1", Tw.responsibleUnit));
        assertEquals(Set.of(commerce), objects("sec_1", Tw.leadUnit));
        assertEquals(Set.of(), objects("sec_1/sub_1", Tw.responsibleUnit));
    }

    @Test
    void aMeasureIsItsSentence() {
        Node sentence = part("sec_1/sub_2/s_1");
        assertEquals(
                Set.of(Tw.Sentence, Tw.Measure), objects("sec_1/sub_2/s_1", RDF.type.asNode()));
        assertTrue(graph.contains(sentence, Tw.modality, Tw.modality(Modality.FUND)));
        assertEquals(
                "\"2021-12-31\"^^xsd:date",
                only("sec_1/sub_2/s_1", Tw.deadline).toString(Prefixes.mutable()));
    }

    @Test
    void theFirstSectorIsThePrimaryOne() {
        assertEquals(
                Set.of(Samples.IRIS.sector("tax-fiscal"), Samples.IRIS.sector("commerce")),
                objects("sec_1/sub_1/s_1", Tw.sector));
        assertEquals(Samples.IRIS.sector("tax-fiscal"), only("sec_1/sub_1/s_1", Tw.primarySector));
    }

    @Test
    void factsStandBelowTheirProvisionAndAreCounted() {
        assertEquals(Set.of(Tw.Responsibility), objects("sec_1/unit_2", RDF.type.asNode()));
        assertEquals(part("sec_1"), only("sec_1/unit_2", Tw.about));
        assertEquals(
                "\"0.9\"^^xsd:decimal",
                only("sec_1/unit_2", Tw.confidence).toString(Prefixes.mutable()));
        assertEquals(
                "\"--02-28\"^^xsd:gMonthDay",
                only("sec_2/deadline_1", Tw.value).toString(Prefixes.mutable()));
        assertEquals(
                "\"30\"^^xsd:decimal",
                only("sec_1/sub_2/quantity_1", Tw.value).toString(Prefixes.mutable()));
    }

    @Test
    void provisionsAndSentencesAreInReadingOrder() {
        List<String> paths =
                Stream.of(Tw.Provision, Tw.Sentence)
                        .flatMap(type -> graph.stream(Node.ANY, RDF.type.asNode(), type))
                        .map(Triple::getSubject)
                        .filter(part -> graph.contains(part, Tw.document, MEASURES))
                        .sorted(
                                Comparator.comparingInt((Node n) -> number(n, Tw.start))
                                        .thenComparingInt(n -> -number(n, Tw.end))
                                        .thenComparing(Node::getURI))
                        .map(part -> Iris.path(MEASURES, part))
                        .toList();
        assertEquals(
                List.of(
                        "sec_1",
                        "sec_1/sub_1",
                        "sec_1/sub_1/s_1",
                        "sec_1/sub_1/s_2",
                        "sec_1/sub_2",
                        "sec_1/sub_2/s_1",
                        "sec_2",
                        "sec_2/s_1"),
                paths);
    }

    @Test
    void aCitationOfADocumentOfTheSameSourceIsResolved() {
        Node notice = Samples.IRIS.documents("a", GAZETTE.documents()).getFirst();
        assertTrue(graph.contains(Iris.part(notice, "citation_1"), Tw.target, MEASURES));
        assertTrue(graph.contains(notice, Tw.promulgates, MEASURES));
        assertTrue(graph.contains(MEASURES, Tw.promulgatedBy, notice));
    }

    @Test
    void theSourceSaysWhatItHolds() {
        Node source = Samples.IRIS.source("a");
        assertEquals("3", text(source, Tw.documentCount));
        assertEquals("4", text(source, Tw.measureCount));
        assertEquals("3", text(source, Tw.linkedUnitCount));
        assertEquals("1", text(source, Tw.unlinkedUnitCount));
        assertTrue(graph.contains(Iris.part(source, "furniture_1"), Tw.inSource, source));
        assertEquals("7", text(Iris.part(source, "problem_1"), Tw.line));
    }

    static List<Triple> triples(Sample sample) {
        return TRIPLES.of(sample.source(), sample.documents(), sample.facts());
    }

    static Graph graph(List<Triple> triples) {
        Graph graph = GraphFactory.createDefaultGraph();
        triples.forEach(graph::add);
        return graph;
    }

    private int number(Node subject, Node predicate) {
        return Integer.parseInt(text(subject, predicate));
    }

    private String text(Node subject, Node predicate) {
        return graph.find(subject, predicate, Node.ANY).next().getObject().getLiteralLexicalForm();
    }

    private static Node part(String path) {
        return Iris.part(MEASURES, path);
    }

    private Node only(String path, Node predicate) {
        Set<Node> objects = objects(path, predicate);
        assertEquals(1, objects.size(), path);
        return objects.iterator().next();
    }

    private Set<Node> objects(String path, Node predicate) {
        return graph.find(part(path), predicate, Node.ANY).toList().stream()
                .map(Triple::getObject)
                .collect(Collectors.toSet());
    }
}
