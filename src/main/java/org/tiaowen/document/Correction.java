package org.tiaowen.document;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Locale;

/**
 * Something that a curator put right, once it has been carried out.
 *
 * @param id path inside the document, such as {@code correction_title}, {@code correction_4be1a0}
 * @param field what it puts right: a field of the document ({@code title}, {@code validity} …), or
 *     a kind of fact ({@code unit}, {@code measure}, {@code deadline} …)
 * @param provision id of the provision that it is about; null outside any
 * @param sentence id of the sentence; null where it is about no single one
 * @param before what had been found, in words; null where nothing had
 * @param after what stands there now; null where nothing does
 * @param by who says so
 * @param date when it was said
 * @param note why
 * @param file the file that says it
 * @param line and its line there
 */
public record Correction(
        String id,
        String field,
        @Nullable String provision,
        @Nullable String sentence,
        @Nullable String before,
        @Nullable String after,
        @Nullable String by,
        @Nullable LocalDate date,
        @Nullable String note,
        String file,
        int line) {

    /** The {@link Evidence#rule} of a fact that a correction made. */
    public static final String RULE = "correction";

    /** What was done. */
    public enum Action {
        ADD,
        REMOVE,
        REPLACE;

        /** The word of the outside faces. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What was done. */
    public Action action() {
        if (before == null) {
            return Action.ADD;
        }
        return after == null ? Action.REMOVE : Action.REPLACE;
    }
}
