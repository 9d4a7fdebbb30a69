package org.tiaowen.graph.rdf4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.vocabulary.RDF;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.sail.memory.MemoryStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tiaowen.Tiaowen;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.NamedQuery;
import org.tiaowen.graph.QueryLibrary;
import org.tiaowen.graph.QueryParameter;
import org.tiaowen.graph.QueryResult;
import org.tiaowen.graph.jena.Tdb2Store;
import org.tiaowen.rdf.Tw;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The same texts in TDB2, in RDF4J and, by the command line, in a Fuseki: equal graphs, and equal
 * answers to every query of the library.
 */
final class EnginesAgreeTest {

    private static final QueryLibrary LIBRARY = QueryLibrary.packaged();
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final List<String> TEXTS =
            List.of(
                    "corpus/000_95f0464b0f5dc73f.txt",
                    "corpus/001_2338ae18da4978cf.txt",
                    "corpus/004_a7aadf29c2131613.txt");

    @RegisterExtension static final Fuseki.Running FUSEKI = new Fuseki.Running();

    @TempDir static Path folder;

    private static GraphStore tdb2;
    private static GraphStore rdf4j;
    private static GraphStore fuseki;

    @BeforeAll
    static void fill() throws IOException {
        assertEquals(0, run("ingest", List.of("--data", data("here"))));
        FUSEKI.get().clear();
        assertEquals(0, run("ingest", elsewhere()));
        tdb2 = Tdb2Store.open(Path.of(data("here")).resolve("graph"));
        fuseki = RemoteStores.open(GraphAddress.parse(FUSEKI.get().address(), null));
        rdf4j = Rdf4jStore.of(new SailRepository(new MemoryStore()));
        for (GraphStamp stamp : tdb2.graphs()) {
            rdf4j.replace(stamp.graph(), stamp.fingerprint(), content(tdb2, stamp.graph()));
        }
    }

    private static String data(String name) {
        return folder.resolve(name).toString();
    }

    private static List<String> elsewhere() {
        return List.of("--data", data("elsewhere"), "--graph", FUSEKI.get().address());
    }

    private static int run(String command, List<String> options) {
        return Tiaowen.execute(
                Stream.of(
                                Stream.of(command),
                                options.stream(),
                                command.equals("ingest") ? TEXTS.stream() : Stream.<String>of())
                        .flatMap(words -> words)
                        .toArray(String[]::new));
    }

    @AfterAll
    static void close() {
        tdb2.close();
        rdf4j.close();
        fuseki.close();
    }

    static Stream<NamedQuery> queries() {
        return LIBRARY.queries().stream();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void answersAreEqual(NamedQuery named) {
        Query query =
                named.bind(
                        named.parameters().stream()
                                .collect(
                                        Collectors.toMap(
                                                QueryParameter::name, QueryParameter::example)));
        List<String> expected = rows(tdb2, query);
        assertEquals(expected, rows(rdf4j, query), "RDF4J: " + named.name());
        assertEquals(expected, rows(fuseki, query), "Fuseki: " + named.name());
    }

    @Test
    void theSameTextsMakeTheSameGraphs() {
        List<GraphStamp> stamps = tdb2.graphs();
        assertEquals(fingerprints(stamps), fingerprints(fuseki.graphs()));
        assertTrue(stamps.size() > TEXTS.size(), stamps::toString);
        for (GraphStamp stamp : stamps) {
            Set<Triple> here = Set.copyOf(content(tdb2, stamp.graph()));
            for (GraphStore other : List.of(rdf4j, fuseki)) {
                List<Triple> there = content(other, stamp.graph());
                assertEquals(here.size(), there.size());
                assertTrue(Stamps.isSame(stamp.graph(), there, here), stamp::toString);
            }
        }
    }

    /** What the server's pages and lists read, asked for by patterns. */
    @Test
    void theUnionReadByPatternsIsTheSame() {
        List<String> here = tdb2.readAll(EnginesAgreeTest::walk);
        assertTrue(here.size() > 50, () -> here.size() + " triples");
        assertEquals(here, rdf4j.readAll(EnginesAgreeTest::walk));
        assertEquals(here, fuseki.readAll(EnginesAgreeTest::walk));
    }

    private static List<String> walk(Graph union) {
        Node type = Tw.Document;
        return union.stream(Node.ANY, RDF.type.asNode(), type)
                .map(Triple::getSubject)
                .distinct()
                .flatMap(
                        document ->
                                Stream.concat(
                                        union.stream(document, Node.ANY, Node.ANY),
                                        union.stream(Node.ANY, Tw.partOf, document)))
                .map(EnginesAgreeTest::text)
                .sorted()
                .toList();
    }

    @Test
    void theCommandsWorkOnAGraphElsewhere() {
        assertEquals(0, run("verify", elsewhere()));
        assertEquals(0, run("reindex", elsewhere()));
        assertEquals(
                0,
                Tiaowen.execute(
                        "query",
                        "--data",
                        data("elsewhere"),
                        "--graph",
                        FUSEKI.get().address(),
                        "dashboard"));
        assertEquals(
                0,
                Tiaowen.execute(
                        "search",
                        "--data",
                        data("elsewhere"),
                        "--graph",
                        FUSEKI.get().address(),
                        "--limit",
                        "1",
                        "企业"));
        assertEquals(2, Tiaowen.execute("verify", "--graph", "http://localhost:1/sparql"));
    }

    private static Map<Node, String> fingerprints(List<GraphStamp> stamps) {
        return stamps.stream()
                .collect(Collectors.toMap(GraphStamp::graph, GraphStamp::fingerprint));
    }

    private static List<Triple> content(GraphStore store, Node name) {
        return store.read(name, graph -> withoutStamp(name, graph));
    }

    private static List<Triple> withoutStamp(Node name, Graph graph) {
        List<Triple> triples = new ArrayList<>(graph.find().toList());
        triples.removeIf(
                t ->
                        t.getSubject().equals(name)
                                && (t.getPredicate().equals(Tw.revision)
                                        || t.getPredicate().equals(Tw.fingerprint)));
        return triples;
    }

    /** In their order where the query gives one, else sorted. */
    private static List<String> rows(GraphStore store, Query query) {
        List<String> rows =
                store.query(
                        query,
                        LIMIT,
                        result ->
                                result instanceof QueryResult.Rows(var all)
                                        ? all.stream()
                                                .map(row -> text(query.getProjectVars(), row))
                                                .toList()
                                        : List.of());
        return query.hasOrderBy() ? rows : rows.stream().sorted().toList();
    }

    private static String text(List<Var> variables, Binding row) {
        return variables.stream()
                .map(v -> v + "=" + (row.contains(v) ? text(row.get(v)) : ""))
                .collect(Collectors.joining("\t"));
    }

    private static String text(Triple triple) {
        return Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject())
                .map(EnginesAgreeTest::text)
                .collect(Collectors.joining(" "));
    }

    /** Numbers by their value: 2, 2.0 and 2e0 are the same. */
    private static String text(Node node) {
        if (node.isLiteral() && NodeValue.makeNode(node).isNumber()) {
            return String.format(Locale.ROOT, "%.9g", NodeValue.makeNode(node).getDouble());
        }
        return node.toString();
    }
}
