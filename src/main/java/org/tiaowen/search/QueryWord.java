package org.tiaowen.search;

import java.util.Set;

/**
 * A word of a query and how rare it is.
 *
 * @param text folded, in lower case
 * @param official words of law and administration that stand for it where it is a word of speech,
 *     or a synonym that entries have where none has it; mostly none
 * @param entries number of entries that have it, in their text or above it
 * @param all number of all entries
 */
public record QueryWord(String text, Set<String> official, int entries, int all) {

    /** Takes a copy. */
    public QueryWord {
        official = Set.copyOf(official);
    }

    /** What it tells (inverse document frequency): some 0 where all have it. */
    public double rarity() {
        return Math.log(1 + (all - entries + 0.5) / (entries + 0.5));
    }
}
