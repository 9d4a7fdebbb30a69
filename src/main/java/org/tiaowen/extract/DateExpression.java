package org.tiaowen.extract;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Numerals;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A date as a text writes it: 2021年6月底前, 二〇二五年, 每年2月底, 12月31日前, 2024年上半年, 今年年底前, “十四五”末.
 *
 * @param start index of its first char
 * @param end index after its last
 * @param yearly whether it names every year
 * @param year null where it names none
 * @param month from 1 to 12, null where it names none; of half a year or a quarter the last
 * @param day null where it names none
 * @param part 底, 末, 初, 内 … after the date; empty where nothing stands there
 * @param before whether 前 closes it
 */
record DateExpression(
        int start,
        int end,
        boolean yearly,
        @Nullable Integer year,
        @Nullable Integer month,
        @Nullable Integer day,
        String part,
        boolean before) {

    private static final String DIGITS = "〇一二三四五六七八九";
    private static final String YEAR = "((?:19|20|二[〇○零]|一九)[0-9" + DIGITS + "○零]{2})年";
    private static final String MONTH = "(\\d{1,2}|十[一二]?|[一二三四五六七八九])月份?";
    private static final Cue DATE =
            Cue.of(
                    "(?<![\\d"
                            + DIGITS
                            + "十])(?=每年|(?:19|20|二[〇○零]|一九)[0-9"
                            + DIGITS
                            + "○零]{2}年|\\d{1,2}月|[一二三四五六七八九十]{1,2}月)(每年度?)?的?(?:"
                            + YEAR
                            + "的?)?(?:"
                            + MONTH
                            + "(?:(\\d{1,2}|[一二三四五六七八九十]{1,3})[日号])?)?"
                            + "(上半年|下半年|第?[一二三四]季度)?(年底|年末|底|末|初|上旬|中旬|下旬|年内|内)?(之前|以前|前)?");
    private static final Cue PLAN =
            Cue.of("“?十([一二三四五六七八九])五”?(?:规划)?(?:时期|期间|期)?(?:末期?|结束|收官)(之前|以前|前)?");
    private static final Cue RELATIVE =
            Cue.of("(?<![\\d年月日每前近这" + DIGITS + "])(今年|本年度?|当年|明年|次年)?(年底|年末|底|上半年)(之前|以前|前)");

    /**
     * The dates in a text, in its order. Of dates without a year, those that 今年 or 年底 name have
     * this.
     */
    static List<DateExpression> all(String text, int thisYear) {
        List<DateExpression> dates = new ArrayList<>();
        if (text.indexOf('年') < 0 && text.indexOf('月') < 0 && text.indexOf('五') < 0) {
            return dates;
        }
        Search date = DATE.matcher(text);
        while (date.find()) {
            if (date.end() > date.start()) {
                dates.add(date(date));
            }
        }
        Search plan = PLAN.matcher(text);
        while (plan.find()) {
            // the fourteenth five-year plan ends in 2025
            int year = 2025 + 5 * (DIGITS.indexOf(plan.group(1)) - 4);
            dates.add(
                    new DateExpression(
                            plan.start(), plan.end(), false, year, null, null, "期末", true));
        }
        Search relative = RELATIVE.matcher(text);
        while (thisYear > 0 && relative.find()) {
            String said = relative.group(1);
            String part = relative.group(2);
            if (said != null || part.startsWith("年")) {
                boolean next = said != null && (said.equals("明年") || said.equals("次年"));
                boolean half = part.equals("上半年");
                dates.add(
                        new DateExpression(
                                relative.start(),
                                relative.end(),
                                false,
                                thisYear + (next ? 1 : 0),
                                half ? 6 : null,
                                null,
                                "底",
                                true));
            }
        }
        dates.sort((a, b) -> Integer.compare(a.start, b.start));
        return dates;
    }

    private static DateExpression date(Search date) {
        Integer month = date.group(3) == null ? null : number(date.group(3));
        String part = date.group(6) == null ? "" : date.group(6);
        if (date.group(5) != null && month == null) {
            month = lastMonth(date.group(5));
            part = part.isEmpty() ? "底" : part;
        }
        return new DateExpression(
                date.start(),
                date.end(),
                date.group(1) != null,
                date.group(2) == null ? null : year(date.group(2)),
                month,
                date.group(4) == null ? null : number(date.group(4)),
                part,
                date.group(7) != null);
    }

    /** Whether the end of the year or month is meant. */
    boolean isEnd() {
        return part.endsWith("底") || part.equals("末") || part.equals("年末");
    }

    /**
     * Its value in XML Schema's forms: date, gYearMonth, gYear, gMonthDay, gMonth; empty for a day
     * that the calendar does not have.
     *
     * @param fallback the year where it names none; null for every year
     */
    Optional<String> value(@Nullable Integer fallback) {
        Integer in = yearly ? null : year != null ? year : fallback;
        YearMonth of;
        if (month == null) {
            if (isEnd()) {
                return Optional.of(in == null ? "--12-31" : in + "-12-31");
            }
            return Optional.ofNullable(in).map(String::valueOf);
        }
        if (month < 1 || month > 12) {
            return Optional.empty();
        }
        of = YearMonth.of(in == null ? 2001 : in, month);
        String date;
        if (day != null) {
            boolean leapDay = in == null && month == 2 && day == 29;
            if (!of.isValidDay(day) && !leapDay) {
                return Optional.empty();
            }
            date = String.format("%s-%02d", of, day);
        } else {
            date = isEnd() || part.equals("下旬") ? of.atEndOfMonth().toString() : of.toString();
        }
        return Optional.of(in == null ? "-" + date.substring(4) : date);
    }

    private static int lastMonth(String part) {
        return switch (part) {
            case "上半年" -> 6;
            case "下半年" -> 12;
            default -> 3 * DIGITS.indexOf(part.replace("第", "").charAt(0));
        };
    }

    private static int number(String text) {
        return Numerals.amount(text).map(BigDecimal::intValue).orElse(0);
    }

    private static int year(String text) {
        int year = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = Character.isDigit(c) ? Character.digit(c, 10) : DIGITS.indexOf(c);
            year = year * 10 + Math.max(digit, 0);
        }
        return year;
    }
}
