package org.tiaowen.overlap;

import java.util.List;

/**
 * How much each stretch of an item tells of which clause repeats it: what it has in common with
 * most of the clauses that were found for it is its topic, what it has in common with few is what
 * it directs. Weights fall with the number of clauses that have a symbol, as those of words do with
 * the number of documents (inverse document frequency, Spärck Jones 1972).
 */
final class Distinction {

    private final double[] weights;
    private final double all;

    /**
     * Of an item.
     *
     * @param tilings of the item with each of the clauses, the item first
     */
    Distinction(Passage item, List<Tiling> tilings) {
        weights = new double[item.size()];
        double most = idf(0, tilings.size());
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            int shared = 0;
            for (Tiling tiling : tilings) {
                shared += tiling.partnerOfA(i) >= 0 ? 1 : 0;
            }
            weights[i] = item.weight(i) * idf(shared, tilings.size()) / most;
            sum += weights[i];
        }
        all = sum;
    }

    private static double idf(int shared, int all) {
        return Math.log((all + 1) / (shared + 0.5));
    }

    /** The share of what tells that a clause has too, from 0 to 1. */
    double of(Tiling tiling) {
        double common = 0;
        for (int i = 0; i < weights.length; i++) {
            common += tiling.partnerOfA(i) >= 0 ? weights[i] : 0;
        }
        return all == 0 ? 0 : common / all;
    }
}
