package org.tiaowen.source;

import org.tiaowen.source.PdfGlyphs.Glyph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A ruled table of a page: the glyphs in each cell of a grid, the lines of a cell joined.
 *
 * @param grid its lines
 * @param text its cells
 */
record PdfTable(PdfGrid grid, TableText text) {
    /** Ems; a line that leaves so much of its cell empty was ended on purpose. */
    private static final float SHORT = 2.2f;

    /** Points; no more of a cell is left blank at its borders. */
    private static final float MARGIN = 12f;

    /** Puts glyphs that stand in a grid into its cells. */
    static PdfTable of(PdfGrid grid, List<Glyph> glyphs) {
        int width = grid.x().size() - 1;
        Map<Integer, PdfGrid.Cell> owners = new HashMap<>();
        for (PdfGrid.Cell cell : grid.cells()) {
            for (int r = cell.row(); r < cell.row() + cell.rows(); r++) {
                for (int c = cell.column(); c < cell.column() + cell.columns(); c++) {
                    owners.put(r * width + c, cell);
                }
            }
        }
        Map<PdfGrid.Cell, List<Glyph>> held = new HashMap<>();
        for (Glyph g : glyphs) {
            int box = place(grid.y(), g.middle()) * width + place(grid.x(), g.x() + g.width() / 2);
            PdfGrid.Cell owner = owners.get(box);
            if (owner != null) {
                held.computeIfAbsent(owner, _ -> new ArrayList<>()).add(g);
            }
        }
        Map<PdfGrid.Cell, List<PdfLayout.Row>> lines = new HashMap<>();
        float margin = MARGIN;
        for (Map.Entry<PdfGrid.Cell, List<Glyph>> e : held.entrySet()) {
            List<PdfLayout.Row> rows = PdfLayout.rows(e.getValue());
            lines.put(e.getKey(), rows);
            float left = grid.x().get(e.getKey().column());
            for (PdfLayout.Row row : rows) {
                margin = Math.min(margin, Math.max(0, row.start() - left));
            }
        }
        return new PdfTable(grid, text(grid, lines, margin));
    }

    private static TableText text(
            PdfGrid grid, Map<PdfGrid.Cell, List<PdfLayout.Row>> lines, float margin) {
        // a line of the grid at which no cell begins parts no rows
        TreeSet<Integer> begins = new TreeSet<>();
        grid.cells().forEach(c -> begins.add(c.row()));
        TableText table = new TableText();
        for (int r : begins) {
            TableText.Row row = table.row(false);
            for (PdfGrid.Cell cell : grid.cells()) {
                if (cell.row() == r) {
                    float inner =
                            grid.x().get(cell.column() + cell.columns())
                                    - grid.x().get(cell.column())
                                    - 2 * margin;
                    String words = joined(lines.getOrDefault(cell, List.of()), inner);
                    int rows = begins.subSet(r, r + cell.rows()).size();
                    row.add(new TableText.Cell(List.of(words), cell.columns(), rows, false));
                }
            }
        }
        return table;
    }

    /** The lines of a cell as one: a blank where Latin words meet, or where a line ended early. */
    private static String joined(List<PdfLayout.Row> rows, float width) {
        StringBuilder out = new StringBuilder();
        boolean early = false;
        for (PdfLayout.Row row : rows) {
            String words = row.text();
            if (!out.isEmpty() && (early || isLatin(out, words))) {
                out.append(' ');
            }
            out.append(words);
            early = row.end() - row.start() < width - SHORT * row.size();
        }
        return out.toString();
    }

    private static boolean isLatin(CharSequence before, String words) {
        char last = before.charAt(before.length() - 1);
        char first = words.charAt(0);
        return Text.isWord(last) && Text.isWord(first) && !(isDigit(last) && isDigit(first));
    }

    private static boolean isDigit(char c) {
        return '0' <= c && c <= '9';
    }

    /** Between which two places a coordinate lies. */
    private static int place(List<Float> places, float at) {
        int i = 0;
        while (i + 2 < places.size() && at >= places.get(i + 1)) {
            i++;
        }
        return i;
    }

    /** Whether it holds anything side by side, and more than one row of it. */
    boolean isTable() {
        return text.rows().stream()
                        .filter(
                                r ->
                                        r.cells().stream().filter(c -> !c.text().isEmpty()).count()
                                                > 1)
                        .count()
                > 1;
    }
}
