package org.tiaowen;

import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.query.ResultSet;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.graph.GraphFactory;
import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.KnownValues;
import org.tiaowen.graph.NamedQuery;
import org.tiaowen.graph.PlainRows;
import org.tiaowen.graph.QueryLibrary;
import org.tiaowen.graph.QueryParameter;
import org.tiaowen.graph.QueryResult;
import org.tiaowen.graph.QueryTheme;
import org.tiaowen.graph.Sparql;
import org.tiaowen.graph.rdf4j.Federation;
import org.tiaowen.search.SearchInQueries;
import org.tiaowen.search.SearchIndex;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Runs a SPARQL query. */
@Command(
        name = "query",
        description = "Runs a SPARQL query: of the library, of a file, or as written.")
final class QueryCommand implements Callable<Integer> {
    /** Rows as plain JSON. */
    private static final String ROWS = "rows";

    @Spec private CommandSpec spec;
    @Mixin private DataOptions data;
    @Mixin private SemanticOptions semantic = new SemanticOptions();
    @Mixin private FederateOptions federation = new FederateOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME|FILE.rq|QUERY",
            description =
                    "A query of the library, a file, or the text of a query in quotes; without"
                            + " it, the library is listed.")
    private @Nullable String query;

    @Option(
            names = {"-p", "--param"},
            paramLabel = "NAME=VALUE",
            description = "A parameter of a query of the library; may be repeated.")
    private Map<String, String> parameters = new TreeMap<>();

    @Option(
            names = "--format",
            description =
                    "Of rows: table, csv, tsv, json (SPARQL results), rows (plain JSON), xml"
                            + " (default: table). Graphs come as Turtle.")
    private String format = "table";

    @Option(names = "--timeout", defaultValue = "60", description = "Seconds (default: 60).")
    private int seconds;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (query == null) {
            list(QueryLibrary.packaged(), out);
            return 0;
        }
        boolean isName = !query.endsWith(".rq") && !isText(query);
        NamedQuery named = isName ? named(query) : null;
        Query parsed = named == null ? withoutParameters(query) : named.bind(parameters);
        Lang lang = lang().orElse(ResultSetLang.RS_Text);
        if (federation.isGiven()) {
            try (Federation servers = federation.open()) {
                print(ask(servers, FederateOptions::noIndex, parsed, lang));
            }
        } else {
            try (Stores stores = Stores.openExisting(data)) {
                if (named != null) {
                    KnownValues known = new KnownValues(stores.graph());
                    known.check(named, parameters);
                    known.unknown(named, parameters).forEach(this::warn);
                }
                if (SearchInQueries.isUsed(parsed)) {
                    stores.useVectors(semantic);
                }
                print(ask(stores.graph(), stores::index, parsed, lang));
            }
        }
        return 0;
    }

    private String ask(GraphStore graph, Supplier<SearchIndex> index, Query parsed, Lang lang)
            throws IOException {
        return graph.query(
                new SearchInQueries(index, graph).rewrite(parsed),
                Duration.ofSeconds(seconds),
                result -> {
                    for (String missing : graph.missing()) {
                        spec.commandLine().getErr().println("did not contribute: " + missing);
                    }
                    return write(result, lang);
                });
    }

    private void print(String answer) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(answer);
        out.flush();
    }

    /** The library theme by theme: names, what they answer, and their parameters. */
    private static void list(QueryLibrary library, PrintWriter out) {
        for (QueryTheme theme : QueryTheme.values()) {
            out.println(theme.zh() + " " + theme.en());
            for (NamedQuery named : library.queries()) {
                if (named.theme() == theme) {
                    out.printf("  %s  %s %s%n", named.name(), named.titleZh(), named.titleEn());
                    for (QueryParameter p : named.parameters()) {
                        out.printf("      -p %s=%s  %s%n", p.name(), p.example(), p.labelZh());
                    }
                }
            }
        }
        out.flush();
    }

    private void warn(KnownValues.Unknown unknown) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("tiaowen: " + unknown.message());
        err.flush();
    }

    /** Whether this is a query itself: no name has a blank or a brace. */
    private static boolean isText(String query) {
        return query.chars().anyMatch(c -> c == '{' || Character.isWhitespace(c));
    }

    private Query withoutParameters(String query) throws IOException {
        if (!parameters.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "only queries of the library take parameters; write the values into the query");
        }
        return Sparql.parse(query.endsWith(".rq") ? file(query) : query);
    }

    private String file(String name) throws IOException {
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(spec.commandLine(), "no such file: " + name);
        }
        return Files.readString(file);
    }

    private NamedQuery named(String name) {
        QueryLibrary library = QueryLibrary.packaged();
        return library.find(name)
                .orElseThrow(
                        () ->
                                new ParameterException(
                                        spec.commandLine(),
                                        "no query named %s; there are %s"
                                                .formatted(
                                                        name,
                                                        library.queries().stream()
                                                                .map(NamedQuery::name)
                                                                .toList())));
    }

    /** The format of rows; empty for a table. */
    private Optional<Lang> lang() {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "table", ROWS -> Optional.empty();
            case "csv" -> Optional.of(ResultSetLang.RS_CSV);
            case "tsv" -> Optional.of(ResultSetLang.RS_TSV);
            case "json" -> Optional.of(ResultSetLang.RS_JSON);
            case "xml" -> Optional.of(ResultSetLang.RS_XML);
            default ->
                    throw new ParameterException(
                            spec.commandLine(),
                            "no format named "
                                    + format
                                    + "; there are table, csv, tsv, json, rows, xml");
        };
    }

    private String write(QueryResult result, Lang lang) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (result) {
            case QueryResult.Rows rows when format.equalsIgnoreCase(ROWS) ->
                    PlainRows.write(rows.rows(), out);
            case QueryResult.Rows rows -> {
                ResultSet set = ResultSet.adapt(rows.rows());
                ResultSetMgr.write(out, set, lang);
            }
            case QueryResult.Truth truth ->
                    out.writeBytes((truth.value() + "\n").getBytes(StandardCharsets.UTF_8));
            case QueryResult.Triples triples -> {
                Graph graph = GraphFactory.createDefaultGraph();
                triples.triples().forEachRemaining(graph::add);
                RDFDataMgr.write(out, graph, Lang.TURTLE);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
