package org.tiaowen.source;

import org.tiaowen.document.Script;
import org.tiaowen.document.Span;

import java.util.Arrays;
import java.util.List;

/**
 * Characters that know where they stand in the source.
 *
 * <p>Beside the characters as printed it keeps a folded twin of the same length, in which
 * full-width ASCII is half-width and traditional characters are simplified, so that a pattern is
 * written once for （ and (, １ and 1. Immutable.
 */
public final class Text {
    /** No character at all. */
    public static final Text EMPTY = new Text("", "", new int[0]);

    private final String chars;
    private final String folded;
    private final int[] origins;

    private Text(String chars, String folded, int[] origins) {
        this.chars = chars;
        this.folded = folded;
        this.origins = origins;
    }

    /**
     * Makes a text.
     *
     * @param chars the characters as printed
     * @param origins for each UTF-16 unit the code-point offset in the source of the character it
     *     belongs to, ascending
     */
    static Text of(String chars, int[] origins) {
        if (origins.length != chars.length()) {
            throw new IllegalArgumentException(
                    chars.length() + " characters, " + origins.length + " origins");
        }
        return new Text(chars, fold(chars), origins);
    }

    /** The characters as printed. */
    public String chars() {
        return chars;
    }

    /** The folded twin: same length, full-width ASCII as half-width. */
    public String folded() {
        return folded;
    }

    /** Number of UTF-16 units. */
    public int length() {
        return chars.length();
    }

    /** Whether there is no character. */
    public boolean isEmpty() {
        return chars.isEmpty();
    }

    /** Where the whole text stands; its inner line breaks and furniture included. */
    public Span span() {
        return span(0, length());
    }

    /** Where the characters {@code from..to} stand; for an empty range the point before. */
    public Span span(int from, int to) {
        if (from == to) {
            int at = length() == 0 ? 0 : from < length() ? origins[from] : origins[from - 1] + 1;
            return new Span(at, at);
        }
        return new Span(origins[from], origins[to - 1] + 1);
    }

    /** Whether something was left out between the character before {@code index} and this one. */
    public boolean gapBefore(int index) {
        return index > 0 && index < length() && origins[index] - origins[index - 1] > 1;
    }

    /** The characters {@code from..to}. */
    public Text slice(int from, int to) {
        if (from == 0 && to == length()) {
            return this;
        }
        return new Text(
                chars.substring(from, to),
                folded.substring(from, to),
                Arrays.copyOfRange(origins, from, to));
    }

    /** The characters that stand in this stretch of the source. */
    public Text within(Span span) {
        return slice(indexAt(span.start()), indexAt(span.end())).strip();
    }

    /** Index of the first character that stands at this offset of the source or behind. */
    public int indexAt(int offset) {
        int low = 0;
        int high = origins.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (origins[middle] < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Without the blanks at both ends. */
    public Text strip() {
        int from = 0;
        int to = length();
        while (from < to && isBlank(chars.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(chars.charAt(to - 1))) {
            to--;
        }
        return slice(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /**
     * Joins lines that were one before they were wrapped: without anything between Chinese
     * characters and inside a number, with a blank between two Latin words.
     */
    public static Text join(List<Text> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        StringBuilder text = new StringBuilder();
        int[] origins = new int[parts.stream().mapToInt(p -> p.length() + 1).sum()];
        int n = 0;
        for (Text part : parts) {
            if (part.isEmpty()) {
                continue;
            }
            if (n > 0 && partsWords(text.charAt(n - 1), part.chars.charAt(0))) {
                text.append(' ');
                origins[n] = origins[n - 1];
                n++;
            }
            text.append(part.chars);
            System.arraycopy(part.origins, 0, origins, n, part.length());
            n += part.length();
        }
        return of(text.toString(), Arrays.copyOf(origins, n));
    }

    /** Whether the end of a line between two characters stood for a blank. */
    private static boolean partsWords(char before, char after) {
        return isWord(before)
                && isWord(after)
                && !(Character.isDigit(before) && Character.isDigit(after));
    }

    /** Whether a blank beside this character separates words: Latin letters and digits. */
    static boolean isWord(char c) {
        return c < 0x250 && Character.isLetterOrDigit(c);
    }

    /**
     * Full-width ASCII as half-width, any blank as a blank, ∶ as a colon, traditional characters as
     * simplified ones, one character for one. Not NFKC: ① and Ⅱ stay what they are, for they number
     * provisions.
     */
    public static String fold(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            char c = folded[i];
            if (c >= '\uff01' && c <= '\uff5e') {
                folded[i] = (char) (c - 0xfee0);
            } else if (c == '\u3000' || c == '\u00a0') {
                folded[i] = ' ';
            } else if (c == '\u2236' || c == '\ufe55' || c == '\ufe30') {
                folded[i] = ':';
            } else {
                folded[i] = Script.simplified(c);
            }
        }
        return new String(folded);
    }

    @Override
    public String toString() {
        return chars;
    }
}
