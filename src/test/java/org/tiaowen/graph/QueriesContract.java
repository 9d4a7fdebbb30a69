package org.tiaowen.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tiaowen.graph.GraphException.Reason;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How every graph store answers queries over the union of its graphs, also one that is only read.
 */
public abstract class QueriesContract {

    static final Duration LONG = Duration.ofMinutes(10);
    static final Node A = iri("source/a");
    static final Node B = iri("source/b");
    static final Node KNOWS = iri("knows");

    GraphStore store;

    /** A new, empty store. */
    protected abstract GraphStore open() throws IOException;

    /** Has the store hold a graph of these triples. */
    protected void hold(GraphStore store, Node graph, List<Triple> triples) {
        store.replace(graph, "f", triples);
    }

    @BeforeEach
    void openStore() throws IOException {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private void hold(Node graph, List<Triple> triples) {
        hold(store, graph, triples);
    }

    @Test
    void oneQueryReadsAllGraphs() {
        hold(A, List.of(triple("x", "1")));
        hold(B, List.of(triple("y", "2")));
        assertEquals(
                List.of("1", "2"),
                column("SELECT ?o { ?s <" + KNOWS.getURI() + "> ?o } ORDER BY ?o"));
        assertEquals(
                List.of("2"), column("SELECT (COUNT(*) AS ?o) { ?s <%s> ?x }".formatted(KNOWS)));
        assertEquals(
                Set.of(triple("x", "1"), triple("y", "2")),
                store.<Set<Triple>>readAll(
                        graph -> new HashSet<>(graph.find(Node.ANY, KNOWS, Node.ANY).toList())));
    }

    @Test
    void chineseAndAstralTextIsAnsweredAsItWent() {
        String text = "条文“引号”\n\t\\ 𠮷 \uFEFF e\u0301";
        hold(A, List.of(triple("x", text)));
        assertEquals(List.of(text), column("SELECT ?o { ?s <%s> ?o }".formatted(KNOWS)));
    }

    @Test
    void aReaderMayStopEarlyAndThrowItsOwnException() {
        hold(A, numbers(100));
        IOException e =
                assertThrows(
                        IOException.class,
                        () ->
                                store.query(
                                        Sparql.parse("SELECT * { ?s ?p ?o }"),
                                        LONG,
                                        result -> {
                                            throw new IOException("client gone");
                                        }));
        assertEquals("client gone", e.getMessage());
        assertEquals(
                List.of("100"), column("SELECT (COUNT(*) AS ?o) { ?s <%s> ?x }".formatted(KNOWS)));
    }

    @Test
    void allFourFormsAreAnswered() {
        hold(A, List.of(triple("x", "1")));
        assertTrue(ask("ASK { ?s <%s> '1' }".formatted(KNOWS)));
        assertFalse(ask("ASK { ?s <%s> '2' }".formatted(KNOWS)));
        assertEquals(
                Set.of(triple("x", "1")),
                triples("CONSTRUCT WHERE { ?s <%s> ?o }".formatted(KNOWS)));
        assertEquals(Set.of(triple("x", "1")), triples("DESCRIBE <%s>".formatted(iri("x"))));
    }

    /** A pattern of several triples after one that matches nothing once threw inside the engine. */
    @Test
    void whatMatchesNothingAnswersNothing() {
        hold(A, List.of(triple("x", "1")));
        checkNothing("");
        assertEquals(
                List.of("0"),
                column("SELECT (COUNT(*) AS ?o) { VALUES ?s { } ?s <urn:x:c> ?p ; <urn:x:d> ?q }"));
    }

    /** What is in no graph is not found in those either. */
    void checkNothing(String from) {
        assertEquals(
                List.of(),
                column(
                        ("SELECT ?o %s { { ?s <urn:x:a> ?o } UNION { ?s <urn:x:b> ?o }"
                                        + " ?s <urn:x:c> ?p ; <urn:x:d> ?q ."
                                        + " OPTIONAL { ?s <urn:x:e> ?r ; <urn:x:f> ?t } }"
                                        + " ORDER BY ?o")
                                .formatted(from)));
    }

    /**
     * SPARQL 1.1, sections 10.1 and 17.3: what has no value is unbound, or no solution of a FILTER.
     */
    @Test
    void anExpressionWithoutValueLeavesTheRow() {
        hold(A, List.of(triple("x", "1"), triple("y", "甲")));
        hold(B, List.of(triple("z", "3")));
        String number = "<http://www.w3.org/2001/XMLSchema#integer>(?t)";
        assertEquals(
                List.of("1", "3", "none"),
                column(
                        "SELECT ?o { ?s <%s> ?t BIND(%s AS ?n) BIND(COALESCE(STR(?n), 'none') AS ?o) } ORDER BY ?o"
                                .formatted(KNOWS, number)));
        assertEquals(
                List.of("3"),
                column("SELECT (?t AS ?o) { ?s <%s> ?t FILTER(%s > 2) }".formatted(KNOWS, number)));
    }

    @Test
    void pathsGoThroughTheUnionOfTheGraphs() {
        hold(A, List.of(Triple.create(iri("x"), KNOWS, iri("y"))));
        hold(B, List.of(Triple.create(iri("y"), KNOWS, iri("z"))));
        assertTrue(ask("ASK { <%s> <%s>+ <%s> }".formatted(iri("x"), KNOWS, iri("z"))));
    }

    @Test
    void readingAStreamedResultStopsAtTheLimitToo() {
        hold(A, numbers(2000));
        GraphException e =
                assertThrows(
                        GraphException.class,
                        () ->
                                store.query(
                                        Sparql.parse("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"),
                                        Duration.ofMillis(200),
                                        QueriesContract::drain));
        assertEquals(Reason.TIMEOUT, e.reason());
    }

    @Test
    void functionsOnStringsDoAsTheyShould() {
        assertEquals(
                List.of("乙b|true|false|甲a乙%E7%94%B2|xAyA"),
                column(
                        """
                        SELECT ?o { BIND(REPLACE('甲b', '甲', '乙') AS ?a)
                          BIND(REGEX('Abc', 'ABC', 'i') AS ?b) BIND(REGEX('a.c', 'a.b', 'q') AS ?c)
                          BIND(CONCAT('甲', 'a', '乙', ENCODE_FOR_URI('甲')) AS ?d)
                          BIND(REPLACE('xaya', '(A)', 'A', 'i') AS ?e)
                          BIND(CONCAT(?a, '|', STR(?b), '|', STR(?c), '|', ?d, '|', ?e) AS ?o) }
                        """));
    }

    @Test
    void aClosedStoreSaysSo() {
        store.close();
        assertThrows(IllegalStateException.class, () -> store.revision());
        store.close();
    }

    boolean ask(String query) {
        return store.query(
                Sparql.parse(query), LONG, result -> ((QueryResult.Truth) result).value());
    }

    Set<Triple> triples(String query) {
        return store.query(
                Sparql.parse(query),
                LONG,
                result -> {
                    Set<Triple> triples = new HashSet<>();
                    ((QueryResult.Triples) result).triples().forEachRemaining(triples::add);
                    return triples;
                });
    }

    static long drain(QueryResult result) {
        return ((QueryResult.Rows) result).rows().stream().count();
    }

    List<String> column(String query) {
        return store.query(
                Sparql.parse(query),
                LONG,
                result ->
                        ((QueryResult.Rows) result)
                                .rows().stream()
                                        .map(row -> row.get("o").getLiteralLexicalForm())
                                        .toList());
    }

    static List<Triple> numbers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> triple("x" + i, Integer.toString(i)))
                .toList();
    }

    static Node iri(String name) {
        return NodeFactory.createURI("http://example.org/" + name);
    }

    static Triple triple(String subject, String text) {
        return Triple.create(iri(subject), KNOWS, NodeFactory.createLiteralString(text));
    }
}
