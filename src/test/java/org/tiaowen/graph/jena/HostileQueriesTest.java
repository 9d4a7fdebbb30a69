package org.tiaowen.graph.jena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.Beside;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphException.Reason;
import org.tiaowen.graph.QueryResult;
import org.tiaowen.graph.Sparql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Queries that would take all the time or all the memory: each of them ends, and nothing else does.
 */
@Beside
@Timeout(1800)
class HostileQueriesTest {

    private static final int NODES = 3000;

    /** Long for a query, short for a test. */
    private static final Duration LIMIT = Duration.ofMillis(300);

    /** A generous one: the machine may be busy with other things. */
    private static final Duration GRACE = Duration.ofMinutes(3);

    /** 24 MiB a query, 64 MiB for all. */
    private static final MemoryBudget BUDGET = new MemoryBudget(24 << 20, 64 << 20);

    private static Tdb2Store store;

    @BeforeAll
    static void fill() {
        store = Tdb2Store.inMemory(BUDGET);
        Node next = NodeFactory.createURI("urn:x:p");
        Node number = NodeFactory.createURI("urn:x:n");
        List<Triple> triples = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            Node node = NodeFactory.createURI("urn:x:node/" + i);
            triples.add(
                    Triple.create(
                            node,
                            next,
                            NodeFactory.createURI("urn:x:node/" + (i * 7L + 1) % NODES)));
            triples.add(Triple.create(node, number, NodeFactory.createLiteralString("值" + i)));
        }
        store.replace(NodeFactory.createURI("urn:x:g"), "f", triples);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    static Stream<String> nasty() {
        String cross = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i";
        String times = "b".repeat((int) (GuardedFunctions.LONGEST / 4000) - 2);
        String big = "REPLACE('" + "a".repeat(4000) + "', 'a', '" + times + "')";
        return Stream.of(
                "SELECT (COUNT(*) AS ?n) { " + cross + " }",
                "SELECT * { " + cross + " } ORDER BY ?i ?a",
                "SELECT * { " + cross + " } ORDER BY REPLACE(STR(?i), '.', STR(?a))",
                "SELECT DISTINCT * { " + cross + " }",
                "SELECT ?a ?d ?g { " + cross + " } GROUP BY ?a ?d ?g",
                "SELECT ?a ?d (COUNT(*) AS ?n) { " + cross + " } GROUP BY ?a ?d ?i",
                "SELECT (COUNT(DISTINCT *) AS ?n) { " + cross + " }",
                "SELECT (COUNT(DISTINCT CONCAT(STR(?c), STR(?f))) AS ?n) { " + cross + " }",
                "SELECT (GROUP_CONCAT(?c) AS ?n) { " + cross + " }",
                "SELECT (GROUP_CONCAT(DISTINCT CONCAT(STR(?c), STR(?f))) AS ?n) { " + cross + " }",
                "SELECT * { { SELECT * { " + cross + " } } { SELECT ?x ?a { ?x ?y ?a } } }",
                "SELECT * { { ?a ?b ?c . ?d ?e ?f } { SELECT ?g { ?g ?h ?i . ?j ?k ?l } } }",
                "SELECT * { ?a ?b ?c OPTIONAL { SELECT ?d ?g { " + cross + " } } }",
                "SELECT * { ?a ?b ?c MINUS { " + cross + " } }",
                "SELECT (COUNT(*) AS ?n) { " + values(9) + " }",
                "SELECT (COUNT(*) AS ?n) { ?x ((((<urn:x:p>*)*)|<urn:x:q>)*)/!<urn:x:n>* ?y ."
                        + " ?z <urn:x:p>* ?w }",
                "SELECT (COUNT(*) AS ?n) { ?x (<urn:x:p>/(<urn:x:p>/<urn:x:p>*)+)* ?y }",
                "SELECT (COUNT(*) AS ?n) { ?x (!<urn:x:q>|!^<urn:x:q>)* ?y . ?y (^<urn:x:p>)+ ?x }",
                "CONSTRUCT { ?a ?b ?f . ?d ?e ?i } { " + cross + " }",
                "DESCRIBE ?a ?d ?g { " + cross + " }",
                "ASK { " + cross + " FILTER(STR(?c) = CONCAT(STR(?f), 'never')) }",
                "ASK { " + cross + " FILTER NOT EXISTS { ?x <urn:x:p>+ ?a } FILTER(?a = ?i) }",
                "ASK { FILTER REGEX('" + "a".repeat(60) + "!', '^(.*a){12}b$') }",
                "ASK { BIND(" + big + " AS ?x) FILTER(" + contains() + ") }",
                "SELECT * { BIND(" + big + " AS ?x) " + binds() + " }",
                "SELECT (STRLEN(CONCAT(" + upper() + ")) AS ?n) { BIND(" + big + " AS ?x) }",
                "SELECT (STRLEN(STR(?x41)) AS ?n) { BIND(9999999999 AS ?x1) " + squares() + " }");
    }

    private static String values(int tables) {
        String rows =
                IntStream.range(0, 60).mapToObj(Integer::toString).collect(Collectors.joining(" "));
        return IntStream.range(0, tables)
                .mapToObj(i -> "VALUES ?v" + i + " { " + rows + " }")
                .collect(Collectors.joining(" "));
    }

    private static String contains() {
        return IntStream.range(0, 400)
                .mapToObj(i -> "MD5(UCASE(?x)) = 'z" + i + "'")
                .collect(Collectors.joining(" || "));
    }

    private static String binds() {
        return IntStream.range(0, 300)
                .mapToObj(i -> "BIND(CONCAT(UCASE(?x), '%d') AS ?y%d)".formatted(i, i))
                .collect(Collectors.joining(" "));
    }

    private static String upper() {
        return String.join(", ", Collections.nCopies(400, "UCASE(?x)"));
    }

    private static String squares() {
        return IntStream.range(1, 41)
                .mapToObj(i -> "BIND(?x%d * ?x%d AS ?x%d)".formatted(i, i, i + 1))
                .collect(Collectors.joining(" "));
    }

    /** How it ended: a reason, or "answered". */
    private static String end(String text) {
        Query query = Sparql.parse(text);
        try {
            return store.query(
                    query,
                    LIMIT,
                    result -> {
                        switch (result) {
                            case QueryResult.Rows rows -> rows.rows().forEachRemaining(_ -> {});
                            case QueryResult.Triples triples ->
                                    triples.triples().forEachRemaining(_ -> {});
                            case QueryResult.Truth _ -> {}
                        }
                        return "answered";
                    });
        } catch (GraphException e) {
            return e.reason().name();
        }
    }

    private static final Set<String> ENDS =
            Set.of(Reason.TIMEOUT.name(), Reason.MEMORY.name(), Reason.BUSY.name(), "answered");

    @ParameterizedTest
    @MethodSource("nasty")
    void itEndsInTimeAndGivesBackWhatItHeld(String query) {
        long began = System.nanoTime();
        String end = end(query);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertTrue(ENDS.contains(end), end);
        assertTrue(took.compareTo(LIMIT.plus(GRACE)) < 0, "took " + took);
        assertEquals(0, BUDGET.taken());
        assertEquals("answered", end("ASK { ?s ?p ?o }"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f",
                "SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f }",
                "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a ?d",
                "SELECT (COUNT(DISTINCT *) AS ?n) { ?a ?b ?c . ?d ?e ?f }",
                "SELECT * { ?a ?b ?c MINUS { ?a ?e ?c . ?d ?x ?f } }",
                "SELECT * { ?a ?b ?c OPTIONAL { SELECT ?d ?g { ?d ?e ?f . ?g ?h ?i } LIMIT 90000 }"
                        + " }",
            })
    void whatHoldsTooMuchIsRefused(String query) {
        MemoryBudget little = new MemoryBudget(2 << 20, 4 << 20);
        try (Tdb2Store small = Tdb2Store.inMemory(little)) {
            List<Triple> triples = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                triples.add(
                        Triple.create(
                                NodeFactory.createURI("urn:x:" + i),
                                NodeFactory.createURI("urn:x:p"),
                                NodeFactory.createLiteralString("v" + i)));
            }
            small.replace(NodeFactory.createURI("urn:x:g"), "f", triples);
            GraphException e =
                    assertThrows(
                            GraphException.class,
                            () ->
                                    small.query(
                                            Sparql.parse(query),
                                            Duration.ofMinutes(10),
                                            result -> {
                                                ((QueryResult.Rows) result)
                                                        .rows()
                                                        .forEachRemaining(_ -> {});
                                                return true;
                                            }));
            assertEquals(Reason.MEMORY, e.reason());
            assertTrue(e.getMessage().contains("2 MiB"), e.getMessage());
            assertEquals(0, little.taken());
        }
    }

    /** Sixteen queries that each hold some copies of a text have to leave room for the rest. */
    @Test
    void howLongATextMayBecomeIsAShareOfTheHeapOrASetting() {
        assertEquals(512 << 10, GuardedFunctions.longest(null, 512 << 20));
        assertEquals(4_000_000, GuardedFunctions.longest(null, 64L << 30));
        assertEquals(7, GuardedFunctions.longest(7L, 512 << 20));
    }

    @Test
    void allTogetherAreBoundedWhereEachAloneWouldFit() {
        MemoryBudget budget = new MemoryBudget(2 << 20, 3 << 20);
        try (MemoryBudget.Share one = budget.open();
                MemoryBudget.Share other = budget.open()) {
            one.take(2 << 20);
            GraphException e = assertThrows(GraphException.class, () -> other.take(2 << 20));
            assertEquals(Reason.BUSY, e.reason());
            other.give(2 << 20);
            one.close();
            other.take(2 << 20);
        }
        assertEquals(0, budget.taken());
    }

    @Test
    void eightAtOnceEndToo() throws Exception {
        List<Callable<String>> all = new ArrayList<>();
        nasty().filter(query -> !query.contains("REPLACE(")).forEach(q -> all.add(() -> end(q)));
        try (ExecutorService eight = Executors.newFixedThreadPool(8)) {
            for (Future<String> future : eight.invokeAll(all)) {
                assertTrue(ENDS.contains(future.get()), future.get());
            }
        }
        assertEquals(0, BUDGET.taken());
        assertEquals("answered", end("ASK { ?s ?p ?o }"));
    }

    @Test
    void longOnesComputeByTurns() throws Exception {
        List<Callable<String>> all = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors() + 2; i++) {
            all.add(() -> end("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"));
        }
        AtomicInteger most = new AtomicInteger();
        try (ExecutorService clients = Executors.newFixedThreadPool(all.size())) {
            List<Future<String>> ends = all.stream().map(clients::submit).toList();
            while (ends.stream().anyMatch(end -> !end.isDone())) {
                most.accumulateAndGet(Turns.OF_PROCESS.waiting(), Math::max);
                Thread.onSpinWait();
            }
            for (Future<String> end : ends) {
                assertEquals(Reason.TIMEOUT.name(), end.get());
            }
        }
        assertTrue(most.get() > 0, "nobody waited for a turn");
    }

    /** ARQ's own walk calls itself at each node, until the stack ends. */
    @Test
    void aLongChainIsWalkedToItsEnd() {
        int nodes = 5_000;
        Node next = NodeFactory.createURI("urn:x:p");
        try (Tdb2Store chain = Tdb2Store.inMemory()) {
            chain.replace(
                    NodeFactory.createURI("urn:x:g"),
                    "f",
                    IntStream.range(1, nodes)
                            .mapToObj(
                                    i ->
                                            Triple.create(
                                                    NodeFactory.createURI("urn:x:" + (i - 1)),
                                                    next,
                                                    NodeFactory.createURI("urn:x:" + i)))
                            .toList());
            assertEquals(nodes, count(chain, "<urn:x:0> <urn:x:p>* ?x"));
            assertEquals(nodes - 1, count(chain, "<urn:x:0> (<urn:x:p>|!<urn:x:p>)+ ?x"));
            assertEquals(nodes, count(chain, "?x <urn:x:p>* <urn:x:" + (nodes - 1) + ">"));
            assertEquals(
                    nodes - 2, count(chain, "?x <urn:x:p>/<urn:x:p>+ <urn:x:" + (nodes - 1) + ">"));
            assertEquals(1, count(chain, "<urn:x:0> <urn:x:p>* <urn:x:" + (nodes - 1) + ">"));
            assertEquals(0, count(chain, "<urn:x:1> <urn:x:p>* <urn:x:0>"));
        }
    }

    private static long count(Tdb2Store store, String pattern) {
        return store.query(
                Sparql.parse("SELECT * { " + pattern + " }"),
                Duration.ofMinutes(10),
                result -> {
                    long rows = 0;
                    for (var all = ((QueryResult.Rows) result).rows(); all.hasNext(); all.next()) {
                        rows++;
                    }
                    return rows;
                });
    }

    @Test
    void whatOperatorsLetGoIsNotCounted() {
        // Each of the 3000 sorts is small; all of them would not fit.
        assertEquals(
                "answered",
                end(
                        "ASK { VALUES ?s { <urn:x:node/1> <urn:x:node/2> }"
                                + " FILTER EXISTS { SELECT ?s { ?s ?p ?o } ORDER BY ?o } }"));
        assertEquals("answered", end("SELECT ?y { <urn:x:node/0> (((<urn:x:p>*)+)?)* ?y }"));
    }
}
