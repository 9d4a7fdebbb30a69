package org.tiaowen.search;

import org.tiaowen.search.SearchException.Reason;

/**
 * What is asked of the index.
 *
 * @param query words or a question, in any characters; blank to list all that the filters leave, in
 *     order of source and place. Only the first {@value #LONGEST} chars count
 * @param limit number of hits wanted, from 0 to {@value #MOST}
 * @param offset number of hits to leave out first
 */
public record SearchRequest(String query, SearchMode mode, Filters filters, int limit, int offset) {

    /** Chars of a query that count. */
    public static final int LONGEST = 500;

    /** Hits on a page at most. */
    public static final int MOST = 1000;

    /** Hits that can be paged through; whoever wants all asks the graph. */
    public static final int DEEPEST = 100_000;

    /**
     * Refuses pages out of range.
     *
     * @throws SearchException with reason {@code PAGE}
     */
    public SearchRequest {
        if (limit < 0 || limit > MOST) {
            throw new SearchException(Reason.PAGE, "limit not in 0.." + MOST + ": " + limit);
        }
        if (offset < 0 || offset > DEEPEST) {
            throw new SearchException(Reason.PAGE, "offset not in 0.." + DEEPEST + ": " + offset);
        }
    }

    /** The first ten hits of a keyword search. */
    public static SearchRequest keyword(String query) {
        return new SearchRequest(query, SearchMode.KEYWORD, Filters.NONE, 10, 0);
    }

    /** The same request with other filters. */
    public SearchRequest with(Filters other) {
        return new SearchRequest(query, mode, other, limit, offset);
    }

    /** The same request for another page. */
    public SearchRequest page(int newLimit, int newOffset) {
        return new SearchRequest(query, mode, filters, newLimit, newOffset);
    }
}
