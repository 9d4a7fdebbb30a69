package org.tiaowen.server;

import io.javalin.http.Context;

import org.apache.jena.query.Query;
import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.KnownValues;
import org.tiaowen.graph.NamedQuery;
import org.tiaowen.graph.QueryLibrary;
import org.tiaowen.graph.QueryParameter;
import org.tiaowen.graph.QueryParameter.Type;
import org.tiaowen.server.Answers.Maker;
import org.tiaowen.server.Negotiation.Choice;
import org.tiaowen.server.QueryRunner.Asked;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /queries}: the questions of the library, each asked by its name and parameters. */
final class QueriesEndpoint {

    /** Where the library lies. */
    static final String PATH = "/queries";

    /** The value of {@code format} for rows as plain JSON, which no media type tells apart. */
    private static final String ROWS = "rows";

    private static final List<Media> LISTS = List.of(Media.JSON, Media.HTML);

    private static final Operation LIST =
            Operation.of(Section.QUERIES, "全部常见问题", "The questions of the library")
                    .answers(Schema.ref("QueryLibrary"), LISTS);

    private static final Input FORMAT =
            Input.query(
                    "format",
                    "答复格式；优先于 Accept。rows 为普通 JSON，json 为 SPARQL 结果格式",
                    "format of the answer, which outweighs Accept; rows is plain JSON, json is that"
                            + " of SPARQL results",
                    Schema.word(List.of("json", ROWS, "csv", "tsv", "xml", "html")));

    private static final Map<String, Schema> ANSWERS =
            Map.of(
                    Media.RESULTS_JSON.type(), Schema.ref("SparqlResults"),
                    Media.JSON.type(), Schema.ref("Rows"),
                    Media.CSV.type(), Schema.text(),
                    Media.TSV.type(), Schema.text(),
                    Media.RESULTS_XML.type(), Schema.text(),
                    Media.HTML.type(), Schema.text());

    private static final Operation ASK =
            rows(Operation.of(Section.QUERIES, "按名称提问", "A question by its name")
                            .note(
                                    "Its parameters are those that /queries tells; each has"
                                            + " a path of its own here.")
                            .takes(Input.path("name", "名称", "name of the question", Schema.text())))
                    .fails(ProblemType.NOT_FOUND);

    private final QueryLibrary library;
    private final KnownValues known;
    private final Answers answers;
    private final QueryRunner runner;

    QueriesEndpoint(Services services, Answers answers, QueryRunner runner) {
        this.library = services.queries();
        this.known = new KnownValues(services.store());
        this.answers = answers;
        this.runner = runner;
    }

    void register(Routes routes) {
        routes.get(PATH, LIST, this::list);
        routes.get(PATH + "/{name}", ASK, this::ask);
    }

    /** What asking this question of the library takes and gives. */
    static Operation operation(NamedQuery query) {
        return rows(
                Operation.of(Section.QUERIES, query.titleZh(), query.titleEn())
                        .note(
                                String.join(
                                        " ",
                                        query.descriptionZh(),
                                        query.readingZh(),
                                        query.descriptionEn(),
                                        query.readingEn()))
                        .takes(query.parameters().stream().map(QueriesEndpoint::input).toList()));
    }

    /** The same, which gives the rows of a question. */
    private static Operation rows(Operation question) {
        return question.takes(FORMAT)
                .outcome(
                        200,
                        "The rows; where `limit` left some out, Tiaowen-Part says so.",
                        ANSWERS)
                .gives(304, "The client has this answer already.")
                .fails(
                        ProblemType.PARAMETER,
                        ProblemType.NOT_ACCEPTABLE,
                        ProblemType.QUERY_EVALUATION,
                        ProblemType.QUERY_TIMEOUT,
                        ProblemType.BUSY);
    }

    private static Input input(QueryParameter parameter) {
        Schema schema =
                switch (parameter.type()) {
                    case TEXT, LABEL, DOCUMENT, SECTOR -> Schema.text();
                    case WORD -> Schema.word(parameter.allowed());
                    case NUMBER -> Schema.number();
                    case IRI -> Schema.iri();
                    case INTEGER -> Schema.integer();
                    case DATE -> Schema.date();
                    case LIMIT -> Schema.integer(1, Integer.MAX_VALUE);
                };
        String otherwise = parameter.defaultValue();
        Input input =
                Input.query(
                                parameter.name(),
                                parameter.labelZh(),
                                parameter.labelEn(),
                                otherwise == null
                                        ? schema
                                        : schema.with("default", value(parameter, otherwise)))
                        .example(value(parameter, parameter.example()));
        return otherwise == null ? input.required() : input;
    }

    private static Object value(QueryParameter parameter, String text) {
        return switch (parameter.type()) {
            case INTEGER, LIMIT -> Long.parseLong(text);
            case NUMBER -> new BigDecimal(text);
            case TEXT, LABEL, DOCUMENT, SECTOR, WORD, IRI, DATE -> text;
        };
    }

    private void list(Context ctx) throws IOException {
        Parameters parameters = Parameters.ofQuery(ctx).only(LIST);
        Choice choice = Negotiation.choose(ctx, parameters.one("format"), LISTS);
        List<NamedQuery> queries = library.queries();
        if (choice.media() == Media.HTML) {
            answers.give(
                    ctx,
                    choice,
                    (_, _) ->
                            Templates.give(
                                    ctx,
                                    Frame.of(ctx).titled("常见问题", "Query library"),
                                    "queries",
                                    QueriesPage.of(queries)));
            return;
        }
        answers.giveJson(
                ctx,
                choice,
                (_, _) ->
                        new JsonObject()
                                .put("total", queries.size())
                                .put(
                                        "queries",
                                        queries.stream().map(QueriesEndpoint::json).toList()));
    }

    private void ask(Context ctx) throws IOException {
        String name = ctx.pathParam("name");
        NamedQuery named =
                library.find(name)
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                        ProblemType.NOT_FOUND,
                                                        "the library has no query '" + name + "'")
                                                .inChinese("常见问题库中没有“" + name + "”。"));
        Parameters parameters = Parameters.ofQuery(ctx);
        Map<String, String> values = new LinkedHashMap<>();
        for (String parameter : parameters.map().keySet()) {
            String value = parameters.one(parameter);
            if (value != null && !parameter.equals("format")) {
                values.put(parameter, value);
            }
        }
        Query query = named.bind(values);
        known.check(named, values);
        Choice choice = choose(ctx, parameters.one("format"), query);
        long part = part(named, query);
        Duration time = runner.limits().time();
        Maker maker = (_, _) -> runner.run(ctx, new Asked(query, time, part, choice.media()));
        if (ResultCache.isRepeatable(query)) {
            answers.give(ctx, choice, maker);
        } else {
            answers.giveAnew(ctx, choice, maker);
        }
    }

    /**
     * Rows that its parameter for them leaves, 0 for all. It is asked for one more, so that an
     * answer that leaves rows out says so.
     */
    private long part(NamedQuery named, Query query) {
        boolean asks = named.parameters().stream().anyMatch(p -> p.type() == Type.LIMIT);
        if (!asks || query.getLimit() >= runner.limits().rows()) {
            return 0;
        }
        long part = query.getLimit();
        query.setLimit(part + 1);
        return part;
    }

    private static Choice choose(Context ctx, @Nullable String format, Query query) {
        if (!ROWS.equals(format) || !query.isSelectType()) {
            return Negotiation.choose(ctx, format, ResultWriting.formats(query));
        }
        return Negotiation.choose(ctx, Media.JSON.type(), List.of(Media.JSON));
    }

    private static JsonObject json(NamedQuery query) {
        return new JsonObject()
                .put("name", query.name())
                .put("path", "/queries/" + query.name())
                .put("theme", query.theme().label())
                .put("title", languages(query.titleZh(), query.titleEn()))
                .put("description", languages(query.descriptionZh(), query.descriptionEn()))
                .put("reading", languages(query.readingZh(), query.readingEn()))
                .put("parameters", query.parameters().stream().map(QueriesEndpoint::json).toList())
                .put("sparql", query.text())
                .put("example", example(query));
    }

    /** The query with the example values, as it can be run and changed. */
    private static String example(NamedQuery query) {
        Map<String, String> values = new LinkedHashMap<>();
        query.parameters().forEach(p -> values.put(p.name(), p.example()));
        return SparqlPage.text(query.bind(values));
    }

    private static JsonObject json(QueryParameter parameter) {
        return new JsonObject()
                .put("name", parameter.name())
                .put("type", parameter.type().label())
                .put("values", parameter.allowed())
                .put("default", parameter.defaultValue())
                .put("example", parameter.example())
                .put("label", languages(parameter.labelZh(), parameter.labelEn()));
    }

    private static JsonObject languages(String zh, String en) {
        return new JsonObject().put("zh", zh).put("en", en);
    }
}
