package org.tiaowen.search;

import org.tiaowen.analysis.Embedder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Vectors for texts that stand for texts of other fields: those of real ones, turned about their
 * mean by another way for each field. Inside a field they lie as the real ones do, and texts of two
 * fields are as near as any two. For measuring, where the model would take hours.
 */
public final class MovedVectors {

    private MovedVectors() {}

    /**
     * Where a text comes from.
     *
     * @param field number of its field; 0 is that of the real texts
     */
    public record Origin(String real, int field) {}

    /** Puts vectors where the index looks for those that were computed; real ones are computed. */
    public static void keep(Path folder, Map<String, Origin> texts) {
        try (Embedder embedder = Embedder.packaged();
                VectorCache cache =
                        VectorCache.open(folder, embedder.fingerprint(), embedder.dimensions())) {
            List<String> real =
                    texts.values().stream().map(Origin::real).distinct().sorted().toList();
            float[] mean = new float[embedder.dimensions()];
            for (String text : real) {
                if (!cache.has(text)) {
                    cache.keep(text, embedder.text(text));
                }
                float[] vector = cache.find(text).orElseThrow();
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += vector[i] / real.size();
                }
            }
            texts.forEach(
                    (text, origin) -> {
                        if (!cache.has(text)) {
                            float[] vector = cache.find(origin.real()).orElseThrow();
                            cache.keep(text, moved(vector, mean, order(origin.field(), mean)));
                        }
                    });
        }
    }

    private static int[] order(int field, float[] mean) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, mean.length).boxed().toList());
        Collections.shuffle(order, new Random(field));
        return order.stream().mapToInt(i -> i).toArray();
    }

    private static float[] moved(float[] vector, float[] mean, int[] order) {
        float[] moved = Arrays.copyOf(mean, mean.length);
        double square = 0;
        for (int i = 0; i < moved.length; i++) {
            moved[i] += vector[order[i]] - mean[order[i]];
            square += (double) moved[i] * moved[i];
        }
        for (int i = 0; i < moved.length; i++) {
            moved[i] /= (float) Math.sqrt(square);
        }
        return moved;
    }
}
