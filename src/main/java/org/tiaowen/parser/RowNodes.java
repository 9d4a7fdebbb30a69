package org.tiaowen.parser;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Column;
import org.tiaowen.document.Numerals;
import org.tiaowen.source.Table;
import org.tiaowen.source.Text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes provisions of the rows of one table that stands in a provision.
 *
 * <p>In a table of tasks the number's cell is the marker; a row without one goes on with what the
 * row above it began, and a cell that alone fills its row, or stands before the number, heads the
 * rows below it. Rows of other tables are paragraphs.
 */
final class RowNodes {
    private static final int LONGEST_NUMBER = 12;
    private static final int UNMARKED = MarkerStyle.values().length;

    private final Grid grid;
    private final Outline.Node container;
    private final List<Outline.Node> groups = new ArrayList<>();
    private final List<Reaching> merged = new ArrayList<>();
    private Outline.@Nullable Node numbered;
    private int rows;

    RowNodes(Grid grid, Outline.Node container) {
        this.grid = grid;
        this.container = container;
    }

    /** A cell that is merged over rows; {@code last} is the last of them. */
    private record Reaching(RowCell cell, int last) {}

    boolean isOf(Grid other) {
        return grid == other;
    }

    void add(Block block, TableRow row) {
        List<Table.Cell> filled = row.filled();
        Text text = block.text();
        if (grid.isGroup(filled)) {
            group(text);
            return;
        }
        if (!grid.tasks()) {
            paragraph(block, row, filled);
            return;
        }
        Table.Cell number = number(filled, block);
        int begin = 0;
        if (number != null && number != filled.getFirst()) {
            begin = firstAt(text, number);
            group(text.slice(0, begin).strip());
        }
        Text printed = number == null ? Text.EMPTY : TableRow.text(number, block.lines());
        int words = number == null ? begin : firstAt(text, number) + printed.length();
        Outline.Node parent = number == null && numbered != null ? numbered : inner();
        Outline.Node node =
                new Outline.Node(parent, null, printed, text.slice(words, text.length()).strip());
        node.cells = new ArrayList<>();
        for (Table.Cell cell : filled) {
            if (cell != number && TableRow.text(cell, block.lines()).length() > 0) {
                RowCell own =
                        new RowCell(
                                TableRow.text(cell, block.lines()),
                                grid.header(cell),
                                grid.column(cell));
                if (own.text().span().start() >= node.own.span().start()) {
                    node.cells.add(own);
                    reach(own, cell, row.index());
                }
            }
        }
        append(parent, node, number(printed));
        if (number != null) {
            numbered = node;
        }
        hold(node, row.index());
    }

    private void reach(RowCell own, Table.Cell cell, int index) {
        if (cell.rows() > 1) {
            merged.add(new Reaching(own, index + cell.rows() - 1));
        }
    }

    /** What is merged over this row from above holds for it. */
    private void hold(Outline.Node node, int index) {
        merged.removeIf(r -> r.last() < index);
        for (Reaching reaching : merged) {
            if (node.cells == null || !node.cells.contains(reaching.cell())) {
                reaching.cell().also().add(node);
            }
        }
    }

    /** A row of a table that deals out no tasks: one text under its headings. */
    private void paragraph(Block block, TableRow row, List<Table.Cell> filled) {
        Outline.Node node = new Outline.Node(inner(), null, Text.EMPTY, block.text());
        String headers =
                filled.stream()
                        .map(grid::header)
                        .filter(h -> !h.isEmpty())
                        .collect(Collectors.joining(" | "));
        node.cells = new ArrayList<>(List.of(new RowCell(block.text(), headers, Column.OTHER)));
        append(inner(), node, 0);
    }

    private void append(Outline.Node parent, Outline.Node node, int number) {
        rows++;
        node.row = number > 0 ? number : rows;
        parent.children.add(node);
    }

    private Outline.Node inner() {
        return groups.isEmpty() ? container : groups.getLast();
    }

    /** 一、重点工程 across the whole table heads the rows below it. */
    private void group(Text text) {
        Marker marker = Marker.at(text, 0).filter(m -> m.end() < text.length()).orElse(null);
        int rank = marker == null ? UNMARKED : marker.style().ordinal();
        while (!groups.isEmpty() && rank(groups.getLast()) >= rank) {
            groups.removeLast();
        }
        Outline.Node node =
                marker == null
                        ? new Outline.Node(inner(), null, Text.EMPTY, text)
                        : new Outline.Node(
                                inner(),
                                marker,
                                text.slice(0, marker.end()).strip(),
                                text.slice(marker.end(), text.length()).strip());
        inner().children.add(node);
        groups.add(node);
        numbered = null;
    }

    private static int rank(Outline.Node group) {
        MarkerStyle style = group.style();
        return style == null ? UNMARKED : style.ordinal();
    }

    private Table.@Nullable Cell number(List<Table.Cell> filled, Block block) {
        for (Table.Cell cell : filled) {
            if (grid.column(cell) == Column.NUMBER
                    && TableRow.text(cell, block.lines()).length() <= LONGEST_NUMBER
                    && cell.columns() == 1
                    && filled.size() > 1) {
                return cell;
            }
        }
        return null;
    }

    private static int firstAt(Text text, Table.Cell cell) {
        return text.indexAt(cell.span().start());
    }

    private static int number(Text printed) {
        String digits = printed.folded().replaceAll("[^\\d一二三四五六七八九十百]", "");
        return digits.length() > 4 ? 0 : Numerals.parse(digits).orElse(0);
    }
}
