package org.tiaowen.source;

import org.tiaowen.document.Span;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table while it is read: cells as a file gives them become lines and a {@link Table}. */
final class TableText {
    /** Cells over which a table is cut: a span attribute costs nothing to write. */
    private static final int WIDEST = 1000;

    private final List<Row> rows = new ArrayList<>();

    /** A row of cells. */
    static final class Row {
        private final boolean header;
        private final List<Cell> cells = new ArrayList<>();
        private String below = "";

        Row(boolean header) {
            this.header = header;
        }

        void add(Cell cell) {
            cells.add(cell);
        }

        List<Cell> cells() {
            return cells;
        }

        /** Adds the words of a row of as many cells to its own. */
        void join(Row rest) {
            for (int i = 0; i < cells.size(); i++) {
                Cell cell = cells.get(i);
                String words = cell.text() + rest.cells.get(i).text();
                cells.set(i, new Cell(List.of(words), cell.columns, cell.rows, cell.merged));
            }
        }

        /** Sets lines that stand before the next row and in no row, such as a page's number. */
        void below(String lines) {
            below = lines;
        }
    }

    /**
     * A cell.
     *
     * @param lines its paragraphs
     * @param columns how many columns it takes
     * @param rows how many rows it takes; ignored where {@code merged}
     * @param merged whether it only goes on what stands above
     */
    record Cell(List<String> lines, int columns, int rows, boolean merged) {
        Cell {
            lines = List.copyOf(lines);
            columns = Math.clamp(columns, 1, WIDEST);
            rows = Math.clamp(rows, 1, WIDEST);
        }

        /** Its text on one line. */
        String text() {
            return String.join(" ", lines)
                    .replaceAll("[\\t\\n\\r\\f\\u000b\\u2028\\u2029]+", " ")
                    .strip();
        }
    }

    Row row(boolean header) {
        Row row = new Row(header);
        rows.add(row);
        return row;
    }

    List<Row> rows() {
        return rows;
    }

    /** Whether it holds anything side by side; else it is a frame around text. */
    boolean isGrid() {
        return rows.size() > 1
                && rows.stream()
                                .filter(r -> r.cells.stream().filter(c -> !c.merged()).count() > 1)
                                .count()
                        > 1;
    }

    /** Writes it as text: a line a paragraph, as a frame is read. */
    void writeLines(ExtractedText out) throws SourceException {
        for (Row row : rows) {
            for (Cell cell : row.cells) {
                for (String line : cell.lines()) {
                    out.append(line + "\n");
                }
            }
        }
    }

    /** Writes it as a table: a line a row, a tab between cells. */
    void writeTable(ExtractedText out) throws SourceException {
        List<List<Table.Cell>> written = new ArrayList<>();
        // for each column: the row below what fills it, and the row and cell that fill it
        int[] reach = new int[0];
        int[] fromRow = new int[0];
        int[] fromCell = new int[0];
        for (int r = 0; r < rows.size(); r++) {
            List<Table.Cell> cells = new ArrayList<>();
            int column = 0;
            for (Cell cell : rows.get(r).cells) {
                while (!cell.merged() && column < reach.length && reach[column] > r) {
                    column++;
                }
                int end = Math.min(column + cell.columns(), WIDEST);
                if (column >= end) {
                    break;
                }
                if (reach.length < end) {
                    int before = reach.length;
                    reach = Arrays.copyOf(reach, end);
                    fromRow = Arrays.copyOf(fromRow, end);
                    fromCell = Arrays.copyOf(fromCell, end);
                    Arrays.fill(fromRow, before, end, -1);
                }
                if (cell.merged() && extend(written, fromRow[column], fromCell[column], column)) {
                    column = end;
                    continue;
                }
                if (!cells.isEmpty()) {
                    out.append("\t");
                }
                Span span = out.add(cell.text());
                int height = cell.merged() ? 1 : Math.min(cell.rows(), rows.size() - r);
                for (int k = column; k < end; k++) {
                    reach[k] = r + height;
                    fromRow[k] = r;
                    fromCell[k] = cells.size();
                }
                cells.add(new Table.Cell(span, column, end - column, height));
                column = end;
            }
            out.append("\n" + rows.get(r).below);
            written.add(cells);
        }
        List<Table.Row> done = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) {
            done.add(new Table.Row(written.get(r), rows.get(r).header));
        }
        out.table(new Table(done));
    }

    /** Lets the cell above reach one row further down; false where there is none. */
    private static boolean extend(List<List<Table.Cell>> written, int row, int cell, int column) {
        if (row < 0 || row >= written.size()) {
            return false;
        }
        Table.Cell above = written.get(row).get(cell);
        if (above.column() != column || row + above.rows() != written.size()) {
            return false;
        }
        written.get(row)
                .set(
                        cell,
                        new Table.Cell(
                                above.span(), above.column(), above.columns(), above.rows() + 1));
        return true;
    }
}
