package org.tiaowen.server;

import io.javalin.http.Context;

import org.apache.jena.query.Query;
import org.tiaowen.rdf.Prefixes;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The page on which a query can be written, as the template {@code sparql} shows it: a form, which
 * a script replaces by an editor.
 *
 * @param example a query to begin with
 * @param prefixes that need no declaration, a line each
 * @param charts where the script lies that draws results
 * @param base how addresses of things begin, which this server answers under its own host
 */
record SparqlPage(String example, String prefixes, String charts, String base) {

    private static final String EXAMPLE =
            """
            PREFIX tw: <https://w3id.org/tiaowen/ns#>

            SELECT ?kind (COUNT(?document) AS ?documents)
            WHERE {
              ?document a tw:Document ;
                tw:kind ?kind .
            }
            GROUP BY ?kind
            ORDER BY DESC(?documents)
            """;

    /** Where a query stands in the editor. */
    static String editing(String query) {
        return "/sparql#query=" + Naming.encode(query).replace("+", "%20");
    }

    /** A query as people read it, without the prefixes that it does not use. */
    static String text(Query query) {
        Query shown = query.cloneQuery();
        Map<String, String> all = Map.copyOf(shown.getPrefixMapping().getNsPrefixMap());
        shown.getPrefixMapping().clearNsPrefixMap();
        String body = query.toString();
        all.forEach(
                (name, iri) -> {
                    // once where it is declared, again where it is used
                    if (Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + ":(?!\\s)")
                            .matcher(body)
                            .find()) {
                        shown.getPrefixMapping().setNsPrefix(name, iri);
                    }
                });
        return shown.toString();
    }

    static void give(Context ctx, Naming naming) {
        String prefixes =
                Prefixes.STANDARD.entrySet().stream()
                        .map(e -> e.getKey() + ": <" + e.getValue() + ">")
                        .sorted()
                        .collect(Collectors.joining("\n"));
        Frame frame =
                Frame.of(ctx)
                        .titled("SPARQL")
                        .withInlineStyles()
                        .file("yasgui.min.css")
                        .file("tools.css")
                        .file("yasgui.min.js")
                        .file("sparql.js");
        Templates.give(
                ctx,
                frame,
                "sparql",
                new SparqlPage(EXAMPLE, prefixes, Assets.path("echarts.min.js"), naming.iri("")));
    }
}
