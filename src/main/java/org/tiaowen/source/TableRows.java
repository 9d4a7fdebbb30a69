package org.tiaowen.source;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Span;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rows of a text's tables, walked through beside its lines. */
final class TableRows {
    private record Place(Table.Row row, List<Table.Cell> cells, int start, int end) {}

    private final List<Place> places = new ArrayList<>();
    private int next;
    private @Nullable Place current;

    TableRows(List<Table> tables) {
        for (Table table : tables) {
            for (Table.Row row : table.rows()) {
                List<Table.Cell> cells =
                        row.cells().stream()
                                .filter(c -> c.span().length() > 0)
                                .sorted(Comparator.comparing(Table.Cell::span))
                                .toList();
                if (!cells.isEmpty()) {
                    Span span = cells.getFirst().span().cover(cells.getLast().span());
                    places.add(new Place(row, cells, span.start(), span.end()));
                }
            }
        }
        places.sort(Comparator.comparingInt(Place::start));
    }

    /**
     * Whether the line between these offsets is a row, or a part of one. Lines are asked for in
     * their order.
     */
    boolean reach(int start, int end) {
        while (next < places.size() && places.get(next).end() <= start) {
            next++;
        }
        boolean reached = next < places.size() && places.get(next).start() < end;
        current = reached ? places.get(next) : null;
        return reached;
    }

    /** The row reached; null where there is none. */
    Table.@Nullable Row row() {
        return current == null ? null : current.row();
    }

    /** Which cell of the row reached holds this offset; -1 where none does. */
    int cell(int offset) {
        if (current == null) {
            return -1;
        }
        int low = 0;
        int high = current.cells().size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Span span = current.cells().get(middle).span();
            if (offset < span.start()) {
                high = middle - 1;
            } else if (offset >= span.end()) {
                low = middle + 1;
            } else {
                return middle;
            }
        }
        return -1;
    }
}
