package org.tiaowen.retrieve;

import org.tiaowen.search.Entry;
import org.tiaowen.search.Hit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Folds hits that say the same into the best of them: those whose pairs of neighbouring characters
 * agree by nine tenths (Dice) and whose figures and negations are the same.
 */
final class NearCopies {

    private static final double SAME = 0.9;

    private NearCopies() {}

    /** A hit with those that say the same. */
    record Folded(Hit hit, List<Entry> copies) {}

    /** The hits, best first, each with its copies; at most so many. */
    static List<Folded> fold(List<Hit> hits, int most) {
        List<Folded> folded = new ArrayList<>();
        List<Map<String, Integer>> pairs = new ArrayList<>();
        for (Hit hit : hits) {
            if (hit.entry().iri().equals(hit.entry().document().iri())) {
                continue; // of a document whose body is lost the index has the title
            }
            String text = QuoteFolding.fold(hit.entry().text()).text();
            Map<String, Integer> own = pairs(text);
            int same = -1;
            for (int i = 0; i < folded.size() && same < 0; i++) {
                String other = folded.get(i).hit().entry().text();
                if (dice(own, pairs.get(i)) >= SAME && Figures.agree(hit.entry().text(), other)) {
                    same = i;
                }
            }
            if (same >= 0) {
                folded.get(same).copies().add(hit.entry());
            } else if (folded.size() < most) {
                folded.add(new Folded(hit, new ArrayList<>()));
                pairs.add(own);
            }
        }
        return folded;
    }

    private static Map<String, Integer> pairs(String text) {
        Map<String, Integer> pairs = new HashMap<>();
        for (int i = 0; i + 1 < text.length(); i++) {
            pairs.merge(text.substring(i, i + 2), 1, Integer::sum);
        }
        if (text.length() == 1) {
            pairs.put(text, 1);
        }
        return pairs;
    }

    private static double dice(Map<String, Integer> one, Map<String, Integer> other) {
        int common = 0;
        int all = 0;
        for (Map.Entry<String, Integer> pair : one.entrySet()) {
            common += Math.min(pair.getValue(), other.getOrDefault(pair.getKey(), 0));
            all += pair.getValue();
        }
        for (int count : other.values()) {
            all += count;
        }
        return all == 0 ? 0 : 2.0 * common / all;
    }
}
