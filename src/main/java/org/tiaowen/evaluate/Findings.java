package org.tiaowen.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What one kind of fact reached: counts and mistakes, document by document. */
final class Findings {
    private final SequencedMap<String, Tally> byDocument = new LinkedHashMap<>();
    private final SequencedMap<String, List<Mistake>> mistakes = new LinkedHashMap<>();

    void count(String document, Tally tally) {
        byDocument.merge(document, tally, Tally::plus);
    }

    void mistake(Mistake mistake) {
        mistakes.computeIfAbsent(mistake.document(), _ -> new ArrayList<>()).add(mistake);
    }

    Tally total() {
        return byDocument.values().stream().reduce(Tally.NONE, Tally::plus);
    }

    /** At most so many mistakes: those of the documents of the lowest F1 first. */
    List<Mistake> worst(int limit) {
        Comparator<String> byF1 = Comparator.comparingDouble(this::f1);
        return mistakes.keySet().stream()
                .sorted(byF1.thenComparing(d -> -size(d)))
                .flatMap(d -> mistakes.getOrDefault(d, List.of()).stream())
                .limit(limit)
                .toList();
    }

    private double f1(String document) {
        return byDocument.getOrDefault(document, Tally.NONE).f1();
    }

    private int size(String document) {
        return mistakes.getOrDefault(document, List.of()).size();
    }
}
