package org.tiaowen.document;

import java.util.List;

/**
 * What the extraction rules say of one document, each kind in document order.
 *
 * @param measures the sentences that direct something
 */
public record Facts(
        List<Measure> measures,
        List<Responsibility> responsibilities,
        List<Deadline> deadlines,
        List<Quantity> quantities,
        List<Citation> citations) {

    /** No facts. */
    public static final Facts NONE =
            new Facts(List.of(), List.of(), List.of(), List.of(), List.of());

    /** Takes copies of the lists. */
    public Facts {
        measures = List.copyOf(measures);
        responsibilities = List.copyOf(responsibilities);
        deadlines = List.copyOf(deadlines);
        quantities = List.copyOf(quantities);
        citations = List.copyOf(citations);
    }
}
