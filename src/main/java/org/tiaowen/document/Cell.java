package org.tiaowen.document;

import java.util.List;

/**
 * Where a sentence stands in a table.
 *
 * @param header heading of its column as printed; those of the whole row, parted by {@code |},
 *     where a row of a table that deals out no tasks is one sentence; empty where the table has
 *     none
 * @param column what the column says; {@link Column#OTHER} in a table that deals out no tasks
 * @param also ids of the provisions below that it holds for as well, because its cell is merged
 *     over their rows
 */
public record Cell(String header, Column column, List<String> also) {

    /** Takes a copy of the list. */
    public Cell {
        also = List.copyOf(also);
    }
}
