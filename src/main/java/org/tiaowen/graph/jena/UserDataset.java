package org.tiaowen.graph.jena;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;
import org.tiaowen.graph.GraphNames;
import org.tiaowen.graph.GraphStamp;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The dataset as a user's update sees it: all of it can be read, with the union as default graph,
 * and users' graphs alone can be written; a write to any other throws. It keeps account of what
 * changed, for {@link #settle}.
 */
final class UserDataset extends DatasetGraphWrapper {

    private final StoreState state;
    private final Map<Node, Boolean> isProtected = new HashMap<>();
    private final Set<Node> changed = new HashSet<>();
    private final Set<Node> dropped = new HashSet<>();

    UserDataset(DatasetGraph dataset, StoreState state) {
        super(dataset);
        this.state = state;
    }

    /** Raises the revision where anything changed, and notes it for the graphs that did. */
    void settle() {
        if (!changed.isEmpty() || !dropped.isEmpty()) {
            long revision = state.advance();
            changed.forEach(graph -> state.noteUsers(graph, revision));
            dropped.forEach(state::forgetUsers);
        }
    }

    /** Whether users or the program made a graph of this name, be it empty. */
    @Override
    public boolean containsGraph(Node graph) {
        return changed.contains(graph)
                || (!dropped.contains(graph) && state.stamp(graph).isPresent());
    }

    @Override
    public Graph getDefaultGraph() {
        return new Union(this);
    }

    @Override
    public Graph getGraph(Node graph) {
        return GraphView.createNamedGraph(this, graph);
    }

    @Override
    public Iterator<Node> listGraphNodes() {
        return state.stamps().stream().map(GraphStamp::graph).iterator();
    }

    /** Makes a graph; what it is to hold is not asked for by any update. */
    @Override
    public void addGraph(Node name, Graph content) {
        check(name);
        noteChange(name);
        content.find().forEach(t -> add(Quad.create(name, t)));
    }

    @Override
    public void removeGraph(Node graph) {
        boolean existed = containsGraph(graph);
        deleteAny(graph, Node.ANY, Node.ANY, Node.ANY);
        if (existed) {
            changed.remove(graph);
            dropped.add(graph);
        }
    }

    @Override
    public void add(Quad quad) {
        check(quad.getGraph());
        if (!getW().contains(quad)) {
            getW().add(quad);
            noteChange(quad.getGraph());
        }
    }

    @Override
    public void add(Node graph, Node subject, Node predicate, Node object) {
        add(Quad.create(graph, subject, predicate, object));
    }

    @Override
    public void delete(Quad quad) {
        check(quad.getGraph());
        if (getW().contains(quad)) {
            getW().delete(quad);
            noteChange(quad.getGraph());
        }
    }

    @Override
    public void delete(Node graph, Node subject, Node predicate, Node object) {
        delete(Quad.create(graph, subject, predicate, object));
    }

    @Override
    public void deleteAny(Node graph, Node subject, Node predicate, Node object) {
        check(graph);
        List<Quad> found = Iter.toList(getR().find(graph, subject, predicate, object));
        found.forEach(this::delete);
    }

    @Override
    public void clear() {
        throw GraphNames.protectedUnion();
    }

    private void noteChange(Node graph) {
        changed.add(graph);
        dropped.remove(graph);
    }

    private void check(Node graph) {
        if (Quad.isDefaultGraph(graph) || Quad.isUnionGraph(graph)) {
            throw GraphNames.protectedUnion();
        }
        if (isProtected.computeIfAbsent(graph, state::isProtected)) {
            throw GraphNames.protectedGraph(graph);
        }
    }

    /** The union of all graphs, which is read and not written. */
    private static final class Union extends GraphView {

        Union(UserDataset dataset) {
            super(dataset, Quad.unionGraph);
        }

        @Override
        public void performAdd(Triple triple) {
            throw GraphNames.protectedUnion();
        }

        @Override
        public void performDelete(Triple triple) {
            throw GraphNames.protectedUnion();
        }
    }
}
