package org.tiaowen.graph.jena;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.eval.PathEngineSPARQL;
import org.apache.jena.sparql.util.Context;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * ARQ's walk along a path, but for closures: it calls itself for each node that it meets, so that a
 * chain of some thousand nodes overflows the stack, and that in the middle of TDB2's reading (see
 * {@link MappedSegments}). Here what is still to be visited waits in a queue.
 */
final class PathWalk extends PathEngineSPARQL {

    private PathWalk(Graph graph, boolean isForwards, Context context) {
        super(graph, context);
        if (!isForwards) {
            flipDirection();
        }
    }

    /**
     * What a path leads to.
     *
     * @param isForwards from subject to object
     * @return a node as often as there are ways to it that SPARQL 1.1 counts (section 18.4)
     */
    static Iterator<Node> from(
            Node start, Path path, boolean isForwards, Graph graph, Context context) {
        return new PathWalk(graph, isForwards, context).eval(path, start);
    }

    @Override
    protected void doZeroOrMore(Path step, Node node, Collection<Node> output) {
        output.addAll(closure(step, List.of(node).iterator()));
    }

    @Override
    protected void doOneOrMore(Path step, Node node, Collection<Node> output) {
        output.addAll(closure(step, eval(step, node)));
    }

    private Set<Node> closure(Path step, Iterator<Node> first) {
        Set<Node> met = new LinkedHashSet<>();
        Deque<Node> waiting = new ArrayDeque<>();
        for (Iterator<Node> nodes = first; ; nodes = eval(step, waiting.remove())) {
            while (nodes.hasNext()) {
                Node node = nodes.next();
                if (met.add(node)) {
                    waiting.add(node);
                }
            }
            if (waiting.isEmpty()) {
                return met;
            }
        }
    }
}
