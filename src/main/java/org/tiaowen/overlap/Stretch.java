package org.tiaowen.overlap;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Span;

/**
 * A piece of the alignment of two texts, in code points of each.
 *
 * @param a where it stands in the first text; null where it stands in the second alone
 * @param b where it stands in the second text; null where it stands in the first alone
 */
public record Stretch(Kind kind, @Nullable Span a, @Nullable Span b) {

    /** How the two texts stand to each other there. */
    public enum Kind {
        /** The same letters and numbers; marks and blanks may differ. */
        EQUAL("equal"),
        /** Other words between the same neighbours. */
        REWORDED("reworded"),
        /** In the first text alone. */
        ONLY_A("a"),
        /** In the second text alone. */
        ONLY_B("b");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The word of the outside faces. */
        public String label() {
            return label;
        }
    }
}
