package org.tiaowen.server;

import java.util.List;
import java.util.Map;

/** What {@code /sparql} does, in the words of the SPARQL 1.1 Protocol (section 2.1). */
final class SparqlOperations {

    private static final List<Input> COMMON =
            List.of(
                    Input.query(
                            "default-graph-uri",
                            "作为缺省图的命名图，可重复",
                            "a named graph that is part of the default graph; may be repeated",
                            Schema.list(Schema.iri())),
                    Input.query(
                            "named-graph-uri",
                            "可用 GRAPH 查询的命名图，可重复",
                            "a graph that GRAPH may name; may be repeated",
                            Schema.list(Schema.iri())),
                    Input.query(
                                    "timeout",
                                    "时限（秒）",
                                    "limit of time in seconds, up to the server's own",
                                    Schema.number().with("exclusiveMinimum", 0))
                            .example(10),
                    Input.query(
                                    "maxRows",
                                    "只要前若干行；有省略时，答复头 Tiaowen-Part 会说明",
                                    "rows that are enough; where more were left out, the header"
                                            + " Tiaowen-Part says so",
                                    Schema.integer(1, Integer.MAX_VALUE))
                            .example(1000),
                    Input.query(
                            "format",
                            "答复格式：json、xml、csv、tsv、html；图则为 turtle、jsonld、ntriples、rdfxml",
                            "format of the answer, which outweighs Accept: json, xml, csv, tsv,"
                                    + " html; of a graph turtle, jsonld, ntriples, rdfxml",
                            Schema.text()),
                    Input.query(
                            "output",
                            "同 format，其他服务器的叫法",
                            "the same as format, by the name that other servers give it",
                            Schema.text()));

    private static final Input QUERY =
            Input.query("query", "SPARQL 1.1 查询", "a SPARQL 1.1 query", Schema.text())
                    .example("SELECT * { ?document a tw:Document } LIMIT 10");

    private static final String NOTE =
            "SELECT and ASK answer as a table, CONSTRUCT and DESCRIBE as a graph. The prefixes of"
                    + " the vocabulary need no declaration.";

    private static final Map<String, Schema> ANSWERS =
            Map.of(
                    Media.RESULTS_JSON.type(), Schema.ref("SparqlResults"),
                    Media.RESULTS_XML.type(), Schema.text(),
                    Media.CSV.type(), Schema.text(),
                    Media.TSV.type(), Schema.text(),
                    Media.HTML.type(), Schema.text(),
                    Media.TURTLE.type(), Schema.text(),
                    Media.JSON_LD.type(), Schema.any(),
                    Media.N_TRIPLES.type(), Schema.text(),
                    Media.RDF_XML.type(), Schema.text());

    /** A query in the address; without one, the description of the service. */
    static final Operation GET =
            operation("查询；不带查询则为服务描述", "A query; without one, what the service is")
                    .takes(QUERY)
                    .takes(COMMON)
                    .gives(304, "The client has this answer already.");

    /** A query in the body. */
    static final Operation POST =
            operation("以 POST 查询", "A query in the body")
                    .takes(COMMON)
                    .reads("application/sparql-query", Schema.text())
                    .reads(
                            "application/x-www-form-urlencoded",
                            Schema.object().member("query", Schema.text()))
                    .fails(ProblemType.MEDIA_TYPE);

    private SparqlOperations() {}

    private static Operation operation(String zh, String en) {
        return Operation.of(Section.SPARQL, zh, en)
                .note(NOTE)
                .outcome(200, "The answer.", ANSWERS)
                .fails(
                        ProblemType.PARAMETER,
                        ProblemType.NOT_ACCEPTABLE,
                        ProblemType.QUERY_SYNTAX,
                        ProblemType.QUERY_EVALUATION,
                        ProblemType.QUERY_MEMORY,
                        ProblemType.TOO_MANY_ROWS,
                        ProblemType.QUERY_REFUSED,
                        ProblemType.QUERY_TIMEOUT,
                        ProblemType.BUSY);
    }
}
