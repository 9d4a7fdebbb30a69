package org.tiaowen.extract;

import org.tiaowen.analysis.Word;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Cuts a sentence into clauses and finds their main verbs.
 *
 * <p>A policy sentence is a chain of clauses without a subject, each a verb with its object after
 * adverbs and prepositional phrases (加快推进…, 对…给予…, 在…前提下，探索…). The main verb is the first that
 * stands neither in a prepositional phrase nor in an attribute (…的 before a noun); 、和 并 between
 * verbs coordinate.
 */
final class Clauses {

    private static final String OPENERS = "(（[〔【《〈“‘「『";
    private static final String CLOSERS = ")）]〕】》〉”’」』";
    private static final String BREAKS = ",，;；:：。！？!?…—";
    private static final int MERGED_WORDS = 4;

    /** Words of a clause that are looked at; no clause that somebody wrote is longer. */
    private static final int LONGEST = 300;

    private static final int DEEPEST = 32;

    /** What is one word, however a segmenter cuts it. */
    private static final Set<String> LEXICON = Verbs.lexicon();

    private static final Set<String> BEGINNINGS = beginnings(LEXICON);

    private Clauses() {}

    /** The clauses of a sentence that is cut into words. */
    static List<Clause> of(String text, List<Word> words) {
        List<Word> merged = merge(words);
        int[] close = brackets(merged);
        List<Clause> clauses = new ArrayList<>();
        List<Word> current = new ArrayList<>();
        for (int i = 0; i < merged.size(); i++) {
            Word word = merged.get(i);
            char first = word.text().charAt(0);
            if (close[i] > i) {
                if ("(（[〔【".indexOf(first) < 0) {
                    current.add(quoted(text, merged, i, close[i]));
                }
                i = close[i];
            } else if (word.text().length() == 1
                    && BREAKS.indexOf(first) >= 0
                    && !isInsideNumber(merged, i)) {
                add(clauses, current, first);
                current = new ArrayList<>();
            } else if (word.text().equals("、") || !isMark(word)) {
                current.add(word);
            }
        }
        add(clauses, current, '\0');
        return clauses;
    }

    private static void add(List<Clause> clauses, List<Word> words, char end) {
        if (!words.isEmpty()) {
            List<Word> read = words.subList(0, Math.min(words.size(), LONGEST));
            clauses.add(new MainVerb(List.copyOf(read), end).clause());
        }
    }

    private static boolean isMark(Word word) {
        return word.isPunctuation()
                && !Character.isLetterOrDigit(word.text().charAt(0))
                && !word.text().equals("%");
    }

    private static boolean isInsideNumber(List<Word> words, int i) {
        return words.get(i).text().equals(",")
                && i > 0
                && i + 1 < words.size()
                && Character.isDigit(words.get(i - 1).text().charAt(0))
                && words.get(i + 1).text().matches("\\d{3}.*");
    }

    private static Word quoted(String text, List<Word> words, int open, int close) {
        int start = words.get(open).start();
        int end = words.get(close).end();
        return new Word(text.substring(start, end), "nz", start, end);
    }

    /** Index of the closing bracket for each opening one that is closed; -1 elsewhere. */
    private static int[] brackets(List<Word> words) {
        int[] close = new int[words.size()];
        java.util.Arrays.fill(close, -1);
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).text();
            if (word.length() != 1) {
                continue;
            }
            if (OPENERS.indexOf(word) >= 0) {
                open.push(i);
                if (open.size() > DEEPEST) {
                    open.removeLast();
                }
            } else {
                int kind = CLOSERS.indexOf(word);
                if (kind >= 0 && open.stream().anyMatch(o -> opens(words.get(o), kind))) {
                    while (!opens(words.get(open.peek()), kind)) {
                        open.pop();
                    }
                    close[open.pop()] = i;
                }
            }
        }
        return close;
    }

    private static boolean opens(Word word, int kind) {
        return OPENERS.indexOf(word.text()) == kind
                || (kind < 2 && OPENERS.indexOf(word.text()) < 2);
    }

    /** What longer words of the lexicon begin with. */
    private static Set<String> beginnings(Set<String> lexicon) {
        Set<String> beginnings = new HashSet<>();
        for (String word : lexicon) {
            for (int n = 1; n < word.length(); n++) {
                beginnings.add(word.substring(0, n));
            }
        }
        return beginnings;
    }

    /** Marks that a segmenter has left in one: ),. */
    private static boolean isSeveralMarks(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (BREAKS.indexOf(c) < 0 && OPENERS.indexOf(c) < 0 && CLOSERS.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Joins words that a segmenter has parted though they spell a verb of the lexicon (停|征). */
    private static List<Word> merge(List<Word> words) {
        List<Word> merged = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            int last = i;
            String joined = words.get(i).text();
            int limit = Math.min(words.size(), i + MERGED_WORDS);
            for (int j = i + 1; j < limit && joined.length() < 6; j++) {
                if (!BEGINNINGS.contains(joined)
                        || words.get(j).start() != words.get(j - 1).end()) {
                    break;
                }
                joined = joined.concat(words.get(j).text());
                if (LEXICON.contains(joined)) {
                    last = j;
                }
            }
            Word word = words.get(i);
            if (word.text().equals("中的")) {
                // a general dictionary's verb (to win a prize)
                merged.add(new Word("中", "f", word.start(), word.start() + 1));
                merged.add(new Word("的", "ude1", word.start() + 1, word.end()));
                continue;
            }
            if (word.text().length() > 1 && isSeveralMarks(word.text())) {
                for (int at = 0; at < word.text().length(); at++) {
                    int start = word.start() + at;
                    merged.add(
                            new Word(
                                    word.text().substring(at, at + 1),
                                    word.tag(),
                                    start,
                                    start + 1));
                }
                continue;
            }
            if (last > i) {
                StringBuilder text = new StringBuilder();
                for (int j = i; j <= last; j++) {
                    text.append(words.get(j).text());
                }
                String tag = Verbs.isVerb(text.toString()) ? "v" : "d";
                merged.add(
                        new Word(
                                text.toString(), tag, words.get(i).start(), words.get(last).end()));
            } else {
                merged.add(words.get(i));
            }
            i = last;
        }
        return merged;
    }
}
