package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.query.Query;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.util.Context;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.NamedQuery;
import org.tiaowen.graph.QueryLibrary;
import org.tiaowen.graph.QueryResult;
import org.tiaowen.overlap.OverlapGraphs;
import org.tiaowen.search.SearchInQueries;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every query of the library on texts that were read as any other: on four small ones, whose rows
 * are known, and on the corpus, where each has to find something with its example values.
 *
 * <p>{@code query-results/NAME.expected} holds the values of the parameters in its first line, then
 * the rows as SPARQL 1.1 TSV. {@code -Dquery-results=write} writes what is found there; read the
 * difference before it is committed.
 */
@Beside
final class QueriesOnTextsTest {

    private static final QueryLibrary LIBRARY = QueryLibrary.packaged();
    private static final Path RESULTS = Path.of("src/test/resources/query-results");
    private static final Path TEXTS = Path.of("src/test/resources/query-corpus");
    private static final Path CORPUS = Path.of("corpus");

    /** What the corpus has none of, so that there is nothing to be found in it. */
    private static final Set<String> NOT_IN_CORPUS = Set.of("recurring-duties");

    @TempDir private static Path temporary;
    private static Stores texts;
    private static Stores corpus;

    @BeforeAll
    static void read() throws Exception {
        texts = ingested("texts", TEXTS);
        corpus = ingested("corpus", CORPUS);
    }

    private static Stores ingested(String name, Path folder) throws Exception {
        Stores stores = Stores.open(temporary.resolve(name));
        stores.ingester(stores.repairedIndex())
                .ingest(stores.reader().find(List.of(folder)), false, _ -> {});
        new OverlapGraphs(stores.graph(), stores.index(), stores.drafts().overlaps(), Stores.iris())
                .update(() -> false);
        return stores;
    }

    @AfterAll
    static void close() {
        texts.close();
        corpus.close();
    }

    static Stream<String> names() {
        return LIBRARY.queries().stream().map(NamedQuery::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void findsTheseRows(String name) throws IOException {
        Path file = RESULTS.resolve(name + ".expected");
        String head = Files.exists(file) ? Files.readAllLines(file).getFirst() : "#";
        String found = head + "\n" + rows(texts, find(name).bind(values(head)));
        if ("write".equals(System.getProperty("query-results"))) {
            Files.writeString(file, found);
        }
        assertEquals(Files.readString(file), found, name);
        assertTrue(found.lines().count() > 2, name + " has nothing to find in these texts");
    }

    @ParameterizedTest
    @MethodSource("names")
    void findsSomethingInTheCorpus(String name) {
        NamedQuery query = find(name);
        Map<String, String> examples = new HashMap<>();
        query.parameters().forEach(p -> examples.put(p.name(), p.example()));
        long rows = rows(corpus, query.bind(examples)).lines().count() - 1;
        assertEquals(!NOT_IN_CORPUS.contains(name), rows > 0, name + " found " + rows);
    }

    /** Rows come in the same order from every engine only where no two have the same keys. */
    @ParameterizedTest
    @MethodSource("names")
    void theOrderOfRowsIsTotal(String name) {
        NamedQuery query = find(name);
        Map<String, String> examples = new HashMap<>();
        query.parameters().forEach(p -> examples.put(p.name(), p.example()));
        Query bound = query.bind(examples);
        assertTrue(bound.hasOrderBy(), name);
        Query all = bound.cloneQuery();
        all.setLimit(Query.NOLIMIT);
        List<String> rows = rows(corpus, all).lines().skip(1).toList();
        Query reversed = all.cloneQuery();
        reversed.getOrderBy().clear();
        all.getOrderBy()
                .forEach(
                        key ->
                                reversed.addOrderBy(
                                        key.getExpression(),
                                        key.getDirection() == Query.ORDER_DESCENDING
                                                ? Query.ORDER_ASCENDING
                                                : Query.ORDER_DESCENDING));
        assertEquals(rows.reversed(), rows(corpus, reversed).lines().skip(1).toList(), name);
    }

    private static NamedQuery find(String name) {
        return LIBRARY.find(name).orElseThrow();
    }

    private static Map<String, String> values(String head) {
        Map<String, String> values = new TreeMap<>();
        for (String pair : head.substring(1).strip().split(";")) {
            if (!pair.isBlank()) {
                values.put(pair.split("=", 2)[0].strip(), pair.split("=", 2)[1].strip());
            }
        }
        return values;
    }

    private static String rows(Stores stores, Query query) {
        GraphStore graph = stores.graph();
        return graph.query(
                new SearchInQueries(stores::index, graph).rewrite(query),
                Duration.ofMinutes(10),
                result -> {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    RowSetWriterRegistry.getFactory(ResultSetLang.RS_TSV)
                            .create(ResultSetLang.RS_TSV)
                            .write(out, ((QueryResult.Rows) result).rows(), new Context());
                    return out.toString(StandardCharsets.UTF_8);
                });
    }
}
