package org.tiaowen.parser;

import org.tiaowen.document.Numerals;
import org.tiaowen.pattern.Search;
import org.tiaowen.source.Text;

import java.util.Optional;

/**
 * The number that opens a provision.
 *
 * @param value its number, from 1
 * @param suffix the number behind 之, 0 for none
 * @param start where it begins in its text
 * @param end where the words after it begin
 */
record Marker(MarkerStyle style, int value, int suffix, int start, int end) {

    /** The marker that stands at a place of a text; the first style that reads there. */
    static Optional<Marker> at(Text text, int index) {
        String folded = text.folded();
        if (index >= folded.length() || !opens(folded.charAt(index))) {
            return Optional.empty();
        }
        return read(text, index, false);
    }

    /** 1.1 or 1.1.1 at the head of a text. */
    static Optional<Marker> decimal(Text text) {
        return text.isEmpty() || !Character.isDigit(text.folded().charAt(0))
                ? Optional.empty()
                : read(text, 0, true);
    }

    private static Optional<Marker> read(Text text, int index, boolean decimal) {
        String folded = text.folded();
        for (MarkerStyle style : MarkerStyle.values()) {
            if (style.isDecimal() != decimal) {
                continue;
            }
            Search m = style.pattern().matcher(folded);
            m.region(index, folded.length());
            m.useTransparentBounds(true);
            if (m.lookingAt()) {
                boolean one = m.group(1) == null;
                int value = one ? oneCharacter(m.group().charAt(0)) : value(style, m.group(1));
                int suffix =
                        one || m.group(2) == null || m.group(2).isEmpty()
                                ? 0
                                : value(style, m.group(2));
                if (value > 0) {
                    int end = m.end();
                    while (end < folded.length() && folded.charAt(end) == ' ') {
                        end++;
                    }
                    return Optional.of(new Marker(style, value, suffix, index, end));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether it is a Chinese character. */
    static boolean isHan(char c) {
        return c >= '\u4e00' && c <= '\u9fff';
    }

    private static boolean opens(char c) {
        return (c >= '0' && c <= '9')
                || c == '('
                || c == '第'
                || "一二三四五六七八九十百".indexOf(c) >= 0
                || (c >= '\u2460' && c <= '\u249b')
                || (c >= '\u3220' && c <= '\u3229')
                || (c >= '\u2776' && c <= '\u277f')
                || (c >= '\u3251' && c <= '\u325f')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z');
    }

    /** The number that ㈠, ⑴ or ⒈ is. */
    private static int oneCharacter(char c) {
        return c >= '\u3220' ? c - '\u3220' + 1 : (c - '\u2474') % 20 + 1;
    }

    /** Whether an odd mark parts the number from its words: 1/, 1·. */
    boolean isOdd(Text text) {
        return style == MarkerStyle.ARABIC
                && text.folded().substring(start, end).matches("\\d+[^.、\\d ].*");
    }

    private static int value(MarkerStyle style, String number) {
        char c = number.charAt(0);
        return switch (style) {
            case CIRCLED ->
                    c >= '\u3251'
                            ? c - '\u3251' + 21
                            : c >= '\u2776' ? c - '\u2776' + 1 : c - '\u2460' + 1;
            case LATIN -> Character.toLowerCase(c) - 'a' + 1;
            case PART,
                    SUBPART,
                    CHAPTER,
                    SECTION,
                    ARTICLE,
                    CHINESE,
                    CHINESE_BRACKETS,
                    ARABIC,
                    DECIMAL,
                    DECIMAL_3,
                    DECIMAL_4,
                    ARABIC_BRACKETS,
                    ARABIC_HALF_BRACKET,
                    ONE_IS ->
                    Numerals.parse(number).orElse(0);
        };
    }

    /** Whether this one follows the other in a list. */
    boolean follows(int otherValue, int otherSuffix) {
        return suffix > 0
                ? value == otherValue && suffix == otherSuffix + 1
                : value == otherValue + 1;
    }
}
