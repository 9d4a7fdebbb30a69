package org.tiaowen.retrieve;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/**
 * Whether a quote stands where it is said to stand.
 *
 * @param here the place in the clause that was named, or the best place of all where none was
 *     named; null where it does not stand there
 * @param elsewhere other places, exact ones first
 */
public record Verification(Verdict verdict, @Nullable QuoteMatch here, List<QuoteMatch> elsewhere) {

    /** Takes a copy of the list. */
    public Verification {
        elsewhere = List.copyOf(elsewhere);
    }

    /** How a quote and the texts agree. */
    public enum Verdict {
        /** It stands there word for word. */
        EXACT,
        /** It stands there but for what the differences name. */
        NEAR,
        /** Not in the clause that was named, but in another. */
        ELSEWHERE,
        /** Nowhere, not even nearly. */
        NOT_FOUND;

        /** The word of the outside faces: {@code not-found}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
