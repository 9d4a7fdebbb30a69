package org.tiaowen.retrieve;

import org.tiaowen.analysis.Folding;

import java.util.Arrays;

/**
 * Folds what does not make a quote another one: blanks and line breaks, full and half width of
 * ASCII characters, shapes of quotation marks, of brackets around a year (〔〕 ［］), radicals and
 * compatibility ideographs that PDF files give for ordinary characters, marks of Markdown emphasis.
 *
 * <p>Nothing else is folded, because it may be what a clause says: capital and small letters,
 * superscripts and numbers in circles (10² is not 102), 。 and ., 、 and ，, traditional characters. A
 * blank between two digits stays, for 10 20 is not 1020.
 */
final class QuoteFolding {

    /**
     * A folded text.
     *
     * @param text the folded text
     * @param places for each char of it its index in the text that was folded, and the length of
     *     that at the end
     */
    record Folded(String text, int[] places) {

        /**
         * Where the chars from {@code start} to {@code end} stand in the text, as start and end.
         */
        int[] span(int start, int end) {
            return new int[] {
                places[start], end == start ? places[start] : places[end - 1] + 1,
            };
        }
    }

    private QuoteFolding() {}

    static Folded fold(String text) {
        char[] chars = new char[text.length()];
        int[] places = new int[text.length() + 1];
        int length = 0;
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Folding.isBlank(c)) {
                blank = true;
                continue;
            }
            if (c == '*' || c == '#' && length == 0) {
                continue;
            }
            char folded = fold(c);
            if (blank && length > 0 && isOfNumber(chars[length - 1]) && isOfNumber(folded)) {
                chars[length] = ' ';
                places[length++] = i - 1;
            }
            blank = false;
            chars[length] = folded;
            places[length++] = i;
        }
        int[] used = Arrays.copyOf(places, length + 1);
        used[length] = text.length();
        return new Folded(new String(chars, 0, length), used);
    }

    private static char fold(char c) {
        return switch (c) {
            case '“', '”', '„', '‟', '「', '」', '『', '』', '＂' -> '"';
            case '‘', '’', '‚', '‛', '＇' -> '\'';
            case '〔', '［', '﹝' -> '[';
            case '〕', '］', '﹞' -> ']';
            case '·', '•', '・', '‧' -> '·';
            default -> isSuper(c) ? c : Folding.fold(c);
        };
    }

    /** What NFKC maps to one digit or letter though it is written otherwise: ², ①, ⅰ, ª. */
    private static boolean isSuper(char c) {
        int type = Character.getType(c);
        return type == Character.OTHER_NUMBER
                || type == Character.LETTER_NUMBER && c != '〇'
                || c == 'ª'
                || c == 'º'
                || c >= '\u02b0' && c <= '\u02ff'
                || c >= '\u2070' && c <= '\u209f';
    }

    private static boolean isOfNumber(char c) {
        return c >= '0' && c <= '9' || c == '.' || c == ',';
    }
}
