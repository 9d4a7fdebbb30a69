package org.tiaowen.document;

import java.util.List;

/**
 * A concept of the sector scheme (SKOS).
 *
 * @param notation its code, such as {@code finance}
 * @param industries section letters of GB/T 4754 that it answers to
 * @param terms words that speak for it
 * @param organs what distinguishes the names of its organs, such as 财政 of 财政局 and 财政部
 * @param modalities forces of a measure that alone speak for it
 * @param roles roles of a provision that alone speak for it
 */
public record Sector(
        String notation,
        String labelZh,
        String labelEn,
        String scope,
        List<String> industries,
        List<Term> terms,
        List<String> organs,
        List<Modality> modalities,
        List<Role> roles) {

    /** Takes copies of the lists. */
    public Sector {
        industries = List.copyOf(industries);
        terms = List.copyOf(terms);
        organs = List.copyOf(organs);
        modalities = List.copyOf(modalities);
        roles = List.copyOf(roles);
    }

    /** A word that speaks for a sector; weight above 0, 1 for an ordinary one. */
    public record Term(String word, double weight) {}
}
