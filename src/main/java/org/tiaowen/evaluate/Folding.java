package org.tiaowen.evaluate;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Script;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Texts as they are compared: NFKC, without blanks, quotes and Markdown marks. */
final class Folding {
    /** {@code \s} of Unicode, the separators U+001C to U+001F among it. */
    private static final Pattern DROPPED =
            Pattern.compile("[\\s\\x1c-\\x1f\"“”'‘’*#>]", Pattern.UNICODE_CHARACTER_CLASS);

    private Folding() {}

    /** The folded text, in simplified characters; empty for null. */
    static String fold(@Nullable String text) {
        return text == null
                ? ""
                : DROPPED.matcher(
                                Script.simplified(Normalizer.normalize(text, Normalizer.Form.NFKC)))
                        .replaceAll("");
    }

    /** The name of a file up to its first dot. */
    static String stem(String file) {
        int dot = file.indexOf('.');
        return dot < 0 ? file : file.substring(0, dot);
    }

    /** Length in characters, not in UTF-16 units. */
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** At most the first {@code n} characters. */
    static String head(String text, int n) {
        return length(text) <= n ? text : text.substring(0, text.offsetByCodePoints(0, n));
    }

    /** Dice's coefficient of the pairs of characters that two folded texts hold, from 0 to 1. */
    static double likeness(Pairs a, Pairs b) {
        int shared = 0;
        for (Map.Entry<String, Integer> pair : a.counts().entrySet()) {
            shared += Math.min(pair.getValue(), b.counts().getOrDefault(pair.getKey(), 0));
        }
        return 2.0 * shared / (a.total() + b.total());
    }

    /** How often each pair of neighbouring characters comes; a text without any is one itself. */
    record Pairs(Map<String, Integer> counts, int total) {

        static Pairs of(String text) {
            int[] points = text.codePoints().toArray();
            Map<String, Integer> counts = new HashMap<>();
            for (int i = 0; i + 1 < points.length; i++) {
                counts.merge(new String(points, i, 2), 1, Integer::sum);
            }
            if (points.length < 2) {
                counts.put(text, 1);
            }
            return new Pairs(counts, Math.max(1, points.length - 1));
        }
    }
}
