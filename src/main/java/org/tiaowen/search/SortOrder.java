package org.tiaowen.search;

import org.tiaowen.search.SearchException.Reason;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The order of what was found. Equal ones come by source and place, so that pages tile the answer.
 */
public enum SortOrder {
    /** Best first. */
    RELEVANCE,
    /** By the document's date of issue, latest first; undated documents last. */
    NEWEST,
    /** By the document's date of issue, earliest first; undated documents last. */
    OLDEST;

    /** The word of the outside faces. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All words of the outside faces. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(SortOrder::label).toList();
    }

    /**
     * The order of that label.
     *
     * @throws SearchException with reason {@code VALUE} where there is none
     */
    public static SortOrder of(String label) {
        return Arrays.stream(values())
                .filter(order -> order.label().equals(label))
                .findFirst()
                .orElseThrow(
                        () ->
                                new SearchException(
                                        Reason.VALUE,
                                        "sort",
                                        "unknown sort '"
                                                + label
                                                + "'; there are "
                                                + String.join(", ", labels()),
                                        null));
    }
}
