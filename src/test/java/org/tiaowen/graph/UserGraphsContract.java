package org.tiaowen.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.graph.GraphException.Reason;
import org.tiaowen.rdf.Iris;
import org.tiaowen.rdf.Tw;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What every graph store does with the graphs of users: updates and whole graphs. */
abstract class UserGraphsContract extends QueriesContract {

    private static final Node MINE = iri("mine");

    @Test
    void aPutGraphHoldsExactlyWhatItWasGiven() {
        assertTrue(store.put(MINE, List.of(triple("x", "1"), triple("x", "2"))));
        assertFalse(store.put(MINE, List.of(triple("x", "2"), triple("x", "3"))));
        assertEquals(Set.of(triple("x", "2"), triple("x", "3")), everything(MINE));
        assertEquals(Optional.of(GraphStamp.ofUser(MINE, 2)), store.stamp(MINE));
        assertTrue(store.stamp(MINE).orElseThrow().isUsers());
    }

    @Test
    void aMergedGraphKeepsWhatItHeld() {
        assertTrue(store.merge(MINE, List.of(triple("x", "1"))));
        assertFalse(store.merge(MINE, List.of(triple("x", "1"), triple("x", "2"))));
        assertEquals(Set.of(triple("x", "1"), triple("x", "2")), everything(MINE));
    }

    @Test
    void aDeletedGraphIsGone() {
        assertFalse(store.delete(MINE));
        store.put(MINE, List.of(triple("x", "1")));
        assertTrue(store.delete(MINE));
        assertFalse(store.delete(MINE));
        assertEquals(Optional.empty(), store.stamp(MINE));
        assertEquals(Set.of(), everything(MINE));
        assertEquals(2, store.revision());
    }

    @Test
    void anEmptyGraphIsThereAllTheSame() {
        assertTrue(store.put(MINE, List.of()));
        assertEquals(List.of(GraphStamp.ofUser(MINE, 1)), store.graphs());
        assertFalse(store.put(MINE, List.of()));
        assertEquals(1, store.revision());
    }

    @Test
    void theRevisionGrowsWithEachChangeAndOnlyThen() {
        store.put(MINE, List.of(triple("x", "1")));
        assertEquals(1, store.revision());
        store.put(MINE, List.of(triple("x", "1")));
        store.merge(MINE, List.of(triple("x", "1")));
        update("INSERT DATA { GRAPH <%s> { <%s> <%s> '1' } }".formatted(MINE, iri("x"), KNOWS));
        assertEquals(1, store.revision());
        update("INSERT DATA { GRAPH <%s> { <%s> <%s> '2' } }".formatted(MINE, iri("x"), KNOWS));
        assertEquals(2, store.revision());
        assertEquals(Optional.of(GraphStamp.ofUser(MINE, 2)), store.stamp(MINE));
    }

    @Test
    void anUpdateReadsTheUnionAndWritesUsersGraphs() {
        store.replace(A, "f", List.of(triple("x", "1"), triple("y", "2")));
        update(
                "INSERT { GRAPH <%1$s> { ?s <%2$s> ?o } } WHERE { ?s <%2$s> ?o FILTER(?o = '1') }"
                        .formatted(MINE, KNOWS));
        assertEquals(Set.of(triple("x", "1")), everything(MINE));
        update(
                "WITH <%1$s> DELETE { ?s ?p ?o } INSERT { ?s ?p '3' } WHERE { ?s ?p ?o }"
                        .formatted(MINE));
        assertEquals(Set.of(triple("x", "3")), everything(MINE));
        update(
                "INSERT { GRAPH <%1$s> { ?s ?p ?o } } USING <%1$s> WHERE { ?s ?p ?x BIND('4' AS ?o) }"
                        .formatted(MINE));
        assertEquals(Set.of(triple("x", "3"), triple("x", "4")), everything(MINE));
        update("DELETE WHERE { GRAPH <%1$s> { ?s ?p '3' } }".formatted(MINE));
        assertEquals(Set.of(triple("x", "4")), everything(MINE));
    }

    @Test
    void graphsAreCreatedCopiedMovedAndDropped() {
        store.replace(A, "f", List.of(triple("x", "1")));
        Node other = iri("other");
        update("CREATE GRAPH <%s>".formatted(MINE));
        assertTrue(store.stamp(MINE).isPresent());
        update("COPY <%s> TO <%s>".formatted(A, MINE));
        assertTrue(everything(MINE).contains(triple("x", "1")));
        store.put(MINE, List.of(triple("x", "1")));
        update("MOVE <%s> TO <%s>".formatted(MINE, other));
        assertEquals(Optional.empty(), store.stamp(MINE));
        assertEquals(Set.of(triple("x", "1")), everything(other));
        update("ADD DEFAULT TO <%s> ; CLEAR GRAPH <%s>".formatted(MINE, other));
        assertTrue(everything(MINE).contains(triple("x", "1")));
        assertEquals(Set.of(), everything(other));
        update("DROP GRAPH <%s> ; DROP SILENT GRAPH <%s>".formatted(other, other));
        assertEquals(Optional.empty(), store.stamp(other));
    }

    /** The first operation of each could be done; it must not be. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT DATA { GRAPH <A> { <x:x> <x:y> 1 } }",
                "DELETE DATA { GRAPH <A> { <x:x> <x:y> 1 } }",
                "DELETE WHERE { GRAPH <A> { ?s ?p ?o } }",
                "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }",
                "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }",
                "WITH <A> INSERT { <x:x> <x:y> ?o } WHERE { ?s ?p ?o }",
                "INSERT { GRAPH ?s { <x:x> <x:y> 1 } } WHERE { BIND(<A> AS ?s) }",
                "INSERT DATA { GRAPH <BASEgraph/none> { <x:x> <x:y> 1 } }",
                "INSERT DATA { GRAPH <BASEsource/none> { <x:x> <x:y> 1 } }",
                "INSERT DATA { GRAPH <urn:x-arq:DefaultGraph> { <x:x> <x:y> 1 } }",
                "INSERT DATA { GRAPH <urn:x-arq:UnionGraph> { <x:x> <x:y> 1 } }",
                "INSERT DATA { <x:x> <x:y> 1 }",
                "DELETE WHERE { ?s ?p ?o }",
                "CREATE GRAPH <BASEsource/none>",
                "CLEAR GRAPH <A>",
                "DROP SILENT GRAPH <A>",
                "CLEAR ALL",
                "CLEAR SILENT DEFAULT",
                "DROP NAMED",
                "DROP SILENT ALL",
                "MOVE <A> TO <x:mine>",
                "COPY <x:first> TO <A>",
                "ADD <x:first> TO DEFAULT",
            })
    void whatIsNotTheUsersIsNotWritten(String text) {
        store.replace(A, "f", List.of(triple("x", "1")));
        Set<Triple> before = everything(A);
        String aimed = text.replace("<A>", "<" + A + ">").replace("BASE", Iris.DEFAULT_BASE);
        assertEquals(
                Reason.PROTECTED,
                refusal("INSERT DATA { GRAPH <x:first> { <x:x> <x:y> 1 } } ; " + aimed));
        assertEquals(before, everything(A));
        assertEquals(1, store.revision());
        assertEquals(1, store.graphs().size());
    }

    @Test
    void aWholeGraphOfTheProgramIsNotWrittenEither() {
        store.replace(A, "f", List.of(triple("x", "1")));
        for (Node graph : List.of(A, NodeFactory.createURI(Iris.DEFAULT_BASE + "source/none"))) {
            for (Runnable write :
                    List.<Runnable>of(
                            () -> store.put(graph, List.of()),
                            () -> store.merge(graph, List.of()),
                            () -> store.delete(graph))) {
                GraphException e = assertThrows(GraphException.class, write::run);
                assertEquals(Reason.PROTECTED, e.reason());
            }
        }
        store.put(MINE, List.of());
        GraphException e =
                assertThrows(GraphException.class, () -> store.replace(MINE, "f", List.of()));
        assertEquals(Reason.PROTECTED, e.reason());
        assertThrows(GraphException.class, () -> store.remove(MINE));
        assertEquals(2, store.revision());
    }

    /** What a user says of a graph must not make the program take it for one of its own. */
    @Test
    void aUserMaySayOfAGraphWhatTheStoreSaysOfItsOwn() {
        store.put(
                MINE,
                List.of(Triple.create(MINE, Tw.revision, NodeFactory.createLiteralString("none"))));
        assertEquals(Optional.of(GraphStamp.ofUser(MINE, 1)), store.stamp(MINE));
        assertEquals(1, store.graphs().size());
        update("INSERT DATA { GRAPH <%s> { <x:x> <x:y> '1' } }".formatted(MINE));
        assertTrue(store.delete(MINE));
    }

    @Test
    void usersGraphsAreReadByQueriesAndByNameButNotWithTheSources() {
        store.replace(A, "f", List.of(triple("x", "1")));
        store.put(MINE, List.of(triple("x", "1"), triple("y", "2")));
        assertEquals(
                List.of("1", "2"),
                column("SELECT ?o { ?s <" + KNOWS.getURI() + "> ?o } ORDER BY ?o"));
        assertEquals(Set.of(triple("x", "1")), store.readAll(UserGraphsContract::withoutStamp));
        assertEquals(
                List.of(triple("x", "1")),
                store.readAll(graph -> graph.find(iri("x"), Node.ANY, Node.ANY).toList()));
        assertEquals(
                List.of(GraphStamp.ofUser(MINE, 2), new GraphStamp(A, "f", 1)), store.graphs());
    }

    @Test
    void anUpdateStopsAtItsLimitAndChangesNothing() {
        store.replace(A, "f", numbers(2000));
        GraphException e =
                assertThrows(
                        GraphException.class,
                        () ->
                                store.update(
                                        Sparql.parseUpdate(
                                                "CREATE GRAPH <x:first> ; INSERT { GRAPH <x:mine> {"
                                                    + " ?a ?b ?c } } WHERE { ?a ?b ?c . ?d ?e ?f"
                                                    + " FILTER(CONCAT(?c, ?f) = 'none') }"),
                                        Duration.ofMillis(200)));
        assertEquals(Reason.TIMEOUT, e.reason());
        assertEquals(1, store.revision());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOAD <file:///etc/passwd> INTO GRAPH <x:mine>",
                "LOAD SILENT <http://localhost:1/> INTO GRAPH <x:mine>",
                "INSERT { GRAPH <x:mine> { ?s ?p ?o } }"
                        + " WHERE { SERVICE <http://localhost:1/> { ?s ?p ?o } }",
                "INSERT { GRAPH <x:mine> { ?s ?p ?o } } WHERE { ?s ?p ?o"
                        + " FILTER(<java:java.lang.System>(?o)) }",
                "DELETE WHERE { GRAPH <x:mine> { ?s <java:org.tiaowen.Tiaowen> ?o } }",
            })
    void nothingIsLoadedAndNoOtherServerAsked(String text) {
        assertEquals(Reason.FORBIDDEN, refusal(text));
    }

    @Test
    void aMalformedUpdateTellsThePlace() {
        GraphException e =
                assertThrows(
                        GraphException.class, () -> Sparql.parseUpdate("INSERT DATA {\n GRAPH }"));
        assertEquals(Reason.SYNTAX, e.reason());
        assertEquals(2, e.line());
    }

    void update(String text) {
        store.update(Sparql.parseUpdate(text), LONG);
    }

    private Reason refusal(String text) {
        return assertThrows(GraphException.class, () -> update(text)).reason();
    }

    private Set<Triple> everything(Node graph) {
        return store.read(graph, found -> new HashSet<>(found.find().toList()));
    }

    static Set<Triple> withoutStamp(Graph graph) {
        Set<Triple> triples = new HashSet<>(graph.find().toList());
        triples.removeIf(
                t ->
                        t.getPredicate().equals(Tw.revision)
                                || t.getPredicate().equals(Tw.fingerprint));
        return triples;
    }
}
