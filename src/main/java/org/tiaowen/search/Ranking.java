package org.tiaowen.search;

/**
 * What a match counts. Scores of the fields are BM25 (k1, b), weighted and added; a rare word is
 * worth some 5, so that a constant of 8 outweighs one word and one of 15 several.
 *
 * @param words weight of a word of the query found in the text
 * @param parts weight of a word inside such a word (企业 in 高新技术企业), which finds texts that use the
 *     shorter one
 * @param pairs weight of a pair of neighbouring characters, which finds what was cut differently
 * @param title weight of a word found in the document's title
 * @param heading weight of a word found in a heading above
 * @param units weight of a word found in the names of the responsible units, full and as printed
 * @param akin weight of another name of a unit that the query names (经信委 for 工信局), in the text; in
 *     the names of units times {@code units}
 * @param number constant for a 文号 of the query that is the document's or that the text cites
 * @param place constant for an article or paragraph of the query (第十三条) that the entry lies in
 * @param measure constant for sentences that direct something, small: of two that match alike the
 *     one that says what is done comes before the heading that announces it
 * @param share of the query's telling words that an entry has to have in its text, title, headings
 *     or units, where the query has more than two
 * @param k1 how soon repetition stops to count; sentences are short, repetition says little
 * @param b how much long sentences are held back, from 0 to 1
 * @param blend how words and meaning come together in hybrid search
 */
public record Ranking(
        float words,
        float parts,
        float pairs,
        float title,
        float heading,
        float units,
        float akin,
        float number,
        float place,
        float measure,
        float share,
        float k1,
        float b,
        Blend blend) {

    /** What search uses. */
    public static final Ranking DEFAULT =
            new Ranking(
                    1f,
                    0.3f,
                    0.6f,
                    0.3f,
                    0.3f,
                    1f,
                    0.4f,
                    8f,
                    15f,
                    1f,
                    0.2f,
                    1.2f,
                    0.5f,
                    Blend.DEFAULT);

    /** The same with another blend. */
    public Ranking with(Blend other) {
        return new Ranking(
                words, parts, pairs, title, heading, units, akin, number, place, measure, share, k1,
                b, other);
    }
}
