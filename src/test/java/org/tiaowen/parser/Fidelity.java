package org.tiaowen.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.tiaowen.document.Document;
import org.tiaowen.document.Furniture;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.Span;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What holds of every text: no character is lost, offsets point at what they say, spans are nested,
 * identifiers are unique.
 */
public final class Fidelity {
    private Fidelity() {}

    /** Fails where it does not hold of this text. */
    public static void check(ParsedSource parsed) {
        int[] points = parsed.source().original().codePoints().toArray();
        BitSet furniture = new BitSet(points.length);
        for (Furniture f : parsed.furniture()) {
            furniture.set(f.span().start(), f.span().end());
        }
        BitSet covered = new BitSet(points.length);
        covered.or(furniture);
        Span before = new Span(0, 0);
        for (Document d : parsed.documents()) {
            assertTrue(d.span().start() >= before.end(), "documents overlap");
            before = d.span();
            covered.set(d.span().start(), d.span().end());
            check(d, points, furniture);
        }
        for (int i = 0; i < points.length; i++) {
            if (!isBlank(points[i])) {
                assertTrue(covered.get(i), "lost character at " + i);
            }
        }
    }

    private static void check(Document document, int[] points, BitSet furniture) {
        Map<String, Provision> byId = new HashMap<>();
        for (Provision p : document.provisions()) {
            assertTrue(byId.put(p.id(), p) == null, "twice: " + p.id());
            assertTrue(document.span().contains(p.span()), p.id() + " outside its document");
            if (p.parent() != null) {
                Provision parent = byId.get(p.parent());
                assertNotNull(parent, p.id() + " before its parent");
                assertTrue(parent.span().contains(p.span()), p.id() + " outside its parent");
            }
        }
        Set<String> ids = new HashSet<>();
        int at = 0;
        for (Sentence s : document.sentences()) {
            assertTrue(ids.add(s.id()), "twice: " + s.id());
            assertTrue(s.span().start() >= at, s.id() + " out of order");
            at = s.span().end();
            assertEquals(squash(s.text()), original(s.span(), points, furniture), s.id());
        }
    }

    private static String original(Span span, int[] points, BitSet furniture) {
        StringBuilder text = new StringBuilder();
        for (int i = span.start(); i < span.end(); i++) {
            if (!furniture.get(i)) {
                text.appendCodePoint(points[i]);
            }
        }
        return squash(text.toString());
    }

    private static String squash(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().filter(c -> !isBlank(c)).forEach(out::appendCodePoint);
        return out.toString();
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || c == 0x200b
                || c == 0xfeff;
    }
}
