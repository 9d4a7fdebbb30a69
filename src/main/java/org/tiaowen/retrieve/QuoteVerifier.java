package org.tiaowen.retrieve;

import org.apache.jena.graph.Graph;
import org.jspecify.annotations.Nullable;
import org.tiaowen.retrieve.QuoteSearch.Found;
import org.tiaowen.retrieve.Verification.Verdict;
import org.tiaowen.search.Facet;
import org.tiaowen.search.Filters;
import org.tiaowen.search.Hit;
import org.tiaowen.search.SearchIndex;
import org.tiaowen.search.SearchMode;
import org.tiaowen.search.SearchRequest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says whether a quote stands in a clause: word for word, nearly, or where else.
 *
 * <p>A quote may be a part of a sentence, run over several sentences and provisions, begin with the
 * clause's marker and leave something out (……). It is exact where all of it stands there in order,
 * up to what {@link QuoteFolding} folds; not where it begins behind a negation or inside a figure,
 * and not where an elision hides a negation in its sentence.
 *
 * <p>Other places are looked for among what search finds for the quote, so that a few words that
 * stand in a hundred clauses are not told with all of them. Safe for threads.
 */
public final class QuoteVerifier {

    /** Chars of a quote at most. */
    public static final int LONGEST = 2000;

    /** What agrees by less is no quote of it. */
    static final double NEAR = 0.7;

    private static final int HITS = 40;
    private static final int DOCUMENTS = 16;
    private static final int ALIGNED = 8;
    private static final int TOLD = 10;

    private final DocumentTexts texts;

    /** One that shares what it has read with a retriever. */
    public QuoteVerifier(Retriever retriever) {
        this.texts = retriever.texts();
    }

    /** What it reads from: a snapshot of the graph, its revision, and the index. */
    private record Sight(Graph graph, long revision, SearchIndex index) {}

    /**
     * Verifies a quote.
     *
     * @param revision of the graph
     * @param quote at most {@value #LONGEST} chars, some of them letters or digits
     * @param iri a sentence, a provision or a document that the graph has; null for all of them
     * @throws IllegalArgumentException where the quote is too long or holds no word, or the graph
     *     has no clause of that address
     */
    public Verification verify(
            Graph graph, long revision, SearchIndex index, String quote, @Nullable String iri) {
        if (quote.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a quote of more than %,d characters".formatted(LONGEST));
        }
        Quote taken = Quote.of(quote);
        if (taken.compared().chars().noneMatch(Character::isLetterOrDigit)) {
            throw new IllegalArgumentException("the quote holds no word");
        }
        QuoteSearch search = new QuoteSearch(taken);
        Sight sight = new Sight(graph, revision, index);
        return iri == null ? anywhere(search, sight, taken) : there(search, sight, taken, iri);
    }

    private Verification there(QuoteSearch search, Sight sight, Quote quote, String iri) {
        String document =
                DocumentText.documentOf(sight.graph(), iri)
                        .orElseThrow(
                                () -> new IllegalArgumentException("there is no clause " + iri));
        DocumentTexts.Kept kept = texts.get(sight.graph(), sight.revision(), document);
        if (kept.text().parts().isEmpty()) {
            throw new IllegalArgumentException("there is no text in " + iri);
        }
        List<Found> own = search.exact(kept);
        Found here =
                own.stream()
                        .filter(found -> found.touches(found.flow().spot(iri)))
                        .max(Comparator.comparingDouble(found -> found.match().similarity()))
                        .orElse(null);
        if (here == null || !here.match().isExact()) {
            Found near = here != null ? here : nearest(search, sight, quote, kept, iri, document);
            boolean isNear =
                    near != null
                            && near.match().similarity() >= NEAR
                            && near.touches(near.flow().spot(iri));
            List<QuoteMatch> others = others(search, sight, quote, isNear ? near : null, own);
            return new Verification(
                    isNear
                            ? Verdict.NEAR
                            : others.isEmpty() ? Verdict.NOT_FOUND : Verdict.ELSEWHERE,
                    isNear && near != null ? near.match() : null,
                    others);
        }
        return new Verification(
                Verdict.EXACT, here.match(), others(search, sight, quote, here, own));
    }

    /** In a long text only around what search finds in it. */
    private @Nullable Found nearest(
            QuoteSearch search,
            Sight sight,
            Quote quote,
            DocumentTexts.Kept kept,
            String iri,
            String document) {
        var spot = kept.flows().getFirst().spot(iri);
        if (spot.end() - spot.start() <= 2 * LONGEST) {
            return search.near(kept, iri);
        }
        Filters filters = new Filters(Map.of(Facet.DOCUMENT, Set.of(document)), null, null);
        return hits(sight, quote, filters).stream()
                .map(Hit::entry)
                .filter(
                        entry ->
                                kept.text()
                                        .find(entry.iri())
                                        .filter(part -> kept.text().isWithin(part, iri))
                                        .isPresent())
                .limit(ALIGNED)
                .map(entry -> search.near(kept, entry.iri()))
                .max(Comparator.comparingDouble(found -> found.match().similarity()))
                .orElse(null);
    }

    private Verification anywhere(QuoteSearch search, Sight sight, Quote quote) {
        List<QuoteMatch> all = others(search, sight, quote, null, List.of());
        if (all.isEmpty()) {
            return new Verification(Verdict.NOT_FOUND, null, List.of());
        }
        QuoteMatch best = all.getFirst();
        return new Verification(
                best.isExact() ? Verdict.EXACT : Verdict.NEAR, best, all.subList(1, all.size()));
    }

    /** Places other than the one that is told already: exact ones, and near ones without any. */
    private List<QuoteMatch> others(
            QuoteSearch search,
            Sight sight,
            Quote quote,
            @Nullable Found told,
            List<Found> inDocument) {
        List<Hit> hits = hits(sight, quote, Filters.NONE);
        Set<String> documents = new LinkedHashSet<>();
        inDocument.forEach(found -> documents.add(found.flow().document().head().iri()));
        hits.forEach(hit -> documents.add(hit.entry().document().iri()));
        List<Found> found = new ArrayList<>();
        documents.stream()
                .limit(DOCUMENTS)
                .forEach(
                        iri ->
                                found.addAll(
                                        search.exact(
                                                texts.get(sight.graph(), sight.revision(), iri))));
        boolean isAnyExact = found.stream().anyMatch(f -> f.match().isExact());
        if (!isAnyExact && told == null) {
            hits.stream()
                    .limit(ALIGNED)
                    .map(Hit::entry)
                    .map(
                            entry ->
                                    search.near(
                                            texts.get(
                                                    sight.graph(),
                                                    sight.revision(),
                                                    entry.document().iri()),
                                            entry.iri()))
                    .filter(near -> near.match().similarity() >= NEAR)
                    .forEach(found::add);
        }
        Set<String> seen = new LinkedHashSet<>();
        if (told != null) {
            seen.add(told.first().iri());
        }
        return found.stream()
                .filter(place -> !place.match().clauses().isEmpty())
                .sorted(
                        Comparator.comparing((Found f) -> !f.match().isExact())
                                .thenComparing(f -> -f.match().similarity()))
                .filter(place -> seen.add(place.first().iri()))
                .limit(TOLD)
                .map(Found::match)
                .toList();
    }

    /** By the whole quote, and by its first and last sentence, which a long one drowns. */
    private static List<Hit> hits(Sight sight, Quote quote, Filters filters) {
        Set<String> queries = new LinkedHashSet<>();
        queries.add(quote.longest());
        List<String> sentences =
                quote.pieces().stream()
                        .flatMap(piece -> List.of(piece.split("(?<=[。;!?])")).stream())
                        .toList();
        queries.add(sentences.getFirst());
        queries.add(sentences.getLast());
        List<Hit> hits = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (String query : queries) {
            sight
                    .index()
                    .search(
                            new SearchRequest(query, SearchMode.KEYWORD, filters, HITS, 0)
                                    .facets(false))
                    .hits()
                    .stream()
                    .filter(hit -> !hit.entry().iri().equals(hit.entry().document().iri()))
                    .filter(hit -> seen.add(hit.entry().iri()))
                    .forEach(hits::add);
        }
        return hits;
    }
}
