package org.tiaowen.overlap;

import java.util.List;

/**
 * An item of a draft with what there is of it already.
 *
 * @param matches same and overlap before related, the most alike first
 */
public record CheckedItem(DraftItem item, List<Match> matches) {

    /** Takes a copy of the list. */
    public CheckedItem {
        matches = List.copyOf(matches);
    }

    /** Whether nothing in the corpus repeats it. */
    public boolean isNew() {
        return matches.stream().noneMatch(m -> m.comparison().label().isRepetition());
    }
}
