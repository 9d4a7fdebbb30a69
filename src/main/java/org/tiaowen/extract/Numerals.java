package org.tiaowen.extract;

import java.math.BigDecimal;
import java.util.Optional;

/** Reads numbers as texts write them: 1,200, 12.5, 三十, 二〇二五, 两. */
final class Numerals {

    private static final String DIGITS = "〇一二三四五六七八九";

    private Numerals() {}

    /** The number, empty where the text is none. */
    static Optional<BigDecimal> read(String text) {
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
        return chinese(text);
    }

    private static Optional<BigDecimal> chinese(String text) {
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
}
