package org.tiaowen.server;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A picture as the template {@code picture} shows it: a table, of which a script draws, and the
 * query that made it.
 *
 * @param chart what is drawn of the table; empty for a table alone
 * @param about the name of the unit or the words of the measure that it is of; empty for neither
 * @param tabs the other pictures of the same
 * @param sparql the query that made it, with its values
 * @param rest the same rows at the query library, its parameters with {@code &} before them
 */
record Picture(
        String title,
        String intro,
        List<Tab> tabs,
        String chart,
        String about,
        Table table,
        String sparql,
        String query,
        String rest) {

    /** The page on which the query can be changed. */
    String editor() {
        return SparqlPage.editing(sparql);
    }

    /** The library that draws it. */
    String library() {
        return Assets.path(
                chart.startsWith(GraphView.NETWORK.label())
                        ? "cytoscape.min.js"
                        : "echarts.min.js");
    }

    record Tab(String name, String address, boolean isCurrent) {}

    /**
     * Rows under headings.
     *
     * @param isMatrix whether the first cell of a row is a heading too and all others are numbers
     */
    record Table(List<Head> heads, List<List<Cell>> rows, boolean isMatrix) {

        boolean isEmpty() {
            return rows.isEmpty();
        }
    }

    /** A heading; the key is what the script knows it by. */
    record Head(String key, String name, boolean isNumber) {}

    /**
     * A cell.
     *
     * @param address where it leads; empty for nowhere
     * @param heat 0 to 5, how large a number is among its like
     */
    record Cell(String text, String address, int heat) {

        static Cell of(@Nullable Object text) {
            return new Cell(text == null ? "" : text.toString(), "", 0);
        }

        static Cell link(@Nullable Object text, String address) {
            return new Cell(text == null ? "" : text.toString(), address, 0);
        }
    }

    /** How dark the largest number is. */
    private static final int DARKEST = 5;

    /**
     * Rows of a unit, a sector and a number as a matrix, the sectors with most measures first.
     *
     * @param names of sectors by notation
     */
    static Table matrix(
            List<Map<String, Object>> rows, String corner, UnaryOperator<String> names) {
        Map<String, Integer> totals = new HashMap<>();
        Map<String, Map<String, Integer>> units = new LinkedHashMap<>();
        Map<String, String> labels = new HashMap<>();
        int most = 1;
        for (Map<String, Object> row : rows) {
            String unit = String.valueOf(row.get("unit"));
            String sector = String.valueOf(row.get("sector"));
            int measures = row.get("measures") instanceof Number number ? number.intValue() : 0;
            labels.put(unit, String.valueOf(row.get("name")));
            units.computeIfAbsent(unit, _ -> new HashMap<>()).put(sector, measures);
            totals.merge(sector, measures, Integer::sum);
            most = Math.max(most, measures);
        }
        List<String> sectors =
                totals.keySet().stream()
                        .sorted(
                                Comparator.comparingInt((String s) -> -totals.getOrDefault(s, 0))
                                        .thenComparing(Comparator.naturalOrder()))
                        .toList();
        List<Head> heads = new ArrayList<>();
        heads.add(new Head("unit", corner, false));
        sectors.forEach(s -> heads.add(new Head(s, names.apply(s), true)));
        List<List<Cell>> cells = new ArrayList<>();
        for (Map.Entry<String, Map<String, Integer>> unit : units.entrySet()) {
            List<Cell> line = new ArrayList<>();
            String label = labels.getOrDefault(unit.getKey(), "");
            line.add(Cell.link(label, "/graph?view=network&unit=" + Naming.encode(label)));
            for (String sector : sectors) {
                Integer number = unit.getValue().get(sector);
                line.add(
                        number == null
                                ? Cell.of("")
                                : new Cell(
                                        number.toString(),
                                        "/search?unit="
                                                + Naming.encode(unit.getKey())
                                                + "&sector="
                                                + Naming.encode(sector),
                                        (int) Math.ceil((double) DARKEST * number / most)));
            }
            cells.add(line);
        }
        return new Table(heads, cells, true);
    }
}
