package org.tiaowen.search;

import org.tiaowen.search.SearchException.Reason;

/**
 * What is asked of the index.
 *
 * @param query words or a question, in any characters; blank to list all that the filters leave, in
 *     order of source and place. Only the first {@value #LONGEST} chars count
 * @param limit number of hits wanted, from 0 to {@value #MOST}
 * @param offset number of hits to leave out first
 * @param sort order of the hits
 * @param collapse whether near copies are folded into the best of them
 * @param understood whether a query that names a document, a place in one, or a unit with its role
 *     is answered as such before anything else
 * @param facets whether the values of facets are counted over the whole result
 */
public record SearchRequest(
        String query,
        SearchMode mode,
        Filters filters,
        int limit,
        int offset,
        SortOrder sort,
        boolean collapse,
        boolean understood,
        boolean facets) {

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

    /** With facets. */
    public SearchRequest(
            String query,
            SearchMode mode,
            Filters filters,
            int limit,
            int offset,
            SortOrder sort,
            boolean collapse,
            boolean understood) {
        this(query, mode, filters, limit, offset, sort, collapse, understood, true);
    }

    /** Best first, near copies apart, the query taken as words alone. */
    public SearchRequest(String query, SearchMode mode, Filters filters, int limit, int offset) {
        this(query, mode, filters, limit, offset, SortOrder.RELEVANCE, false, false);
    }

    /** The first ten hits of a keyword search. */
    public static SearchRequest keyword(String query) {
        return new SearchRequest(query, SearchMode.KEYWORD, Filters.NONE, 10, 0);
    }

    /** The same request with other filters. */
    public SearchRequest with(Filters other) {
        return new SearchRequest(
                query, mode, other, limit, offset, sort, collapse, understood, facets);
    }

    /** The same request for another page. */
    public SearchRequest page(int newLimit, int newOffset) {
        return new SearchRequest(
                query, mode, filters, newLimit, newOffset, sort, collapse, understood, facets);
    }

    /** A request for other words, which name nothing, and with other filters. */
    SearchRequest rest(String words, Filters other) {
        return new SearchRequest(
                words,
                words.isBlank() ? SearchMode.KEYWORD : mode,
                other,
                limit,
                offset,
                sort,
                collapse,
                false,
                facets);
    }

    /** The same request in another order. */
    public SearchRequest sorted(SortOrder other) {
        return new SearchRequest(
                query, mode, filters, limit, offset, other, collapse, understood, facets);
    }

    /** The same request in another mode. */
    public SearchRequest in(SearchMode other) {
        return new SearchRequest(
                query, other, filters, limit, offset, sort, collapse, understood, facets);
    }

    /** The same request with near copies folded or not. */
    public SearchRequest collapsed(boolean folded) {
        return new SearchRequest(
                query, mode, filters, limit, offset, sort, folded, understood, facets);
    }

    /** The same request with what it names understood or not. */
    public SearchRequest understood(boolean names) {
        return new SearchRequest(
                query, mode, filters, limit, offset, sort, collapse, names, facets);
    }

    /** The same request with facets counted or not. */
    public SearchRequest facets(boolean counted) {
        return new SearchRequest(
                query, mode, filters, limit, offset, sort, collapse, understood, counted);
    }
}
