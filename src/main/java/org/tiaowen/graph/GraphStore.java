package org.tiaowen.graph;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.update.UpdateRequest;
import org.jspecify.annotations.Nullable;

import java.io.OutputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A set of named graphs of two kinds: those that the program makes, each replaced whole, and those
 * of users, which hold exactly what users wrote. Queries see the union of all named graphs as their
 * default graph.
 *
 * <p>A write is one transaction: after a crash a graph holds all of it or nothing of it. Readers
 * and queries see one committed state from beginning to end, whatever is written meanwhile; inside
 * a read, further reads, queries and {@link #revision} of the same thread see that same state. All
 * methods may be called from any thread; writers wait for each other.
 *
 * <p>Of the graphs of another machine, that holds as far as {@link #isolation} says; such a machine
 * computes queries under its own limits, and this side stops waiting at the limit given.
 *
 * <p>The store has a revision, an integer that grows by one with each committed change and never
 * falls, not even when a graph is removed. Each graph of the program states its own inside itself
 * ({@code <graph> tw:revision 12; tw:fingerprint "…"}); that of a user's graph is kept elsewhere.
 *
 * <p>A name belongs to the program where it made a graph of that name, or where {@link
 * GraphNames#isReserved} says so. A user's write to such a graph, or to the union of all, fails
 * with reason {@code PROTECTED} and changes nothing; so does the program's to a user's graph.
 *
 * <p>Every method throws a {@link GraphException} when the engine fails, and {@code
 * IllegalStateException} after {@link #close}.
 */
public interface GraphStore extends AutoCloseable {

    /** What a read can rely on while others write. */
    enum Isolation {
        /** All of a read sees one committed state. */
        SNAPSHOT,
        /**
         * Each request that a read makes sees one committed state, and not all of them the same
         * one: the store's revision and stamps are those of the read's beginning, a named graph
         * that {@link #read} gives and the result of one query are of one state each, but what
         * {@link #readAll} gives, pattern by pattern, can mix states of graphs that are replaced
         * meanwhile. So it is with a SPARQL endpoint, whose protocol knows no transaction beyond a
         * request.
         */
        REQUEST
    }

    /** What reads of this store can rely on. */
    default Isolation isolation() {
        return Isolation.SNAPSHOT;
    }

    /**
     * Replaces a named graph whole. Where content and fingerprint are what the graph already holds,
     * nothing is written and the revision stays.
     *
     * @param graph IRI of the graph
     * @param fingerprint what tells whether the content is up to date
     * @param triples all of the new content; the two statements about fingerprint and revision are
     *     the store's own and are added by it
     * @return the state after the change
     */
    default GraphStamp replace(Node graph, String fingerprint, Collection<Triple> triples) {
        return replace(graph, fingerprint, Stream.of(triples));
    }

    /**
     * The same with content that comes in parts, each asked for when the one before is written;
     * what a part throws leaves the graph as it was.
     *
     * @param parts all of the new content, each triple in one part or in several
     */
    GraphStamp replace(Node graph, String fingerprint, Stream<? extends Collection<Triple>> parts);

    /**
     * Replaces several graphs, as {@link #replace} does one each; an engine that can does it in one
     * transaction, so that all of them change or none.
     *
     * @param fingerprint of each of them
     * @param graphs all of the new content by the graph's IRI; written in the order of the map
     */
    default void replaceAll(String fingerprint, Map<Node, ? extends Collection<Triple>> graphs) {
        graphs.forEach((graph, triples) -> replace(graph, fingerprint, triples));
    }

    /** Removes a graph of the program; says whether there was one. */
    boolean remove(Node graph);

    /**
     * Runs an update on the graphs of users, all of its operations in one transaction. The default
     * graph that it reads is the union of all named graphs; it has to name the graphs that it
     * writes. The revision grows by one where anything changed.
     *
     * @param update as {@link Sparql#parseUpdate} makes it
     * @param limit how long its queries may take together
     * @throws GraphException with reason {@code PROTECTED}, {@code TIMEOUT}, {@code FORBIDDEN} or
     *     {@code EVALUATION}; nothing has changed then
     */
    void update(UpdateRequest update, Duration limit);

    /**
     * Gives a user's graph this content and no other; an empty graph is there all the same.
     *
     * @return whether there was none of this name before
     */
    boolean put(Node graph, Collection<Triple> triples);

    /**
     * Adds to a user's graph, which is made where there is none.
     *
     * @return whether there was none of this name before
     */
    boolean merge(Node graph, Collection<Triple> triples);

    /** Deletes a user's graph; says whether there was one. */
    boolean delete(Node graph);

    /**
     * All named graphs, in the order of their names; {@link GraphStamp#isUsers} tells them apart.
     */
    List<GraphStamp> graphs();

    /** The state of one named graph; empty where the store has none of this name. */
    Optional<GraphStamp> stamp(Node graph);

    /** The revision of the whole store; 0 before the first change. */
    long revision();

    /**
     * Reads a committed named graph.
     *
     * @param reader gets a graph that is consistent and valid only during the call; empty where the
     *     store has none of this name
     */
    <T extends @Nullable Object> T read(Node graph, Function<? super Graph, ? extends T> reader);

    /**
     * Reads the union of the program's graphs, as {@link #read} does one. What users wrote is seen
     * by queries, and by {@link #read} under its own name: no list and no derived fact depends on
     * it.
     */
    <T extends @Nullable Object> T readAll(Function<? super Graph, ? extends T> reader);

    /**
     * Runs a query (SELECT, ASK, CONSTRUCT or DESCRIBE) over the union of the named graphs; {@code
     * GRAPH} and {@code FROM} select among them. Nothing is loaded from files or other servers.
     *
     * @param query as {@link Sparql#parse} or {@link QueryLibrary} makes it
     * @param limit how long the query and the reading of its result may take together
     * @throws GraphException with reason {@code TIMEOUT}, {@code FORBIDDEN} or {@code EVALUATION};
     *     it may come out of the result while it is being read
     */
    <T extends @Nullable Object, X extends Exception> T query(
            Query query, Duration limit, ResultReader<T, X> reader) throws X;

    /**
     * The addresses of the parts of this store that do not contribute to the result that the reader
     * of this thread is given, in a {@link #query}; none where a store is of one piece.
     */
    default List<String> missing() {
        return List.of();
    }

    /**
     * Writes all that the store holds from one state, as N-Quads that only {@code load} of the same
     * engine reads: with the graphs of users, and with the notes that it keeps for itself.
     *
     * @return the revision of that state
     * @throws GraphException with reason {@code FORBIDDEN} where the graph lies elsewhere
     */
    default long save(OutputStream out) {
        throw new GraphException(
                GraphException.Reason.FORBIDDEN,
                "the graph lies on another machine; save it there");
    }

    /**
     * Reads all that the store keeps on disk, which takes a while.
     *
     * @return what of it is damaged, in words with what helps; empty where nothing is, or where the
     *     graph lies elsewhere
     */
    default Optional<String> damage() {
        return Optional.empty();
    }

    /** How far the files are filled; empty where there are none, or the graph lies elsewhere. */
    default Optional<DiskUse> diskUse() {
        return Optional.empty();
    }

    /**
     * Writes the files anew, without what earlier states left in them. Readers go on, writers wait.
     *
     * @param isStopped asked now and then whether to give up, which leaves the store as it was
     * @return whether it was done; not where there are no files, or the graph lies elsewhere
     * @throws GraphException with reason {@code IO} where it could not be done; the store is as it
     *     was
     */
    default boolean compact(BooleanSupplier isStopped) {
        return false;
    }

    /** Ends the use of the store and releases its directory; a second call does nothing. */
    @Override
    void close();
}
