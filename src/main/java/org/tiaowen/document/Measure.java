package org.tiaowen.document;

import java.util.List;

/**
 * A sentence that directs that something be done, allowed, forbidden, supported or explored.
 *
 * @param sectors one to three, the most specific first
 * @param evidence its {@code sentence} is the sentence's id, which is the measure's too
 */
public record Measure(Modality modality, List<SectorVote> sectors, Evidence evidence) {

    /** Takes a copy of the list. */
    public Measure {
        sectors = List.copyOf(sectors);
    }

    /** A sector of the scheme that the words voted for; confidence from 0 to 1. */
    public record SectorVote(String notation, double confidence) {}
}
