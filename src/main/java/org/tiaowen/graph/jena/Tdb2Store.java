package org.tiaowen.graph.jena;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.jena.update.UpdateRequest;
import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.DiskUse;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphException.Reason;
import org.tiaowen.graph.GraphNames;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.ResultReader;
import org.tiaowen.rdf.Tw;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
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

    private final Transactions transactions;
    private final @Nullable DataDirectory directory;
    private final MemoryBudget memory;

    private Tdb2Store(
            DatasetGraph dataset,
            @Nullable DataDirectory directory,
            Runnable release,
            MemoryBudget memory) {
        transactions = new Transactions(new Database(TDBInternal.requireStorage(dataset)), release);
        this.directory = directory;
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
        return new Tdb2Store(opened.container(), opened, opened::close, MemoryBudget.HEAP);
    }

    /** A store that lives as long as this object. */
    public static Tdb2Store inMemory() {
        return inMemory(MemoryBudget.HEAP);
    }

    /** The same with another budget for the memory of queries. */
    static Tdb2Store inMemory(MemoryBudget memory) {
        DatasetGraph dataset = DatabaseMgr.createDatasetGraph();
        return new Tdb2Store(dataset, null, dataset::close, memory);
    }

    MappedSegments segments() {
        return transactions.present().segments();
    }

    @Override
    public GraphStamp replace(
            Node graph, String fingerprint, Stream<? extends Collection<Triple>> parts) {
        return transactions.write(db -> replaceNow(db, graph, fingerprint, parts));
    }

    @Override
    public void replaceAll(String fingerprint, Map<Node, ? extends Collection<Triple>> graphs) {
        transactions.write(
                db -> {
                    graphs.forEach(
                            (graph, triples) ->
                                    replaceNow(db, graph, fingerprint, Stream.of(triples)));
                    return true;
                });
    }

    private static GraphStamp replaceNow(
            Database db,
            Node graph,
            String fingerprint,
            Stream<? extends Collection<Triple>> parts) {
        if (fingerprint.isEmpty()) {
            throw new IllegalArgumentException("a graph of the program has a fingerprint");
        }
        checkIsOwn(db, graph);
        Optional<GraphStamp> before = db.state().stamp(graph);
        Replacement replacement = new Replacement(db.dataset(), graph);
        parts.forEachOrdered(replacement::add);
        replacement.add(List.of(StoreState.fingerprint(graph, fingerprint)));
        boolean onlyRevision =
                replacement.stale().stream().allMatch(triple -> isRevision(graph, triple));
        if (before.isPresent() && !replacement.isNew() && onlyRevision) {
            return before.get();
        }
        replacement.finish();
        long revision = db.state().advance();
        db.dataset().add(Quad.create(graph, StoreState.revision(graph, revision)));
        return new GraphStamp(graph, fingerprint, revision);
    }

    @Override
    public boolean remove(Node graph) {
        return transactions.write(
                db -> {
                    checkIsOwn(db, graph);
                    if (!db.dataset().containsGraph(graph)) {
                        return false;
                    }
                    db.dataset().removeGraph(graph);
                    db.state().advance();
                    return true;
                });
    }

    @Override
    public void update(UpdateRequest update, Duration limit) {
        transactions.write(
                db -> {
                    UserDataset users = new UserDataset(db.dataset(), db.state());
                    UpdateExecution.run(users, update, limit);
                    users.settle();
                    return true;
                });
    }

    @Override
    public boolean put(Node graph, Collection<Triple> triples) {
        return transactions.write(
                db -> {
                    checkIsUsers(db, graph);
                    boolean isFirst = !db.state().isUsers(graph);
                    Replacement replacement = new Replacement(db.dataset(), graph);
                    replacement.add(triples);
                    if (isFirst || replacement.isNew() || !replacement.stale().isEmpty()) {
                        replacement.finish();
                        db.state().noteUsers(graph, db.state().advance());
                    }
                    return isFirst;
                });
    }

    @Override
    public boolean merge(Node graph, Collection<Triple> triples) {
        return transactions.write(
                db -> {
                    checkIsUsers(db, graph);
                    boolean isFirst = !db.state().isUsers(graph);
                    Replacement addition = new Replacement(db.dataset(), graph);
                    addition.add(triples);
                    if (isFirst || addition.isNew()) {
                        db.state().noteUsers(graph, db.state().advance());
                    }
                    return isFirst;
                });
    }

    @Override
    public boolean delete(Node graph) {
        return transactions.write(
                db -> {
                    checkIsUsers(db, graph);
                    if (!db.state().isUsers(graph)) {
                        return false;
                    }
                    db.dataset().removeGraph(graph);
                    db.state().forgetUsers(graph);
                    db.state().advance();
                    return true;
                });
    }

    private static void checkIsUsers(Database db, Node graph) {
        if (db.state().isProtected(graph)) {
            throw GraphNames.protectedGraph(graph);
        }
    }

    private static void checkIsOwn(Database db, Node graph) {
        if (db.state().isUsers(graph)) {
            throw new GraphException(
                    Reason.PROTECTED, "<" + graph + "> is a graph that a user wrote");
        }
    }

    @Override
    public List<GraphStamp> graphs() {
        return transactions.read(db -> db.state().stamps());
    }

    @Override
    public Optional<GraphStamp> stamp(Node graph) {
        return transactions.read(db -> db.state().stamp(graph));
    }

    @Override
    public long revision() {
        return transactions.read(db -> db.state().revision());
    }

    @Override
    public <T extends @Nullable Object> T read(
            Node graph, Function<? super Graph, ? extends T> reader) {
        return transactions.read(db -> reader.apply(db.dataset().getGraph(graph)));
    }

    @Override
    public <T extends @Nullable Object> T readAll(Function<? super Graph, ? extends T> reader) {
        return transactions.read(
                db -> reader.apply(SourcesUnion.of(db.dataset(), db.state().users())));
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T query(
            Query query, Duration limit, ResultReader<T, X> reader) throws X {
        return transactions.read(db -> Execution.run(db.view(), query, limit, memory, reader));
    }

    @Override
    public long save(OutputStream out) {
        return transactions.read(
                db -> {
                    SavedStore.write(db.dataset(), out);
                    return db.state().revision();
                });
    }

    @Override
    public Optional<String> damage() {
        return transactions
                .read(db -> StoreCheck.damage(TDBInternal.getDatasetGraphTDB(db.dataset())))
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
            store.transactions.write(
                    db -> {
                        SavedStore.read(saved, db.dataset());
                        return true;
                    });
        }
    }

    @Override
    public Optional<DiskUse> diskUse() {
        return Optional.ofNullable(directory).map(DataDirectory::use);
    }

    @Override
    public boolean compact(BooleanSupplier isStopped) {
        DataDirectory place = directory;
        if (place == null) {
            return false;
        }
        // Of what is said several times and not alike, one version would be left.
        damage().ifPresent(
                        damage -> {
                            throw new GraphException(Reason.IO, damage);
                        });
        return transactions.supersede(
                present -> place.successor(present, isStopped), isStopped, place::drop);
    }

    @Override
    public void close() {
        transactions.close();
    }

    private static boolean isRevision(Node graph, Triple triple) {
        return triple.getSubject().equals(graph) && triple.getPredicate().equals(Tw.revision);
    }
}
