package org.tiaowen.graph.jena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.Test;
import org.tiaowen.Beside;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.GuardedQueriesContract;

import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

@Beside
final class Tdb2MemoryTest extends GuardedQueriesContract {

    @Override
    protected GraphStore open() {
        return Tdb2Store.inMemory();
    }

    /** What joins sources changes as a whole: a reader never sees the half of it. */
    @Test
    void severalGraphsChangeTogetherOrNotAtAll() {
        Node first = NodeFactory.createURI("http://example.org/first");
        Node second = NodeFactory.createURI("http://example.org/second");
        Triple triple = Triple.create(first, first, first);
        try (GraphStore store = open()) {
            store.replace(first, "f", List.of());
            List<Triple> failing =
                    new AbstractList<>() {
                        @Override
                        public Triple get(int index) {
                            throw new IllegalStateException("not to be read");
                        }

                        @Override
                        public int size() {
                            return 1;
                        }
                    };
            Map<Node, List<Triple>> graphs = new LinkedHashMap<>();
            graphs.put(first, List.of(triple));
            graphs.put(second, failing);
            assertThrows(IllegalStateException.class, () -> store.replaceAll("g", graphs));
            assertEquals(List.of(new GraphStamp(first, "f", 1)), store.graphs());
            assertEquals(1, store.revision());
            assertFalse(store.<Boolean>read(first, graph -> graph.contains(triple)));
        }
    }

    /** TDB2 would give back 30.0, 1, 100.0 and another time. */
    @Test
    void literalsComeBackAsTheyWereWritten() {
        Node graph = NodeFactory.createURI("http://example.org/exact");
        Set<Triple> triples =
                RDFParser.fromString(
                                """
                                PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
                                <x:s> <x:p> "30"^^xsd:decimal, "01"^^xsd:integer, "1e2"^^xsd:double,
                                    "2020-01-01T10:00:00.000Z"^^xsd:dateTime, "1"^^xsd:boolean .
                                """,
                                Lang.TURTLE)
                        .toGraph()
                        .find()
                        .toSet();
        try (GraphStore store = open()) {
            store.put(graph, triples);
            assertEquals(triples, store.<Set<Triple>>read(graph, g -> g.find().toSet()));
        }
    }
}
