package org.tiaowen.parser;

import org.tiaowen.document.Column;
import org.tiaowen.source.Line;
import org.tiaowen.source.Table;
import org.tiaowen.source.Text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table as its headings explain it.
 *
 * @param headers for each column its heading, of two rows of headings both; empty where it has none
 * @param columns what each column says; all {@link Column#OTHER} where the rows deal out no tasks
 * @param tasks whether its rows deal out tasks
 * @param headings the rows that are headings, those that a page repeats included
 */
record Grid(List<String> headers, List<Column> columns, boolean tasks, Set<Table.Row> headings) {

    Grid {
        headers = List.copyOf(headers);
        columns = List.copyOf(columns);
    }

    /**
     * Reads a table.
     *
     * @param lines the lines of each of its rows
     */
    static Grid of(Table table, Map<Table.Row, List<Line>> lines) {
        return new Reader(table, lines).read();
    }

    /** The heading over a cell. */
    String header(Table.Cell cell) {
        return cell.column() < headers.size() ? headers.get(cell.column()) : "";
    }

    /** What a cell's column says. */
    Column column(Table.Cell cell) {
        return cell.column() < columns.size() ? columns.get(cell.column()) : Column.OTHER;
    }

    /**
     * Whether a row is one cell, which heads the rows below or names the table.
     *
     * @param filled its cells that hold anything
     */
    boolean isGroup(List<Table.Cell> filled) {
        if (filled.size() != 1 || columns.size() < 2) {
            return false;
        }
        Table.Cell only = filled.getFirst();
        return only.columns() >= columns.size()
                || (tasks && only.column() == 0 && only.rows() == 1);
    }

    private static final class Reader {
        private static final int LONGEST_HEADING = 24;

        /** Rows above the headings that name the table. */
        private static final int MOST_CAPTIONS = 3;

        private static final int MOST_HEADINGS = 3;

        /** Columns that a table of tasks may have beside its tasks. */
        private static final Set<String> ASIDES =
                Set.of(
                        "备注", "说明", "目标", "工作目标", "预期目标", "主要目标", "预期成果", "成果", "类别", "分类", "领域",
                        "责任人", "责任领导", "牵头领导", "分管领导");

        private final List<Table.Row> rows;
        private final Map<Table.Row, List<Line>> lines;
        private final Map<Table.Row, List<String>> words = new IdentityHashMap<>();
        private final int width;

        Reader(Table table, Map<Table.Row, List<Line>> lines) {
            this.rows = table.rows();
            this.lines = lines;
            this.width =
                    rows.stream()
                            .flatMap(r -> r.cells().stream())
                            .mapToInt(c -> c.column() + c.columns())
                            .max()
                            .orElse(0);
        }

        Grid read() {
            int from = 0;
            while (from < Math.min(rows.size(), MOST_CAPTIONS) && isCaption(rows.get(from))) {
                from++;
            }
            int to = headingsEnd(from);
            String[] headers = new String[width];
            Column[] columns = new Column[width];
            Arrays.fill(headers, "");
            Arrays.fill(columns, Column.OTHER);
            Set<Table.Row> headings = Collections.newSetFromMap(new IdentityHashMap<>());
            for (Table.Row row : rows.subList(from, to)) {
                head(row, headers, columns);
                headings.add(row);
            }
            for (Table.Row row : rows.subList(to, rows.size())) {
                for (Table.Row heading : rows.subList(from, to)) {
                    if (row.header() || words(row).equals(words(heading))) {
                        headings.add(row);
                    }
                }
            }
            boolean tasks = dealOutTasks(headers, columns);
            if (tasks) {
                oneEach(columns, headings);
            } else {
                Arrays.fill(columns, Column.OTHER);
            }
            return new Grid(List.of(headers), List.of(columns), tasks, headings);
        }

        /** The words of a row's cells, folded, without blanks. */
        private List<String> words(Table.Row row) {
            List<String> known = words.get(row);
            if (known == null) {
                known = new ArrayList<>();
                for (Table.Cell cell : row.cells()) {
                    Text text = TableRow.text(cell, lines.getOrDefault(row, List.of()));
                    known.add(text.chars().replace(" ", "").replace("\t", ""));
                }
                words.put(row, known);
            }
            return known;
        }

        private boolean isCaption(Table.Row row) {
            return row.cells().size() == 1
                    && !row.header()
                    && width > 1
                    && row.cells().getFirst().columns() >= width;
        }

        private int headingsEnd(int from) {
            if (from >= rows.size()) {
                return from;
            }
            int to = from;
            while (to < rows.size() && rows.get(to).header()) {
                to++;
            }
            if (to > from || !areHeadings(rows.get(from))) {
                return to;
            }
            int deep = 1;
            boolean grouped = false;
            for (Table.Cell cell : rows.get(from).cells()) {
                deep = Math.max(deep, cell.rows());
                grouped |= cell.columns() > 1;
            }
            if (deep == 1 && grouped && from + 1 < rows.size()) {
                deep = areShort(rows.get(from + 1)) ? 2 : 1;
            }
            return Math.min(rows.size(), from + Math.min(deep, MOST_HEADINGS));
        }

        /**
         * A row of headings: short words, two of them those of a table of tasks; or a word in every
         * column of a table of three rows and three columns or more.
         */
        private boolean areHeadings(Table.Row row) {
            if (!areShort(row)) {
                return false;
            }
            List<String> filled = words(row).stream().filter(w -> !w.isEmpty()).toList();
            long known = filled.stream().filter(w -> Column.of(w) != Column.OTHER).count();
            int covered = row.cells().stream().mapToInt(Table.Cell::columns).sum();
            return known >= 2
                    || (filled.size() == row.cells().size()
                            && filled.size() >= 3
                            && covered >= width
                            && rows.size() >= 3
                            && filled.stream()
                                    .allMatch(w -> w.chars().anyMatch(Character::isIdeographic)));
        }

        private boolean areShort(Table.Row row) {
            return words(row).stream()
                    .allMatch(w -> w.length() <= LONGEST_HEADING && w.indexOf('。') < 0);
        }

        private void head(Table.Row row, String[] headers, Column[] columns) {
            for (int i = 0; i < row.cells().size(); i++) {
                Table.Cell cell = row.cells().get(i);
                String word = words(row).get(i);
                Column said = Column.of(word);
                for (int c = cell.column(); c < cell.column() + cell.columns(); c++) {
                    if (!word.isEmpty() && !headers[c].equals(word)) {
                        headers[c] = headers[c].isEmpty() ? word : headers[c] + " " + word;
                        columns[c] = said;
                    }
                }
            }
        }

        private static boolean dealOutTasks(String[] headers, Column[] columns) {
            List<Column> all = List.of(columns);
            if (!all.contains(Column.TASK)) {
                return false;
            }
            if (all.contains(Column.LEAD)
                    || all.contains(Column.SUPPORT)
                    || all.contains(Column.DEADLINE)) {
                return true;
            }
            boolean plain = false;
            for (int c = 0; c < columns.length; c++) {
                if (columns[c] == Column.OTHER && !ASIDES.contains(headers[c])) {
                    return false;
                }
                plain |= columns[c] == Column.TASK && Column.isPlainTask(headers[c]);
            }
            return plain && all.contains(Column.NUMBER);
        }

        /** One column of numbers, the first, and one of tasks, that with the most words. */
        private void oneEach(Column[] columns, Set<Table.Row> headings) {
            int[] length = new int[width];
            for (Table.Row row : rows) {
                for (int i = 0; i < row.cells().size() && !headings.contains(row); i++) {
                    Table.Cell cell = row.cells().get(i);
                    length[cell.column()] += cell.columns() < width ? cell.span().length() : 0;
                }
            }
            List<Column> all = List.of(columns);
            int task = all.indexOf(Column.TASK);
            for (int c = 0; c < width; c++) {
                task = all.get(c) == Column.TASK && length[c] > length[task] ? c : task;
            }
            int number = all.indexOf(Column.NUMBER);
            for (int c = 0; c < width; c++) {
                boolean second =
                        (columns[c] == Column.TASK && c != task)
                                || (columns[c] == Column.NUMBER && c != number);
                columns[c] = second ? Column.OTHER : columns[c];
            }
        }
    }
}
