package org.tiaowen.graph.jena;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.iterator.QueryIterRepeatApply;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.Path;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

/**
 * A property path, walked from one start at a time over a graph that watches the query: what was
 * met on the way is counted until the next start.
 */
final class GuardedPath extends QueryIterRepeatApply {

    private final TriplePath pattern;
    private final Holding holding;

    GuardedPath(TriplePath pattern, QueryIterator input, ExecutionContext query) {
        super(input, query);
        this.pattern = pattern;
        holding = new Holding(query);
    }

    @Override
    protected QueryIterator nextStage(Binding row) {
        holding.release();
        ExecutionContext query = getExecContext();
        Node subject = Var.lookup(row, pattern.getSubject());
        Node object = Var.lookup(row, pattern.getObject());
        Graph graph = new WatchedGraph(query.getActiveGraph(), query, holding);
        if (subject.isVariable() && object.isVariable()) {
            Iterator<Binding> starts =
                    Iter.map(
                            starts(graph, pattern.getPath(), true),
                            start -> BindingFactory.binding(row, Var.alloc(subject), start));
            return new GuardedPath(pattern, QueryIterPlainWrapper.create(starts, query), query);
        }
        boolean isForwards = subject.isConcrete();
        Iterator<Node> ends =
                PathWalk.from(
                        isForwards ? subject : object,
                        pattern.getPath(),
                        isForwards,
                        graph,
                        query.getContext());
        Node end = isForwards ? object : subject;
        return QueryIterPlainWrapper.create(
                end.isConcrete()
                        ? Iter.map(Iter.filter(ends, end::sameValueAs), _ -> row)
                        : Iter.map(ends, node -> BindingFactory.binding(row, Var.alloc(end), node)),
                query);
    }

    /** All nodes that the path can begin at, and perhaps some more, each once. */
    private Iterator<Node> starts(Graph graph, Path path, boolean forwards) {
        return switch (path) {
            case P_OneOrMore1 many -> starts(graph, many.getSubPath(), forwards);
            case P_Inverse inverse -> starts(graph, inverse.getSubPath(), !forwards);
            case P_Seq steps ->
                    starts(graph, forwards ? steps.getLeft() : steps.getRight(), forwards);
            case P_Link link ->
                    distinct(
                            Iter.map(
                                    graph.find(Node.ANY, link.getNode(), Node.ANY),
                                    forwards ? Triple::getSubject : Triple::getObject));
            default ->
                    distinct(
                            Iter.flatMap(
                                    graph.find(Node.ANY, Node.ANY, Node.ANY),
                                    triple -> Iter.of(triple.getSubject(), triple.getObject())));
        };
    }

    private Iterator<Node> distinct(Iterator<Node> nodes) {
        Set<Node> seen = new HashSet<>();
        return Iter.filter(
                nodes,
                node -> {
                    boolean isNew = seen.add(node);
                    if (isNew) {
                        holding.take(64 + MemoryBudget.size(node));
                    }
                    return isNew;
                });
    }

    @Override
    protected void closeSubIterator() {
        super.closeSubIterator();
        holding.release();
    }
}
