package org.tiaowen.search;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.jspecify.annotations.Nullable;
import org.tiaowen.search.Advice.Correction;
import org.tiaowen.search.Advice.Relaxation;
import org.tiaowen.search.lookup.Understanding;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Says why little was found: words that stand nowhere, with what they may have been meant to be
 * (the same sound, typed with another character; the sound itself, typed in pinyin; one character
 * off), and filters that leave nothing.
 */
final class Advisor {

    /** Hits that are little. */
    private static final int LITTLE = 3;

    /** Hits by words beside which a word that stands nowhere is not missed. */
    private static final int ENOUGH = 20;

    /** Chars of what is compared by sound. */
    private static final int LONGEST = 12;

    private static final int MOST_CORRECTIONS = 3;

    private final QueryRunner runner;
    private final DirectSpellChecker spelling = new DirectSpellChecker();

    Advisor(QueryRunner runner) {
        this.runner = runner;
        spelling.setMaxEdits(1);
        spelling.setMinPrefix(0);
        spelling.setMinQueryLength(3);
        spelling.setAccuracy(0.6f);
    }

    /**
     * Advice on an answer; null where there is none to give.
     *
     * @param suggestions what stands in the index, asked for where a word does not
     */
    @Nullable Advice of(
            IndexSearcher searcher,
            SearchRequest request,
            SearchResult result,
            Supplier<Suggestions> suggestions)
            throws IOException {
        if (request.query().isBlank() && result.total() > 0) {
            return null;
        }
        if (result.total() >= ENOUGH && result.mode() == SearchMode.KEYWORD) {
            return null;
        }
        Understanding understood = result.understood();
        String words = understood == null ? request.query() : understood.rest();
        List<String> unknown = words.isBlank() ? List.of() : runner.unknown(searcher, words);
        if (unknown.isEmpty() && result.total() >= LITTLE) {
            return null;
        }
        var advice =
                new Advice(
                        unknown,
                        unknown.isEmpty()
                                ? List.of()
                                : corrections(
                                        searcher, request, result, unknown, suggestions.get()),
                        result.total() > 0
                                ? List.of()
                                : relaxations(searcher, request, understood));
        return advice.isEmpty() ? null : advice;
    }

    private List<Correction> corrections(
            IndexSearcher searcher,
            SearchRequest request,
            SearchResult result,
            List<String> unknown,
            Suggestions suggestions)
            throws IOException {
        var queries = new LinkedHashSet<String>();
        String query = Terms.cut(request.query(), SearchRequest.LONGEST);
        String folded = NormalForm.foldCase(query);
        for (String word : unknown) {
            int at = folded.indexOf(word);
            if (at >= 0) {
                bySound(query, at, at + word.length(), suggestions).ifPresent(queries::add);
                Term term = new Term(Fields.WORDS, word);
                for (SuggestWord near :
                        spelling.suggestSimilar(
                                term,
                                2,
                                searcher.getIndexReader(),
                                SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX)) {
                    queries.add(replaced(query, at, at + word.length(), near.string));
                }
            }
        }
        var corrections = new ArrayList<Correction>();
        for (String other : queries) {
            long total = runner.count(searcher, request.rest(other, request.filters()));
            boolean isBetter = runner.unknown(searcher, other).size() < unknown.size();
            if (total > 0 && (isBetter || total > result.total())) {
                corrections.add(new Correction(other, total));
            }
        }
        return corrections.size() > MOST_CORRECTIONS
                ? corrections.subList(0, MOST_CORRECTIONS)
                : corrections;
    }

    /** The longest stretch around a word that sounds as a name or word of the index. */
    private static Optional<String> bySound(
            String query, int start, int end, Suggestions suggestions) {
        int longest = Math.max(LONGEST, end - start); // a word in pinyin is long
        for (int length = Math.min(longest, query.length()); length >= 2; length--) {
            for (int from = Math.max(0, end - length); from <= start; from++) {
                int to = from + length;
                if (to >= end && to <= query.length()) {
                    String stretch = query.substring(from, to);
                    Suggestion meant =
                            stretch.chars().anyMatch(c -> !Character.isLetterOrDigit(c))
                                    ? null
                                    : suggestions.soundingLike(stretch);
                    if (meant != null) {
                        return Optional.of(replaced(query, from, to, meant.text()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static String replaced(String query, int start, int end, String by) {
        return query.substring(0, start) + by + query.substring(end);
    }

    private List<Relaxation> relaxations(
            IndexSearcher searcher, SearchRequest request, @Nullable Understanding understood)
            throws IOException {
        var relaxations = new ArrayList<Relaxation>();
        Filters filters = request.filters();
        for (Facet facet : Facet.values()) {
            if (filters.values().containsKey(facet)) {
                add(
                        relaxations,
                        facet.label(),
                        searcher,
                        request.with(filters.without(facet)),
                        understood);
            }
        }
        if (filters.from() != null) {
            add(
                    relaxations,
                    "from",
                    searcher,
                    request.with(filters.issued(null, filters.to())),
                    understood);
        }
        if (filters.to() != null) {
            add(
                    relaxations,
                    "to",
                    searcher,
                    request.with(filters.issued(filters.from(), null)),
                    understood);
        }
        if (!filters.without().isEmpty()) {
            add(
                    relaxations,
                    "validOn",
                    searcher,
                    request.with(filters.without(Set.of())),
                    understood);
        }
        if (understood != null) {
            add(relaxations, Advice.UNDERSTOOD, searcher, request, null);
        }
        return relaxations;
    }

    private void add(
            List<Relaxation> relaxations,
            String name,
            IndexSearcher searcher,
            SearchRequest request,
            @Nullable Understanding understood)
            throws IOException {
        Optional<SearchRequest> relaxed =
                understood == null
                        ? Optional.of(request.rest(request.query(), request.filters()))
                        : Lookups.inside(request, understood);
        long total = relaxed.isEmpty() ? 0 : runner.count(searcher, relaxed.get());
        if (total > 0) {
            relaxations.add(new Relaxation(name, total));
        }
    }
}
