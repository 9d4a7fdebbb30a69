package org.tiaowen.graph.jena;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What DESCRIBE answers, as it is read: what the graphs state of each thing, and of the blank nodes
 * that it leads to. ARQ would gather all of it in memory first and look at no clock meanwhile.
 */
final class DescribedTriples implements Iterator<Triple> {

    private final List<Graph> graphs;
    private final Deque<Node> things = new ArrayDeque<>();
    private final Set<Node> known = new HashSet<>();
    private final MemoryBudget.Share share;
    private final Runnable watch;
    private Iterator<Triple> current = Collections.emptyIterator();
    private Iterator<Graph> rest = Collections.emptyIterator();
    private Node thing = Node.ANY;

    /**
     * Descriptions of some things.
     *
     * @param query tells the graphs and the things that it names
     * @param watch throws where the time is over
     */
    DescribedTriples(DatasetGraph dataset, Query query, MemoryBudget.Share share, Runnable watch) {
        this.graphs =
                query.hasDatasetDescription()
                        ? Stream.concat(
                                        query.getGraphURIs().stream(),
                                        query.getNamedGraphURIs().stream())
                                .distinct()
                                .map(uri -> dataset.getGraph(node(uri)))
                                .toList()
                        : List.of(dataset.getUnionGraph());
        this.share = share;
        this.watch = watch;
        query.getResultURIs().forEach(this::add);
    }

    private static Node node(String uri) {
        return NodeFactory.createURI(uri);
    }

    /** Describes all that the rows mention, too. */
    void addAll(RowSet rows) {
        while (rows.hasNext()) {
            Binding row = rows.next();
            for (Var variable : rows.getResultVars()) {
                Node node = row.get(variable);
                if (node != null) {
                    add(node);
                }
            }
        }
    }

    private void add(Node node) {
        if (!node.isLiteral() && known.add(node)) {
            share.take(100 + MemoryBudget.size(node));
            things.add(node);
        }
    }

    @Override
    public boolean hasNext() {
        while (!current.hasNext()) {
            watch.run();
            if (rest.hasNext()) {
                current = rest.next().find(thing, Node.ANY, Node.ANY);
            } else if (things.isEmpty()) {
                return false;
            } else {
                thing = things.remove();
                rest = graphs.iterator();
            }
        }
        return true;
    }

    @Override
    public Triple next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        watch.run();
        Triple triple = current.next();
        if (triple.getObject().isBlank()) {
            add(triple.getObject());
        }
        return triple;
    }
}
