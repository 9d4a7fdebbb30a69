package org.tiaowen.server;

import org.apache.jena.query.Query;
import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.KnownValues;
import org.tiaowen.graph.NamedQuery;
import org.tiaowen.graph.QueryLibrary;
import org.tiaowen.graph.Sparql;
import org.tiaowen.retrieve.QuoteVerifier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tools that models are offered, whatever the transport. */
final class McpTools {

    /** What a model is told of all of them at the beginning. */
    static final String INSTRUCTIONS =
            "中国政策文件的条款库。先用 search_clauses 找条款；answerable 为 false 时应回答“不知道”。引用原文后用 verify_citation"
                + " 逐字核对。所有文字均为原文，引注见 citation，效力见 validity。\n"
                + "Clauses of Chinese policy texts. Begin with search_clauses; where answerable is"
                + " false, say that you do not know. Check what you quote with verify_citation."
                + " Every text is as printed; cite it by its citation and mind its validity.";

    private static final int ROWS = 100;
    private static final int MOST_ROWS = 1000;

    private final Clauses clauses;
    private final CheckEndpoint checks;
    private final Lists lists;
    private final QueryLibrary library;
    private final KnownValues known;
    private final QueryRunner runner;

    McpTools(
            Services services,
            Clauses clauses,
            CheckEndpoint checks,
            Lists lists,
            QueryRunner runner) {
        this.clauses = clauses;
        this.checks = checks;
        this.lists = lists;
        this.library = services.queries();
        this.known = new KnownValues(services.store());
        this.runner = runner;
    }

    /** All of them. */
    List<McpTool> all() {
        return List.of(
                searchClauses(),
                getClause(),
                verifyCitation(),
                findOverlaps(),
                listUnits(),
                runQuery());
    }

    private McpTool searchClauses() {
        return new McpTool(
                "search_clauses",
                "检索条款 Search clauses",
                "查找能回答问题的政策条款，附完整引注、发文单位、日期、效力和出处。answerable 为 false 表示库中没有足以回答的条款。budget"
                    + " 为令牌预算，只放完整条款；context 可取 sentences（前后句）、parents（上级条款）、cited（所引条款）。\n"
                    + "Finds the clauses that answer a question, each with full citation, issuers,"
                    + " dates, validity and place. Answerable false means that nothing here is good"
                    + " enough. Budget counts tokens and holds whole clauses only; context adds"
                    + " sentences around a clause, its parents, and what it cites.",
                ClauseEndpoint.request().with("additionalProperties", false),
                Schema.ref("Retrieval"),
                clauses::retrieve);
    }

    private McpTool getClause() {
        return new McpTool(
                "get_clause",
                "读取条款 Get a clause",
                "按标识（iri）读取一个句子或条款的原文、引注、效力；context 同 search_clauses。\n"
                    + "The text, citation and validity of a sentence or provision by its iri, with"
                    + " context as in search_clauses.",
                Schema.object()
                        .member("iri", Schema.text())
                        .optional("context", ClauseEndpoint.context())
                        .with("additionalProperties", false),
                Schema.ref("ClauseAnswer"),
                clauses::clause);
    }

    private McpTool findOverlaps() {
        return new McpTool(
                "find_overlaps",
                "查找重合条文 Find overlaps",
                "检查一段文字（草案或句子）中的每条措施与已有条文的重合：same 相同，overlap 同一举措，related"
                    + " 同一主题；并列出数字、期限等差异。文字不会保存。\n"
                    + "Which clauses a text (a draft or a sentence) repeats, measure by measure:"
                    + " same, overlap, related, with the figures, dates and terms that differ. The"
                    + " text is not kept.",
                Schema.object()
                        .member("text", Schema.text())
                        .optional("limit", Schema.integer(1, 50).with("default", 5))
                        .optional("filters", ClauseEndpoint.filters())
                        .with("additionalProperties", false),
                Schema.ref("DraftCheck"),
                checks::check);
    }

    private McpTool listUnits() {
        return new McpTool(
                "list_units",
                "列出单位 List units",
                "列出库中的责任单位与发文单位；q 为名称的一部分。\n"
                    + "The units that issue texts or are responsible for measures; q is a part of"
                    + " their names.",
                Schema.object()
                        .optional("q", Schema.text())
                        .optional("registered", Schema.word(List.of("any", "true", "false")))
                        .optional("limit", Schema.integer(0, 1000).with("default", 100))
                        .optional("offset", Schema.integer().with("minimum", 0).with("default", 0))
                        .with("additionalProperties", false),
                Schemas.list("units"),
                body -> lists.units(body.only("q", "registered", "limit", "offset").members()));
    }

    private McpTool runQuery() {
        String names =
                library.queries().stream()
                        .map(
                                query ->
                                        query.name()
                                                + query.parameters().stream()
                                                        .map(p -> p.name())
                                                        .collect(Collectors.joining(", ", "(", ")"))
                                                + " "
                                                + query.titleZh())
                        .collect(Collectors.joining("；"));
        return new McpTool(
                "run_query",
                "运行查询 Run a query",
                "按名称运行常见问题（name、parameters），或运行只读 SPARQL 1.1 查询（sparql；前缀 tw:"
                    + " https://w3id.org/tiaowen/ns#，默认图为全部数据）。两者取一；limit 为行数上限。\n"
                    + "Runs a question of the library (name, parameters) or a read-only SPARQL 1.1"
                    + " query (sparql; its default graph is all data); limit is the number of"
                    + " rows.\n"
                    + "常见问题 Library: "
                        + names,
                Schema.object()
                        .optional(
                                "name",
                                Schema.word(
                                        library.queries().stream().map(NamedQuery::name).toList()))
                        .optional("parameters", Schema.map(Schema.any()))
                        .optional("sparql", Schema.text())
                        .optional("limit", Schema.integer(1, MOST_ROWS).with("default", ROWS))
                        .with("additionalProperties", false),
                Schema.object()
                        .optional("variables", Schema.list(Schema.text()))
                        .optional("rows", Schema.list(Schema.object()))
                        .optional("total", Schema.integer())
                        .optional("boolean", Schema.truth())
                        .optional("turtle", Schema.text())
                        .member("isPart", Schema.truth()),
                this::run);
    }

    private JsonObject run(JsonBody body) {
        body.only("name", "parameters", "sparql", "limit");
        String name = body.optional("name").orElse(null);
        String sparql = body.optional("sparql").orElse(null);
        if ((name == null) == (sparql == null)) {
            throw Parameters.invalid("name", "give either 'name' or 'sparql'");
        }
        int limit = body.integer("limit", ROWS, 1, MOST_ROWS);
        Query query = sparql == null ? named(name, body.object("parameters")) : parsed(sparql);
        return runner.collect(query, limit);
    }

    private static Query parsed(String sparql) {
        return Sparql.parse(sparql, "http://localhost/sparql");
    }

    private Query named(@Nullable String name, JsonBody parameters) {
        NamedQuery named =
                library.find(String.valueOf(name))
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                        ProblemType.NOT_FOUND,
                                                        "the library has no query '" + name + "'")
                                                .with(
                                                        "allowed",
                                                        library.queries().stream()
                                                                .map(NamedQuery::name)
                                                                .toList()));
        Map<String, String> values = new LinkedHashMap<>();
        parameters.members().forEach((key, given) -> values.put(key, String.join(",", given)));
        Query query = named.bind(values);
        known.check(named, values);
        return query;
    }

    private McpTool verifyCitation() {
        return new McpTool(
                "verify_citation",
                "核对引文 Verify a citation",
                "核对引文是否出自该条款（iri），或出自何处：exact 逐字相符，near 大致相符并列出差异（数字优先），elsewhere 在别处，not-found"
                    + " 未找到。可用 …… 表示省略，可跨句。\n"
                    + "Whether a quote stands in the clause of that iri, or anywhere: exact, near"
                    + " with the differences named (figures first), elsewhere, not-found. …… marks"
                    + " what was left out; a quote may run over several sentences.",
                Schema.object()
                        .member("quote", Schema.text().with("maxLength", QuoteVerifier.LONGEST))
                        .optional("iri", Schema.text())
                        .with("additionalProperties", false),
                Schema.ref("Verification"),
                clauses::verify);
    }
}
