package org.tiaowen.server;

import org.jspecify.annotations.Nullable;
import org.tiaowen.search.Entry;
import org.tiaowen.search.Hit;
import org.tiaowen.search.SearchResult;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A result list as CSV (RFC 4180): a row a hit, the first row the names of the columns. Several
 * values of a cell stand with {@code ;} between. A cell that a spreadsheet would take for a formula
 * begins with an apostrophe (OWASP, CSV Injection).
 */
final class SearchCsv {

    private static final List<String> COLUMNS =
            List.of(
                    "rank",
                    "citation",
                    "text",
                    "title",
                    "number",
                    "kind",
                    "issuers",
                    "jurisdiction",
                    "level",
                    "issued",
                    "path",
                    "headings",
                    "modality",
                    "sectors",
                    "lead",
                    "support",
                    "score",
                    "source",
                    "iri");

    /** What spreadsheets begin formulas with, or drop in front of one. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private SearchCsv() {}

    /**
     * The rows in UTF-8.
     *
     * @param offset hits that were left out before these
     * @param mark whether a byte order mark stands in front, by which Excel knows the encoding
     */
    static byte[] bytes(SearchResult result, int offset, boolean mark) {
        var csv = new StringBuilder(mark ? "\ufeff" : "");
        row(csv, COLUMNS);
        int rank = offset;
        for (Hit hit : result.hits()) {
            row(csv, cells(hit, ++rank));
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> cells(Hit hit, int rank) {
        Entry entry = hit.entry();
        Entry.Document document = entry.document();
        Entry.Measure measure = entry.measure();
        return List.of(
                Integer.toString(rank),
                entry.citation(),
                entry.text(),
                document.title(),
                text(document.number()),
                document.kind(),
                document.issuers().stream().map(Entry.Named::name).collect(Collectors.joining(";")),
                text(document.jurisdiction()),
                document.level() == null ? "" : document.level().label(),
                text(document.issued()),
                String.join("/", entry.path()),
                String.join(" › ", entry.headings()),
                measure == null ? "" : measure.modality().label(),
                measure == null ? "" : String.join(";", measure.sectors()),
                units(measure, "lead"),
                units(measure, "support"),
                Float.toString(hit.score()),
                entry.source().name(),
                entry.iri());
    }

    private static String units(Entry.@Nullable Measure measure, String role) {
        return measure == null
                ? ""
                : measure.units().stream()
                        .filter(unit -> unit.role().equals(role))
                        .map(unit -> unit.unit().name())
                        .collect(Collectors.joining(";"));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static void row(StringBuilder csv, List<String> cells) {
        csv.append(cells.stream().map(SearchCsv::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String cell(String value) {
        String safe = value.isEmpty() || FORMULA.indexOf(value.charAt(0)) < 0 ? value : "'" + value;
        boolean isPlain =
                safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return isPlain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
