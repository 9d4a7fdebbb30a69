package org.tiaowen.source;

import org.tiaowen.document.Span;

import java.util.List;

/**
 * A table that holds data, as the file marks it; a table that only lays out a page is none.
 *
 * <p>Where the text was extracted from Word or HTML, a row is one line of it and a tab stands
 * between two cells; a line break inside a cell has become a blank, so that no cell holds a line
 * break. Where the text is a file's own (Markdown), rows and cells stand as it writes them.
 *
 * @param rows from top to bottom
 */
public record Table(List<Row> rows) {

    /** Takes a copy of the rows. */
    public Table {
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param cells from left to right; a place that a cell of a row above reaches down into has
     *     none
     * @param header whether the file marks it as a row of headings
     */
    public record Row(List<Cell> cells, boolean header) {

        /** Takes a copy of the cells. */
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A cell.
     *
     * @param span where its characters stand in {@link SourceText#original()}; empty where it holds
     *     none
     * @param column of the grid in which it begins, from 0
     * @param columns how many columns of the grid it takes, from 1
     * @param rows how many rows it takes, from 1
     */
    public record Cell(Span span, int column, int columns, int rows) {

        /** Refuses a place outside the grid. */
        public Cell {
            if (column < 0 || columns < 1 || rows < 1) {
                throw new IllegalArgumentException(
                        "not a cell: column " + column + ", " + columns + " by " + rows);
            }
        }
    }
}
