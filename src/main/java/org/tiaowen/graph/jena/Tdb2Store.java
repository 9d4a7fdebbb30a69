package org.tiaowen.graph.jena;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdInline;
import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphException.Reason;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.ResultReader;
import org.tiaowen.rdf.Tw;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The graph store on Apache Jena TDB2, in a directory or in memory.
 *
 * <p>A directory belongs to one store of one process at a time. The revision of the whole store
 * lies in TDB2's default graph, which queries never see, because their default graph is the union
 * of the named ones.
 */
public final class Tdb2Store implements GraphStore {

    static {
        JenaSystem.init();
    }

    private static final Node STORE = NodeFactory.createURI("urn:tiaowen:store");

    private final DatasetGraph dataset;
    private final Runnable release;

    /** Read-held by every use, write-held by close, which so waits for them. */
    private final ReentrantReadWriteLock inUse = new ReentrantReadWriteLock();

    private boolean closed;

    private Tdb2Store(DatasetGraph dataset, Runnable release) {
        this.dataset = dataset;
        this.release = release;
    }

    /**
     * Opens the store of a directory and creates both where they are missing.
     *
     * @throws GraphException with reason {@code LOCKED} where another store holds the directory, or
     *     {@code IO} where it cannot be used
     */
    public static Tdb2Store open(Path directory) {
        DataDirectory opened = DataDirectory.open(directory);
        return new Tdb2Store(opened.dataset(), opened::close);
    }

    /** A store that lives as long as this object. */
    public static Tdb2Store inMemory() {
        DatasetGraph dataset = DatabaseMgr.createDatasetGraph();
        return new Tdb2Store(dataset, dataset::close);
    }

    @Override
    public GraphStamp replace(
            Node graph, String fingerprint, Stream<? extends Collection<Triple>> parts) {
        return write(
                () -> {
                    Set<Triple> stale =
                            Iter.iter(dataset.find(graph, Node.ANY, Node.ANY, Node.ANY))
                                    .map(Quad::asTriple)
                                    .collect(Collectors.toSet());
                    boolean isFirst = stale.isEmpty();
                    Set<Triple> kept = isFirst ? Set.of() : new HashSet<>();
                    Optional<GraphStamp> before = stampOf(graph);
                    boolean isNew = false;
                    for (Iterator<? extends Collection<Triple>> all =
                                    parts(graph, fingerprint, parts);
                            all.hasNext(); ) {
                        // In the order given: neighbours in a tree of triples are cheap to insert.
                        List<Triple> missing = new ArrayList<>();
                        for (Triple given : all.next()) {
                            Triple triple = isFirst ? given : asStored(given);
                            if (stale.remove(triple)) {
                                kept.add(triple);
                            } else if (!kept.contains(triple)) {
                                missing.add(triple);
                            }
                        }
                        isNew |= !missing.isEmpty();
                        SortedInsert.add(dataset, graph, missing);
                    }
                    boolean onlyRevision =
                            stale.stream().allMatch(triple -> isRevision(graph, triple));
                    if (before.isPresent() && !isNew && onlyRevision) {
                        return before.get();
                    }
                    stale.forEach(triple -> dataset.delete(Quad.create(graph, triple)));
                    long revision = advance();
                    dataset.add(graph, graph, Tw.revision, integer(revision));
                    return new GraphStamp(graph, fingerprint, revision);
                });
    }

    /** As it is read back: a value that is stored inline loses its spelling (30 becomes 30.0). */
    private static Triple asStored(Triple triple) {
        Node object = triple.getObject();
        NodeId inline = object.isLiteral() ? NodeIdInline.inline(object) : null;
        return inline == null
                ? triple
                : Triple.create(
                        triple.getSubject(), triple.getPredicate(), NodeIdInline.extract(inline));
    }

    private static Iterator<? extends Collection<Triple>> parts(
            Node graph, String fingerprint, Stream<? extends Collection<Triple>> parts) {
        return Stream.concat(parts, Stream.of(List.of(fingerprintOf(graph, fingerprint))))
                .iterator();
    }

    @Override
    public boolean remove(Node graph) {
        return write(
                () -> {
                    if (!dataset.containsGraph(graph)) {
                        return false;
                    }
                    dataset.removeGraph(graph);
                    advance();
                    return true;
                });
    }

    @Override
    public List<GraphStamp> graphs() {
        return snapshot(
                () ->
                        Iter.iter(dataset.find(Node.ANY, Node.ANY, Tw.revision, Node.ANY))
                                .filter(quad -> quad.getGraph().equals(quad.getSubject()))
                                .map(Quad::getGraph)
                                .toList()
                                .stream()
                                .flatMap(graph -> stampOf(graph).stream())
                                .sorted(Comparator.comparing(stamp -> stamp.graph().getURI()))
                                .collect(Collectors.toList()));
    }

    @Override
    public Optional<GraphStamp> stamp(Node graph) {
        return snapshot(() -> stampOf(graph));
    }

    @Override
    public long revision() {
        return snapshot(this::currentRevision);
    }

    @Override
    public <T extends @Nullable Object> T read(
            Node graph, Function<? super Graph, ? extends T> reader) {
        return snapshot(() -> reader.apply(dataset.getGraph(graph)));
    }

    @Override
    public <T extends @Nullable Object> T readAll(Function<? super Graph, ? extends T> reader) {
        return snapshot(() -> reader.apply(dataset.getUnionGraph()));
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T query(
            Query query, Duration limit, ResultReader<T, X> reader) throws X {
        return snapshot(() -> Execution.run(dataset, query, limit, reader));
    }

    @Override
    public void close() {
        inUse.writeLock().lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            release.run();
        } finally {
            inUse.writeLock().unlock();
        }
    }

    /** Work in a read transaction. */
    private interface Work<T extends @Nullable Object, X extends Exception> {
        T run() throws X;
    }

    /** Inside another read of the same thread, the work sees that one's snapshot. */
    private <T extends @Nullable Object, X extends Exception> T snapshot(Work<T, X> work) throws X {
        inUse.readLock().lock();
        try {
            checkOpen();
            if (dataset.isInTransaction()) {
                return work.run();
            }
            dataset.begin(ReadWrite.READ);
            try {
                return work.run();
            } finally {
                dataset.end();
            }
        } finally {
            inUse.readLock().unlock();
        }
    }

    private <T> T write(Supplier<T> work) {
        inUse.readLock().lock();
        try {
            checkOpen();
            if (dataset.isInTransaction()) {
                throw new IllegalStateException("a write inside a read of the same thread");
            }
            dataset.begin(ReadWrite.WRITE);
            try {
                T result = work.get();
                dataset.commit();
                return result;
            } catch (JenaException e) {
                throw new GraphException(Reason.IO, "the write failed: " + e.getMessage(), e);
            } finally {
                // Where commit was not reached, this rolls back.
                if (dataset.isInTransaction()) {
                    dataset.abort();
                    dataset.end();
                }
            }
        } finally {
            inUse.readLock().unlock();
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
    }

    private Optional<GraphStamp> stampOf(Node graph) {
        return object(graph, graph, Tw.revision)
                .map(
                        revision ->
                                new GraphStamp(
                                        graph,
                                        object(graph, graph, Tw.fingerprint)
                                                .map(Node::getLiteralLexicalForm)
                                                .orElse(""),
                                        number(revision)));
    }

    private long currentRevision() {
        return object(Quad.defaultGraphIRI, STORE, Tw.revision).map(Tdb2Store::number).orElse(0L);
    }

    private long advance() {
        long revision = currentRevision() + 1;
        dataset.deleteAny(Quad.defaultGraphIRI, STORE, Tw.revision, Node.ANY);
        dataset.add(Quad.defaultGraphIRI, STORE, Tw.revision, integer(revision));
        return revision;
    }

    private Optional<Node> object(Node graph, Node subject, Node predicate) {
        Iterator<Quad> found = dataset.find(graph, subject, predicate, Node.ANY);
        return found.hasNext() ? Optional.of(found.next().getObject()) : Optional.empty();
    }

    private static boolean isRevision(Node graph, Triple triple) {
        return triple.getSubject().equals(graph) && triple.getPredicate().equals(Tw.revision);
    }

    private static Triple fingerprintOf(Node graph, String fingerprint) {
        return Triple.create(graph, Tw.fingerprint, NodeFactory.createLiteralString(fingerprint));
    }

    private static Node integer(long value) {
        return NodeFactory.createLiteralDT(Long.toString(value), XSDDatatype.XSDinteger);
    }

    private static long number(Node literal) {
        return Long.parseLong(literal.getLiteralLexicalForm());
    }
}
