package org.tiaowen.source;

import org.tiaowen.source.PdfGlyphs.Glyph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The columns of a page: two at most, where a strip about the middle stays empty but for lines that
 * span it, and where the lines on both sides reach that strip as running text does and the cells of
 * a table do not.
 *
 * @param from left edge of the strip; equal to {@code to} where there is none
 */
record PdfColumns(float from, float to) {
    private static final int FEWEST_LINES = 8;

    /** A part of the lines of running text that fills its column. */
    private static final double FILLED = 0.6;

    /** Finds the columns of glyphs whose body is of this size. */
    static PdfColumns of(List<Glyph> glyphs, float body) {
        PdfColumns none = new PdfColumns(0, 0);
        float left = Float.MAX_VALUE;
        float right = 0;
        for (Glyph g : glyphs) {
            left = Math.min(left, g.x());
            right = Math.max(right, g.end());
        }
        int width = (int) (right - left) + 1;
        if (glyphs.size() < 100 || width < 20 * body || width > 20_000) {
            return none;
        }
        int[] cover = new int[width + 1];
        for (Glyph g : glyphs) {
            int end = Math.min((int) (g.end() - left), width);
            for (int x = Math.max(0, (int) (g.x() - left)); x <= end; x++) {
                cover[x]++;
            }
        }
        // lines that span both columns may cross the strip
        int few = Math.max(1, (int) (glyphs.size() * body / width / 8));
        int best = 0;
        int bestEnd = 0;
        for (int x = width * 3 / 10; x < width * 7 / 10; x++) {
            int end = x;
            while (end < width * 7 / 10 && cover[end] <= few) {
                end++;
            }
            if (end - x > bestEnd - best) {
                best = x;
                bestEnd = end;
            }
            x = Math.max(x, end);
        }
        PdfColumns strip = new PdfColumns(left + best, left + bestEnd);
        boolean wide = bestEnd - best >= body * 0.8f;
        return wide && strip.parts(glyphs, left, right) ? strip : none;
    }

    /** Whether the lines on both sides fill what lies beside the strip. */
    private boolean parts(List<Glyph> glyphs, float left, float right) {
        List<Glyph> before = glyphs.stream().filter(g -> g.end() <= from + 2).toList();
        List<Glyph> behind = glyphs.stream().filter(g -> g.x() >= to - 2).toList();
        return filled(before, from - left) && filled(behind, right - to);
    }

    private static boolean filled(List<Glyph> glyphs, float width) {
        List<Glyph> sorted = new ArrayList<>(glyphs);
        sorted.sort(Comparator.comparingDouble(Glyph::y));
        int lines = 0;
        int full = 0;
        float ink = 0;
        float y = -1000;
        for (Glyph g : sorted) {
            if (g.y() - y > g.size() * 0.6f) {
                full += ink > width * 0.75f ? 1 : 0;
                lines++;
                ink = 0;
                y = g.y();
            }
            ink += g.width();
        }
        full += ink > width * 0.75f ? 1 : 0;
        return lines >= FEWEST_LINES && full >= lines * FILLED;
    }

    /** Whether what stands between these places lies in no single one of two columns. */
    boolean spans(float left, float right) {
        return from >= to || (left < from && right > to);
    }

    /** The glyphs in blocks that are read one after the other. */
    List<List<Glyph>> blocks(List<Glyph> glyphs) {
        if (from >= to) {
            return List.of(glyphs);
        }
        List<Glyph> spanning =
                glyphs.stream().filter(g -> g.x() < to - 2 && g.end() > from + 2).toList();
        // a line spans the columns where one of its glyphs lies in the strip
        List<Glyph> sorted = new ArrayList<>(glyphs);
        sorted.sort(Comparator.comparingDouble(Glyph::middle));
        int top = edge(sorted, 1);
        int bottom = edge(sorted, -1);
        List<List<Glyph>> blocks = new ArrayList<>();
        List<Glyph> across = new ArrayList<>();
        List<Glyph> first = new ArrayList<>();
        List<Glyph> second = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            Glyph g = sorted.get(i);
            boolean spans =
                    i < top
                            || i > bottom
                            || spanning.stream()
                                    .anyMatch(
                                            s ->
                                                    Math.abs(s.middle() - g.middle())
                                                            < 0.3f * s.size());
            if (spans) {
                flush(blocks, first, second);
                across.add(g);
            } else {
                flush(blocks, across);
                (g.end() <= (from + to) / 2 ? first : second).add(g);
            }
        }
        flush(blocks, across);
        flush(blocks, first, second);
        return blocks;
    }

    /**
     * Where the columns begin or end: what stands apart at the head or foot of the page belongs to
     * neither.
     *
     * @param step 1 from the top down, -1 from the bottom up
     */
    private static int edge(List<Glyph> sorted, int step) {
        int first = step > 0 ? 0 : sorted.size() - 1;
        float height = sorted.getLast().y() - sorted.getFirst().y();
        int edge = first;
        for (int i = first + step; i >= 0 && i < sorted.size(); i += step) {
            Glyph before = sorted.get(i - step);
            Glyph g = sorted.get(i);
            if (Math.abs(before.y() - sorted.get(first).y()) > height * 0.15f) {
                break;
            }
            if (Math.abs(g.middle() - before.middle()) > 2.2f * Math.max(g.size(), before.size())) {
                edge = i;
            }
        }
        return edge;
    }

    @SafeVarargs
    private static void flush(List<List<Glyph>> blocks, List<Glyph>... parts) {
        for (List<Glyph> part : parts) {
            if (!part.isEmpty()) {
                blocks.add(List.copyOf(part));
                part.clear();
            }
        }
    }
}
