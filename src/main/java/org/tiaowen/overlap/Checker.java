package org.tiaowen.overlap;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Level;
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
    private final @Nullable Level level;
    private final int limit;

    /**
     * A checker.
     *
     * @param scope the part of the corpus that is compared
     * @param level of the draft; null where unknown, when only central documents are above it
     * @param limit matches of an item
     */
    Checker(
            ClauseReader reader,
            Comparer comparer,
            SearchIndex index,
            Filters scope,
            @Nullable Level level,
            int limit) {
        this.reader = reader;
        this.comparer = comparer;
        this.index = index;
        this.scope = scope;
        this.level = level;
        this.limit = limit;
    }

    /** Weight of a heading that says enough to be compared alone: 降低成本。 does not. */
    private static final double HEADING = 4;

    /** Weight of the cosine in the order of matches. */
    private static final double VECTORS = 0.5;

    /**
     * A clause of the corpus with the comparison that speaks most for it.
     *
     * @param rank the score, and what the vectors say once more: long texts have many clauses in
     *     common by chance
     */
    private record Found(Entry entry, Comparison comparison, String part, double rank) {}

    CheckedItem check(DraftItem item) {
        List<Clause> parts = new ArrayList<>();
        parts.add(reader.read(item.text()));
        if (item.sentences().size() > 1) {
            item.sentences().stream()
                    .map(reader::read)
                    .filter(part -> part.passage().mass() >= HEADING)
                    .forEach(parts::add);
        }
        List<Found> found = new ArrayList<>();
        for (Entry entry : candidates(parts)) {
            Clause clause = reader.read(entry.text());
            Comparison best = comparer.compare(parts.getFirst(), clause);
            String text = item.text();
            for (Clause part : parts.subList(1, parts.size())) {
                Comparison comparison = comparer.compare(part, clause);
                if (CLOSEST.compare(comparison, best) < 0) {
                    best = comparison;
                    text = part.text();
                }
            }
            if (best.label() != Label.NONE) {
                found.add(new Found(entry, best, text, rank(best)));
            }
        }
        found.sort(
                Comparator.comparing((Found f) -> f.comparison().label())
                        .thenComparing(Comparator.comparingDouble(Found::rank).reversed())
                        .thenComparing(f -> f.entry().iri()));
        return new CheckedItem(item, matches(found));
    }

    private static double rank(Comparison comparison) {
        Double cosine = comparison.grounds().vectors();
        return comparison.score() + (cosine == null ? 0 : VECTORS * cosine);
    }

    private static final Comparator<Comparison> CLOSEST =
            Comparator.comparing(Comparison::label)
                    .thenComparing(Comparator.comparingDouble(Comparison::score).reversed());

    private List<Entry> candidates(List<Clause> parts) {
        Map<String, Entry> entries = new LinkedHashMap<>();
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
            if (Comparer.likeness(clause.passage(), other) >= COPY) {
                return match.group();
            }
        }
        return before.stream().mapToInt(Match::group).max().orElse(0) + 1;
    }

    private boolean isCue(Found found) {
        Level above = found.entry().document().level();
        boolean isHigher =
                above != null
                        && (level == null ? above == Level.NATIONAL : above.compareTo(level) < 0);
        return isHigher
                && found.comparison().label().isRepetition()
                && found.comparison().differences().stream()
                        .anyMatch(
                                d ->
                                        d.direction() == Direction.LOOSER
                                                && d.isVariation()
                                                && d.kind() != Kind.BENEFICIARY);
    }
}
