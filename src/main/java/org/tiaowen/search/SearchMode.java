package org.tiaowen.search;

import java.util.Locale;

/** How query and text are compared. */
public enum SearchMode {
    /** By their words. */
    KEYWORD,
    /** By the nearness of their vectors. */
    SEMANTIC,
    /** By both. */
    HYBRID;

    /** The word of the outside faces. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The mode of that label.
     *
     * @throws SearchException with reason {@code MODE} where there is none
     */
    public static SearchMode of(String label) {
        for (SearchMode mode : values()) {
            if (mode.label().equals(label)) {
                return mode;
            }
        }
        throw new SearchException(
                SearchException.Reason.MODE,
                "mode",
                "unknown mode '" + label + "'; there are keyword, semantic and hybrid",
                null);
    }
}
