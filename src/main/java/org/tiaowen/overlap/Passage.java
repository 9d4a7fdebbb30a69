package org.tiaowen.overlap;

import org.jspecify.annotations.Nullable;
import org.tiaowen.analysis.Folding;
import org.tiaowen.analysis.Word;
import org.tiaowen.document.Span;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A text as it is compared: letters and whole numbers alone, folded, each with its weight and its
 * clause. What only looks different (blanks, marks, quotation marks, widths) is not there. The text
 * is cut into words, which takes most of the time, when the first weight is asked for; safe for
 * threads.
 */
final class Passage {

    /** Chars that are compared; what is longer is no clause but a table or noise. */
    static final int LONGEST = 2000;

    /** Weight of a % sign. */
    private static final double PER_CENT = 0.3;

    private static final String CLAUSE_MARKS = "，,。；;：:！!？?";

    private final String text;
    private final int[] symbols;
    private final int[] starts;
    private final int[] ends;
    private final int[] clauses;
    private final int clauseCount;
    private final Function<String, List<Word>> segmenter;

    /** Each symbol with its place, as one number, in their order: who looks for one halves it. */
    private final long[] inOrder;

    private volatile @Nullable Weights weights;

    /** Of each symbol, of each clause and of all, and the words that they were taken from. */
    private record Weights(double[] symbols, double[] clauses, double all, Vocabulary vocabulary) {}

    private Passage(
            String text,
            int[] symbols,
            int[] starts,
            int[] ends,
            int[] clauses,
            Function<String, List<Word>> segmenter) {
        this.text = text;
        this.symbols = symbols;
        this.starts = starts;
        this.ends = ends;
        this.clauses = clauses;
        this.segmenter = segmenter;
        this.clauseCount = clauses.length == 0 ? 0 : clauses[clauses.length - 1] + 1;
        this.inOrder = new long[symbols.length];
        for (int i = 0; i < symbols.length; i++) {
            inOrder[i] = (long) symbols[i] << Integer.SIZE | i;
        }
        Arrays.sort(inOrder);
    }

    /**
     * A text.
     *
     * @param segmenter gives the words of a text, with positions in it
     */
    static Passage of(String text, Function<String, List<Word>> segmenter) {
        String folded = Folding.foldCase(text);
        int most = Math.min(folded.length(), LONGEST);
        if (most > 0 && Character.isHighSurrogate(folded.charAt(most - 1))) {
            most--;
        }
        int[] symbols = new int[most];
        int[] starts = new int[most];
        int[] ends = new int[most];
        int[] clauses = new int[most];
        int n = 0;
        int clause = 0;
        boolean open = false;
        for (int i = 0; i < most; ) {
            int c = folded.codePointAt(i);
            if (CLAUSE_MARKS.indexOf(c) >= 0) {
                clause += open ? 1 : 0;
                open = false;
                i++;
            } else if (!Character.isLetterOrDigit(c) && c != '%') {
                i += Character.charCount(c);
            } else {
                int end = isDigit(c) ? numberEnd(folded, i, most) : i + Character.charCount(c);
                symbols[n] = isDigit(c) ? number(folded.substring(i, end)) : c;
                starts[n] = i;
                ends[n] = end;
                clauses[n] = clause;
                n++;
                open = true;
                i = end;
            }
        }
        return new Passage(
                text,
                Arrays.copyOf(symbols, n),
                Arrays.copyOf(starts, n),
                Arrays.copyOf(ends, n),
                Arrays.copyOf(clauses, n),
                segmenter);
    }

    /** A negative symbol, which no character is. */
    private static int number(String digits) {
        return digits.hashCode() | Integer.MIN_VALUE;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static int numberEnd(String text, int start, int most) {
        int end = start;
        while (end < most
                && (isDigit(text.charAt(end))
                        || text.charAt(end) == '.'
                                && end + 1 < most
                                && isDigit(text.charAt(end + 1)))) {
            end++;
        }
        return end;
    }

    /** The text as it was given. */
    String text() {
        return text;
    }

    /** Number of symbols. */
    int size() {
        return symbols.length;
    }

    int symbol(int i) {
        return symbols[i];
    }

    /** Where, in the order of symbols, the first of these stands, or would. */
    int first(int symbol) {
        int found = Arrays.binarySearch(inOrder, (long) symbol << Integer.SIZE);
        return found < 0 ? -found - 1 : found;
    }

    /** The symbol that stands there in the order of symbols. */
    int symbolInOrder(int k) {
        return (int) (inOrder[k] >> Integer.SIZE);
    }

    /** Its place in the passage; of equal symbols the earlier comes first. */
    int placeInOrder(int k) {
        return (int) inOrder[k];
    }

    double weight(int i) {
        return weights().symbols()[i];
    }

    private Weights weights() {
        Weights known = weights;
        if (known == null) {
            double[] rarity = new double[text.length()];
            List<Word> words = segmenter.apply(text);
            for (Word word : words) {
                int end = Math.min(word.end(), text.length());
                Arrays.fill(rarity, word.start(), end, Rarity.of(word));
            }
            double[] own = new double[size()];
            double[] masses = new double[clauseCount];
            for (int i = 0; i < own.length; i++) {
                own[i] = symbols[i] == '%' ? PER_CENT : rarity[starts[i]];
                masses[clauses[i]] += own[i];
            }
            known = new Weights(own, masses, Arrays.stream(own).sum(), Vocabulary.of(words));
            weights = known;
        }
        return known;
    }

    /** The clause, between marks, of a symbol. */
    int clause(int i) {
        return clauses[i];
    }

    int clauseCount() {
        return clauseCount;
    }

    /** Its nouns and verbs. */
    Vocabulary vocabulary() {
        return weights().vocabulary();
    }

    /** The weight of all symbols. */
    double mass() {
        return weights().all();
    }

    /** The weight of each clause; not to be written to. */
    double[] clauseMasses() {
        return weights().clauses();
    }

    /** Index of the first char of a symbol in the text. */
    int start(int i) {
        return starts[i];
    }

    /** Index after the last char of a symbol in the text. */
    int end(int i) {
        return ends[i];
    }

    /** Where symbols {@code from} to {@code to} (exclusive) stand, in code points of the text. */
    Span span(int from, int to) {
        int start = text.codePointCount(0, starts[from]);
        return new Span(start, start + text.codePointCount(starts[from], ends[to - 1]));
    }

    /** The symbols whose chars lie in a stretch of the text, as indices. */
    List<Integer> symbolsIn(int start, int end) {
        List<Integer> inside = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            if (starts[i] >= start && ends[i] <= end) {
                inside.add(i);
            }
        }
        return inside;
    }
}
