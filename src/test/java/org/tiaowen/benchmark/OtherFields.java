package org.tiaowen.benchmark;

import org.tiaowen.analysis.Segmenter;
import org.tiaowen.analysis.Word;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Texts of other fields, made of real ones: each noun, verb and adjective of two characters and
 * more is exchanged for another of the same length, part of speech and frequency, the same in all
 * texts of a field. So texts repeat each other inside a field as the real ones do, across fields in
 * set phrases alone, and each word and phrase gets as much more frequent as there are more fields.
 */
final class OtherFields {

    /** Words of like frequency among which one is exchanged. */
    private static final int LIKE = 60;

    private final List<List<Word>> texts;
    private final List<String> real;
    private final Map<String, List<String>> kinds = new TreeMap<>();

    OtherFields(List<String> real, Segmenter segmenter) {
        this.real = real;
        texts = real.stream().map(segmenter::words).toList();
        Map<String, Integer> counts = new HashMap<>();
        Map<String, String> kindOf = new TreeMap<>();
        for (List<Word> words : texts) {
            for (Word word : words) {
                if (isContent(word)) {
                    counts.merge(word.text(), 1, Integer::sum);
                    kindOf.putIfAbsent(
                            word.text(), word.tag().charAt(0) + "" + word.text().length());
                }
            }
        }
        kindOf.forEach(
                (word, kind) -> kinds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(word));
        kinds.values().forEach(k -> k.sort(Comparator.comparing(counts::get).reversed()));
    }

    private static boolean isContent(Word word) {
        char tag = word.tag().isEmpty() ? 'x' : word.tag().charAt(0);
        return word.text().length() > 1 && (tag == 'n' || tag == 'v' || tag == 'a');
    }

    /** The real texts, in their order, as a field says them; 0 is the real one. */
    List<String> of(int field) {
        if (field == 0) {
            return real;
        }
        Map<String, String> exchange = exchange(new Random(field));
        List<String> moved = new ArrayList<>(real.size());
        for (int i = 0; i < real.size(); i++) {
            moved.add(moved(real.get(i), texts.get(i), exchange));
        }
        return moved;
    }

    private Map<String, String> exchange(Random random) {
        Map<String, String> exchange = new LinkedHashMap<>();
        for (List<String> kind : kinds.values()) {
            for (int from = 0; from < kind.size(); from += LIKE) {
                List<String> own = kind.subList(from, Math.min(kind.size(), from + LIKE));
                List<String> others = new ArrayList<>(own);
                Collections.shuffle(others, random);
                for (int i = 0; i < own.size(); i++) {
                    exchange.put(own.get(i), others.get(i));
                }
            }
        }
        return exchange;
    }

    private static String moved(String text, List<Word> words, Map<String, String> exchange) {
        StringBuilder moved = new StringBuilder(text);
        for (Word word : words) {
            String other = exchange.get(word.text());
            if (other != null && word.end() - word.start() == other.length()) {
                moved.replace(word.start(), word.end(), other);
            }
        }
        return moved.toString();
    }
}
