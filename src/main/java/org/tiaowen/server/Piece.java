package org.tiaowen.server;

import org.tiaowen.document.Span;

import java.util.ArrayList;
import java.util.List;

/** A part of a text on a page, marked or not. */
record Piece(String text, boolean isMarked) {

    /**
     * A text in parts.
     *
     * @param spans what is marked, in order and apart, counted in code points
     */
    static List<Piece> of(String text, List<Span> spans) {
        List<Piece> pieces = new ArrayList<>();
        int done = 0;
        for (Span span : spans) {
            int start = text.offsetByCodePoints(done, span.start() - text.codePointCount(0, done));
            int end = text.offsetByCodePoints(start, span.end() - span.start());
            add(pieces, text.substring(done, start), false);
            add(pieces, text.substring(start, end), true);
            done = end;
        }
        add(pieces, text.substring(done), false);
        return pieces;
    }

    private static void add(List<Piece> pieces, String text, boolean isMarked) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, isMarked));
        }
    }
}
