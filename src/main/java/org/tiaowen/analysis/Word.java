package org.tiaowen.analysis;

/**
 * A word of a text.
 *
 * @param text the word, folded by {@link Folding#fold}
 * @param tag its part of speech in HanLP's set: those beginning with {@code v} are verbs, {@code n}
 *     nouns ({@code ns} place, {@code nt} organisation), {@code m} numerals, {@code q} classifiers,
 *     {@code t} times, {@code w} punctuation; a user word has the tag that it was given
 * @param start index of its first char in the text
 * @param end index after its last char
 */
public record Word(String text, String tag, int start, int end) {

    /** Whether it is a verb of any sort: v, vi, vn, vd … */
    public boolean isVerb() {
        return tag.startsWith("v");
    }

    /** Whether it is a noun of any sort: n, ns, nt, nz … */
    public boolean isNoun() {
        return tag.startsWith("n");
    }

    /** Whether it is a mark of punctuation. */
    public boolean isPunctuation() {
        return tag.startsWith("w");
    }
}
