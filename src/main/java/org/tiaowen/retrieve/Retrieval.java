package org.tiaowen.retrieve;

import org.jspecify.annotations.Nullable;
import org.tiaowen.search.SearchMode;

import java.util.List;

/**
 * What was found for a question.
 *
 * @param answerable whether the clauses are good enough to answer from
 * @param confidence how likely it is that they hold the answer, from 0 to 1 ({@link Answerability})
 * @param clauses best first; also where they do not answer it, since they are the nearest there are
 * @param tokens what the clauses have together, by {@link TokenEstimate}
 * @param leftOut clauses that were good enough and did not fit into the budget
 * @param smallestBudget tokens that the shortest clause needs that is good enough to answer from,
 *     or the best one where none is; 0 where nothing was found
 * @param standing of the document that is named, where the question asks for its validity alone;
 *     then {@code answerable} says whether that is known
 * @param mode how question and texts were compared, which is not what was asked while vectors are
 *     being computed
 * @param note why there is nothing, or what was done otherwise than asked; null otherwise
 */
public record Retrieval(
        boolean answerable,
        double confidence,
        List<Clause> clauses,
        int tokens,
        int leftOut,
        int smallestBudget,
        @Nullable Standing standing,
        SearchMode mode,
        @Nullable String note) {

    /** Takes a copy of the list. */
    public Retrieval {
        clauses = List.copyOf(clauses);
    }
}
