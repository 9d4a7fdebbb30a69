package org.tiaowen.search;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Span;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the words of a query stand in a text. It compares characters and does not cut the text: so
 * a word is shown also where the text was cut otherwise, and pairs that overlap show a word that no
 * dictionary has. A pair alone is shown where it is a word of the query; elsewhere it is an
 * accident.
 */
final class Highlights {

    private static final String MARKS = "，,；;。：:！!？?";

    /** What a shared word and a shared character count beside a shared pair. */
    private static final double WORD = 2;

    private static final double CHARACTER = 0.2;

    private Highlights() {}

    /** The stretches, in order and apart, in code points of the text. */
    static List<Span> of(String text, QueryText query) {
        String folded = NormalForm.foldCase(text);
        boolean[] shown = new boolean[folded.length()];
        showPairs(folded, query, shown);
        for (String word : query.words()) {
            if (word.charAt(0) > 0x7F) {
                showWord(folded, word, shown);
            }
        }
        return spans(text, shown);
    }

    /**
     * The part between two marks that shares most with the query: its words, pairs, and single
     * characters, which alone tell where an answer in other words lies. In code points of the text;
     * null where there is one part only, or none shares anything.
     */
    static @Nullable Span passage(String text, QueryText query) {
        String folded = NormalForm.foldCase(text);
        Span best = null;
        double most = 0;
        int start = 0;
        int parts = 0;
        for (int i = 0; i <= folded.length(); i++) {
            if (i == folded.length() || MARKS.indexOf(folded.charAt(i)) >= 0) {
                if (i > start) {
                    parts++;
                    double shared = shared(folded, start, i, query);
                    if (shared > most) {
                        most = shared;
                        int from = text.codePointCount(0, start);
                        best = new Span(from, from + text.codePointCount(start, i));
                    }
                }
                start = i + 1;
            }
        }
        return parts > 1 ? best : null;
    }

    private static double shared(String text, int start, int end, QueryText query) {
        double shared = 0;
        for (String word : query.words()) {
            shared += text.indexOf(word, start, end) >= 0 ? WORD : 0;
            int characters = 0;
            for (int i = 0; i < word.length(); i++) {
                char c = word.charAt(i);
                if (c > 0x7F && word.indexOf(c) == i && text.indexOf(c, start, end) >= 0) {
                    characters++;
                }
            }
            shared += CHARACTER * characters;
        }
        for (String pair : query.pairs()) {
            shared += text.indexOf(pair, start, end) >= 0 ? 1 : 0;
        }
        return shared;
    }

    /**
     * Runs of pairs that make three characters or more, single pairs that are words, Latin words.
     */
    private static void showPairs(String folded, QueryText query, boolean[] shown) {
        int start = 0;
        int end = 0;
        int pairs = 0;
        boolean word = false;
        for (Terms.Term pair : Terms.pairs(folded, query.pairs())) {
            if (pair.start() >= end) {
                show(shown, start, word || pairs > 1 ? end : start);
                start = pair.start();
                pairs = 0;
                word = false;
            }
            end = Math.max(end, pair.end());
            pairs++;
            word |=
                    pair.text().charAt(0) <= 0x7F
                            || query.words().contains(pair.text())
                            || query.parts().contains(pair.text());
        }
        show(shown, start, word || pairs > 1 ? end : start);
    }

    private static void showWord(String folded, String word, boolean[] shown) {
        for (int at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
            show(shown, at, at + word.length());
        }
    }

    private static void show(boolean[] shown, int start, int end) {
        for (int i = start; i < end; i++) {
            shown[i] = true;
        }
    }

    private static List<Span> spans(String text, boolean[] shown) {
        var spans = new ArrayList<Span>();
        int point = 0;
        int open = -1;
        for (int i = 0; i < shown.length; point++) {
            if (shown[i] && open < 0) {
                open = point;
            } else if (!shown[i] && open >= 0) {
                spans.add(new Span(open, point));
                open = -1;
            }
            i += Character.charCount(text.codePointAt(i));
        }
        if (open >= 0) {
            spans.add(new Span(open, point));
        }
        return spans;
    }
}
