package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.WrappedGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.junit.jupiter.api.Test;
import org.tiaowen.rdf.Samples;
import org.tiaowen.rdf.Vocabulary;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A graph that keeps what is said of a subject. */
final class SubjectCacheTest {

    private static Set<Triple> found(Graph graph, Node s, Node p, Node o) {
        return graph.stream(s, p, o).collect(Collectors.toSet());
    }

    @Test
    void findsWhatTheGraphHoldsAndReadsEachSubjectOnce() {
        Graph graph = GraphFactory.createDefaultGraph();
        Vocabulary.triples(Samples.IRIS).forEach(graph::add);
        AtomicInteger reads = new AtomicInteger();
        Graph counted =
                new WrappedGraph(graph) {
                    @Override
                    public ExtendedIterator<Triple> find(Node s, Node p, Node o) {
                        reads.incrementAndGet();
                        return super.find(s, p, o);
                    }
                };
        List<Triple> all = graph.stream().toList();
        Graph cache = new SubjectCache(counted);
        for (Triple t : all) {
            Node s = t.getSubject();
            Node p = t.getPredicate();
            Stream.of(Node.ANY, t.getObject())
                    .filter(o -> !o.isLiteral())
                    .forEach(
                            o -> {
                                assertEquals(found(graph, s, p, o), found(cache, s, p, o));
                                assertEquals(
                                        found(graph, s, Node.ANY, o), found(cache, s, Node.ANY, o));
                            });
        }
        assertEquals(all.stream().map(Triple::getSubject).distinct().count(), reads.get());
        for (Triple t : all) {
            Node o = t.getObject();
            assertEquals(found(graph, Node.ANY, Node.ANY, o), found(cache, Node.ANY, Node.ANY, o));
            assertEquals(
                    found(graph, t.getSubject(), t.getPredicate(), o),
                    found(cache, t.getSubject(), t.getPredicate(), o));
        }
    }
}
