package org.tiaowen.retrieve;

import org.tiaowen.retrieve.Clause.Around;
import org.tiaowen.search.Filters;
import org.tiaowen.search.SearchMode;

import java.util.Set;

/**
 * A question whose answer is wanted.
 *
 * @param query the question, or words
 * @param limit clauses wanted at most, from 1 to {@value #MOST}
 * @param budget tokens that the clauses may have together, by {@link TokenEstimate}; 0 for no limit
 * @param filters what clauses must have
 * @param mode how question and texts are compared
 * @param around what of their surroundings comes with them
 */
public record RetrievalRequest(
        String query, int limit, int budget, Filters filters, SearchMode mode, Set<Around> around) {

    /** Clauses that one answer can have. */
    public static final int MOST = 100;

    /** Refuses numbers out of range. */
    public RetrievalRequest {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit not in 1.." + MOST + ": " + limit);
        }
        if (budget < 0) {
            throw new IllegalArgumentException("budget below 0: " + budget);
        }
        around = Set.copyOf(around);
    }

    /** The same request with other filters. */
    public RetrievalRequest with(Filters other) {
        return new RetrievalRequest(query, limit, budget, other, mode, around);
    }
}
