package org.tiaowen.analysis;

import com.hankcs.hanlp.collection.AhoCorasick.AhoCorasickDoubleArrayTrie;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds fixed phrases in a text, all in one pass, whatever their number (Aho-Corasick over a double
 * array). Phrases and texts are folded by {@link Folding#fold}; case counts. Safe for threads.
 *
 * @param <V> what a phrase stands for
 */
public final class PhraseMatcher<V> {

    private final AhoCorasickDoubleArrayTrie<V> trie = new AhoCorasickDoubleArrayTrie<>();
    private final boolean empty;

    /** A phrase found: its value, the index of its first char and the index after its last. */
    public record Match<V>(V value, int start, int end) {

        /** Length in chars. */
        public int length() {
            return end - start;
        }
    }

    /**
     * Builds the automaton.
     *
     * @param phrases phrase to value; of two that fold to the same, the later in the map's order
     *     counts; empty ones are left out
     */
    public PhraseMatcher(Map<String, ? extends V> phrases) {
        var sorted = new TreeMap<String, V>();
        phrases.forEach((phrase, value) -> sorted.put(Folding.fold(phrase), value));
        sorted.remove("");
        empty = sorted.isEmpty();
        if (!empty) {
            trie.build(sorted);
        }
    }

    /** All phrases in the text, overlapping ones too, by start and then the longer first. */
    public List<Match<V>> all(String text) {
        var matches = new ArrayList<Match<V>>();
        if (!empty && !text.isEmpty()) {
            trie.parseText(
                    Folding.fold(text),
                    (start, end, value) -> matches.add(new Match<>(value, start, end)));
            matches.sort(
                    Comparator.<Match<V>>comparingInt(Match::start)
                            .thenComparing(Comparator.comparingInt(Match<V>::end).reversed()));
        }
        return matches;
    }

    /**
     * Phrases that do not overlap: from left to right the longest at the first place where any
     * begins.
     */
    public List<Match<V>> longest(String text) {
        var chosen = new ArrayList<Match<V>>();
        int free = 0;
        for (Match<V> match : all(text)) {
            if (match.start() >= free) {
                chosen.add(match);
                free = match.end();
            }
        }
        return chosen;
    }
}
