package org.tiaowen.search;

import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/**
 * Many vectors as bits: on which side of their mean each number lies. In how many bits two vectors
 * differ tells their angle (Charikar, Similarity Estimation Techniques from Rounding Algorithms,
 * 2002; here the axes stand for his random planes), in a thirtieth of the time of a product and of
 * the memory. What is near is among the likeliest; which of them is nearest, their vectors say.
 */
final class Sketches {

    private final float[] mean;
    private final int words;
    private int[] docs = new int[1024];
    private long[] bits;
    private int size;

    /** None yet, of vectors about this mean. */
    Sketches(float[] mean) {
        this.mean = mean;
        this.words = (mean.length + Long.SIZE - 1) / Long.SIZE;
        this.bits = new long[docs.length * words];
    }

    /** Adds the vector of a doc. */
    void add(int doc, float[] vector) {
        if (size == docs.length) {
            docs = Arrays.copyOf(docs, size * 2);
            bits = Arrays.copyOf(bits, size * 2 * words);
        }
        System.arraycopy(sketch(vector), 0, bits, size * words, words);
        docs[size++] = doc;
    }

    private long[] sketch(float[] vector) {
        long[] sketch = new long[words];
        for (int i = 0; i < mean.length; i++) {
            if (vector[i] > mean[i]) {
                sketch[i / Long.SIZE] |= 1L << i;
            }
        }
        return sketch;
    }

    /**
     * The sketches of one segment in a state of the index.
     *
     * @param docBase what its docs are counted from
     * @param live which of its docs are not deleted; null: all
     */
    record Segment(Sketches sketches, int docBase, @Nullable Bits live) {

        private boolean isLive(int i) {
            return live == null || live.get(sketches.docs[i]);
        }
    }

    /**
     * The docs whose vectors are likeliest to be near, in the order of the segments and their docs;
     * all where there are no more.
     *
     * @param segments about one mean
     */
    static int[] likeliest(List<Segment> segments, float[] vector, int count) {
        short[][] distances = new short[segments.size()][];
        int[] counts = new int[vector.length + 1];
        int size = 0;
        for (int s = 0; s < distances.length; s++) {
            distances[s] = segments.get(s).sketches.distances(vector);
            for (int i = 0; i < distances[s].length; i++) {
                if (segments.get(s).isLive(i)) {
                    counts[distances[s][i]]++;
                    size++;
                }
            }
        }
        int[] likeliest = new int[Math.min(count, size)];
        int farthest = 0;
        int nearer = 0;
        while (nearer + counts[farthest] < likeliest.length) {
            nearer += counts[farthest++];
        }
        int left = likeliest.length - nearer; // of those that are just as far
        int found = 0;
        for (int s = 0; s < distances.length; s++) {
            Segment segment = segments.get(s);
            for (int i = 0; i < distances[s].length; i++) {
                int distance = distances[s][i];
                if (distance <= farthest
                        && (distance < farthest || left > 0)
                        && segment.isLive(i)) {
                    left -= distance == farthest ? 1 : 0;
                    likeliest[found++] = segment.docBase + segment.sketches.docs[i];
                }
            }
        }
        return likeliest;
    }

    /** In how many bits each differs from a vector. */
    private short[] distances(float[] vector) {
        long[] own = sketch(vector);
        short[] distances = new short[size];
        for (int i = 0; i < size; i++) {
            int distance = 0;
            for (int k = 0; k < words; k++) {
                distance += Long.bitCount(own[k] ^ bits[i * words + k]);
            }
            distances[i] = (short) distance;
        }
        return distances;
    }
}
