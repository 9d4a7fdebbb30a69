package org.tiaowen.overlap;

import org.tiaowen.overlap.Difference.Direction;
import org.tiaowen.overlap.Difference.Kind;
import org.tiaowen.search.Entry;
import org.tiaowen.search.Filters;
import org.tiaowen.search.Neighbour;
import org.tiaowen.search.SearchException;
import org.tiaowen.search.SearchIndex;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds what an item of a draft repeats: candidates by the index, each compared. */
final class Checker {

    /** Candidates of an item, by words. */
    private static final int BY_WORDS = 40;

    /** Candidates of an item, by meaning. */
    private static final int BY_MEANING = 20;

    /** Texts that are as alike as this are near copies. */
    private static final double COPY = 0.9;

    private final ClauseReader reader;
    private final Comparer comparer;
    private final SearchIndex index;
    private final Filters scope;
    private final Predicate<Entry.Document> above;
    private final int limit;

    /**
     * A checker.
     *
     * @param scope the part of the corpus that is compared
     * @param above which documents stand above the draft
     * @param limit matches of an item
     */
    Checker(
            ClauseReader reader,
            Comparer comparer,
            SearchIndex index,
            Filters scope,
            Predicate<Entry.Document> above,
            int limit) {
        this.reader = reader;
        this.comparer = comparer;
        this.index = index;
        this.scope = scope;
        this.above = above;
        this.limit = limit;
    }

    /** Weight of a heading that says enough to be compared alone: 降低成本。 does not. */
    private static final double HEADING = 4;

    /** Weight of the cosine in the order of matches. */
    private static final double VECTORS = 0.5;

    /** A clause of the corpus, compared with the whole item, or with the sentence it repeats. */
    private record Found(Entry entry, Comparison comparison, String part, Tiling tiling) {}

    CheckedItem check(DraftItem item) {
        Clause whole = reader.read(item.text());
        List<Clause> sentences =
                item.sentences().size() == 1
                        ? List.of()
                        : item.sentences().stream()
                                .map(reader::read)
                                .filter(part -> part.passage().mass() >= HEADING)
                                .toList();
        List<Found> found = new ArrayList<>();
        for (Entry entry : candidates(whole, sentences)) {
            compared(whole, sentences, entry).ifPresent(found::add);
        }
        return new CheckedItem(item, matches(inOrder(whole.passage(), found)));
    }

    /**
     * The item counts as a whole: a heading alone names little more than the topic. Only where one
     * of its sentences is the very text of the clause does that sentence.
     *
     * @return nothing where the clause has nothing to do with the item
     */
    private Optional<Found> compared(Clause whole, List<Clause> sentences, Entry entry) {
        Clause clause = reader.read(entry.text());
        Tiling tiling = Tiling.of(whole.passage(), clause.passage());
        Optional<Comparison> related = comparer.compareRelated(whole, clause, tiling);
        if (related.isEmpty()) {
            return Optional.empty();
        }
        Comparison comparison = related.get();
        if (comparison.label() == Label.OVERLAP) {
            for (Clause sentence : sentences) {
                Comparison own = comparer.compare(sentence, clause);
                boolean isMost = sentence.passage().mass() > whole.passage().mass() / 2;
                if (own.label() == Label.SAME && (isMost || own.grounds().likeness() >= COPY)) {
                    return Optional.of(new Found(entry, own, sentence.text(), tiling));
                }
            }
        }
        return Optional.of(new Found(entry, comparison, whole.text(), tiling));
    }

    /**
     * By label, then by the score, by what the vectors say once more, as long texts have many
     * clauses in common by chance, and by how much of what tells the item from its topic is there.
     */
    private static List<Found> inOrder(Passage item, List<Found> found) {
        var distinction = new Distinction(item, found.stream().map(Found::tiling).toList());
        record Ranked(Found found, double rank) {}
        return found.stream()
                .map(one -> new Ranked(one, closeness(one) + distinction.of(one.tiling())))
                .sorted(
                        Comparator.comparing((Ranked r) -> r.found().comparison().label())
                                .thenComparing(Comparator.comparingDouble(Ranked::rank).reversed())
                                .thenComparing(r -> r.found().entry().iri()))
                .map(Ranked::found)
                .toList();
    }

    private static double closeness(Found found) {
        Double cosine = found.comparison().grounds().vectors();
        return found.comparison().score() + (cosine == null ? 0 : VECTORS * cosine);
    }

    private List<Entry> candidates(Clause whole, List<Clause> sentences) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        List<Clause> parts = new ArrayList<>(sentences);
        parts.addFirst(whole);
        for (Clause part : parts) {
            index.candidates(part.text(), scope, BY_WORDS)
                    .forEach(e -> entries.putIfAbsent(e.iri(), e));
            nearest(part).forEach(e -> entries.putIfAbsent(e.iri(), e));
        }
        return List.copyOf(entries.values());
    }

    /** The nearest by meaning; none while the index has no vectors. */
    private List<Entry> nearest(Clause part) {
        float[] vector = part.vector();
        if (vector == null) {
            return List.of();
        }
        try {
            return index.nearest(vector, scope, BY_MEANING).stream().map(Neighbour::entry).toList();
        } catch (SearchException e) {
            return List.of();
        }
    }

    /** Folds equal texts of one source and numbers near copies. */
    private List<Match> matches(List<Found> found) {
        Map<String, List<Found>> byText = new LinkedHashMap<>();
        for (Found one : found) {
            String key = one.entry().source().iri() + "\n" + one.entry().text().strip();
            byText.computeIfAbsent(key, _ -> new ArrayList<>()).add(one);
        }
        List<Match> matches = new ArrayList<>();
        for (List<Found> same : byText.values()) {
            if (matches.size() == limit) {
                break;
            }
            Found first = same.getFirst();
            matches.add(
                    new Match(
                            first.entry(),
                            same.stream().skip(1).map(f -> f.entry().iri()).toList(),
                            first.comparison(),
                            first.part(),
                            group(first, matches),
                            isCue(first)));
        }
        return matches;
    }

    private int group(Found one, List<Match> before) {
        Clause clause = reader.read(one.entry().text());
        for (Match match : before) {
            Passage other = reader.read(match.entry().text()).passage();
            if (Comparer.isAlike(clause.passage(), other, COPY)) {
                return match.group();
            }
        }
        return before.stream().mapToInt(Match::group).max().orElse(0) + 1;
    }

    private boolean isCue(Found found) {
        return above.test(found.entry().document())
                && found.comparison().label().isRepetition()
                && found.comparison().differences().stream()
                        .anyMatch(
                                d ->
                                        d.direction() == Direction.LOOSER
                                                && d.isVariation()
                                                && d.kind() != Kind.BENEFICIARY);
    }
}
