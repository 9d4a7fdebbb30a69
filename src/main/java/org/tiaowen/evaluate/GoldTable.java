package org.tiaowen.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One table of expected answers: tab-separated, a line of column names, and before that perhaps
 * {@code # source TAB title} of the document that all rows speak of.
 *
 * @param source file that the document stands in; empty where the rows name it
 * @param title the document's title; empty where it has none
 * @param rows cells by column
 */
record GoldTable(String name, String source, String title, List<Row> rows) {

    /** Cells by column; a cell that is missing is empty. */
    record Row(Map<String, String> cells) {
        String get(String column) {
            return cells.getOrDefault(column, "");
        }

        boolean has(String column) {
            return cells.containsKey(column);
        }

        int number(String column) {
            try {
                return Integer.parseInt(get(column));
            } catch (NumberFormatException e) {
                throw new GoldException(column + " is no number: " + cells, e);
            }
        }
    }

    /** Reads one table. */
    static GoldTable read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new GoldException("cannot read " + file + ": is it UTF-8?", e);
        }
        String[] document = {};
        int at = 0;
        if (!lines.isEmpty() && lines.getFirst().startsWith("# ")) {
            document = lines.get(at++).substring(2).split("\t", -1);
        }
        if (at >= lines.size()) {
            throw new GoldException(file + " has no line of column names");
        }
        String[] columns = lines.get(at++).split("\t", -1);
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(at, lines.size())) {
            if (!line.isEmpty()) {
                rows.add(row(columns, line.split("\t", -1)));
            }
        }
        return new GoldTable(
                file.getFileName().toString().replaceFirst("\\.tsv$", ""),
                document.length > 0 ? document[0] : "",
                document.length > 1 ? document[1] : "",
                List.copyOf(rows));
    }

    private static Row row(String[] columns, String[] cells) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < columns.length; i++) {
            row.put(columns[i], i < cells.length ? cells[i] : "");
        }
        return new Row(Map.copyOf(row));
    }

    /** The tables of a folder by name; none where there is no such folder. */
    static List<GoldTable> folder(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".tsv"))
                    .sorted()
                    .map(GoldTable::read)
                    .toList();
        } catch (IOException e) {
            throw new GoldException("cannot list " + folder, e);
        }
    }
}
