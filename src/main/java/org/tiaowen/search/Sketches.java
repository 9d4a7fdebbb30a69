package org.tiaowen.search;

import java.util.Arrays;

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
     * The docs whose vectors are likeliest to be near, in no order; all where there are no more.
     */
    int[] likeliest(float[] vector, int count) {
        long[] own = sketch(vector);
        int[] distances = new int[size];
        int[] counts = new int[words * Long.SIZE + 1];
        for (int i = 0; i < size; i++) {
            int distance = 0;
            for (int k = 0; k < words; k++) {
                distance += Long.bitCount(own[k] ^ bits[i * words + k]);
            }
            distances[i] = distance;
            counts[distance]++;
        }
        int farthest = 0;
        for (int nearer = counts[0]; nearer < Math.min(count, size); nearer += counts[farthest]) {
            farthest++;
        }
        int[] likeliest = new int[Math.min(count, size)];
        int found = 0;
        for (int i = 0; i < size; i++) { // the nearer ones first, that the count leaves out no one
            if (distances[i] < farthest) {
                likeliest[found++] = docs[i];
            }
        }
        for (int i = 0; i < size && found < likeliest.length; i++) {
            if (distances[i] == farthest) {
                likeliest[found++] = docs[i];
            }
        }
        return likeliest;
    }
}
