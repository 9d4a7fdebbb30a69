package org.tiaowen.ingest;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.rdf.Iris;
import org.tiaowen.search.SearchIndex;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Keeps the index what the graph says. Ingest, the repair at start and a reindex all write through
 * {@link #reflect}.
 */
public final class IndexSync {
    private final GraphStore store;
    private final SearchIndex index;
    private final Iris iris;

    /** Between these two. */
    public IndexSync(GraphStore store, SearchIndex index, Iris iris) {
        this.store = store;
        this.index = index;
        this.iris = iris;
    }

    /** A source that graph and index see differently, in words. */
    public record Difference(Node source, String what) {}

    /**
     * Writes the entries of a source as the store has it, or removes them where it has none.
     *
     * <p>Between the reading of its graph and the writing of its entries another thread may have
     * changed both: the later state would give way to the earlier one, or a source that was taken
     * out come back. So it looks behind itself. Who changes a graph and then the index needs not.
     *
     * @return the state that was written; empty where the store has no such source
     */
    Optional<GraphStamp> reflect(Node source) {
        Optional<GraphStamp> written;
        do {
            written = store.read(source, graph -> reflect(source, graph));
        } while (!written.equals(store.stamp(source)));
        return written;
    }

    /** Inside a read, so that state and content are of one moment. */
    private Optional<GraphStamp> reflect(Node source, Graph graph) {
        Optional<GraphStamp> stamp = store.stamp(source);
        stamp.ifPresentOrElse(s -> index.reflect(s, graph), () -> index.remove(source));
        return stamp;
    }

    /**
     * Writes the entries of some sources, in one commit, from what was committed of their graphs.
     */
    void reflect(Map<GraphStamp, Graph> graphs) {
        index.reflect(graphs);
    }

    void remove(Node source) {
        index.remove(source);
    }

    /** Where index and graph differ, source by source. */
    public List<Difference> differences() {
        Map<Node, GraphStamp> reflected =
                index.reflected().stream()
                        .collect(Collectors.toMap(GraphStamp::graph, Function.identity()));
        List<Difference> differences = new ArrayList<>();
        for (GraphStamp stamp : sources()) {
            GraphStamp seen = reflected.remove(stamp.graph());
            if (seen == null) {
                differences.add(new Difference(stamp.graph(), "not in the index"));
            } else if (!seen.equals(stamp)) {
                differences.add(
                        new Difference(
                                stamp.graph(),
                                "the index reflects revision %d, the graph has %d"
                                        .formatted(seen.revision(), stamp.revision())));
            }
        }
        reflected
                .keySet()
                .forEach(
                        s ->
                                differences.add(
                                        new Difference(s, "in the index but not in the graph")));
        return differences;
    }

    /** Makes the index agree with the graph; says what had to be done. */
    public List<Difference> repair() {
        List<Difference> differences = differences();
        differences.forEach(difference -> reflect(difference.source()));
        return differences;
    }

    /** Writes all entries anew; says of how many sources. */
    public int reindex() {
        List<GraphStamp> sources = sources();
        index.clear();
        sources.forEach(source -> reflect(source.graph()));
        return sources.size();
    }

    private List<GraphStamp> sources() {
        return store.graphs().stream().filter(s -> iris.sourceIdOf(s.graph()).isPresent()).toList();
    }
}
