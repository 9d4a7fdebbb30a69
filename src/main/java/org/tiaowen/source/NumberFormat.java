package org.tiaowen.source;

import java.util.Locale;

/**
 * How Word writes the number of a list item: ST_NumberFormat of ECMA-376, part 1, 17.18.59, as far
 * as Chinese and Latin texts use it; any other format counts in Arabic figures.
 */
final class NumberFormat {
    private static final String DIGITS = "〇一二三四五六七八九";
    private static final String ZERO = "零一二三四五六七八九";
    private static final String LEGAL = "零壹贰叁肆伍陆柒捌玖";
    private static final String LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖";
    private static final String STEMS = "甲乙丙丁戊己庚辛壬癸";
    private static final String BRANCHES = "子丑寅卯辰巳午未申酉戌亥";

    private NumberFormat() {}

    /** Writes a number. */
    static String write(int number, String format) {
        return switch (format) {
            case "none", "bullet" -> "";
            case "decimalZero" -> number < 10 ? "0" + number : Integer.toString(number);
            case "upperLetter" -> letters(number, 'A');
            case "lowerLetter" -> letters(number, 'a');
            case "upperRoman" -> roman(number);
            case "lowerRoman" -> roman(number).toLowerCase(Locale.ROOT);
            case "ordinal" -> ordinal(number);
            case "decimalFullWidth", "decimalFullWidth2" -> fullWidth(number);
            case "decimalEnclosedCircle", "decimalEnclosedCircleChinese" -> circled(number);
            case "decimalEnclosedFullstop" -> enclosed(number, '\u2488', ".");
            case "decimalEnclosedParen" -> enclosed(number, '\u2474', ")");
            case "ideographEnclosedCircle" ->
                    number >= 1 && number <= 10
                            ? String.valueOf((char) ('\u3280' + number - 1))
                            : Integer.toString(number);
            case "chineseCounting",
                    "chineseCountingThousand",
                    "taiwaneseCounting",
                    "taiwaneseCountingThousand",
                    "japaneseCounting" ->
                    counted(number, ZERO, "十百千");
            case "ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand" ->
                    digits(number);
            case "chineseLegalSimplified" -> legal(number, LEGAL);
            case "ideographLegalTraditional", "japaneseLegal" -> legal(number, LEGAL_TRADITIONAL);
            case "ideographTraditional" -> cyclic(number, STEMS);
            case "ideographZodiac" -> cyclic(number, BRANCHES);
            default -> Integer.toString(number);
        };
    }

    /** 十, 十一, 二十, 一百零五: as people count, 一十 shortened at the head. */
    private static String counted(int number, String digits, String powers) {
        String written = spelled(number, digits, powers);
        return written.startsWith("一十") ? written.substring(1) : written;
    }

    private static String legal(int number, String digits) {
        return spelled(number, digits, "拾佰仟");
    }

    private static String spelled(int number, String digits, String powers) {
        if (number <= 0 || number > 9999) {
            return number == 0 ? digits.substring(0, 1) : Integer.toString(number);
        }
        StringBuilder out = new StringBuilder();
        boolean gap = false;
        for (int power = 3; power >= 0; power--) {
            int digit = number / (int) Math.pow(10, power) % 10;
            if (digit == 0) {
                gap = !out.isEmpty();
                continue;
            }
            if (gap) {
                out.append(digits.charAt(0));
                gap = false;
            }
            out.append(digits.charAt(digit));
            if (power > 0) {
                out.append(powers.charAt(power - 1));
            }
        }
        return out.toString();
    }

    private static String digits(int number) {
        StringBuilder out = new StringBuilder();
        Integer.toString(number).chars().forEach(c -> out.append(digit(c)));
        return out.toString();
    }

    private static char digit(int c) {
        return c >= '0' && c <= '9' ? DIGITS.charAt(c - '0') : (char) c;
    }

    /** A to Z, then AA to ZZ: a letter repeated, as Word does it. */
    private static String letters(int number, char first) {
        if (number < 1 || number > 780) {
            return Integer.toString(number);
        }
        String letter = String.valueOf((char) (first + (number - 1) % 26));
        return letter.repeat((number - 1) / 26 + 1);
    }

    private static String roman(int number) {
        if (number < 1 || number > 3999) {
            return Integer.toString(number);
        }
        int[] values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
        String[] marks = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
        StringBuilder out = new StringBuilder();
        int left = number;
        for (int i = 0; i < values.length; i++) {
            while (left >= values[i]) {
                out.append(marks[i]);
                left -= values[i];
            }
        }
        return out.toString();
    }

    private static String ordinal(int number) {
        boolean teen = number / 10 % 10 == 1;
        String ending =
                teen
                        ? "th"
                        : switch (number % 10) {
                            case 1 -> "st";
                            case 2 -> "nd";
                            case 3 -> "rd";
                            default -> "th";
                        };
        return number + ending;
    }

    private static String fullWidth(int number) {
        StringBuilder out = new StringBuilder();
        Integer.toString(number).chars().forEach(c -> out.append((char) (c + 0xfee0)));
        return out.toString();
    }

    private static String circled(int number) {
        if (number >= 1 && number <= 20) {
            return String.valueOf((char) ('\u2460' + number - 1));
        }
        if (number >= 21 && number <= 35) {
            return String.valueOf((char) ('\u3251' + number - 21));
        }
        if (number >= 36 && number <= 50) {
            return String.valueOf((char) ('\u32b1' + number - 36));
        }
        return Integer.toString(number);
    }

    private static String enclosed(int number, char first, String close) {
        return number >= 1 && number <= 20
                ? String.valueOf((char) (first + number - 1))
                : (close.equals(")") ? "(" : "") + number + close;
    }

    private static String cyclic(int number, String letters) {
        return number < 1
                ? Integer.toString(number)
                : letters.substring(
                        (number - 1) % letters.length(), (number - 1) % letters.length() + 1);
    }
}
