package org.tiaowen.overlap;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Facts;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A text made ready to be compared with many others. Its facts are found when they are first asked
 * for, and so is its vector; safe for threads.
 */
public final class Clause {
    private final Passage passage;
    private final Supplier<Facts> reading;
    private final Function<String, float @Nullable []> vectors;
    private volatile @Nullable Facts facts;
    private volatile float @Nullable [] vector;

    Clause(Passage passage, Supplier<Facts> reading, Function<String, float @Nullable []> vectors) {
        this.passage = passage;
        this.reading = reading;
        this.vectors = vectors;
    }

    /** The text as it was given. */
    public String text() {
        return passage.text();
    }

    Passage passage() {
        return passage;
    }

    /** What it directs, with positions in code points of the text. */
    Facts facts() {
        Facts known = facts;
        if (known == null) {
            known = reading.get();
            facts = known;
        }
        return known;
    }

    /** Its vector, of length one; null while there is none. */
    float @Nullable [] vector() {
        float[] known = vector;
        if (known == null) {
            known = vectors.apply(text());
            vector = known;
        }
        return known;
    }

    /** Cosine with another, both of length one; null where one has no vector. */
    @Nullable Double cosine(Clause other) {
        float[] a = vector();
        float[] b = other.vector();
        if (a == null || b == null || a.length != b.length) {
            return null;
        }
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
