package org.tiaowen.search;

import org.tiaowen.analysis.Embedder;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The vectors of texts and queries by one model, which are computed once and kept under the data
 * directory. Safe for threads.
 */
public final class Vectors implements AutoCloseable {

    /** Queries whose vectors are remembered, of two kilobytes each. */
    private static final int REMEMBERED = 256;

    private final Embedder embedder;
    private final VectorCache cache;

    /** By the text that was embedded, the one asked for last at the end. */
    private final Map<String, float[]> queries =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
                    return size() > REMEMBERED;
                }
            };

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

    /**
     * The vector of a query, of length one, not to be changed; 3 to 8 ms. Those of the last queries
     * are remembered: one question is asked page by page, and by several parts of an answer.
     */
    public float[] ofQuery(String query) {
        String text = Meaning.of(query);
        float[] remembered;
        synchronized (queries) {
            remembered = queries.get(text);
        }
        if (remembered == null) {
            remembered = embedder.query(text);
            synchronized (queries) {
                queries.put(text, remembered);
            }
        }
        return remembered;
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
