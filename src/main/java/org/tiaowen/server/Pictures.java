package org.tiaowen.server;

import org.apache.jena.query.Query;
import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.NamedQuery;
import org.tiaowen.graph.QueryLibrary;
import org.tiaowen.server.Picture.Cell;
import org.tiaowen.server.Picture.Head;
import org.tiaowen.server.Picture.Table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes pictures: of everything, of a unit, of a sector, of a measure. Each is drawn by a script of
 * a table that stands in the page, and the table is the answer to a question of the query library.
 */
final class Pictures {

    /** Rows of a table. */
    private static final int MOST = 500;

    /** Pairs of units in a network; more cannot be told apart. */
    private static final String PAIRS = "80";

    /** Neighbours of a unit. */
    private static final String NEIGHBOURS = "40";

    private final QueryLibrary library;
    private final QueryRunner runner;
    private final Naming naming;

    Pictures(QueryLibrary library, QueryRunner runner, Naming naming) {
        this.library = library;
        this.runner = runner;
        this.naming = naming;
    }

    /**
     * What is drawn; what is empty does not narrow it.
     *
     * @param unit full name of a unit
     * @param sector notation of a sector
     * @param measure address of a measure
     */
    record Subject(GraphView view, String unit, String sector, String measure) {

        private String query() {
            return switch (view) {
                case HEATMAP -> "units-by-sector";
                case NETWORK -> unit.isEmpty() ? "units-working-together" : "neighbours-of-unit";
                case TIMELINE -> "documents-over-time";
                case SPREAD -> measure.isEmpty() ? "repeated-measures" : "spread-of-measure";
            };
        }

        private Map<String, String> values() {
            return switch (query()) {
                case "units-by-sector" -> Map.of("partner", unit, "within", sector);
                case "units-working-together" -> Map.of("sector", sector, "limit", PAIRS);
                case "neighbours-of-unit" ->
                        Map.of("unit", unit, "sector", sector, "limit", NEIGHBOURS);
                case "spread-of-measure" -> Map.of("measure", measure);
                default -> Map.of("unit", unit, "sector", sector);
            };
        }

        private String intro(Frame frame) {
            return switch (query()) {
                case "units-by-sector" ->
                        unit.isEmpty() && sector.isEmpty()
                                ? frame.say(
                                        "承担措施最多的单位在各领域有多少条措施：颜色越深，条数越多。",
                                        "How many measures of each sector the busiest units have:"
                                                + " the darker, the more.")
                                : unit.isEmpty()
                                        ? frame.say(
                                                "在该领域措施最多的单位，各领域有多少条措施：颜色越深，条数越多。",
                                                "The units with most measures in this sector, and"
                                                        + " how many they have in each: the darker,"
                                                        + " the more.")
                                        : frame.say(
                                                "该单位及与其共同承担措施最多的单位，各领域有多少条措施：颜色越深，条数越多。",
                                                "The unit and those that share most measures with"
                                                        + " it, by sector: the darker, the more.");
                case "units-working-together", "neighbours-of-unit" ->
                        frame.say(
                                "共同承担措施的单位相连；连线越粗，共同的措施越多。",
                                "Units that share measures are joined; the thicker the line, the"
                                        + " more they share.");
                case "documents-over-time" ->
                        frame.say(
                                "文件按成文日期和地域排列；圆越大，措施越多。",
                                "Documents by date and place; the larger the circle, the more"
                                        + " measures.");
                case "spread-of-measure" ->
                        frame.say(
                                "一项措施最早出现在哪里，其后哪些文件重申或改写了它。",
                                "Where a measure stood first, and which documents said it again.");
                default ->
                        frame.say(
                                "其他文件重申或改写过的措施，由最早提出到最后一次；数字是其后的文件数。",
                                "Measures that other documents said again, from the first time to"
                                        + " the last; the number counts the later documents.");
            };
        }

        private String about(List<Map<String, Object>> rows) {
            return measure.isEmpty()
                    ? unit
                    : rows.stream()
                            .filter(row -> measure.equals(row.get("sentence")))
                            .map(row -> String.valueOf(row.get("text")))
                            .findFirst()
                            .orElse("");
        }
    }

    /**
     * The picture of a subject.
     *
     * @param address where another view of the same is
     */
    Picture of(Frame frame, Subject subject, Catalog catalog, Function<GraphView, String> address) {
        NamedQuery named = library.find(subject.query()).orElseThrow();
        Query query = named.bind(subject.values());
        List<Map<String, Object>> rows = rows(runner.collect(query, MOST));
        Table table =
                switch (named.name()) {
                    case "units-by-sector" ->
                            Picture.matrix(
                                    rows,
                                    frame.say("单位", "Unit"),
                                    notation -> catalog.sector(notation, frame));
                    case "units-working-together" -> pairs(frame, rows);
                    case "neighbours-of-unit" -> neighbours(frame, rows);
                    case "documents-over-time" -> documents(frame, rows);
                    case "spread-of-measure" -> spread(frame, rows);
                    default -> repeated(frame, rows);
                };
        return new Picture(
                subject.view().title(frame),
                subject.intro(frame),
                Stream.of(GraphView.values())
                        .map(
                                view ->
                                        new Picture.Tab(
                                                view.title(frame),
                                                address.apply(view),
                                                view == subject.view()))
                        .toList(),
                table.isEmpty() ? "" : chart(named.name()),
                subject.about(rows),
                table,
                SparqlPage.text(query),
                named.name(),
                subject.values().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(e -> "&" + e.getKey() + "=" + Naming.encode(e.getValue()))
                        .collect(Collectors.joining()));
    }

    /** What the script calls the picture of a query's rows. */
    private static String chart(String query) {
        return switch (query) {
            case "units-by-sector" -> "heatmap";
            case "units-working-together" -> "network";
            case "neighbours-of-unit" -> "network-one";
            case "documents-over-time" -> "timeline";
            case "spread-of-measure" -> "spread";
            default -> "repeated";
        };
    }

    @SuppressWarnings("unchecked") // rows as PlainRows writes them
    private static List<Map<String, Object>> rows(JsonObject answer) {
        return (List<Map<String, Object>>) Json.tree(answer).getOrDefault("rows", List.of());
    }

    private static String network(@Nullable Object name) {
        return GraphEndpoint.PATH + "?view=network&unit=" + Naming.encode(String.valueOf(name));
    }

    private static Table pairs(Frame frame, List<Map<String, Object>> rows) {
        List<List<Cell>> cells = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            cells.add(
                    List.of(
                            Cell.link(row.get("first"), network(row.get("first"))),
                            Cell.link(row.get("second"), network(row.get("second"))),
                            Cell.of(row.get("measures"))));
        }
        return new Table(
                List.of(
                        new Head("first", frame.say("单位", "Unit"), false),
                        new Head("second", frame.say("单位", "Unit"), false),
                        new Head("measures", frame.say("共同的措施", "Shared measures"), true)),
                cells,
                false);
    }

    private static Table neighbours(Frame frame, List<Map<String, Object>> rows) {
        List<List<Cell>> cells = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            cells.add(
                    List.of(
                            Cell.link(row.get("name"), network(row.get("name"))),
                            Cell.of(row.get("shared")),
                            Cell.of(row.get("theyLead")),
                            Cell.of(row.get("documents"))));
        }
        return new Table(
                List.of(
                        new Head("second", frame.say("单位", "Unit"), false),
                        new Head("measures", frame.say("共同的措施", "Shared measures"), true),
                        new Head("lead", frame.say("由其牵头", "Led by it"), true),
                        new Head("documents", frame.say("文件", "Documents"), true)),
                cells,
                false);
    }

    private Cell link(@Nullable Object text, @Nullable Object iri) {
        return Cell.link(text, iri == null ? "" : naming.path(iri.toString()));
    }

    private Table documents(Frame frame, List<Map<String, Object>> rows) {
        List<List<Cell>> cells = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            cells.add(
                    List.of(
                            Cell.of(row.get("issued")),
                            link(row.get("title"), row.get("document")),
                            Cell.of(row.get("jurisdiction")),
                            Cell.of(row.get("measures"))));
        }
        return new Table(
                List.of(
                        new Head("issued", frame.say("成文日期", "Issued"), false),
                        new Head("title", frame.say("文件", "Document"), false),
                        new Head("place", frame.say("地域", "Place"), false),
                        new Head("measures", frame.say("措施", "Measures"), true)),
                cells,
                false);
    }

    private Table spread(Frame frame, List<Map<String, Object>> rows) {
        List<List<Cell>> cells = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            String label = row.get("label") == null ? "own" : row.get("label").toString();
            String word =
                    switch (label) {
                        case "own" -> frame.say("本措施", "the measure");
                        case "same" -> frame.say("相同", "same");
                        default -> frame.say("重合", "overlap");
                    };
            cells.add(
                    List.of(
                            Cell.of(row.get("issued")),
                            link(row.get("title"), row.get("document")),
                            Cell.of(row.get("jurisdiction")),
                            link(row.get("text"), row.get("sentence")),
                            Cell.of(word),
                            Cell.of(row.get("likeness"))));
        }
        return new Table(
                List.of(
                        new Head("issued", frame.say("成文日期", "Issued"), false),
                        new Head("title", frame.say("文件", "Document"), false),
                        new Head("place", frame.say("地域", "Place"), false),
                        new Head("text", frame.say("条文", "Clause"), false),
                        new Head("label", frame.say("关系", "Relation"), false),
                        new Head("likeness", frame.say("相近程度", "Likeness"), true)),
                cells,
                false);
    }

    private Table repeated(Frame frame, List<Map<String, Object>> rows) {
        List<List<Cell>> cells = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            String measure = String.valueOf(row.get("measure"));
            cells.add(
                    List.of(
                            Cell.of(row.get("issued")),
                            Cell.link(
                                    row.get("text"),
                                    GraphEndpoint.PATH
                                            + "?view=spread&measure="
                                            + Naming.encode(measure)),
                            link(row.get("title"), measure),
                            Cell.of(row.get("documents")),
                            Cell.of(row.get("last"))));
        }
        return new Table(
                List.of(
                        new Head("issued", frame.say("最早", "First"), false),
                        new Head("text", frame.say("措施", "Measure"), false),
                        new Head("title", frame.say("最早的文件", "First document"), false),
                        new Head("documents", frame.say("其后文件", "Later documents"), true),
                        new Head("last", frame.say("最近", "Last"), false)),
                cells,
                false);
    }
}
