package org.tiaowen.server;

import org.tiaowen.rdf.Prefixes;

import java.util.stream.Collectors;

/** The page on which a query can be written. */
final class SparqlPage {

    private static final String EXAMPLE =
            """
            SELECT ?document ?title ?issued
            WHERE {
              ?document a tw:Document ; tw:title ?title .
              OPTIONAL { ?document tw:issued ?issued }
            }
            ORDER BY DESC(?issued)
            LIMIT 20
            """;

    private SparqlPage() {}

    static Page of() {
        Html formats = Html.of("select").with("name", "format");
        for (Media media :
                new Media[] {
                    Media.HTML, Media.RESULTS_JSON, Media.RESULTS_XML, Media.CSV, Media.TSV
                }) {
            formats.add(Html.of("option", media.names().getFirst()));
        }
        String prefixes =
                Prefixes.STANDARD.entrySet().stream()
                        .map(e -> e.getKey() + ": <" + e.getValue() + ">")
                        .sorted()
                        .collect(Collectors.joining("\n"));
        return new Page("SPARQL", "Ask the graph")
                .add(
                        Html.of(
                                        "form",
                                        Html.of("textarea", EXAMPLE)
                                                .with("name", "query")
                                                .with("rows", "12")
                                                .with("aria-label", "查询 query"),
                                        Html.of("label", "格式 format ").add(formats),
                                        Html.of("button", "查询 Ask"))
                                .with("action", "/sparql"),
                        Html.of("p", "以下前缀不必声明。 ")
                                .add(Page.english("small", "These prefixes need no declaration.")),
                        Html.of("pre", prefixes));
    }
}
