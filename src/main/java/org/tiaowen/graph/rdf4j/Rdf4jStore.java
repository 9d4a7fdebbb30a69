package org.tiaowen.graph.rdf4j;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.update.UpdateRequest;
import org.eclipse.rdf4j.common.exception.RDF4JException;
import org.eclipse.rdf4j.repository.Repository;
import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphException.Reason;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.Lifetime;
import org.tiaowen.graph.ResultReader;
import org.tiaowen.graph.rdf4j.GraphWriting.Content;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The graph store by RDF4J's Repository API.
 *
 * <p>A repository of RDF4J has transactions: reads see one committed state. A SPARQL endpoint has
 * none: see {@link GraphStore.Isolation#REQUEST}. Queries are computed by the other side, under its
 * own limits; this side stops waiting at the limit given.
 *
 * <p>One process writes to a store at a time; the store itself does not see to that.
 */
final class Rdf4jStore implements GraphStore {

    private final Repository repository;
    private final @Nullable GraphWriting writing;
    private final Isolation isolation;
    private final Lifetime lifetime;
    private final ThreadLocal<@Nullable Session> current = new ThreadLocal<>();
    private final ReentrantLock writers = new ReentrantLock(true);

    private Rdf4jStore(
            Repository repository,
            @Nullable GraphWriting writing,
            Isolation isolation,
            Runnable release) {
        this.repository = repository;
        this.writing = writing;
        this.isolation = isolation;
        lifetime = new Lifetime(release);
    }

    /** A store in a repository with transactions, which is shut down when the store is closed. */
    static Rdf4jStore of(Repository repository) {
        return new Rdf4jStore(
                repository, new TransactionWriting(), Isolation.SNAPSHOT, repository::shutDown);
    }

    /**
     * A store at a SPARQL endpoint.
     *
     * @param writing null where the endpoint is only read
     */
    static Rdf4jStore of(Repository endpoint, @Nullable StagedWriting writing) {
        return new Rdf4jStore(
                endpoint,
                writing,
                Isolation.REQUEST,
                () -> {
                    endpoint.shutDown();
                    if (writing != null) {
                        writing.close();
                    }
                });
    }

    @Override
    public Isolation isolation() {
        return isolation;
    }

    @Override
    public GraphStamp replace(
            Node graph, String fingerprint, Stream<? extends Collection<Triple>> parts) {
        if (fingerprint.isEmpty()) {
            throw new IllegalArgumentException("a graph of the program has a fingerprint");
        }
        return write(
                change -> {
                    Optional<GraphStamp> before = change.ofProgram(graph);
                    Stream<? extends Collection<Triple>> content = parts;
                    if (before.isPresent() && before.get().fingerprint().equals(fingerprint)) {
                        List<Triple> all = new ArrayList<>();
                        parts.forEach(all::addAll);
                        if (Stamps.isSame(graph, change.content(graph), all)) {
                            return before.get();
                        }
                        content = Stream.of(all);
                    }
                    GraphStamp stamp = new GraphStamp(graph, fingerprint, change.revision());
                    change.commit(List.of(new Content(stamp, content.iterator())), List.of());
                    return stamp;
                });
    }

    @Override
    public boolean remove(Node graph) {
        return write(
                change -> {
                    boolean exists = change.ofProgram(graph).isPresent();
                    if (exists) {
                        change.commit(List.of(), List.of(graph));
                    }
                    return exists;
                });
    }

    @Override
    public void update(UpdateRequest update, Duration limit) {
        write(
                change -> {
                    UpdateView view = new UpdateView(change.session(), limit);
                    view.run(update, limit);
                    if (view.isChanged()) {
                        change.commit(view.contents(change.revision()), view.dropped());
                    }
                    return true;
                });
    }

    @Override
    public boolean put(Node graph, Collection<Triple> triples) {
        return write(
                change -> {
                    boolean isFirst = change.ofUser(graph).isEmpty();
                    if (isFirst || !change.content(graph).equals(Set.copyOf(triples))) {
                        change.commitUsers(graph, triples);
                    }
                    return isFirst;
                });
    }

    @Override
    public boolean merge(Node graph, Collection<Triple> triples) {
        return write(
                change -> {
                    boolean isFirst = change.ofUser(graph).isEmpty();
                    Set<Triple> content = change.content(graph);
                    if (content.addAll(triples) || isFirst) {
                        change.commitUsers(graph, content);
                    }
                    return isFirst;
                });
    }

    @Override
    public boolean delete(Node graph) {
        return write(
                change -> {
                    boolean exists = change.ofUser(graph).isPresent();
                    if (exists) {
                        change.commit(List.of(), List.of(graph));
                    }
                    return exists;
                });
    }

    @Override
    public List<GraphStamp> graphs() {
        return snapshot(Session::stamps);
    }

    @Override
    public Optional<GraphStamp> stamp(Node graph) {
        return snapshot(session -> session.stamp(graph));
    }

    @Override
    public long revision() {
        return snapshot(Session::revision);
    }

    @Override
    public <T extends @Nullable Object> T read(
            Node graph, Function<? super Graph, ? extends T> reader) {
        return snapshot(session -> reader.apply(session.graph(graph)));
    }

    @Override
    public <T extends @Nullable Object> T readAll(Function<? super Graph, ? extends T> reader) {
        return snapshot(session -> reader.apply(session.sources()));
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T query(
            Query query, Duration limit, ResultReader<T, X> reader) throws X {
        return snapshot(session -> session.answer(query, limit, reader));
    }

    @Override
    public void close() {
        lifetime.close();
    }

    /** Work in a read. */
    private interface Work<T extends @Nullable Object, X extends Exception> {
        T with(Session session) throws X;
    }

    /** Inside another read of the same thread, the work sees what that one does. */
    private <T extends @Nullable Object, X extends Exception> T snapshot(Work<T, X> work) throws X {
        return lifetime.use(
                () -> {
                    Session outer = current.get();
                    if (outer != null) {
                        return work.with(outer);
                    }
                    try (Session session = session()) {
                        current.set(session);
                        return work.with(session);
                    } finally {
                        current.remove();
                    }
                });
    }

    private Session session() {
        try {
            return new Session(
                    repository.getConnection(),
                    isolation == Isolation.REQUEST ? Session.Union.NAMED : Session.Union.KEPT);
        } catch (RDF4JException e) {
            throw Failures.of(e);
        }
    }

    private <T> T write(Function<Change, T> work) {
        if (current.get() != null) {
            throw new IllegalStateException("a write inside a read of the same thread");
        }
        GraphWriting to = writing;
        if (to == null) {
            throw new GraphException(
                    Reason.FORBIDDEN, "this graph can only be read: its address has no update=URL");
        }
        return lifetime.use(
                () -> {
                    writers.lock();
                    try (Session session = session()) {
                        return work.apply(new Change(session, repository, to));
                    } catch (RDF4JException e) {
                        throw new GraphException(
                                Reason.IO, "the write failed: " + Failures.of(e).getMessage(), e);
                    } finally {
                        writers.unlock();
                    }
                });
    }
}
