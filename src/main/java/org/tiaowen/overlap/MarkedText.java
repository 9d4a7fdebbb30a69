package org.tiaowen.overlap;

import org.tiaowen.document.Span;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** A text in pieces, those that the other text of a comparison does not have marked. */
public final class MarkedText {

    private MarkedText() {}

    /** A piece. */
    public record Piece(String text, boolean isDifferent) {}

    /** The pieces of the first text of a comparison. */
    public static List<Piece> first(String text, Comparison comparison) {
        return pieces(
                text,
                comparison.alignment().stream()
                        .filter(s -> s.kind() != Stretch.Kind.EQUAL)
                        .map(Stretch::a)
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** The pieces of the second text of a comparison. */
    public static List<Piece> second(String text, Comparison comparison) {
        return pieces(
                text,
                comparison.alignment().stream()
                        .filter(s -> s.kind() != Stretch.Kind.EQUAL)
                        .map(Stretch::b)
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static List<Piece> pieces(String text, List<Span> spans) {
        List<Span> different = new ArrayList<>(spans);
        different.sort(Comparator.naturalOrder());
        List<Piece> pieces = new ArrayList<>();
        int done = 0;
        for (Span span : different) {
            int start = text.offsetByCodePoints(0, span.start());
            int end = text.offsetByCodePoints(start, span.length());
            if (start > done) {
                pieces.add(new Piece(text.substring(done, start), false));
            }
            pieces.add(new Piece(text.substring(start, end), true));
            done = end;
        }
        if (done < text.length()) {
            pieces.add(new Piece(text.substring(done), false));
        }
        return pieces;
    }
}
