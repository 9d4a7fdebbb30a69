package org.tiaowen.overlap;

import org.tiaowen.document.Document;

import java.util.List;

/**
 * What a draft repeats.
 *
 * @param documents what was read in it, in its order
 * @param items what these direct, in their order, each with what there is of it already
 */
public record DraftCheck(List<Document> documents, List<CheckedItem> items) {

    /** Takes copies of the lists. */
    public DraftCheck {
        documents = List.copyOf(documents);
        items = List.copyOf(items);
    }
}
