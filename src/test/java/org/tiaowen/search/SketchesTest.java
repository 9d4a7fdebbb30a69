package org.tiaowen.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.VectorUtil;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Vectors as bits. */
final class SketchesTest {

    private static final int DIMENSIONS = 512;
    private static final int NEAREST = 12;

    /** Vectors as those of sentences lie: about a mean, in groups. */
    private static float[][] vectors(int count) {
        Random random = new Random(3);
        float[][] groups = new float[count / 20][];
        Arrays.setAll(groups, _ -> about(new float[DIMENSIONS], 1, random));
        float[][] vectors = new float[count][];
        for (int i = 0; i < count; i++) {
            vectors[i] = about(groups[i % groups.length], 0.7, random);
            for (int k = 0; k < DIMENSIONS; k++) {
                vectors[i][k] += 1;
            }
            VectorUtil.l2normalize(vectors[i]);
        }
        return vectors;
    }

    private static float[] about(float[] middle, double spread, Random random) {
        float[] vector = middle.clone();
        for (int k = 0; k < vector.length; k++) {
            vector[k] += (float) (spread * random.nextGaussian());
        }
        return vector;
    }

    @Test
    void whatIsNearIsAmongTheLikeliest() {
        float[][] vectors = vectors(3000);
        float[] mean = new float[DIMENSIONS];
        for (float[] vector : vectors) {
            for (int k = 0; k < DIMENSIONS; k++) {
                mean[k] += vector[k] / vectors.length;
            }
        }
        Sketches sketches = new Sketches(mean);
        for (int i = 0; i < vectors.length; i++) {
            sketches.add(i, vectors[i]);
        }
        int found = 0;
        for (int q = 0; q < 50; q++) {
            float[] query = vectors[q * 7];
            List<Integer> nearest =
                    IntStream.range(0, vectors.length)
                            .boxed()
                            .sorted(
                                    Comparator.comparingDouble(
                                            i -> -VectorUtil.dotProduct(query, vectors[i])))
                            .limit(NEAREST)
                            .toList();
            int[] likeliest = likeliest(sketches, query, NEAREST * VectorSearch.LIKELIEST);
            assertEquals(NEAREST * VectorSearch.LIKELIEST, likeliest.length);
            found += (int) Arrays.stream(likeliest).filter(nearest::contains).count();
        }
        assertTrue(found > 0.98 * 50 * NEAREST, "found " + found);
    }

    @Test
    void fewAreAllTaken() {
        Sketches sketches = new Sketches(new float[2]);
        sketches.add(7, new float[] {1, -1});
        sketches.add(9, new float[] {-1, -1});
        assertEquals(7, likeliest(sketches, new float[] {1, -1}, 1)[0]);
        assertEquals(2, likeliest(sketches, new float[] {1, 1}, 5).length);
        assertEquals(0, likeliest(new Sketches(new float[2]), new float[2], 5).length);
    }

    @Test
    void segmentsAreComparedTogetherAndDeletedDocsLeftOut() {
        Sketches first = new Sketches(new float[3]);
        first.add(0, new float[] {1, 1, 1});
        first.add(2, new float[] {1, 1, -1});
        Sketches second = new Sketches(new float[3]);
        second.add(1, new float[] {1, 1, 1});
        second.add(3, new float[] {-1, -1, -1});
        FixedBitSet live = new FixedBitSet(3);
        live.set(2);
        List<Sketches.Segment> segments =
                List.of(
                        new Sketches.Segment(first, 0, live),
                        new Sketches.Segment(second, 10, null));
        float[] vector = {1, 1, 1};
        assertArrayEquals(new int[] {11}, Sketches.likeliest(segments, vector, 1));
        assertArrayEquals(new int[] {2, 11}, Sketches.likeliest(segments, vector, 2));
        assertArrayEquals(new int[] {2, 11, 13}, Sketches.likeliest(segments, vector, 9));
    }

    private static int[] likeliest(Sketches sketches, float[] vector, int count) {
        return Sketches.likeliest(List.of(new Sketches.Segment(sketches, 0, null)), vector, count);
    }
}
