package org.tiaowen.retrieve;

/**
 * A stretch in which a quote and a clause differ.
 *
 * @param quote what the quote says there; empty where it leaves something out
 * @param clause what the clause says there; empty where the quote adds something
 * @param start first char of it in the folded quote
 */
public record Difference(Kind kind, String quote, String clause, int start) {

    /** What differs, the gravest first. */
    public enum Kind {
        /** A number, an amount, a date. */
        FIGURE,
        /** 不, 不得, 未, 禁止, 除外. */
        NEGATION,
        /** 应当, 可以, 鼓励 … */
        MODALITY,
        /** The number of the clause. */
        MARKER,
        /** Other words. */
        WORDING,
        /** Marks only. */
        PUNCTUATION;

        /** The word of the outside faces. */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
