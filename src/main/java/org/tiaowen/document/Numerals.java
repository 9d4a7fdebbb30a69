package org.tiaowen.document;

import java.util.OptionalInt;

/** Chinese numerals up to 9999, as GB/T 9704 and the 立法技术规范 write them. */
public final class Numerals {
    /**
     * Of a pattern: a number in characters, as articles, items and chapters bear it. 第一千零七十九条,
     * 第一〇七九条, 第廿三条; what is none after all, {@link #parse} refuses.
     */
    public static final String CHINESE = "[零〇○一二三四五六七八九十百千两廿]{1,9}";

    /** Of a pattern: the same, or in digits, not mixed. */
    public static final String NUMBER = "(?:" + CHINESE + "|\\d{1,6})";

    /** Of a pattern: what makes an inserted article of it, 第十二条之一. Its group is the number. */
    public static final String INSERTED = "(?:之([一二三四五六七八九十]{1,3}))?";

    private static final String DIGITS = "〇一二三四五六七八九";
    private static final String UNITS = "十百千";

    private Numerals() {}

    /**
     * Reads 十二, 二十, 一百零三, 二〇二一, 廿三 or ASCII digits; empty for anything else or a number that is not
     * written canonically, such as 二三十.
     */
    public static OptionalInt parse(String numeral) {
        if (numeral.isEmpty() || numeral.length() > 9) {
            return OptionalInt.empty();
        }
        if (numeral.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalInt.of(Integer.parseInt(numeral));
        }
        String n = numeral.replace('零', '〇').replace('○', '〇').replace("廿", "二十").replace('两', '二');
        if (n.length() >= 2 && n.chars().allMatch(c -> DIGITS.indexOf(c) >= 0)) {
            int value = 0;
            for (char c : n.toCharArray()) {
                value = value * 10 + DIGITS.indexOf(c);
            }
            return OptionalInt.of(value);
        }
        int value = 0;
        int digit = -1;
        int lastUnit = 10_000;
        for (char c : n.toCharArray()) {
            int unit = UNITS.indexOf(c);
            if (unit >= 0) {
                int scale = (int) Math.pow(10, unit + 1);
                // 十二 stands for 一十二, but only at the front
                if (scale >= lastUnit || digit == 0 || (digit < 0 && (value > 0 || scale != 10))) {
                    return OptionalInt.empty();
                }
                value += (digit < 0 ? 1 : digit) * scale;
                lastUnit = scale;
                digit = -1;
            } else if (DIGITS.indexOf(c) >= 0) {
                if (digit > 0 || (digit == 0 && c == '〇')) {
                    return OptionalInt.empty();
                }
                digit = DIGITS.indexOf(c);
            } else {
                return OptionalInt.empty();
            }
        }
        return digit == 0 && value > 0
                ? OptionalInt.empty()
                : OptionalInt.of(value + Math.max(0, digit));
    }

    /**
     * Writes a number from 1 to 9999 as in 第一百零三条.
     *
     * @throws IllegalArgumentException outside that range
     */
    public static String format(int value) {
        if (value < 1 || value > 9999) {
            throw new IllegalArgumentException("not in 1..9999: " + value);
        }
        StringBuilder out = new StringBuilder();
        boolean gap = false;
        for (int scale = 1000, unit = 2; scale >= 1; scale /= 10, unit--) {
            int digit = value / scale % 10;
            if (digit == 0) {
                gap = !out.isEmpty();
                continue;
            }
            if (gap) {
                out.append('零');
                gap = false;
            }
            if (digit != 1 || scale != 10 || !out.isEmpty()) {
                out.append(DIGITS.charAt(digit));
            }
            if (unit >= 0) {
                out.append(UNITS.charAt(unit));
            }
        }
        return out.toString();
    }
}
