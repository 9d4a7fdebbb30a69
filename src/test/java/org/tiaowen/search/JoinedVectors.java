package org.tiaowen.search;

import org.tiaowen.analysis.Embedder;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Vectors for texts that join phrases, made of the vectors of the phrases instead of the model: for
 * measuring, where a hundred thousand texts would take it ten minutes.
 *
 * <p>A text gets the mean of all phrases plus the deviations of its own ones from that, divided by
 * the square root of their number: so texts are spread as phrases are, and texts that share phrases
 * are near.
 */
public final class JoinedVectors {

    private static final Pattern MARKS = Pattern.compile("^\\d+\\.|[，。]");

    private JoinedVectors() {}

    /**
     * Puts vectors where the server looks for those it has computed.
     *
     * @param folder of vectors, in a data directory that nobody uses
     * @param phrases of which the texts are joined
     * @param texts phrases with marks between and behind them, numbers of items before or not
     */
    public static void keep(Path folder, Collection<String> phrases, Collection<String> texts) {
        try (Embedder embedder = Embedder.packaged();
                VectorCache cache =
                        VectorCache.open(folder, embedder.fingerprint(), embedder.dimensions())) {
            Map<String, float[]> vectors = new HashMap<>();
            float[] mean = new float[embedder.dimensions()];
            for (String phrase : phrases) {
                float[] vector = embedder.text(phrase);
                vectors.put(phrase, vector);
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += vector[i] / phrases.size();
                }
            }
            for (String text : texts) {
                if (!cache.has(text)) {
                    cache.keep(text, joined(MARKS.split(text), vectors, mean));
                }
            }
        }
    }

    private static float[] joined(String[] parts, Map<String, float[]> vectors, float[] mean) {
        List<float[]> known =
                Stream.of(parts).filter(vectors::containsKey).map(vectors::get).toList();
        float[] joined = mean.clone();
        for (float[] vector : known) {
            for (int i = 0; i < joined.length; i++) {
                joined[i] += (float) ((vector[i] - mean[i]) / Math.sqrt(known.size()));
            }
        }
        double square = 0;
        for (float value : joined) {
            square += (double) value * value;
        }
        for (int i = 0; i < joined.length; i++) {
            joined[i] /= (float) Math.sqrt(square);
        }
        return joined;
    }
}
