package org.tiaowen.overlap;

import org.tiaowen.analysis.Folding;
import org.tiaowen.document.Numerals;
import org.tiaowen.document.Span;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as they stand in a text, with the word that they count. */
final class NumberWord {

    private static final String CHINESE = "零〇一二两三四五六七八九十百千";
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?|[" + CHINESE + "]+");

    /** A time of the calendar and no period: 2021年, 12月, 6月15日, 第三季度; 12个月 is a period. */
    private static final Pattern DATE =
            Pattern.compile(
                    "第?(?:19|20)\\d{2}年|(?:{n})月(?:(?:{n})日)?|第?(?:{n})季度"
                            .replace("{n}", "\\d{1,2}|[一二三四五六七八九十]{1,3}"));

    /** The month that stands before a day. */
    private static final Pattern MONTH = Pattern.compile("(?:\\d{1,2}|[一二三四五六七八九十]{1,2})月$");

    /** Characters after which the number is over. */
    private static final String ENDS = "年月日折";

    /** Characters behind a number that say what it counts. */
    private static final int BEHIND = 2;

    /** Characters of a month: 十二月. */
    private static final int LONGEST_MONTH = 3;

    private NumberWord() {}

    /**
     * The number that is the whole of a stretch, in code points, with 第 before it and the
     * characters behind it; a day with its month.
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
        if (to > end && text.charAt(to - 1) == '日') {
            Matcher month = MONTH.matcher(text).region(Math.max(0, start - LONGEST_MONTH), start);
            from = month.find() ? month.start() : from;
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

    /** Whether it names a time of the calendar, which is earlier or later and not less or more. */
    static boolean isDate(String word) {
        return DATE.matcher(Folding.fold(word)).matches();
    }

    /** Which of two such words has the greater number; of dates, which is the later. */
    static int order(String a, String b) {
        List<BigDecimal> x = values(a);
        List<BigDecimal> y = values(b);
        for (int i = 0; i < Math.min(x.size(), y.size()); i++) {
            int order = x.get(i).compareTo(y.get(i));
            if (order != 0) {
                return isFraction(a) && isFraction(b) ? -order : order;
            }
        }
        return Integer.compare(x.size(), y.size());
    }

    private static List<BigDecimal> values(String word) {
        return NUMBER.matcher(Folding.fold(word))
                .results()
                .map(number -> Numerals.amount(number.group()).orElse(BigDecimal.ZERO))
                .toList();
    }
}
