package org.tiaowen.graph.jena;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.WrappedGraph;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.util.iterator.ExtendedIterator;

/**
 * A view of a graph that stops being read once its query is cancelled, and counts the triples that
 * are read: whoever walks a path keeps the nodes that it has met.
 */
final class WatchedGraph extends WrappedGraph {

    /** Bytes that a step of a path holds, about. */
    private static final long STEP = 80;

    private final ExecutionContext query;
    private final Turns.Turn turn;
    private final Holding holding;

    WatchedGraph(Graph graph, ExecutionContext query, Holding holding) {
        super(graph);
        this.query = query;
        turn = Turns.of(query);
        this.holding = holding;
    }

    @Override
    public ExtendedIterator<Triple> find(Triple pattern) {
        return find(pattern.getSubject(), pattern.getPredicate(), pattern.getObject());
    }

    @Override
    public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
        turn.check(query);
        boolean isScan = !isKnown(subject) && !isKnown(object);
        return super.find(subject, predicate, object)
                .mapWith(
                        triple -> {
                            turn.check(query);
                            if (!isScan) {
                                holding.take(STEP);
                            }
                            return triple;
                        });
    }

    /** A look for starts keeps account of those itself. */
    private static boolean isKnown(Node node) {
        return node != null && node.isConcrete();
    }

    @Override
    public boolean contains(Node subject, Node predicate, Node object) {
        turn.check(query);
        return super.contains(subject, predicate, object);
    }
}
