package org.tiaowen.overlap;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * Something in which two clauses that say the like differ.
 *
 * @param draft what the first clause says; null where it says nothing of the kind
 * @param corpus what the second clause says; null where it says nothing of the kind
 * @param about what the figure measures or limits, in words of the text; null where nothing tells
 */
public record Difference(
        Kind kind,
        @Nullable String draft,
        @Nullable String corpus,
        @Nullable String about,
        Direction direction) {

    /** What differs. */
    public enum Kind {
        /** A share, an amount, a number of things, a period. */
        FIGURE,
        /** A date by which something is to be done. */
        DEADLINE,
        /** Force: 应当, 可以, 鼓励, 不得. */
        MODALITY,
        /** Who does it; the place that a unit belongs to is no difference. */
        UNIT,
        /** The area with rules of its own where it holds. */
        ZONE,
        /** Who gets it. */
        BENEFICIARY;

        /** The word of the outside faces. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How the first clause stands to the second. */
    public enum Direction {
        /** It asks or limits more. */
        STRICTER,
        /** It asks or limits less. */
        LOOSER,
        EARLIER,
        LATER,
        MORE,
        LESS,
        /** Neither: another one. */
        OTHER;

        /** The word of the outside faces. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** How the second clause stands to the first. */
        public Direction reversed() {
            return switch (this) {
                case STRICTER -> LOOSER;
                case LOOSER -> STRICTER;
                case EARLIER -> LATER;
                case LATER -> EARLIER;
                case MORE -> LESS;
                case LESS -> MORE;
                case OTHER -> OTHER;
            };
        }
    }

    /** Whether both clauses have it, each otherwise. */
    public boolean isVariation() {
        return draft != null && corpus != null;
    }
}
