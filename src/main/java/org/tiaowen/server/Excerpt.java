package org.tiaowen.server;

import org.tiaowen.document.Span;

import java.util.regex.Pattern;

/**
 * A place of a text with some of what stands around it, to be shown.
 *
 * @param before what stands before it, from the beginning of its line where that is near
 * @param text the place itself, cut where it is long
 * @param after what stands behind it
 */
record Excerpt(String before, String text, String after) {

    private static final Pattern BLANK_LINES = Pattern.compile("[ \\t\u3000]*\n\\s*\n");

    /** Code points around the place. */
    private static final int AROUND = 40;

    /** Code points of the place itself. */
    private static final int LONGEST = 160;

    /** The place of a text that a span of code points names. */
    static Excerpt of(String text, Span span) {
        int length = text.codePointCount(0, text.length());
        int start = Math.min(span.start(), length);
        int end = Math.clamp(span.end(), start, length);
        boolean isLong = end - start > LONGEST;
        int shown = isLong ? start + LONGEST : end;
        return new Excerpt(
                slice(text, Math.max(0, start - AROUND), start),
                slice(text, start, shown) + (isLong ? "…" : ""),
                isLong ? "" : slice(text, end, Math.min(length, end + AROUND)));
    }

    private static String slice(String text, int start, int end) {
        int from = text.offsetByCodePoints(0, start);
        return BLANK_LINES
                .matcher(text.substring(from, text.offsetByCodePoints(from, end - start)))
                .replaceAll("\n");
    }

    JsonObject json() {
        return new JsonObject().put("before", before).put("text", text).put("after", after);
    }

    static Schema schema() {
        return Schema.object().members(Schema.text(), "before", "text", "after");
    }
}
