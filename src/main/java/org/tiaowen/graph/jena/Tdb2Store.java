package org.tiaowen.graph.jena;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.jena.update.UpdateRequest;
import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphException.Reason;
import org.tiaowen.graph.GraphNames;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.Lifetime;
import org.tiaowen.graph.ResultReader;
import org.tiaowen.rdf.Tw;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The graph store on Apache Jena TDB2, in a directory or in memory.
 *
 * <p>A directory belongs to one store of one process at a time.
 */
public final class Tdb2Store implements GraphStore {

    static {
        JenaSystem.init();
    }

    private final DatasetGraph dataset;
    private final MappedSegments segments;
    private final StoreState state;
    private final Lifetime lifetime;
    private final MemoryBudget memory;
    private final WholeProperties properties = new WholeProperties();

    private Tdb2Store(DatasetGraph dataset, Runnable release, MemoryBudget memory) {
        this.dataset = dataset;
        segments = new MappedSegments(dataset);
        state = new StoreState(dataset);
        lifetime = new Lifetime(release);
        this.memory = memory;
    }

    /**
     * Opens the store of a directory and creates both where they are missing.
     *
     * @throws GraphException with reason {@code LOCKED} where another store holds the directory, or
     *     {@code IO} where it cannot be used
     */
    public static Tdb2Store open(Path directory) {
        DataDirectory opened = DataDirectory.open(directory);
        return new Tdb2Store(opened.dataset(), opened::close, MemoryBudget.HEAP);
    }

    /** A store that lives as long as this object. */
    public static Tdb2Store inMemory() {
        return inMemory(MemoryBudget.HEAP);
    }

    /** The same with another budget for the memory of queries. */
    static Tdb2Store inMemory(MemoryBudget memory) {
        DatasetGraph dataset = DatabaseMgr.createDatasetGraph();
        return new Tdb2Store(dataset, dataset::close, memory);
    }

    MappedSegments segments() {
        return segments;
    }

    @Override
    public GraphStamp replace(
            Node graph, String fingerprint, Stream<? extends Collection<Triple>> parts) {
        return write(() -> replaceNow(graph, fingerprint, parts));
    }

    @Override
    public void replaceAll(String fingerprint, Map<Node, ? extends Collection<Triple>> graphs) {
        write(
                () -> {
                    graphs.forEach(
                            (graph, triples) -> replaceNow(graph, fingerprint, Stream.of(triples)));
                    return true;
                });
    }

    private GraphStamp replaceNow(
            Node graph, String fingerprint, Stream<? extends Collection<Triple>> parts) {
        if (fingerprint.isEmpty()) {
            throw new IllegalArgumentException("a graph of the program has a fingerprint");
        }
        checkIsOwn(graph);
        Optional<GraphStamp> before = state.stamp(graph);
        Replacement replacement = new Replacement(dataset, graph);
        parts.forEachOrdered(replacement::add);
        replacement.add(List.of(StoreState.fingerprint(graph, fingerprint)));
        boolean onlyRevision =
                replacement.stale().stream().allMatch(triple -> isRevision(graph, triple));
        if (before.isPresent() && !replacement.isNew() && onlyRevision) {
            return before.get();
        }
        replacement.finish();
        long revision = state.advance();
        dataset.add(Quad.create(graph, StoreState.revision(graph, revision)));
        return new GraphStamp(graph, fingerprint, revision);
    }

    @Override
    public boolean remove(Node graph) {
        return write(
                () -> {
                    checkIsOwn(graph);
                    if (!dataset.containsGraph(graph)) {
                        return false;
                    }
                    dataset.removeGraph(graph);
                    state.advance();
                    return true;
                });
    }

    @Override
    public void update(UpdateRequest update, Duration limit) {
        write(
                () -> {
                    UserDataset users = new UserDataset(dataset, state);
                    UpdateExecution.run(users, update, limit);
                    users.settle();
                    return true;
                });
    }

    @Override
    public boolean put(Node graph, Collection<Triple> triples) {
        return write(
                () -> {
                    checkIsUsers(graph);
                    boolean isFirst = !state.isUsers(graph);
                    Replacement replacement = new Replacement(dataset, graph);
                    replacement.add(triples);
                    if (isFirst || replacement.isNew() || !replacement.stale().isEmpty()) {
                        replacement.finish();
                        state.noteUsers(graph, state.advance());
                    }
                    return isFirst;
                });
    }

    @Override
    public boolean merge(Node graph, Collection<Triple> triples) {
        return write(
                () -> {
                    checkIsUsers(graph);
                    boolean isFirst = !state.isUsers(graph);
                    Replacement addition = new Replacement(dataset, graph);
                    addition.add(triples);
                    if (isFirst || addition.isNew()) {
                        state.noteUsers(graph, state.advance());
                    }
                    return isFirst;
                });
    }

    @Override
    public boolean delete(Node graph) {
        return write(
                () -> {
                    checkIsUsers(graph);
                    if (!state.isUsers(graph)) {
                        return false;
                    }
                    dataset.removeGraph(graph);
                    state.forgetUsers(graph);
                    state.advance();
                    return true;
                });
    }

    private void checkIsUsers(Node graph) {
        if (state.isProtected(graph)) {
            throw GraphNames.protectedGraph(graph);
        }
    }

    private void checkIsOwn(Node graph) {
        if (state.isUsers(graph)) {
            throw new GraphException(
                    Reason.PROTECTED, "<" + graph + "> is a graph that a user wrote");
        }
    }

    @Override
    public List<GraphStamp> graphs() {
        return snapshot(state::stamps);
    }

    @Override
    public Optional<GraphStamp> stamp(Node graph) {
        return snapshot(() -> state.stamp(graph));
    }

    @Override
    public long revision() {
        return snapshot(state::revision);
    }

    @Override
    public <T extends @Nullable Object> T read(
            Node graph, Function<? super Graph, ? extends T> reader) {
        return snapshot(() -> reader.apply(dataset.getGraph(graph)));
    }

    @Override
    public <T extends @Nullable Object> T readAll(Function<? super Graph, ? extends T> reader) {
        return snapshot(() -> reader.apply(SourcesUnion.of(dataset, state.users())));
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T query(
            Query query, Duration limit, ResultReader<T, X> reader) throws X {
        return snapshot(
                () -> Execution.run(properties.view(dataset), query, limit, memory, reader));
    }

    @Override
    public long save(OutputStream out) {
        return snapshot(
                () -> {
                    SavedStore.write(dataset, out);
                    return state.revision();
                });
    }

    @Override
    public Optional<String> damage() {
        return snapshot(() -> StoreCheck.damage(TDBInternal.getDatasetGraphTDB(dataset)))
                .map(damage -> "the graph is damaged: " + damage + GraphException.REMEDY);
    }

    /**
     * Makes a store of what {@link #save} wrote.
     *
     * @param directory where there is none yet
     * @throws GraphException with reason {@code IO} where that is not what was written
     */
    public static void load(Path directory, InputStream saved) {
        try (Tdb2Store store = open(directory)) {
            store.write(
                    () -> {
                        SavedStore.read(saved, store.dataset);
                        return true;
                    });
        }
    }

    /**
     * Writes the store of a directory anew, without what earlier states left in it.
     *
     * @return by how many bytes it is smaller
     * @throws GraphException as {@link #open} does
     */
    public static long compact(Path directory) {
        try (Tdb2Store store = open(directory)) {
            long before = SavedStore.size(directory);
            DatabaseMgr.compact(store.dataset, true);
            return before - SavedStore.size(directory);
        } catch (JenaException | IOException e) {
            throw new GraphException(
                    Reason.IO, directory + " could not be compacted: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        lifetime.close();
    }

    /** Inside another read of the same thread, the work sees that one's snapshot. */
    private <T extends @Nullable Object, X extends Exception> T snapshot(Lifetime.Use<T, X> work)
            throws X {
        return lifetime.use(
                () -> {
                    if (dataset.isInTransaction()) {
                        return work.run();
                    }
                    dataset.begin(ReadWrite.READ);
                    try {
                        return segments.whole(work);
                    } finally {
                        dataset.end();
                    }
                });
    }

    private <T> T write(Supplier<T> work) {
        return lifetime.use(
                () -> {
                    if (dataset.isInTransaction()) {
                        throw new IllegalStateException("a write inside a read of the same thread");
                    }
                    dataset.begin(ReadWrite.WRITE);
                    try {
                        return segments.whole(
                                () -> {
                                    T result = work.get();
                                    dataset.commit();
                                    return result;
                                });
                    } catch (JenaException e) {
                        throw new GraphException(
                                Reason.IO, "the write failed: " + e.getMessage(), e);
                    } finally {
                        // Where commit was not reached, this rolls back.
                        if (dataset.isInTransaction()) {
                            dataset.abort();
                            dataset.end();
                        }
                    }
                });
    }

    private static boolean isRevision(Node graph, Triple triple) {
        return triple.getSubject().equals(graph) && triple.getPredicate().equals(Tw.revision);
    }
}
