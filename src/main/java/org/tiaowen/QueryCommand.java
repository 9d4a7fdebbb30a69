package org.tiaowen;

import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.query.ResultSet;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.graph.GraphFactory;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.NamedQuery;
import org.tiaowen.graph.QueryLibrary;
import org.tiaowen.graph.QueryResult;
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
@Command(name = "query", description = "Runs a SPARQL query of the library or of a file.")
final class QueryCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private DataOptions data;
    @Mixin private FederateOptions federation = new FederateOptions();

    @Parameters(paramLabel = "NAME|FILE.rq", description = "A query of the library, or a file.")
    private String query;

    @Option(
            names = {"-p", "--param"},
            paramLabel = "NAME=VALUE",
            description = "A parameter of a query of the library; may be repeated.")
    private Map<String, String> parameters = new TreeMap<>();

    @Option(
            names = "--format",
            description =
                    "Of rows: table, csv, tsv, json, xml (default: table). Graphs come as Turtle.")
    private String format = "table";

    @Option(names = "--timeout", defaultValue = "60", description = "Seconds (default: 60).")
    private int seconds;

    @Override
    public Integer call() throws IOException {
        Query parsed = read();
        Lang lang = lang().orElse(ResultSetLang.RS_Text);
        if (federation.isGiven()) {
            try (Federation servers = federation.open()) {
                print(ask(servers, FederateOptions::noIndex, parsed, lang));
            }
        } else {
            try (Stores stores = Stores.open(data)) {
                print(ask(stores.graph(), stores::index, parsed, lang));
            }
        }
        return 0;
    }

    private String ask(GraphStore graph, Supplier<SearchIndex> index, Query parsed, Lang lang) {
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

    private Query read() throws IOException {
        if (query.endsWith(".rq")) {
            Path file = Path.of(query);
            if (!Files.isRegularFile(file)) {
                throw new ParameterException(spec.commandLine(), "no such file: " + query);
            }
            return Sparql.parse(Files.readString(file));
        }
        QueryLibrary library = QueryLibrary.packaged();
        NamedQuery named =
                library.find(query)
                        .orElseThrow(
                                () ->
                                        new ParameterException(
                                                spec.commandLine(),
                                                "no query named %s; there are %s"
                                                        .formatted(
                                                                query,
                                                                library.queries().stream()
                                                                        .map(NamedQuery::name)
                                                                        .toList())));
        return named.bind(parameters);
    }

    /** The format of rows; empty for a table. */
    private Optional<Lang> lang() {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "table" -> Optional.empty();
            case "csv" -> Optional.of(ResultSetLang.RS_CSV);
            case "tsv" -> Optional.of(ResultSetLang.RS_TSV);
            case "json" -> Optional.of(ResultSetLang.RS_JSON);
            case "xml" -> Optional.of(ResultSetLang.RS_XML);
            default ->
                    throw new ParameterException(
                            spec.commandLine(),
                            "no format named " + format + "; there are table, csv, tsv, json, xml");
        };
    }

    private static String write(QueryResult result, Lang lang) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (result) {
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
