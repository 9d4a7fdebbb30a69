package org.tiaowen.server;

import io.javalin.http.Context;

import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.NamedQuery;
import org.tiaowen.graph.QueryLibrary;
import org.tiaowen.rdf.Tw;
import org.tiaowen.server.GraphPage.Cell;
import org.tiaowen.server.GraphPage.Head;
import org.tiaowen.server.GraphPage.Table;
import org.tiaowen.server.Negotiation.Choice;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code /graph}: pictures of what is stored. Each is drawn by a script of a table that stands in
 * the page, and the table is the answer to a question of the query library.
 */
final class GraphEndpoint {

    static final String PATH = "/graph";

    /** Rows of a table. */
    private static final int MOST = 500;

    /** Pairs of units in a network; more cannot be told apart. */
    private static final String PAIRS = "80";

    /** Neighbours of a unit. */
    private static final String NEIGHBOURS = "40";

    private static final Operation PAGE =
            Operation.of(Section.PAGES, "图谱", "Pictures of what is stored, with their tables")
                    .takes(
                            Input.query(
                                    "view",
                                    "图的种类",
                                    "which picture",
                                    Schema.word(GraphView.values(), GraphView::label)),
                            Input.query("unit", "单位全称", "full name of a unit", Schema.text()),
                            Input.query("sector", "领域代码", "notation of a sector", Schema.text()),
                            Input.query("measure", "措施的标识", "address of a measure", Schema.iri()))
                    .gives(Schema.text(), Media.HTML)
                    .fails(
                            ProblemType.PARAMETER,
                            ProblemType.NOT_ACCEPTABLE,
                            ProblemType.QUERY_TIMEOUT,
                            ProblemType.BUSY);

    private final QueryLibrary library;
    private final Answers answers;
    private final QueryRunner runner;
    private final Naming naming;

    GraphEndpoint(QueryLibrary library, Answers answers, QueryRunner runner, Naming naming) {
        this.library = library;
        this.answers = answers;
        this.runner = runner;
        this.naming = naming;
    }

    void register(Routes routes) {
        routes.get(PATH, PAGE, this::get);
    }

    /** What is asked for; empty where nothing is. */
    private record Asked(GraphView view, String unit, String sector, String measure) {

        static Asked of(Parameters parameters) {
            String word = text(parameters, "view");
            GraphView view =
                    word.isEmpty()
                            ? GraphView.HEATMAP
                            : Stream.of(GraphView.values())
                                    .filter(v -> v.label().equals(word))
                                    .findFirst()
                                    .orElseThrow(
                                            () ->
                                                    Parameters.invalid(
                                                            "view",
                                                            "there is no picture '" + word + "'"));
            return new Asked(
                    view,
                    text(parameters, "unit"),
                    text(parameters, "sector"),
                    text(parameters, "measure"));
        }

        private static String text(Parameters parameters, String name) {
            String value = parameters.one(name);
            return value == null ? "" : value.strip();
        }

        String query() {
            return switch (view) {
                case HEATMAP -> "units-by-sector";
                case NETWORK -> unit.isEmpty() ? "units-working-together" : "neighbours-of-unit";
                case TIMELINE -> "documents-over-time";
                case SPREAD -> measure.isEmpty() ? "repeated-measures" : "spread-of-measure";
            };
        }

        Map<String, String> values() {
            return switch (query()) {
                case "units-working-together" -> Map.of("limit", PAIRS);
                case "neighbours-of-unit" -> Map.of("unit", unit, "limit", NEIGHBOURS);
                case "documents-over-time" -> Map.of("sector", sector);
                case "spread-of-measure" -> Map.of("measure", measure);
                default -> Map.of();
            };
        }
    }

    private void get(Context ctx) throws IOException {
        Asked asked = Asked.of(Parameters.ofQuery(ctx).only(PAGE));
        Choice choice = Negotiation.choose(ctx, null, List.of(Media.HTML));
        NamedQuery named = library.find(asked.query()).orElseThrow();
        Query query = named.bind(asked.values());
        answers.give(
                ctx,
                choice,
                (graph, _) -> {
                    Frame frame =
                            Frame.of(ctx)
                                    .titled("图谱", "Graph")
                                    .withInlineStyles()
                                    .file("tools.css");
                    GraphPage page = page(frame, asked, named, query, graph);
                    if (!page.chart().isEmpty()) {
                        frame =
                                frame.file(
                                                page.chart().startsWith(GraphView.NETWORK.label())
                                                        ? "cytoscape.min.js"
                                                        : "echarts.min.js")
                                        .file("graph.js");
                    }
                    Templates.give(ctx, frame, "graph", page);
                });
    }

    private GraphPage page(Frame frame, Asked asked, NamedQuery named, Query query, Graph graph) {
        List<Map<String, Object>> rows = rows(runner.collect(query, MOST));
        Table table =
                switch (named.name()) {
                    case "units-by-sector" ->
                            GraphPage.matrix(rows, frame.say("单位", "Unit"), sectors(frame, graph));
                    case "units-working-together" -> pairs(frame, rows);
                    case "neighbours-of-unit" -> neighbours(frame, rows);
                    case "documents-over-time" -> documents(frame, rows);
                    case "spread-of-measure" -> spread(frame, rows);
                    default -> repeated(frame, rows);
                };
        boolean isList = named.name().equals("repeated-measures");
        return new GraphPage(
                asked.view().title(frame),
                asked.view().intro(frame),
                Stream.of(GraphView.values())
                        .map(
                                v ->
                                        new GraphPage.Tab(
                                                v.title(frame),
                                                PATH + "?view=" + v.label(),
                                                v == asked.view()))
                        .toList(),
                asked.view().label(),
                isList || table.isEmpty()
                        ? ""
                        : named.name().equals("neighbours-of-unit")
                                ? "network-one"
                                : asked.view().label(),
                about(asked, rows),
                asked.view() == GraphView.NETWORK,
                asked.unit(),
                asked.view() == GraphView.TIMELINE
                        ? choices(sectors(frame, graph), asked.sector())
                        : List.of(),
                table,
                SparqlPage.text(query),
                named.name(),
                asked.values().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(e -> "&" + e.getKey() + "=" + Naming.encode(e.getValue()))
                        .collect(Collectors.joining()));
    }

    @SuppressWarnings("unchecked") // rows as PlainRows writes them
    private static List<Map<String, Object>> rows(JsonObject answer) {
        return (List<Map<String, Object>>) Json.tree(answer).getOrDefault("rows", List.of());
    }

    private static String about(Asked asked, List<Map<String, Object>> rows) {
        return switch (asked.view()) {
            case NETWORK -> asked.unit();
            case SPREAD ->
                    rows.stream()
                            .filter(row -> asked.measure().equals(row.get("sentence")))
                            .map(row -> String.valueOf(row.get("text")))
                            .findFirst()
                            .orElse("");
            case HEATMAP, TIMELINE -> "";
        };
    }

    /** Names of sectors by notation. */
    private static Map<String, String> sectors(Frame frame, Graph graph) {
        Map<String, String> names = new LinkedHashMap<>();
        for (Thing sector : Thing.instances(graph, Tw.Sector)) {
            String english = sector.text(SKOS.prefLabel.asNode(), "en");
            names.put(
                    sector.string(SKOS.notation.asNode()),
                    frame.isChinese() || english == null ? sector.label() : english);
        }
        return names;
    }

    private static List<GraphPage.Choice> choices(Map<String, String> names, String chosen) {
        return names.entrySet().stream()
                .map(e -> new GraphPage.Choice(e.getKey(), e.getValue(), e.getKey().equals(chosen)))
                .toList();
    }

    private static String network(@Nullable Object name) {
        return PATH + "?view=network&unit=" + Naming.encode(String.valueOf(name));
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
                                    PATH + "?view=spread&measure=" + Naming.encode(measure)),
                            link(row.get("title"), measure),
                            Cell.of(row.get("documents")),
                            Cell.of(row.get("last"))));
        }
        return new Table(
                List.of(
                        new Head("issued", frame.say("最早", "First"), false),
                        new Head(
                                "text",
                                frame.say("措施（点击看传播）", "Measure (see how it spread)"),
                                false),
                        new Head("title", frame.say("最早的文件", "First document"), false),
                        new Head("documents", frame.say("其后文件", "Later documents"), true),
                        new Head("last", frame.say("最近", "Last"), false)),
                cells,
                false);
    }
}
