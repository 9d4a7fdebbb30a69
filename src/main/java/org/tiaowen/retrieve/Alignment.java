package org.tiaowen.retrieve;

import org.tiaowen.retrieve.Difference.Kind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The stretch of a text that is nearest to a quote, and where the two differ: fewest characters to
 * insert, delete or replace (Levenshtein), what lies before and behind the stretch for nothing
 * (Sellers 1980).
 *
 * @param start first char of the stretch in the text
 * @param end char behind its last
 * @param edits characters that differ
 * @param differences the gravest kind first, then by place
 */
record Alignment(int start, int end, int edits, List<Difference> differences) {

    static final Comparator<Difference> ORDER =
            Comparator.comparing(Difference::kind).thenComparing(Difference::start);

    /** A stretch of the quote against one of the text. */
    private record Hunk(int quoteStart, int quoteEnd, int textStart, int textEnd) {}

    /** How much of a quote of that length agrees, from 0 to 1. */
    double similarity(int length) {
        return length == 0 ? 0 : Math.max(0, 1 - (double) edits / length);
    }

    static Alignment of(String quote, String text) {
        int rows = quote.length();
        int columns = text.length();
        byte[][] way = new byte[rows + 1][columns + 1];
        int[] before = new int[columns + 1];
        int[] now = new int[columns + 1];
        for (int i = 1; i <= rows; i++) {
            now[0] = i;
            way[i][0] = 1;
            char c = quote.charAt(i - 1);
            for (int j = 1; j <= columns; j++) {
                int same = before[j - 1] + (c == text.charAt(j - 1) ? 0 : 1);
                int added = before[j] + 1;
                int missing = now[j - 1] + 1;
                int best = Math.min(same, Math.min(added, missing));
                now[j] = best;
                way[i][j] = (byte) (best == same ? 0 : best == added ? 1 : 2);
            }
            int[] swap = before;
            before = now;
            now = swap;
        }
        int end = 0;
        for (int j = 1; j <= columns; j++) {
            if (before[j] < before[end]) {
                end = j;
            }
        }
        return traced(quote, text, way, end, before[end]);
    }

    private static Alignment traced(String quote, String text, byte[][] way, int end, int edits) {
        List<Hunk> hunks = new ArrayList<>();
        int i = quote.length();
        int j = end;
        int open = -1;
        int openText = -1;
        while (i > 0) {
            boolean equal = j > 0 && way[i][j] == 0 && quote.charAt(i - 1) == text.charAt(j - 1);
            if (equal && open >= 0) {
                hunks.addFirst(new Hunk(i, open, j, openText));
                open = -1;
            } else if (!equal && open < 0) {
                open = i;
                openText = j;
            }
            switch (way[i][j]) {
                case 0 -> {
                    i--;
                    j--;
                }
                case 1 -> i--;
                default -> j--;
            }
        }
        if (open >= 0) {
            hunks.addFirst(new Hunk(0, open, j, openText));
        }
        List<Difference> differences = new ArrayList<>();
        for (Hunk hunk : merged(hunks)) {
            differences.add(difference(widened(hunk, quote, text), quote, text));
        }
        differences.sort(ORDER);
        return new Alignment(j, end, edits, List.copyOf(differences));
    }

    /** Stretches with one equal character between them are one: 五十 against 六千. */
    private static List<Hunk> merged(List<Hunk> hunks) {
        List<Hunk> merged = new ArrayList<>();
        for (Hunk hunk : hunks) {
            Hunk last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && hunk.quoteStart() - last.quoteEnd() <= 1) {
                merged.removeLast();
                merged.add(
                        new Hunk(
                                last.quoteStart(),
                                hunk.quoteEnd(),
                                last.textStart(),
                                hunk.textEnd()));
            } else {
                merged.add(hunk);
            }
        }
        return merged;
    }

    /** Half a figure tells nothing: 5 against 6 in 50% and 60% are these. */
    private static Hunk widened(Hunk hunk, String quote, String text) {
        boolean touches =
                hasNumeral(quote, hunk.quoteStart(), hunk.quoteEnd())
                        || hasNumeral(text, hunk.textStart(), hunk.textEnd());
        if (!touches) {
            return hunk;
        }
        int start = hunk.quoteStart();
        int textStart = hunk.textStart();
        while (start > 0
                && textStart > 0
                && quote.charAt(start - 1) == text.charAt(textStart - 1)
                && isOfFigure(quote.charAt(start - 1))) {
            start--;
            textStart--;
        }
        int end = hunk.quoteEnd();
        int textEnd = hunk.textEnd();
        while (end < quote.length()
                && textEnd < text.length()
                && quote.charAt(end) == text.charAt(textEnd)
                && isOfFigure(quote.charAt(end))) {
            end++;
            textEnd++;
        }
        return new Hunk(start, end, textStart, textEnd);
    }

    private static boolean hasNumeral(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (Figures.isNumeral(text.charAt(i)) || "%‰".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfFigure(char c) {
        return Figures.isNumeral(c) || ".,%‰".indexOf(c) >= 0;
    }

    private static Difference difference(Hunk hunk, String quote, String text) {
        String ours = quote.substring(hunk.quoteStart(), hunk.quoteEnd());
        String theirs = text.substring(hunk.textStart(), hunk.textEnd());
        return new Difference(kind(ours, theirs), ours, theirs, hunk.quoteStart());
    }

    static Kind kind(String ours, String theirs) {
        if (hasNumeral(ours, 0, ours.length()) || hasNumeral(theirs, 0, theirs.length())) {
            return Kind.FIGURE;
        }
        if (Figures.hasNegation(ours) || Figures.hasNegation(theirs)) {
            return Kind.NEGATION;
        }
        if (Figures.hasModality(ours) || Figures.hasModality(theirs)) {
            return Kind.MODALITY;
        }
        boolean marksOnly = (ours + theirs).chars().noneMatch(Character::isLetterOrDigit);
        return marksOnly ? Kind.PUNCTUATION : Kind.WORDING;
    }
}
