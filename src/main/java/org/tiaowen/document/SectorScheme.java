package org.tiaowen.document;

import java.util.List;

/**
 * The sectors that measures are given to: the packaged scheme, or one that a user brings.
 *
 * @param sectors its concepts, by notation
 * @param neutralTerms words in which a term means nothing, such as 人民政府, in which 民政 stands
 */
public record SectorScheme(List<Sector> sectors, List<String> neutralTerms) {

    /** Takes copies of the lists. */
    public SectorScheme {
        sectors = List.copyOf(sectors);
        neutralTerms = List.copyOf(neutralTerms);
    }

    /** The codes of its concepts, in order. */
    public List<String> notations() {
        return sectors.stream().map(Sector::notation).toList();
    }
}
