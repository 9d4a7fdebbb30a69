package org.tiaowen.overlap;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Facts;

import java.util.function.Supplier;

/**
 * A text made ready to be compared with many others. Its facts are found when they are first asked
 * for; safe for threads.
 */
public final class Clause {
    private final Passage passage;
    private final Supplier<Facts> reading;
    private final float @Nullable [] vector;
    private volatile @Nullable Facts facts;

    Clause(Passage passage, Supplier<Facts> reading, float @Nullable [] vector) {
        this.passage = passage;
        this.reading = reading;
        this.vector = vector;
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

    /** Cosine with another, both of length one; null where one has no vector. */
    @Nullable Double cosine(Clause other) {
        float[] a = vector;
        float[] b = other.vector;
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
