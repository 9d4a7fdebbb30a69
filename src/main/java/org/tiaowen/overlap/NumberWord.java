package org.tiaowen.overlap;

import org.tiaowen.analysis.Folding;
import org.tiaowen.document.Numerals;
import org.tiaowen.document.Span;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as they stand in a text, with the word that they count. */
final class NumberWord {

    private static final String CHINESE = "零〇一二两三四五六七八九十百千";
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?|[" + CHINESE + "]+");
    private static final Pattern YEAR = Pattern.compile("第?(?:19|20)\\d{2}年");

    /** Characters after which the number is over. */
    private static final String ENDS = "年折";

    /** Characters behind a number that say what it counts. */
    private static final int BEHIND = 2;

    private NumberWord() {}

    /**
     * The number that is the whole of a stretch, in code points, with 第 before it and the
     * characters behind it.
     */
    static Optional<String> at(String text, Span span) {
        int start = text.offsetByCodePoints(0, span.start());
        int end = text.offsetByCodePoints(start, span.length());
        if (!NUMBER.matcher(Folding.fold(text.substring(start, end))).matches()) {
            return Optional.empty();
        }
        if (isPart(text, start, end)) {
            return Optional.empty();
        }
        int from = start > 0 && text.charAt(start - 1) == '第' ? start - 1 : start;
        int behind = text.startsWith("分之", end) ? BEHIND + 1 : BEHIND;
        int to = end;
        while (to < text.length()
                && to < end + behind
                && Character.isLetter(text.charAt(to))
                && !(to > end && ENDS.indexOf(text.charAt(to - 1)) >= 0)) {
            to++;
        }
        return Optional.of(text.substring(from, to));
    }

    /** 四 of 十四五, and the number of an item: 一是, （一）. */
    private static boolean isPart(String text, int start, int end) {
        return CHINESE.indexOf(text.charAt(start)) >= 0
                && (end == text.length()
                        || !Character.isLetter(text.charAt(end))
                        || text.charAt(end) == '是'
                        || CHINESE.indexOf(text.charAt(end)) >= 0
                        || start > 0 && CHINESE.indexOf(text.charAt(start - 1)) >= 0);
    }

    /** 三分之一 is less than 二分之一. */
    private static boolean isFraction(String word) {
        return word.contains("分之");
    }

    static boolean isYear(String word) {
        return YEAR.matcher(Folding.fold(word)).matches();
    }

    /** Which of two such words has the greater number. */
    static int order(String a, String b) {
        return isFraction(a) && isFraction(b)
                ? value(b).compareTo(value(a))
                : value(a).compareTo(value(b));
    }

    private static BigDecimal value(String word) {
        Matcher number = NUMBER.matcher(Folding.fold(word));
        return number.find()
                ? Numerals.amount(number.group()).orElse(BigDecimal.ZERO)
                : BigDecimal.ZERO;
    }
}
