package org.tiaowen.search;

import org.tiaowen.analysis.Embedder;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Vectors for texts that are put together from pieces of others: the sum of the vectors of those,
 * of length one. For measuring, where the model would take hours.
 */
public final class MixedVectors {

    private MixedVectors() {}

    /**
     * Puts vectors where the index looks for those that were computed.
     *
     * @param folder of vectors that nobody uses
     * @param wholes by text: the texts whose pieces it has, itself alone where it has not
     */
    public static void keep(Path folder, Map<String, List<String>> wholes) {
        try (Embedder embedder = Embedder.packaged();
                VectorCache cache =
                        VectorCache.open(folder, embedder.fingerprint(), embedder.dimensions())) {
            wholes.forEach(
                    (text, of) -> {
                        if (!cache.has(text)) {
                            float[] sum = new float[embedder.dimensions()];
                            for (String whole : of) {
                                if (!cache.has(whole)) {
                                    cache.keep(whole, embedder.text(whole));
                                }
                                add(sum, cache.find(whole).orElseThrow());
                            }
                            if (!cache.has(text)) {
                                cache.keep(text, toLengthOne(sum));
                            }
                        }
                    });
        }
    }

    private static void add(float[] sum, float[] vector) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += vector[i];
        }
    }

    private static float[] toLengthOne(float[] vector) {
        double square = 0;
        for (float value : vector) {
            square += (double) value * value;
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= (float) Math.sqrt(square);
        }
        return vector;
    }
}
