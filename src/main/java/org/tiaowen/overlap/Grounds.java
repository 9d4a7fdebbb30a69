package org.tiaowen.overlap;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a label was decided on.
 *
 * @param likeness share of the weight of both texts that stands in common stretches, 0 to 1
 * @param containment the same share of the lighter text
 * @param clause the likeness of the two clauses, between marks, that are most alike
 * @param opening the likeness of the clauses that the texts begin with, which name what is done
 * @param mass the weight of the common stretches: a rare word of four characters has some 4
 * @param nouns the share of the weight of both texts' nouns that the other has too, synonyms
 *     counted
 * @param verbs the same of their verbs
 * @param beginsLike whether the first verbs are the same
 * @param vectors cosine of the texts' vectors; null where there are none
 * @param sameSector whether both are of the same first sector
 * @param sectorsDiffer whether both are of some sector, and of none together
 * @param terms common stretches that tell most, the heaviest first
 */
public record Grounds(
        double likeness,
        double containment,
        double clause,
        double opening,
        double mass,
        double nouns,
        double verbs,
        boolean beginsLike,
        @Nullable Double vectors,
        boolean sameSector,
        boolean sectorsDiffer,
        List<String> terms) {

    /** Takes a copy of the list. */
    public Grounds {
        terms = List.copyOf(terms);
    }
}
