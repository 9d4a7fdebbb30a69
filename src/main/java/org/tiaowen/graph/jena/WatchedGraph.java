package org.tiaowen.graph.jena;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.WrappedGraph;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.util.iterator.ExtendedIterator;

/** A view of a graph that stops being read once its query is cancelled. */
final class WatchedGraph extends WrappedGraph {

    private final ExecutionContext query;

    WatchedGraph(Graph graph, ExecutionContext query) {
        super(graph);
        this.query = query;
    }

    @Override
    public ExtendedIterator<Triple> find(Triple pattern) {
        return find(pattern.getSubject(), pattern.getPredicate(), pattern.getObject());
    }

    @Override
    public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
        query.checkCancelSignal();
        return super.find(subject, predicate, object)
                .mapWith(
                        triple -> {
                            query.checkCancelSignal();
                            return triple;
                        });
    }

    @Override
    public boolean contains(Node subject, Node predicate, Node object) {
        query.checkCancelSignal();
        return super.contains(subject, predicate, object);
    }
}
