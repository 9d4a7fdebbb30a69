package org.tiaowen.overlap;

import java.util.List;

/**
 * What there is to say of two texts.
 *
 * @param score 0 to 1, the more alike the higher; comparable between pairs of one comparer
 * @param alignment common and different stretches in the order of the first text, those of the
 *     second alone where they stand there
 * @param differences those that matter, of texts that are at least related
 */
public record Comparison(
        Label label,
        double score,
        List<Stretch> alignment,
        List<Difference> differences,
        Grounds grounds) {

    /** Takes copies of the lists. */
    public Comparison {
        alignment = List.copyOf(alignment);
        differences = List.copyOf(differences);
    }
}
