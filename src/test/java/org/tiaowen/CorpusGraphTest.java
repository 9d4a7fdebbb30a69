package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.rdf.KnownTerms;
import org.tiaowen.rdf.Tw;
import org.tiaowen.rdf.Vocabulary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What holds of every triple of the whole corpus, derived graphs and vocabulary included. */
final class CorpusGraphTest {

    @TempDir private static Path temporary;
    private static Stores stores;
    private static int sources;

    @BeforeAll
    static void ingest() throws Exception {
        stores = Stores.open(temporary);
        sources =
                stores.ingester(stores.repairedIndex())
                        .ingest(stores.reader().find(List.of(Path.of("corpus"))), false, _ -> {})
                        .sources()
                        .size();
    }

    @AfterAll
    static void close() {
        stores.close();
    }

    private static void graphs(Consumer<GraphStamp> consumer) {
        stores.graph().graphs().forEach(consumer);
    }

    private static List<Triple> triples(GraphStamp stamp) {
        return stores.graph().<List<Triple>>read(stamp.graph(), g -> g.find().toList());
    }

    @Test
    void everyKindOfGraphIsThere() {
        Map<String, Integer> triples = new TreeMap<>();
        graphs(stamp -> triples.put(stamp.graph().getURI(), triples(stamp).size()));
        assertTrue(triples.size() > sources + 3, triples.toString());
        assertTrue(
                triples.values().stream().mapToInt(Integer::intValue).sum() > 60_000,
                triples.toString());
    }

    @Test
    void thereAreNoBlankNodes() {
        List<String> blank = new ArrayList<>();
        graphs(
                stamp ->
                        triples(stamp).stream()
                                .filter(t -> t.getSubject().isBlank() || t.getObject().isBlank())
                                .map(t -> stamp.graph() + " " + t)
                                .forEach(blank::add));
        assertEquals(List.of(), blank);
    }

    @Test
    void everyTermIsDefinedHereOrElsewhere() throws IOException {
        KnownTerms terms = KnownTerms.load();
        Set<String> unknown = new TreeSet<>();
        graphs(
                stamp -> {
                    unknown.addAll(terms.undefined(triples(stamp).stream()));
                    unknown.addAll(terms.unpublished(triples(stamp).stream()));
                });
        graphs(
                stamp ->
                        triples(stamp).stream()
                                .filter(t -> t.getPredicate().equals(RDF.type.asNode()))
                                .forEach(t -> unknown.remove(t.getSubject().getURI())));
        assertEquals(Set.of(), unknown);
    }

    /** The example that explains the vocabulary is what the graph says. */
    @Test
    void theWorkedExampleIsTrue() throws IOException {
        String example = Vocabulary.example();
        assertTrue(Files.readString(Path.of("docs/ontology.md")).contains(example));
        List<Triple> said = RDFParser.fromString(example, Lang.TURTLE).toGraph().find().toList();
        Set<String> untrue = new TreeSet<>();
        stores.graph()
                .readAll(
                        graph -> {
                            said.stream()
                                    .filter(t -> !t.getPredicate().equals(Tw.confidence))
                                    .filter(t -> !graph.contains(t))
                                    .forEach(t -> untrue.add(t.toString()));
                            return untrue;
                        });
        assertEquals(Set.of(), untrue);
        assertTrue(said.size() > 20);
    }

    /** A link inside the data leads to something, wherever that is described. */
    @Test
    void everyAddressOfTheDataIsDescribed() {
        String base = Stores.iris().base();
        Set<Node> described = new HashSet<>();
        Set<Node> linked = new HashSet<>();
        graphs(
                stamp ->
                        triples(stamp)
                                .forEach(
                                        t -> {
                                            described.add(t.getSubject());
                                            if (t.getObject().isURI()
                                                    && t.getObject().getURI().startsWith(base)) {
                                                linked.add(t.getObject());
                                            }
                                        }));
        linked.removeAll(described);
        assertEquals(Set.of(), linked);
    }
}
