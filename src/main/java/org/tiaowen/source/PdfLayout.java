package org.tiaowen.source;

import org.tiaowen.source.PdfGlyphs.Glyph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts the glyphs of a page into lines, and the lines into the order of reading: down a column,
 * then down the next, with what spans both between them.
 *
 * <p>The order in which a PDF draws is not trusted: programs draw all text of one font before that
 * of the next.
 */
final class PdfLayout {
    /** Of an em: a wider gap beside a Chinese character is a blank. */
    private static final float GAP = 0.6f;

    /** Of an em: a wider gap between two Latin characters is a blank. */
    private static final float LATIN_GAP = 0.16f;

    /** A heading is set larger than the body by this factor. */
    private static final float LARGER = 1.18f;

    private static final int LONGEST_HEADING = 60;

    /** What a title adds in brackets is often set smaller. */
    private static final Pattern BRACKETS = Pattern.compile("[（(][^（()）]{1,30}[）)]");

    private PdfLayout() {}

    /** What stands on a page, from the top down. */
    sealed interface Block {}

    /** A line and whether it is set as a heading. */
    record Printed(String text, boolean heading) implements Block {}

    /** A ruled table. */
    record Ruled(PdfTable table) implements Block {}

    /** A line in the making. */
    static final class Row {
        private final List<Glyph> glyphs = new ArrayList<>();
        private float middle;
        private float size;

        private void add(Glyph glyph) {
            glyphs.add(glyph);
            if (glyph.size() > size) {
                size = glyph.size();
                middle = glyph.middle();
            }
        }

        float start() {
            return glyphs.getFirst().x();
        }

        float end() {
            return glyphs.getLast().end();
        }

        float size() {
            return size;
        }

        /** Its characters, with blanks where gaps are. */
        String text() {
            StringBuilder out = new StringBuilder();
            Glyph before = null;
            for (Glyph g : glyphs) {
                if (before != null && isGap(before, g)) {
                    out.append(' ');
                }
                out.append(g.text());
                before = g;
            }
            return out.toString();
        }

        private boolean takes(Glyph glyph) {
            return Math.abs(glyph.middle() - middle) < 0.5f * Math.max(size, glyph.size()) * 0.9f;
        }
    }

    /** The ruling lines of a page, asked for where there is text. */
    interface Rules {
        /** As a text sees them that is turned by this many degrees. */
        List<PdfRules.Rule> turned(int degrees);
    }

    /** The lines and tables of a page. */
    static List<Block> blocks(List<Glyph> glyphs, Rules rules) {
        Map<Integer, List<Glyph>> byTurn =
                once(glyphs).stream().collect(Collectors.groupingBy(Glyph::turn));
        List<Block> blocks = new ArrayList<>();
        // what is turned otherwise than the text (a stamp, a watermark) comes after it
        List<List<Glyph>> turns =
                byTurn.values().stream().sorted(Comparator.comparingInt(g -> -g.size())).toList();
        for (List<Glyph> turned : turns) {
            int degrees = turned.getFirst().turn();
            boolean main = turned == turns.getFirst() && degrees % 90 == 0;
            List<PdfTable> tables =
                    main ? tables(turned, PdfGrid.of(rules.turned(degrees))) : List.of();
            blocks.addAll(around(turned, tables));
        }
        return blocks;
    }

    /** The tables from the top down; one that lies in one of two columns is read as text. */
    private static List<PdfTable> tables(List<Glyph> glyphs, List<PdfGrid> grids) {
        List<PdfTable> tables = new ArrayList<>();
        for (PdfGrid grid : grids) {
            List<Glyph> inside = glyphs.stream().filter(grid::holds).toList();
            boolean apart =
                    tables.stream()
                            .allMatch(
                                    t ->
                                            t.grid().bottom() <= grid.top()
                                                    || t.grid().top() >= grid.bottom());
            if (apart && inside.size() > 3) {
                PdfTable table = PdfTable.of(grid, inside);
                if (table.isTable()) {
                    tables.add(table);
                }
            }
        }
        List<Glyph> text =
                glyphs.stream()
                        .filter(g -> tables.stream().noneMatch(t -> t.grid().holds(g)))
                        .toList();
        PdfColumns columns = PdfColumns.of(text, body(text));
        tables.removeIf(t -> !columns.spans(t.grid().left(), t.grid().right()));
        tables.sort(Comparator.comparingDouble(t -> t.grid().top()));
        return tables;
    }

    /** The lines above each table, the table, and the lines below them all. */
    private static List<Block> around(List<Glyph> glyphs, List<PdfTable> tables) {
        float body = body(glyphs);
        List<Block> blocks = new ArrayList<>();
        List<Glyph> rest = glyphs;
        for (PdfTable table : tables) {
            List<Glyph> outside = rest.stream().filter(g -> !table.grid().holds(g)).toList();
            Map<Boolean, List<Glyph>> parts =
                    outside.stream()
                            .collect(
                                    Collectors.partitioningBy(
                                            g -> g.middle() < table.grid().bottom()));
            blocks.addAll(straight(parts.getOrDefault(true, List.of()), body));
            blocks.add(new Ruled(table));
            rest = parts.getOrDefault(false, List.of());
        }
        blocks.addAll(straight(rest, body));
        return blocks;
    }

    /** Without what is drawn twice to look bold. */
    private static List<Glyph> once(List<Glyph> glyphs) {
        Map<String, List<Glyph>> seen = new HashMap<>();
        List<Glyph> once = new ArrayList<>(glyphs.size());
        for (Glyph g : glyphs) {
            List<Glyph> same =
                    seen.computeIfAbsent(g.text() + (int) (g.y() / 40), k -> new ArrayList<>());
            boolean again =
                    same.stream()
                            .anyMatch(
                                    o ->
                                            Math.abs(o.x() - g.x()) < 0.2f * g.size()
                                                    && Math.abs(o.y() - g.y()) < 0.2f * g.size());
            if (!again) {
                same.add(g);
                once.add(g);
            }
        }
        return once;
    }

    private static List<Printed> straight(List<Glyph> glyphs, float body) {
        PdfColumns columns = PdfColumns.of(glyphs, body);
        List<Printed> lines = new ArrayList<>();
        for (List<Glyph> block : columns.blocks(glyphs)) {
            List<Row> rows = rows(block);
            float margin = margin(rows);
            for (Row row : rows) {
                Printed line = printed(row, margin, body);
                boolean more =
                        !lines.isEmpty()
                                && lines.getLast().heading()
                                && BRACKETS.matcher(line.text().strip()).matches();
                lines.add(more ? new Printed(line.text(), true) : line);
            }
        }
        return lines;
    }

    /** The largest size in which a good part of the characters is set; tables are set smaller. */
    private static float body(List<Glyph> glyphs) {
        Map<Integer, Integer> counts = new HashMap<>();
        glyphs.forEach(g -> counts.merge(Math.round(g.size() * 2), 1, Integer::sum));
        return counts.entrySet().stream()
                        .filter(e -> e.getValue() * 6 >= glyphs.size())
                        .mapToInt(Map.Entry::getKey)
                        .max()
                        .orElse(2)
                / 2f;
    }

    /** Lines from the top down, each from left to right. */
    static List<Row> rows(List<Glyph> glyphs) {
        List<Glyph> sorted = new ArrayList<>(glyphs);
        sorted.sort(
                Comparator.comparingDouble((Glyph g) -> g.middle()).thenComparingDouble(Glyph::x));
        List<Row> rows = new ArrayList<>();
        for (Glyph g : sorted) {
            if (rows.isEmpty() || !rows.getLast().takes(g)) {
                rows.add(new Row());
            }
            rows.getLast().add(g);
        }
        rows.forEach(r -> r.glyphs.sort(Comparator.comparingDouble(Glyph::x)));
        return rows;
    }

    /** Where most lines begin. */
    private static float margin(List<Row> rows) {
        List<Float> starts = rows.stream().map(Row::start).sorted().toList();
        return starts.isEmpty() ? 0 : starts.get(starts.size() / 10);
    }

    private static Printed printed(Row row, float margin, float body) {
        StringBuilder out = new StringBuilder();
        float indent = (row.start() - margin) / row.size;
        if (indent > 1.2f) {
            out.append("　".repeat(Math.min(20, Math.round(indent))));
        }
        out.append(row.text());
        String text = out.toString();
        boolean heading = row.size > body * LARGER && text.strip().length() <= LONGEST_HEADING;
        return new Printed(text, heading);
    }

    private static boolean isGap(Glyph a, Glyph b) {
        boolean latin =
                Text.isWord(a.text().charAt(a.text().length() - 1))
                        && Text.isWord(b.text().charAt(0));
        return b.x() - a.end() > (latin ? LATIN_GAP : GAP) * Math.min(a.size(), b.size());
    }
}
