package org.tiaowen.graph.rdf4j;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.WrappedGraph;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.UpdateExecDatasetBuilder;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.update.UpdateRequest;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphNames;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.graph.UpdateFailures;
import org.tiaowen.graph.rdf4j.GraphWriting.Content;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The dataset as a user's update sees it. Which graphs an update writes shows only when it runs
 * ({@code GRAPH ?g}), and another machine would not ask whether they are the user's: so it runs
 * here. What it reads is asked for by patterns; users' graphs that it names are brought here whole,
 * changed, and written back together.
 */
final class UpdateView extends DatasetGraphMapLink {

    private final Session session;
    private final Duration limit;
    private final Graph union;

    /** Users' graphs as they are now; absent where the update did not name them. */
    private final Map<Node, Graph> users = new LinkedHashMap<>();

    private final Map<Node, Set<Triple>> before = new HashMap<>();
    private final Map<Node, Graph> own = new HashMap<>();
    private final Set<Node> exists = new HashSet<>();

    UpdateView(Session session, Duration limit) {
        super(GraphFactory.createDefaultGraph());
        this.session = session;
        this.limit = limit;
        union = new Protected(session.all(limit), GraphNames::protectedUnion);
        session.stamps().forEach(stamp -> exists.add(stamp.graph()));
    }

    void run(UpdateRequest update, Duration limit) {
        UpdateFailures.told(
                limit,
                () ->
                        UpdateExecDatasetBuilder.create()
                                .dataset(this)
                                .update(update)
                                .set(ARQ.httpServiceAllowed, false)
                                .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                                .execute());
    }

    boolean isChanged() {
        return !dropped().isEmpty() || !contents(0).isEmpty();
    }

    /** What users' graphs that changed hold now. */
    List<Content> contents(long revision) {
        List<Content> contents = new ArrayList<>();
        users.forEach(
                (name, graph) -> {
                    List<Triple> now = graph.find().toList();
                    boolean isNew = session.stamp(name).isEmpty();
                    if (containsGraph(name)
                            && (isNew || !Set.copyOf(now).equals(before.get(name)))) {
                        contents.add(
                                new Content(
                                        GraphStamp.ofUser(name, revision),
                                        List.of(now).iterator()));
                    }
                });
        return contents;
    }

    /** Users' graphs that are no more. */
    List<Node> dropped() {
        return session.stamps().stream()
                .map(GraphStamp::graph)
                .filter(name -> !containsGraph(name))
                .toList();
    }

    @Override
    public Graph getDefaultGraph() {
        return union;
    }

    @Override
    public Graph getGraph(Node name) {
        if (Quad.isDefaultGraph(name) || Quad.isUnionGraph(name)) {
            return union;
        }
        return session.isProtected(name)
                ? own.computeIfAbsent(
                        name,
                        _ ->
                                new Protected(
                                        session.patterns(name, limit),
                                        () -> GraphNames.protectedGraph(name)))
                : users.computeIfAbsent(name, this::fetch);
    }

    private Graph fetch(Node name) {
        Graph graph = session.graph(name);
        before.put(name, Set.copyOf(graph.find().toList()));
        return graph;
    }

    @Override
    protected Graph getGraphCreate(Node name) {
        return getGraph(name);
    }

    /** Made by someone, or written to by this update. */
    @Override
    public boolean containsGraph(Node name) {
        if (Quad.isDefaultGraph(name) || Quad.isUnionGraph(name)) {
            return true;
        }
        Graph graph = users.get(name);
        return exists.contains(name) || graph != null && !graph.isEmpty();
    }

    @Override
    public Iterator<Node> listGraphNodes() {
        Set<Node> names = new HashSet<>(exists);
        users.keySet().stream().filter(this::containsGraph).forEach(names::add);
        return names.iterator();
    }

    @Override
    public void addGraph(Node name, Graph content) {
        Graph graph = getGraph(name);
        if (graph instanceof Protected kept) {
            throw kept.refusal.get();
        }
        exists.add(name);
        content.find().toList().forEach(graph::add);
    }

    @Override
    public void removeGraph(Node name) {
        getGraph(name).clear();
        exists.remove(name);
    }

    @Override
    public void clear() {
        throw GraphNames.protectedUnion();
    }

    /** A graph that is read and not written. */
    private static final class Protected extends WrappedGraph {

        private final Supplier<GraphException> refusal;

        Protected(Graph graph, Supplier<GraphException> refusal) {
            super(graph);
            this.refusal = refusal;
        }

        @Override
        public void add(Triple triple) {
            throw refusal.get();
        }

        @Override
        public void performAdd(Triple triple) {
            throw refusal.get();
        }

        @Override
        public void delete(Triple triple) {
            throw refusal.get();
        }

        @Override
        public void performDelete(Triple triple) {
            throw refusal.get();
        }

        @Override
        public void clear() {
            throw refusal.get();
        }

        @Override
        public void remove(Node subject, Node predicate, Node object) {
            throw refusal.get();
        }
    }
}
