package org.tiaowen.overlap;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;
import org.tiaowen.rdf.OverlapTriples;
import org.tiaowen.search.Entry;
import org.tiaowen.search.Facet;
import org.tiaowen.search.Filters;
import org.tiaowen.search.PatientWork;
import org.tiaowen.search.SearchException;
import org.tiaowen.search.SearchIndex;
import org.tiaowen.search.SearchMode;
import org.tiaowen.search.SearchRequest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Finds which sentences of a source overlap with others: candidates by the index, compared. */
final class CorpusPairs {

    /** Overlaps of a sentence. */
    static final int MOST = 10;

    /** Of a sentence with all of its candidates: those that are kept, and some to choose from. */
    private static final int COMPARED = MOST + 4;

    private static final int BY_WORDS = 24;
    private static final int BY_MEANING = 12;

    /** Weight of a text that says too little to overlap: 二是加强管理。 */
    private static final double LIGHT = 2;

    private static final int PAGE = 1000;

    private final ClauseReader reader;
    private final Comparer comparer;
    private final SearchIndex index;

    CorpusPairs(ClauseReader reader, Comparer comparer, SearchIndex index) {
        this.reader = reader;
        this.comparer = comparer;
        this.index = index;
    }

    /** An overlap of a source with another, or with itself. */
    record Found(String otherSource, OverlapTriples.Pair pair) {}

    private record Compared(Entry entry, Entry other, Comparison comparison) {

        String key() {
            return CorpusPairs.key(entry, other);
        }
    }

    /** The same for both directions. */
    private static String key(Entry entry, Entry other) {
        String a = entry.iri();
        String b = other.iri();
        return a.compareTo(b) < 0 ? a + " " + b : b + " " + a;
    }

    /** Digest of the model that the index has vectors of; empty where it has none. */
    String model() {
        try {
            return index.semantic().isReady() ? index.vectors().fingerprint() : "";
        } catch (SearchException e) {
            return "";
        }
    }

    /** Whether the index has a vector of that model for each sentence of a source. */
    boolean hasVectors(Node source) {
        try {
            return index.withoutVector(source).isEmpty();
        } catch (SearchException e) {
            return false;
        }
    }

    /**
     * The overlaps of a source, the closest first, at most {@value #MOST} a sentence.
     *
     * @param others sources whose sentences count
     * @param known how many overlaps a sentence has besides
     * @param stopped asked before each sentence; the result is then incomplete
     */
    List<Found> of(
            Node source, Set<Node> others, ToIntFunction<String> known, BooleanSupplier stopped) {
        Set<String> scope = others.stream().map(Node::getURI).collect(Collectors.toSet());
        var run = new Run(scope);
        new PatientWork(index, "overlaps", stopped).each(entries(source), run::compare);
        List<Compared> closest = new ArrayList<>(run.compared.values());
        closest.removeIf(one -> !one.comparison().label().isRepetition());
        closest.sort(
                Comparator.comparing((Compared c) -> c.comparison().label())
                        .thenComparing(
                                Comparator.comparingDouble((Compared c) -> c.comparison().score())
                                        .reversed())
                        .thenComparing(Compared::key));
        Map<String, Integer> counts = new HashMap<>();
        List<Found> found = new ArrayList<>();
        for (Compared one : closest) {
            int a = counts.computeIfAbsent(one.entry().iri(), known::applyAsInt);
            int b = counts.computeIfAbsent(one.other().iri(), known::applyAsInt);
            if (a < MOST && b < MOST) {
                counts.merge(one.entry().iri(), 1, Integer::sum);
                counts.merge(one.other().iri(), 1, Integer::sum);
                found.add(new Found(one.other().source().iri(), pair(one)));
            }
        }
        return found;
    }

    private List<Entry> entries(Node source) {
        Filters filters = new Filters(Map.of(Facet.SOURCE, Set.of(source.getURI())), null, null);
        List<Entry> entries = new ArrayList<>();
        while (true) {
            List<Entry> page =
                    index
                            .search(
                                    new SearchRequest(
                                                    "",
                                                    SearchMode.KEYWORD,
                                                    filters,
                                                    PAGE,
                                                    entries.size())
                                            .facets(false))
                            .hits()
                            .stream()
                            .map(hit -> hit.entry())
                            .toList();
            entries.addAll(page);
            if (page.size() < PAGE || entries.size() > SearchRequest.DEEPEST) {
                return entries;
            }
        }
    }

    /** An entry that may repeat another. */
    private record Near(Entry entry, double likelihood) {}

    /** Two texts, the one that was said later first. */
    private record Texts(String later, String earlier) {

        static Texts of(Entry entry, Entry other) {
            return isFirst(entry, other)
                    ? new Texts(other.text(), entry.text())
                    : new Texts(entry.text(), other.text());
        }
    }

    /**
     * The pairs of one source: each two texts are compared once, however often they stand there.
     */
    private final class Run {

        private final Set<String> scope;
        private final Map<Texts, Double> likelihoods = new ConcurrentHashMap<>();
        private final Map<Texts, Comparison> comparisons = new ConcurrentHashMap<>();
        private final Map<String, Compared> compared = new ConcurrentHashMap<>();

        Run(Set<String> scope) {
            this.scope = scope;
        }

        /**
         * Compares an entry with those that repeat it as far as words and vectors tell, the
         * likeliest: facts are found for no more than are kept, and a few.
         */
        void compare(Entry entry) {
            Clause clause = reader.read(entry.text());
            if (isLight(clause)) {
                return;
            }
            candidates(entry, clause).stream()
                    .map(other -> new Near(other, likelihood(entry, other)))
                    .filter(near -> near.likelihood() >= Comparer.LIKELY)
                    .sorted(
                            Comparator.comparingDouble(Near::likelihood)
                                    .reversed()
                                    .thenComparing(near -> near.entry().iri()))
                    .limit(COMPARED)
                    .forEach(near -> compare(entry, near.entry()));
        }

        /**
         * They are looked for among all entries: a filter by many sources would cost more the more
         * there are. What is out of scope has not been compared itself yet, and finds this entry
         * when it is.
         */
        private Collection<Entry> candidates(Entry entry, Clause clause) {
            Map<String, Entry> candidates = new LinkedHashMap<>();
            index.candidates(entry.text(), Filters.NONE, BY_WORDS)
                    .forEach(e -> candidates.putIfAbsent(e.iri(), e));
            nearest(clause).forEach(e -> candidates.putIfAbsent(e.iri(), e));
            candidates.remove(entry.iri());
            candidates.values().removeIf(other -> !scope.contains(other.source().iri()));
            return candidates.values();
        }

        private double likelihood(Entry entry, Entry other) {
            return likelihoods.computeIfAbsent(
                    Texts.of(entry, other),
                    texts -> {
                        Clause later = reader.read(texts.later());
                        Clause earlier = reader.read(texts.earlier());
                        double likelihood = comparer.likelihood(later, earlier);
                        return likelihood >= Comparer.LIKELY && (isLight(later) || isLight(earlier))
                                ? 0
                                : likelihood;
                    });
        }

        private void compare(Entry entry, Entry other) {
            compared.computeIfAbsent(
                    key(entry, other),
                    _ ->
                            new Compared(
                                    entry,
                                    other,
                                    comparisons.computeIfAbsent(
                                            Texts.of(entry, other),
                                            texts ->
                                                    comparer.compare(
                                                            reader.read(texts.later()),
                                                            reader.read(texts.earlier())))));
        }
    }

    private static boolean isLight(Clause clause) {
        return clause.passage().mass() < LIGHT;
    }

    private List<Entry> nearest(Clause clause) {
        float[] vector = clause.vector();
        if (vector == null) {
            return List.of();
        }
        try {
            return index.nearestOfMany(vector, BY_MEANING).stream()
                    .map(neighbour -> neighbour.entry())
                    .toList();
        } catch (SearchException e) {
            return List.of();
        }
    }

    /** Whether a sentence was said before the other, as far as the dates of documents tell. */
    private static boolean isFirst(Entry entry, Entry other) {
        LocalDate date = entry.document().issued();
        LocalDate otherDate = other.document().issued();
        int order = date == null || otherDate == null ? 0 : date.compareTo(otherDate);
        return order != 0 ? order < 0 : entry.iri().compareTo(other.iri()) < 0;
    }

    /** The comparison was made of the later with the earlier. */
    private static OverlapTriples.Pair pair(Compared compared) {
        boolean inOrder = isFirst(compared.entry(), compared.other());
        Entry first = inOrder ? compared.entry() : compared.other();
        Entry second = inOrder ? compared.other() : compared.entry();
        Comparison comparison = compared.comparison();
        return new OverlapTriples.Pair(
                NodeFactory.createURI(first.iri()),
                NodeFactory.createURI(second.iri()),
                comparison.label().label(),
                BigDecimal.valueOf(comparison.score()).setScale(3, RoundingMode.HALF_UP),
                comparison.grounds().terms(),
                comparison.differences().stream()
                        .map(
                                d ->
                                        new OverlapTriples.Difference(
                                                d.kind().label(),
                                                said(d.corpus()),
                                                said(d.draft()),
                                                d.direction().label()))
                        .toList());
    }

    private static @Nullable String said(@Nullable String words) {
        return words == null || words.isBlank() ? null : words;
    }
}
