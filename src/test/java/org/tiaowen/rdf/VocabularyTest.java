package org.tiaowen.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;
import org.tiaowen.document.Modality;
import org.tiaowen.rdf.Samples.Sample;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

final class VocabularyTest {

    private static final Graph TERMS = Vocabulary.terms();
    private static final String SCHEMA = "https://schema.org/";
    private static final Node ONTOLOGY =
            NodeFactory.createURI(Tw.NS.substring(0, Tw.NS.length() - 1));

    @Test
    void everyConstantIsDefined() throws IllegalAccessException {
        Set<String> missing = new TreeSet<>();
        for (var field : Tw.class.getFields()) {
            if (field.get(null) instanceof Node node
                    && !TERMS.contains(node, RDF.type.asNode(), Node.ANY)) {
                missing.add(node.getURI());
            }
        }
        for (Modality modality : Modality.values()) {
            assertTrue(TERMS.contains(Tw.modality(modality), RDF.type.asNode(), Tw.Modality));
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyTermIsExplainedInChineseAndEnglish() {
        Set<Node> terms =
                TERMS.find(Node.ANY, RDF.type.asNode(), Node.ANY).toList().stream()
                        .map(Triple::getSubject)
                        .filter(node -> node.getURI().startsWith(Tw.NS))
                        .collect(Collectors.toSet());
        Set<String> wanting = new TreeSet<>();
        for (Node term : terms) {
            for (Node property : List.of(RDFS.label.asNode(), RDFS.comment.asNode())) {
                Set<String> languages =
                        TERMS.find(term, property, Node.ANY).toList().stream()
                                .map(t -> t.getObject().getLiteralLanguage())
                                .collect(Collectors.toCollection(TreeSet::new));
                if (!languages.equals(Set.of("en", "zh"))) {
                    wanting.add(term + " " + property);
                }
            }
        }
        assertEquals(Set.of(), wanting);
        assertTrue(terms.size() > 90, "terms: " + terms.size());
    }

    @Test
    void theOntologyHasNoBlankNodesAndOnlyKnownTermsInItsAxioms() {
        Set<String> unknown = new TreeSet<>();
        TERMS.find()
                .forEach(
                        triple -> {
                            assertFalse(
                                    triple.getSubject().isBlank() || triple.getObject().isBlank());
                            Node object = triple.getObject();
                            if (object.isURI()
                                    && object.getURI().startsWith(Tw.NS)
                                    && !TERMS.contains(object, RDF.type.asNode(), Node.ANY)) {
                                unknown.add(object.getURI());
                            }
                        });
        assertEquals(Set.of(), unknown);
    }

    /** Every property says of what it is said, and of a value what it is. */
    @Test
    void everyTermSaysWhereItBelongs() {
        Set<String> wanting = new TreeSet<>();
        for (Node kind : List.of(OWL.ObjectProperty.asNode(), OWL.DatatypeProperty.asNode())) {
            for (Triple property : TERMS.find(Node.ANY, RDF.type.asNode(), kind).toList()) {
                Node term = property.getSubject();
                for (String end : List.of("domain", "range")) {
                    Node own = NodeFactory.createURI(RDFS.getURI() + end);
                    Node loose = NodeFactory.createURI(SCHEMA + end + "Includes");
                    if (!TERMS.contains(term, own, Node.ANY)
                            && !TERMS.contains(term, loose, Node.ANY)) {
                        wanting.add(term + " " + end);
                    }
                }
            }
        }
        TERMS.find(Node.ANY, RDFS.label.asNode(), Node.ANY)
                .filterKeep(t -> t.getSubject().getURI().startsWith(Tw.NS))
                .filterDrop(
                        t -> TERMS.contains(t.getSubject(), RDFS.isDefinedBy.asNode(), ONTOLOGY))
                .forEach(t -> wanting.add(t.getSubject() + " isDefinedBy"));
        assertEquals(Set.of(), wanting);
        assertTrue(TERMS.contains(ONTOLOGY, OWL.versionInfo.asNode(), Node.ANY));
        assertTrue(TERMS.contains(ONTOLOGY, DCTerms.license.asNode(), Node.ANY));
    }

    /** An alignment with a term that its vocabulary lacks would say nothing. */
    @Test
    void everyTermOfAnotherVocabularyExistsThere() throws IOException {
        Graph all = GraphFactory.createDefaultGraph();
        TERMS.find().forEach(all::add);
        Samples.all().forEach(sample -> TriplesTest.triples(sample).forEach(all::add));
        assertEquals(Set.of(), KnownTerms.load().unpublished(all.stream()));
    }

    @Test
    void everyTermUsedInTheDataIsDefinedHereOrElsewhere() throws IOException {
        assertEquals(
                Set.of(),
                KnownTerms.load()
                        .undefined(
                                Samples.all().stream()
                                        .flatMap(sample -> TriplesTest.triples(sample).stream())));
    }

    @Test
    void unitsOfMeasureAreThoseOfQudt() throws IOException {
        Set<String> published = KnownTerms.load().published();
        for (String word : List.of("%", "元", "个月", "小时", "平方公里", "千瓦时", "吨")) {
            Node unit = Qudt.unit(word).orElseThrow();
            assertTrue(published.contains(unit.getURI()), unit.getURI());
        }
        assertTrue(Qudt.unit("家").isEmpty());
    }

    @Test
    void theSamplesHaveTheRightShape() {
        Graph graph = GraphFactory.createDefaultGraph();
        for (Sample sample : Samples.all()) {
            TriplesTest.triples(sample).forEach(graph::add);
        }
        ValidationReport report = validate(graph);
        assertTrue(report.conforms(), () -> report.getEntries().toString());
    }

    @Test
    void aBrokenGraphDoesNot() {
        Graph graph = TriplesTest.graph(TriplesTest.triples(Samples.all().getFirst()));
        Node measures = Samples.IRIS.documents("a", Samples.all().getFirst().documents()).get(1);
        graph.remove(Iris.part(measures, "sec_1/sub_1/s_1"), Tw.modality, Node.ANY);
        graph.remove(measures, Tw.inSource, Node.ANY);
        assertEquals(
                Set.of(measures, Iris.part(measures, "sec_1/sub_1/s_1")),
                validate(graph).getEntries().stream()
                        .map(entry -> entry.focusNode())
                        .collect(Collectors.toSet()));
    }

    @Test
    void everyPropertyStandsInTheJsonLdContext() throws IOException {
        JsonNode context = context();
        Set<String> missing = new TreeSet<>();
        for (Node kind :
                List.of(
                        OWL.ObjectProperty.asNode(),
                        OWL.DatatypeProperty.asNode(),
                        OWL.Class.asNode())) {
            TERMS.find(Node.ANY, RDF.type.asNode(), kind)
                    .forEach(
                            triple -> {
                                String name =
                                        triple.getSubject().getURI().substring(Tw.NS.length());
                                JsonNode entry = context.get(name);
                                String id =
                                        entry == null
                                                ? ""
                                                : entry.isTextual()
                                                        ? entry.asText()
                                                        : entry.get("@id").asText();
                                if (!id.equals("tw:" + name)) {
                                    missing.add(name);
                                }
                            });
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void jsonWrittenWithTheContextIsReadAsTheSameTriples() throws IOException {
        String json =
                """
                {"@context": %s, "id": "https://example.org/d", "type": "Document", "title": "题",
                 "label": {"zh": "题"}, "issued": "2021-03-18", "seq": "1",
                 "issuer": ["https://example.org/u"], "titleInferred": "false"}
                """
                        .formatted(context());
        Graph read = RDFParser.fromString(json, Lang.JSONLD11).toGraph();
        Graph wanted =
                RDFParser.fromString(
                                """
                                @prefix tw: <%s> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
                                <https://example.org/d> a tw:Document; tw:title "题"; tw:issued "2021-03-18"^^xsd:date;
                                  <http://www.w3.org/2000/01/rdf-schema#label> "题"@zh;
                                  tw:seq 1; tw:issuer <https://example.org/u>; tw:titleInferred false .
                                """
                                        .formatted(Tw.NS),
                                Lang.TURTLE)
                        .toGraph();
        assertTrue(read.isIsomorphicWith(wanted), read::toString);
    }

    @Test
    void aStoreLearnsTheNamesOfSectorsUnderItsOwnBase() {
        Set<Triple> triples = Set.copyOf(Vocabulary.triples(Samples.IRIS));
        Node finance = Samples.IRIS.sector("finance");
        assertTrue(
                triples.stream()
                        .anyMatch(
                                t ->
                                        t.getSubject().equals(finance)
                                                && t.getPredicate().equals(SKOS.prefLabel.asNode())
                                                && t.getObject()
                                                        .getLiteralLanguage()
                                                        .equals("zh")));
        assertFalse(triples.stream().anyMatch(t -> t.getPredicate().equals(Tw.term)));
    }

    private static ValidationReport validate(Graph graph) {
        return ShaclValidator.get().validate(Shapes.parse(Vocabulary.shapes()), graph);
    }

    private static JsonNode context() throws IOException {
        try (InputStream in =
                VocabularyTest.class.getResourceAsStream("/ontology/context.jsonld")) {
            assertNotNull(in);
            return new ObjectMapper().readTree(in).get("@context");
        }
    }
}
