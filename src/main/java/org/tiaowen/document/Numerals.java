package org.tiaowen.document;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Numbers as texts write them: those that number things, up to 9999, as GB/T 9704 and the 立法技术规范
 * write them ({@link #parse}), and amounts of any size ({@link #amount}).
 */
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
     * Reads an amount, however it is written: 1,200, 12.5, 三十, 二〇二五, 两, 一万二千; empty where the text
     * is no number.
     */
    public static Optional<BigDecimal> amount(String text) {
        if (text.isEmpty() || text.length() > 20) {
            return Optional.empty();
        }
        if (Character.isDigit(text.charAt(0))) {
            try {
                return Optional.of(new BigDecimal(text.replace(",", "").replace("，", "")));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
        return inCharacters(text);
    }

    private static Optional<BigDecimal> inCharacters(String text) {
        long sum = 0;
        long section = 0;
        long digit = 0;
        boolean units = false;
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int value = digit(c);
            long unit = unit(c);
            if (value >= 0) {
                digit = value;
                plain.append(value);
            } else if (unit > 1000) {
                units = true;
                sum = (sum + Math.max(1, section + digit)) * unit;
                section = 0;
                digit = 0;
            } else if (unit > 0) {
                units = true;
                section += Math.max(digit, digit == 0 && section == 0 && i == 0 ? 1 : digit) * unit;
                digit = 0;
            } else {
                return Optional.empty();
            }
        }
        if (!units && plain.length() > 1) {
            return Optional.of(new BigDecimal(plain.toString()));
        }
        return Optional.of(BigDecimal.valueOf(sum + section + digit));
    }

    private static int digit(char c) {
        return switch (c) {
            case '零', '○', 'O' -> 0;
            case '两', '俩' -> 2;
            default -> DIGITS.indexOf(c);
        };
    }

    private static long unit(char c) {
        return switch (c) {
            case '十' -> 10;
            case '百' -> 100;
            case '千' -> 1000;
            case '万' -> 10_000;
            case '亿' -> 100_000_000;
            default -> 0;
        };
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
