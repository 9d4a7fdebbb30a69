package org.tiaowen.parser;

import org.tiaowen.source.Line;
import org.tiaowen.source.Table;
import org.tiaowen.source.Text;

import java.util.ArrayList;
import java.util.List;

/**
 * A row that is no heading, in its table.
 *
 * @param index of the row in its table, from 0
 */
record TableRow(Grid grid, Table.Row row, int index) {

    /** The cells that hold anything, as they stand in the text. */
    List<Table.Cell> filled() {
        return row.cells().stream().filter(c -> c.span().length() > 0).toList();
    }

    /** The words of a cell of a row that stands on these lines. */
    static Text text(Table.Cell cell, List<Line> lines) {
        List<Text> parts = new ArrayList<>();
        for (Line line : lines) {
            Text part = line.text().within(cell.span());
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts.isEmpty() ? Text.EMPTY : Text.join(parts);
    }
}
