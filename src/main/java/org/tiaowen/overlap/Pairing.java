package org.tiaowen.overlap;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;

/**
 * Facts of two clauses, each with what stands in its stead in the other, the best matches first.
 */
final class Pairing {

    private Pairing() {}

    /** Two facts, or one that has no counterpart. */
    record Pair<T>(@Nullable T a, @Nullable T b) {}

    /**
     * Pairs facts one to one.
     *
     * @param fit how well two of them match; those of 0 and below stay apart
     */
    static <T> List<Pair<T>> of(List<T> as, List<T> bs, ToDoubleBiFunction<T, T> fit) {
        record Match(int a, int b, double fit) {}
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < as.size(); i++) {
            for (int j = 0; j < bs.size(); j++) {
                double score = fit.applyAsDouble(as.get(i), bs.get(j));
                if (score > 0) {
                    matches.add(new Match(i, j, score));
                }
            }
        }
        matches.sort(Comparator.comparingDouble(Match::fit).reversed());
        Set<Integer> takenA = new HashSet<>();
        Set<Integer> takenB = new HashSet<>();
        List<Pair<T>> pairs = new ArrayList<>();
        for (Match match : matches) {
            if (!takenA.contains(match.a()) && !takenB.contains(match.b())) {
                takenA.add(match.a());
                takenB.add(match.b());
                pairs.add(new Pair<>(as.get(match.a()), bs.get(match.b())));
            }
        }
        for (int i = 0; i < as.size(); i++) {
            if (!takenA.contains(i)) {
                pairs.add(new Pair<>(as.get(i), null));
            }
        }
        for (int j = 0; j < bs.size(); j++) {
            if (!takenB.contains(j)) {
                pairs.add(new Pair<>(null, bs.get(j)));
            }
        }
        return pairs;
    }
}
