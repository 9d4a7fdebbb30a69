package org.tiaowen.search;

import org.jspecify.annotations.Nullable;
import org.tiaowen.search.lookup.Understanding;

import java.util.List;
import java.util.Map;

/**
 * One page of an answer.
 *
 * @param total number of all entries that match, on this page or not
 * @param hits the page: best first; entries of equal score by document and place
 * @param facets for each of {@link Facet} the values that the whole result has, most frequent first
 * @param mode the way in which it was answered: keyword where hybrid was asked and there are no
 *     vectors yet
 * @param note why there is nothing where the query could not have matched; null otherwise
 * @param understood what the query was understood to name; null where it is words alone
 * @param advice what may help where little was found; null where nothing would
 */
public record SearchResult(
        long total,
        List<Hit> hits,
        Map<Facet, List<Count>> facets,
        SearchMode mode,
        @Nullable String note,
        @Nullable Understanding understood,
        @Nullable Advice advice) {

    /** Takes copies. */
    public SearchResult {
        hits = List.copyOf(hits);
        facets = Map.copyOf(facets);
    }

    /** An answer to words alone. */
    public SearchResult(
            long total,
            List<Hit> hits,
            Map<Facet, List<Count>> facets,
            SearchMode mode,
            @Nullable String note) {
        this(total, hits, facets, mode, note, null, null);
    }

    /** The same answer to a query that names something. */
    public SearchResult with(Understanding names) {
        return new SearchResult(total, hits, facets, mode, note, names, advice);
    }

    /** The same answer with advice. */
    public SearchResult with(@Nullable Advice given) {
        return new SearchResult(total, hits, facets, mode, note, understood, given);
    }

    /**
     * How many entries have a value.
     *
     * @param value what the filter of the same name takes
     * @param name the same for people
     */
    public record Count(String value, String name, int count) {}

    /** The values of one facet; empty where the result has none. */
    public List<Count> counts(Facet facet) {
        return facets.getOrDefault(facet, List.of());
    }

    static SearchResult nothing(@Nullable String note) {
        return new SearchResult(0, List.of(), Map.of(), SearchMode.KEYWORD, note);
    }
}
