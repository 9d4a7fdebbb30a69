package org.tiaowen.graph;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.Test;
import org.tiaowen.graph.GraphException.Reason;
import org.tiaowen.rdf.Tw;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** What every graph store does; each engine runs it. */
public abstract class GraphStoreContract extends UserGraphsContract {

    @Test
    void anEmptyStoreHasNoGraphsAndRevisionZero() {
        assertEquals(0, store.revision());
        assertEquals(List.of(), store.graphs());
        assertEquals(Optional.empty(), store.stamp(A));
        assertEquals(true, store.read(A, Graph::isEmpty));
        assertEquals(true, store.readAll(Graph::isEmpty));
    }

    @Test
    void aReplacedGraphHoldsTheNewTriplesOnly() {
        store.replace(A, "f1", List.of(triple("x", "1"), triple("x", "2")));
        store.replace(A, "f2", List.of(triple("x", "2"), triple("x", "3")));
        assertEquals(Set.of(triple("x", "2"), triple("x", "3")), content(A));
    }

    /** 30 and 30.0 are one value; a store that keeps one spelling must not lose it as stale. */
    @Test
    void aNumberStaysWhenTheRestIsReplaced() {
        Triple number =
                Triple.create(
                        triple("x", "1").getSubject(),
                        Tw.value,
                        NodeFactory.createLiteralDT("30", XSDDatatype.XSDdecimal));
        store.replace(A, "f1", List.of(number, triple("x", "1")));
        store.replace(A, "f2", List.of(number, triple("x", "2")));
        int values =
                store.read(
                        A,
                        graph ->
                                graph.find(number.getSubject(), number.getPredicate(), Node.ANY)
                                        .toList()
                                        .size());
        assertEquals(1, values);
    }

    @Test
    void replacingOneGraphLeavesTheOthers() {
        store.replace(A, "f", List.of(triple("x", "1")));
        store.replace(B, "f", List.of(triple("x", "1"), triple("y", "1")));
        store.replace(A, "g", List.of());
        assertEquals(Set.of(), content(A));
        assertEquals(Set.of(triple("x", "1"), triple("y", "1")), content(B));
    }

    @Test
    void eachChangeRaisesTheRevisionAndTheGraphSaysSo() {
        assertEquals(1, store.replace(B, "f1", List.of(triple("x", "1"))).revision());
        assertEquals(2, store.replace(A, "f1", List.of(triple("x", "1"))).revision());
        assertEquals(new GraphStamp(A, "f2", 3), store.replace(A, "f2", List.of()));
        assertEquals(
                List.of(new GraphStamp(A, "f2", 3), new GraphStamp(B, "f1", 1)), store.graphs());
        assertEquals(Optional.of(new GraphStamp(A, "f2", 3)), store.stamp(A));
        assertEquals(
                "3",
                store.read(
                        A,
                        graph ->
                                graph.find(A, Tw.revision, Node.ANY)
                                        .next()
                                        .getObject()
                                        .getLiteralLexicalForm()));
    }

    @Test
    void writingTheSameAgainChangesNothing() {
        GraphStamp first = store.replace(A, "f", List.of(triple("x", "1"), triple("x", "1")));
        assertEquals(first, store.replace(A, "f", List.of(triple("x", "1"))));
        assertEquals(1, store.revision());
    }

    @Test
    void severalGraphsAreReplacedAsOneEachWouldBe() {
        store.replace(A, "f", List.of(triple("x", "1")));
        Map<Node, List<Triple>> graphs = new LinkedHashMap<>();
        graphs.put(B, List.of(triple("y", "1")));
        graphs.put(A, List.of(triple("x", "2")));
        store.replaceAll("g", graphs);
        assertEquals(List.of(new GraphStamp(A, "g", 3), new GraphStamp(B, "g", 2)), store.graphs());
        assertEquals(
                List.of("1", "2"),
                column("SELECT ?o { ?s <" + KNOWS.getURI() + "> ?o } ORDER BY ?o"));
        store.replaceAll("g", graphs);
        assertEquals(3, store.revision());
    }

    @Test
    void aRemovedGraphIsGoneAndTheRevisionGrowsOn() {
        store.replace(A, "f", List.of(triple("x", "1")));
        store.replace(B, "f", List.of(triple("y", "1")));
        assertTrue(store.remove(B));
        assertFalse(store.remove(B));
        assertEquals(3, store.revision());
        assertEquals(List.of(new GraphStamp(A, "f", 1)), store.graphs());
        assertEquals(true, store.read(B, Graph::isEmpty));
        assertEquals(4, store.replace(B, "f", List.of(triple("y", "1"))).revision());
    }

    @Test
    void readsInsideAReadSeeItsState() throws Exception {
        store.replace(A, "f", List.of(triple("x", "1")));
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            store.readAll(
                    graph -> {
                        Future<GraphStamp> written =
                                other.submit(
                                        () -> store.replace(B, "f", List.of(triple("y", "1"))));
                        assertEquals(2, assertDoesNotThrow(() -> written.get()).revision());
                        assertEquals(1, store.revision());
                        assertEquals(Optional.empty(), store.stamp(B));
                        assertEquals(true, store.read(B, Graph::isEmpty));
                        return graph.size();
                    });
        }
        assertEquals(2, store.revision());
    }

    @Test
    void queriesSeeTheUnionOfTheGraphs() {
        store.replace(A, "f", List.of(triple("x", "1")));
        store.replace(B, "f", List.of(triple("x", "1"), triple("y", "2")));
        assertEquals(
                List.of("1", "2"),
                column("SELECT ?o { ?s <" + KNOWS.getURI() + "> ?o } ORDER BY ?o"));
        assertEquals(
                List.of("1"),
                column("SELECT ?o { GRAPH <%s> { ?s <%s> ?o } }".formatted(A, KNOWS)));
        assertEquals(
                List.of("1"), column("SELECT ?o FROM <%s> { ?s <%s> ?o }".formatted(A, KNOWS)));
        assertEquals(
                2L,
                store.<Long>readAll(
                        graph -> graph.stream(Node.ANY, KNOWS, Node.ANY).distinct().count()));
    }

    @Test
    void whatIsInNoGraphThatIsAskedAnswersNothing() {
        store.replace(A, "f", List.of(triple("x", "1")));
        checkNothing("FROM <http://example.org/none>");
    }

    @Test
    void aCrossProductStopsAtItsLimit() {
        store.replace(A, "f", numbers(2000));
        GraphException e =
                assertThrows(
                        GraphException.class,
                        () ->
                                store.query(
                                        Sparql.parse(
                                                "SELECT (COUNT(*) AS ?n)"
                                                        + " { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"),
                                        Duration.ofMillis(200),
                                        GraphStoreContract::drain));
        assertEquals(Reason.TIMEOUT, e.reason());
    }

    @Test
    void aConstantWithoutValueLeavesTheRow() {
        assertEquals(
                List.of("bound"),
                column("SELECT ?o { BIND('bound' AS ?o) BIND(REGEX(1, '1') AS ?x) }"));
    }

    @Test
    void chineseAndAstralTextComesBackAsItWent() {
        String text = "条文“引号”\n\t\\ 𠮷 \uFEFF e\u0301";
        store.replace(A, "f", List.of(triple("x", text)));
        assertEquals(Set.of(triple("x", text)), content(A));
        assertEquals(List.of(text), column("SELECT ?o { ?s <%s> ?o }".formatted(KNOWS)));
    }

    @Test
    void nothingIsLoadedFromFilesOrServers() {
        store.replace(A, "f", List.of(triple("x", "1")));
        assertEquals(List.of(), column("SELECT ?o FROM <file:///etc/hostname> { ?s ?p ?o }"));
        assertEquals(
                List.of(),
                column("SELECT ?o FROM NAMED <http://127.0.0.1:1/x> { GRAPH ?g { ?s ?p ?o } }"));
    }

    @Test
    void aReaderSeesOneStateWhileAnotherThreadWrites() throws Exception {
        store.replace(A, "f1", List.of(triple("x", "1")));
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Set<Triple>> seen =
                    threads.submit(
                            () ->
                                    store.read(
                                            A,
                                            graph -> {
                                                reading.countDown();
                                                await(written);
                                                return withoutStamp(graph);
                                            }));
            reading.await();
            store.replace(A, "f2", List.of(triple("x", "2")));
            written.countDown();
            assertEquals(Set.of(triple("x", "1")), seen.get());
        }
        assertEquals(Set.of(triple("x", "2")), content(A));
    }

    @Test
    void writersOfManyThreadsTakeTurns() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<GraphStamp>> stamps = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Node graph = iri("source/" + i);
                stamps.add(threads.submit(() -> store.replace(graph, "f", numbers(50))));
            }
            Set<Long> revisions = new HashSet<>();
            for (Future<GraphStamp> stamp : stamps) {
                revisions.add(stamp.get().revision());
            }
            assertEquals(20, revisions.size());
        }
        assertEquals(20, store.revision());
        assertEquals(20, store.graphs().size());
    }

    @Test
    void aReadInsideAReadSeesTheSameState() {
        store.replace(A, "f", List.of(triple("x", "1")));
        long revision = store.read(A, graph -> store.readAll(union -> store.revision()));
        assertEquals(1, revision);
    }

    private Set<Triple> content(Node graph) {
        return store.read(graph, GraphStoreContract::withoutStamp);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Triple> chain(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Triple.create(iri("x" + i), KNOWS, iri("x" + (i + 1))))
                .toList();
    }
}
