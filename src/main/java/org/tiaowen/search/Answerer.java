package org.tiaowen.search;

import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;
import org.tiaowen.analysis.Reranker;
import org.tiaowen.search.lookup.Lookup;
import org.tiaowen.search.lookup.Understanding;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Answers requests from one state of the index: what a query names is looked up, the rest of it
 * searched for, and where little was found the answer says why.
 */
final class Answerer {

    private final QueryRunner runner;
    private final Advisor advisor;
    private final Semantics semantics;
    private volatile @Nullable Lookups lookups;

    /**
     * Makes one.
     *
     * @param semantics what is known of vectors, now and later
     */
    Answerer(Terms terms, Ranking ranking, Semantics semantics) {
        runner = new QueryRunner(terms, ranking);
        advisor = new Advisor(runner);
        this.semantics = semantics;
    }

    /** Lets queries name what these know. */
    void know(Lookups names) {
        lookups = names;
    }

    /** Reads what searches need of a state of the index before it is searched. */
    void prepare(IndexSearcher searcher) throws IOException {
        runner.prepare(searcher.getIndexReader());
        semantics.prepare(searcher);
    }

    /** Has the first hits of semantic and hybrid search read again. */
    void rerankBy(Reranker reranker) {
        runner.rerankBy(reranker);
    }

    /**
     * Answers.
     *
     * @throws SearchException with reason {@code NOT_READY} or {@code NO_VECTORS} where the mode is
     *     semantic and there are no vectors
     */
    SearchResult answer(IndexSearcher searcher, SearchRequest request) throws IOException {
        SearchResult result = found(searcher, request);
        Lookups names = lookups;
        return names == null || !request.understood()
                ? result
                : result.with(
                        advisor.of(searcher, request, result, () -> names.suggestions(searcher)));
    }

    /** What the query names is looked up; the rest of it, or all, is searched for. */
    private SearchResult found(IndexSearcher searcher, SearchRequest request) throws IOException {
        Lookups names = lookups;
        Understanding understood =
                names == null ? null : names.read(searcher, request).orElse(null);
        if (understood == null) {
            return runner.run(searcher, request, aim(request));
        }
        Optional<SearchRequest> inside = Lookups.inside(request, understood);
        SearchResult result;
        if (inside.isPresent()) {
            SearchRequest rest = inside.get();
            result =
                    understood.lookup() instanceof Lookup.Unit
                            ? runner.list(searcher, rest, aim(rest))
                            : runner.run(searcher, rest, aim(rest));
        } else if (understood.lookup().kind() == Lookup.Kind.UNIT) {
            // who does what is read from texts, and not always read: words may tell
            result = runner.run(searcher, request, aim(request));
        } else {
            result = SearchResult.nothing(null);
        }
        return result.with(understood);
    }

    /**
     * What a search by meaning needs; null where none is asked for, or hybrid has to do without.
     */
    private Semantics.@Nullable Aim aim(SearchRequest request) {
        if (request.mode() == SearchMode.KEYWORD || request.query().isBlank()) {
            return null;
        }
        Semantics.Aim aim = semantics.aim(request.query());
        if (aim == null && request.mode() == SearchMode.SEMANTIC) {
            throw semantics.missing();
        }
        return aim;
    }

    /** What somebody who has typed this much may mean; none where no names are known. */
    List<Suggestion> suggest(IndexSearcher searcher, String typed, int limit) {
        Lookups names = lookups;
        return names == null || typed.isBlank()
                ? List.of()
                : names.suggestions(searcher).complete(typed, limit);
    }

    /** What of it answers from an earlier state of the index, as a number; 0 for nothing. */
    int lagging(IndexSearcher searcher) {
        Lookups names = lookups;
        return names == null ? 0 : names.lagging(searcher);
    }

    /** The words of a query that carry meaning, in order, each with how rare it is. */
    List<QueryWord> words(IndexSearcher searcher, String query) throws IOException {
        return runner.words(searcher, query);
    }

    /** The divisions that a query names; none where no names are known. */
    NamedPlaces places(String query) {
        Lookups names = lookups;
        return names == null ? NamedPlaces.NONE : names.places(runner.cut(query));
    }

    /** A query in words of law and administration, where it has words of speech; else itself. */
    String restated(IndexSearcher searcher, String query) throws IOException {
        return runner.restated(searcher, query);
    }
}
