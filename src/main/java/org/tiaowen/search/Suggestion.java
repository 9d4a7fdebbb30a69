package org.tiaowen.search;

import java.util.Locale;

/**
 * What somebody who types may mean.
 *
 * @param text what to search for
 * @param value what the filter of the same name takes: an address, a notation; the text itself for
 *     numbers and terms
 * @param count entries that have it; of a title and a 文号 those of the document
 */
public record Suggestion(Kind kind, String text, String value, int count) {

    /** What it is; the first ones come first. */
    public enum Kind {
        TITLE,
        NUMBER,
        UNIT,
        SECTOR,
        TERM;

        /** The word of the outside faces. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
