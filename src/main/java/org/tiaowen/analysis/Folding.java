package org.tiaowen.analysis;

import java.text.Normalizer;

/**
 * Folds what only looks different, one {@code char} for one {@code char}: a position in the folded
 * text is the same position in the text.
 *
 * <p>It is NFKC (UAX #15) wherever that maps one char to one: full-width Latin letters, digits and
 * marks (Ａ １ （ ：), half-width katakana, radicals and compatibility ideographs that PDF files give
 * for ordinary ones (⽅ 方). Every blank, line break and tab becomes a space, and zero-width
 * characters too. What NFKC makes longer (㎡, ½, …), quotation marks and CJK brackets stay.
 */
public final class Folding {

    private Folding() {}

    /** The folded text, of the same length. */
    public static String fold(String text) {
        int i = 0;
        while (i < text.length() && fold(text.charAt(i)) == text.charAt(i)) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        char[] chars = text.toCharArray();
        for (; i < chars.length; i++) {
            chars[i] = fold(chars[i]);
        }
        return new String(chars);
    }

    /** The folded text in lower case, of the same length. */
    public static String foldCase(String text) {
        String folded = fold(text);
        for (int i = 0; i < folded.length(); i++) {
            if (Character.toLowerCase(folded.charAt(i)) != folded.charAt(i)) {
                char[] chars = folded.toCharArray();
                for (; i < chars.length; i++) {
                    chars[i] = Character.toLowerCase(chars[i]);
                }
                return new String(chars);
            }
        }
        return folded;
    }

    /** The folded char. */
    public static char fold(char c) {
        if (c > ' ' && c < 0x7F
                || c >= 0x4E00 && c <= 0x9FFF
                || c >= 0x3001 && c <= 0x303D
                || isDashOrQuote(c)) {
            return c; // the bulk of any text
        }
        if (c >= 0xFF01 && c <= 0xFF5E) {
            return (char) (c - 0xFF01 + '!');
        }
        if (isBlank(c)) {
            return ' ';
        }
        if (c < 0x80 || Character.isSurrogate(c)) {
            return c;
        }
        String normal = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
        return normal.length() == 1 ? normal.charAt(0) : c;
    }

    /** Whether the char is a blank, a line break or of no width. */
    public static boolean isBlank(char c) {
        if (c > ' ' && c < 0x7F
                || c >= 0x4E00 && c <= 0x9FFF
                || c >= 0xFF01 && c <= 0xFF5E
                || isDashOrQuote(c)) {
            return false; // the bulk of any text
        }
        return c <= ' '
                || c == 0x7F
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT;
    }

    /** — “ ” and the like, which stay what they are. */
    private static boolean isDashOrQuote(char c) {
        return c >= 0x2012 && c <= 0x2023;
    }
}
