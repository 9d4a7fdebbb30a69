package org.tiaowen.search;

/**
 * A word of a query and how rare it is.
 *
 * @param text folded, in lower case
 * @param entries number of entries that have it, in their text or above it
 * @param all number of all entries
 */
public record QueryWord(String text, int entries, int all) {

    /** What it tells (inverse document frequency): some 0 where all have it. */
    public double rarity() {
        return Math.log(1 + (all - entries + 0.5) / (entries + 0.5));
    }
}
