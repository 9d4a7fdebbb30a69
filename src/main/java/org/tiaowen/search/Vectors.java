package org.tiaowen.search;

import org.tiaowen.analysis.Embedder;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The vectors of texts and queries by one model, which are computed once and kept under the data
 * directory. Safe for threads.
 */
public final class Vectors implements AutoCloseable {

    private final Embedder embedder;
    private final VectorCache cache;

    private Vectors(Embedder embedder, VectorCache cache) {
        this.embedder = embedder;
        this.cache = cache;
    }

    /**
     * Opens the vectors of a model.
     *
     * @param embedder the model; {@link #close} closes it
     * @param folder where vectors are kept, those of other models too
     * @throws SearchException with reason {@code IO}
     */
    public static Vectors open(Embedder embedder, Path folder) {
        return new Vectors(
                embedder, VectorCache.open(folder, embedder.fingerprint(), embedder.dimensions()));
    }

    /** Numbers in a vector. */
    public int dimensions() {
        return embedder.dimensions();
    }

    /** Of the model: vectors of another one do not compare. */
    public String fingerprint() {
        return embedder.fingerprint();
    }

    /** The vector of a text, of length one, where it was computed before. */
    public Optional<float[]> known(String text) {
        return cache.find(text);
    }

    /** Whether the vector of a text was computed before. */
    public boolean isKnown(String text) {
        return cache.has(text);
    }

    /** The vector of a text, of length one: the one kept, else computed now and not kept. */
    public float[] of(String text) {
        return cache.find(text).orElseGet(() -> embedder.text(text));
    }

    /** Computes the vector of a text, unless it is known, and keeps it. */
    public void learn(String text) {
        if (!cache.has(text)) {
            cache.keep(text, embedder.text(text));
        }
    }

    /** The vector of a query, of length one; 3 to 8 ms. */
    public float[] ofQuery(String query) {
        return embedder.query(Meaning.of(query));
    }

    /** How many texts are known. */
    public int size() {
        return cache.size();
    }

    @Override
    public void close() {
        cache.close();
        embedder.close();
    }
}
