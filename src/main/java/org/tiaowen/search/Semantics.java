package org.tiaowen.search;

import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;
import org.tiaowen.search.SearchException.Reason;

import java.io.IOException;
import java.util.Optional;

/** What an index knows of vectors: which model's, since when, and how many entries have one. */
final class Semantics {

    /** A model's vectors, and where they lie in the index. */
    private record Model(Vectors vectors, VectorSearch search) {}

    /**
     * Where a search by meaning goes.
     *
     * @param vector of the query
     */
    record Aim(VectorSearch search, Vectors vectors, QueryVector vector) {

        /** The vector of another query. */
        QueryVector vectorOf(String query) {
            return QueryVector.of(vectors, query);
        }
    }

    /** Share of the entries with which semantic search goes on while new ones get theirs. */
    private static final double MOST_OF_THEM = 0.9;

    private volatile @Nullable Model model;
    private volatile boolean isExpected;
    private volatile SemanticState state = SemanticState.NONE;

    /** Says whether vectors will be there. */
    void expect(boolean areExpected) {
        isExpected = areExpected;
    }

    void use(Vectors vectors) {
        isExpected = true;
        model = new Model(vectors, new VectorSearch(vectors.fingerprint(), vectors.dimensions()));
    }

    SemanticState state() {
        Model used = model;
        SemanticState counted = state;
        return new SemanticState(
                counted.isReady(),
                counted.entries(),
                counted.embedded(),
                used == null ? 0 : used.vectors.size());
    }

    /** Counts anew; to be called with each new state of the index. */
    void count(IndexSearcher searcher) throws IOException {
        Model used = model;
        int entries = searcher.getIndexReader().numDocs();
        int embedded = used == null ? 0 : searcher.count(used.search.present());
        boolean isReady =
                embedded > 0
                        && (embedded == entries
                                || state.isReady() && embedded >= entries * MOST_OF_THEM);
        state = new SemanticState(isReady, entries, embedded, 0);
        prepare(searcher);
    }

    /** Reads what a search by meaning needs of a state of the index, once there is any. */
    void prepare(IndexSearcher searcher) throws IOException {
        Model used = model;
        if (used != null && state.isReady()) {
            used.search.prepare(searcher);
        }
    }

    /** The vector of an entry as a field, where it is known. */
    Optional<KnnFloatVectorField> field(Entry entry) {
        Model used = model;
        return used == null
                ? Optional.empty()
                : used.vectors.known(Meaning.of(entry)).map(used.search::field);
    }

    /** The model in use; null where there is none, or where it is not ready. */
    @Nullable Aim aim(String query) {
        Model used = model;
        if (used == null || !state.isReady()) {
            return null;
        }
        String counted = query.substring(0, Math.min(query.length(), SearchRequest.LONGEST));
        return new Aim(used.search, used.vectors, QueryVector.of(used.vectors, counted));
    }

    /**
     * The vectors in use.
     *
     * @throws SearchException with reason {@code NOT_READY} or {@code NO_VECTORS} where there are
     *     none
     */
    Vectors vectors() {
        return used().vectors;
    }

    /**
     * Where they lie.
     *
     * @throws SearchException with reason {@code NOT_READY} or {@code NO_VECTORS} where there are
     *     none
     */
    VectorSearch search() {
        return used().search;
    }

    private Model used() {
        Model used = model;
        if (used == null) {
            throw missing();
        }
        return used;
    }

    /** Why there is no search by meaning. */
    SearchException missing() {
        return isExpected
                ? new SearchException(
                        Reason.NOT_READY,
                        "the vectors that this needs are being computed; mode=keyword answers"
                                + " meanwhile")
                : new SearchException(
                        Reason.NO_VECTORS,
                        "this needs vectors, and the program runs without them; use mode=keyword");
    }
}
