package org.tiaowen.parser;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Furniture;
import org.tiaowen.document.Span;
import org.tiaowen.source.Line;
import org.tiaowen.source.Table;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the tables of a source.
 *
 * <p>After it, no line left over is a row of headings: the headings are known with each row
 * instead. What is no table for a reader, one row or one column, is ordinary lines again.
 */
final class Tables {
    private final Map<Table.Row, List<Line>> lines = new IdentityHashMap<>();
    private final Map<Table.Row, TableRow> rows = new IdentityHashMap<>();
    private final List<Line> kept = new ArrayList<>();
    private final List<Furniture> furniture = new ArrayList<>();

    private Tables() {}

    static Tables read(List<Table> tables, List<Line> all) {
        Tables read = new Tables();
        for (Line line : all) {
            Table.Row row = line.row();
            if (row != null) {
                read.lines.computeIfAbsent(row, _ -> new ArrayList<>(1)).add(line);
            }
        }
        tables.forEach(read::add);
        all.forEach(read::deal);
        return read;
    }

    private void add(Table table) {
        Table printed = new Table(table.rows().stream().filter(lines::containsKey).toList());
        Grid grid = Grid.of(printed, lines);
        if (grid.columns().size() < 2 || grid.headings().size() >= printed.rows().size()) {
            return;
        }
        if (printed.rows().size() < 2) {
            return;
        }
        for (int i = 0; i < table.rows().size(); i++) {
            Table.Row row = table.rows().get(i);
            if (lines.containsKey(row)) {
                rows.put(row, new TableRow(grid, row, i));
            }
        }
    }

    private void deal(Line line) {
        TableRow row = of(line);
        if (row == null) {
            kept.add(line.row() == null ? line : line.outsideTables());
        } else if (row.grid().headings().contains(row.row())) {
            Span span = line.text().span();
            furniture.add(new Furniture(Furniture.Kind.TABLE_HEADER, span));
        } else {
            kept.add(line);
        }
    }

    /** The lines but for headings. */
    List<Line> lines() {
        return kept;
    }

    /** The headings. */
    List<Furniture> furniture() {
        return furniture;
    }

    /** The row that a line is; null where it stands in no table. */
    @Nullable TableRow of(Line line) {
        return line.row() == null ? null : rows.get(line.row());
    }
}
