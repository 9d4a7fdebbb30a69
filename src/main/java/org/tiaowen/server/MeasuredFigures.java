package org.tiaowen.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was measured, as {@code BENCHMARKS.md} tells it, which is packaged: there is no other place
 * where a figure stands.
 */
final class MeasuredFigures {

    /**
     * A table in Markdown.
     *
     * @param rows each with as many cells as there are heads
     */
    record Table(List<String> heads, List<List<String>> rows) {

        private static final Table NONE = new Table(List.of(), List.of());

        /** The rows whose first cell is one of these, in their order. */
        Table of(String... names) {
            return new Table(
                    heads,
                    Stream.of(names)
                            .flatMap(
                                    name ->
                                            rows.stream()
                                                    .filter(row -> row.getFirst().equals(name)))
                            .toList());
        }
    }

    private MeasuredFigures() {}

    /** How well documents, provisions, measures and facts are found, text by text. */
    static Table ofReading() {
        return table("texts, run", "gold, last");
    }

    /** How well clauses are found, mode by mode. */
    static Table ofSearch() {
        return table("", "hybrid (the default)")
                .of("keyword search", "semantic search", "hybrid (the default)");
    }

    /** The first table whose first head is that and which has a row of that name. */
    private static Table table(String head, String row) {
        List<String> lines = new ArrayList<>();
        for (String line : lines()) {
            if (line.startsWith("|")) {
                lines.add(line);
                continue;
            }
            Table table = parsed(lines);
            lines.clear();
            if (!table.heads().isEmpty()
                    && table.heads().getFirst().equals(head)
                    && table.rows().stream().anyMatch(r -> r.getFirst().equals(row))) {
                return table;
            }
        }
        return Table.NONE;
    }

    private static Table parsed(List<String> lines) {
        return lines.size() < 3
                ? Table.NONE
                : new Table(
                        cells(lines.getFirst()),
                        lines.stream().skip(2).map(MeasuredFigures::cells).toList());
    }

    private static List<String> cells(String line) {
        String inner = line.strip().replaceFirst("^\\|", "").replaceFirst("\\|$", "");
        return Arrays.stream(inner.split("\\|", -1))
                .map(cell -> cell.replace("**", "").replace("`", "").strip())
                .toList();
    }

    private static List<String> lines() {
        try (InputStream in = MeasuredFigures.class.getResourceAsStream("BENCHMARKS.md")) {
            return in == null
                    ? List.of()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
