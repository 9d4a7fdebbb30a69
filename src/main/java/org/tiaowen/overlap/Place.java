package org.tiaowen.overlap;

import org.tiaowen.document.Span;

/**
 * Where a fact stands in a passage, for finding what the other text says in its stead.
 *
 * @param from first symbol
 * @param to symbol after the last
 */
record Place(Passage passage, int from, int to) {

    /** Symbols on either side that are compared. */
    private static final int BEFORE = 10;

    private static final int AFTER = 5;

    /** The symbols of a stretch that is counted in code points of the text. */
    static Place of(Passage passage, Span span) {
        String text = passage.text();
        int length = text.codePointCount(0, text.length());
        int start = text.offsetByCodePoints(0, Math.min(span.start(), length));
        int end = text.offsetByCodePoints(0, Math.min(span.end(), length));
        int from = 0;
        while (from < passage.size() && passage.end(from) <= start) {
            from++;
        }
        int to = from;
        while (to < passage.size() && passage.start(to) < end) {
            to++;
        }
        return new Place(passage, from, to);
    }

    /** How alike the neighbourhoods of two places are, from 0 to some 4. */
    double likeness(Place other, Tiling tiling) {
        double score = 0;
        if (from > 0 && other.from > 0 && tiling.partnerOfA(from - 1) == other.from - 1) {
            score += 1.5;
        }
        if (to < passage.size()
                && other.to < other.passage.size()
                && tiling.partnerOfA(to) == other.to) {
            score += 1;
        }
        int begin = Math.max(0, from - BEFORE);
        int end = Math.min(passage.size(), to + AFTER);
        int otherBegin = Math.max(0, other.from - BEFORE);
        int otherEnd = Math.min(other.passage.size(), other.to + AFTER);
        double common = 0;
        double all = 0;
        for (int i = begin; i < end; i++) {
            if (i >= from && i < to) {
                continue;
            }
            all += passage.weight(i);
            int partner = tiling.partnerOfA(i);
            if (partner >= otherBegin && partner < otherEnd) {
                common += passage.weight(i);
            }
        }
        return score + (all == 0 ? 0 : 1.5 * common / all);
    }
}
