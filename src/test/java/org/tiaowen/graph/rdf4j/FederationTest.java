package org.tiaowen.graph.rdf4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tiaowen.Beside;
import org.tiaowen.Tiaowen;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphException.Reason;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.QueryLibrary;
import org.tiaowen.graph.QueryResult;
import org.tiaowen.graph.Sparql;
import org.tiaowen.graph.jena.Tdb2Store;
import org.tiaowen.rdf.Iris;
import org.tiaowen.server.IngestStatus;
import org.tiaowen.server.Server;
import org.tiaowen.server.ServerException;
import org.tiaowen.server.ServerSettings;
import org.tiaowen.server.Services;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** One query over real servers, each with a city of its own; one goes away, one never answers. */
@Beside
final class FederationTest {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration OF_EACH = Duration.ofMinutes(2);

    /** Of a server that will not answer; the others have been asked before and are warm. */
    private static final Duration SHORT = Duration.ofSeconds(5);

    private static final Node TITLE = node("title");
    private static final String TITLES = "SELECT ?o { ?s <" + TITLE + "> ?o } ORDER BY ?o";

    private final GraphStore north = Tdb2Store.inMemory();
    private final GraphStore south = Tdb2Store.inMemory();
    private Server first;
    private Server second;

    @BeforeEach
    void start() throws ServerException {
        north.replace(
                node("a"),
                "f",
                List.of(title("x", "北"), Triple.create(node("x"), TITLE, node("y"))));
        south.replace(node("b"), "f", List.of(title("y", "南")));
        first = server(north);
        second = server(south);
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
        north.close();
        south.close();
    }

    @Test
    void oneQueryIsAnsweredByAll() {
        try (Federation both = federation(first, second)) {
            assertEquals(List.of("北", "南"), literals(both, TITLES));
            // what one server says of a thing of the other
            assertEquals(
                    List.of("南"),
                    literals(
                            both,
                            "SELECT ?o { <%s> <%s>/<%s> ?o }".formatted(node("x"), TITLE, TITLE)));
            assertEquals(2, both.revision());
            assertEquals(
                    Set.of("北", "南"),
                    both.readAll(
                            graph ->
                                    graph.stream(Node.ANY, TITLE, Node.ANY)
                                            .map(Triple::getObject)
                                            .filter(Node::isLiteral)
                                            .map(Node::getLiteralLexicalForm)
                                            .collect(Collectors.toSet())));
            assertTrue(
                    both.<Boolean, RuntimeException>query(
                            Sparql.parse("ASK { ?s ?p '南' }"),
                            LIMIT,
                            r -> ((QueryResult.Truth) r).value()));
            assertEquals(
                    Reason.FORBIDDEN,
                    assertThrows(
                                    GraphException.class,
                                    () -> both.replace(node("c"), "f", List.of()))
                            .reason());
        }
    }

    /** A filter on what an OPTIONAL binds keeps the rows in which it is so. */
    @Test
    void aFilterOutsideAnOptionalKeepsItsRows() {
        Node name = node("name");
        for (GraphStore city : List.of(north, south)) {
            city.replace(
                    node("names"),
                    "f",
                    List.of(Triple.create(node(city == north ? "x" : "y"), name, node("n"))));
        }
        try (Federation both = federation(first, second)) {
            String optional = "SELECT ?o { ?s <%s> <%s> OPTIONAL { ?s <%s> ?o } FILTER(%s) }";
            for (String filter : List.of("?o = '南'", "BOUND(?o) && ?o = '南'", "'' || ?o = '南'")) {
                assertEquals(
                        List.of("南"),
                        literals(both, optional.formatted(name, node("n"), TITLE, filter)),
                        filter);
            }
        }
    }

    /** An OPTIONAL in another may ask for what was bound outside of both. */
    @Test
    void anOptionalInsideAnotherAsksForWhatWasBoundOutside() {
        Node name = node("name");
        for (GraphStore city : List.of(north, south)) {
            city.replace(
                    node("names"),
                    "f",
                    List.of(Triple.create(node(city == north ? "x" : "y"), name, node("y"))));
        }
        try (Federation both = federation(first, second)) {
            assertEquals(
                    List.of("南", "南", "南"),
                    literals(
                            both,
                            "SELECT ?o { ?s <%1$s> ?n OPTIONAL { ?s <%2$s> ?t OPTIONAL { ?n <%2$s> ?o } } }"
                                    .formatted(name, TITLE)));
        }
    }

    @Test
    void theCommandLineAsksThemTogether() {
        String both = address(first) + "," + address(second);
        assertEquals(0, Tiaowen.execute("query", "--federate", both, "unresolved-citations"));
        assertEquals(2, Tiaowen.execute("query", "--federate", "nowhere", "unresolved-citations"));
        assertEquals(
                1,
                Tiaowen.execute(
                        "query", "--federate", "http://localhost:1", "unresolved-citations"));
    }

    @Test
    void aServerThatGoesAwayIsNamed() {
        try (Federation both = federation(first, second)) {
            assertEquals(List.of(), missing(both));
            String gone = address(second);
            second.close();
            assertEquals(List.of("北"), literals(both, TITLES));
            assertEquals(List.of(gone), missing(both));
            first.close();
            GraphException e =
                    assertThrows(
                            GraphException.class,
                            () -> {
                                while (true) { // what was seen a moment ago is believed so long
                                    literals(both, TITLES);
                                }
                            });
            assertEquals(Reason.UNREACHABLE, e.reason());
        }
    }

    @Test
    void aServerThatDoesNotAnswerInTimeIsNamed() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        HttpServer slow =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        slow.createContext(
                "/",
                exchange -> {
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    exchange.close();
                });
        slow.start();
        URI url = URI.create("http://localhost:" + slow.getAddress().getPort() + "/sparql");
        try (Federation both = federation(first, second)) {
            assertEquals(List.of("北", "南"), literals(both, TITLES));
        }
        try (Federation three =
                Federation.of(
                        List.of(URI.create(address(first)), url, URI.create(address(second))),
                        SHORT)) {
            assertEquals(List.of("北", "南"), literals(three, TITLES));
            assertEquals(List.of(url.toString()), missing(three));
        } finally {
            end.countDown();
            slow.stop(0);
        }
    }

    @Test
    void theAnswerNamesWhoIsMissingAndIsNotKept() throws Exception {
        try (Federation both = federation(first, second);
                Server front = server(both)) {
            HttpResponse<String> whole = get(front, TITLES);
            assertTrue(whole.body().contains("南"), whole.body());
            assertEquals(Optional.empty(), whole.headers().firstValue("Tiaowen-Missing-Endpoints"));
            String gone = address(second);
            second.close();
            // another question: for two seconds a server counts as there, and an answer is kept
            HttpResponse<String> half = get(front, TITLES + " LIMIT 1000");
            assertEquals(200, half.statusCode());
            assertFalse(half.body().contains("南"), half.body());
            assertEquals(Optional.of(gone), half.headers().firstValue("Tiaowen-Missing-Endpoints"));
            assertEquals(Optional.of("no-store"), half.headers().firstValue("Cache-Control"));
            assertEquals(Optional.empty(), half.headers().firstValue("ETag"));
        }
    }

    private static HttpResponse<String> get(Server server, String query) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(
                                    URI.create(
                                            address(server)
                                                    + "?query="
                                                    + URLEncoder.encode(
                                                            query, StandardCharsets.UTF_8)))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    static Server server(GraphStore store) throws ServerException {
        Services services =
                new Services(
                        store,
                        CompletableFuture.failedFuture(new IOException("no index here")),
                        QueryLibrary.packaged(),
                        new Iris(Iris.DEFAULT_BASE, text -> text),
                        _ -> Optional.empty(),
                        () -> IngestStatus.IDLE);
        return new Server(new ServerSettings("localhost", 0, LIMIT, "1.2.3"), services).start();
    }

    static Federation federation(Server... servers) {
        return Federation.of(
                List.of(servers).stream()
                        .map(server -> URI.create("http://localhost:" + server.port()))
                        .toList(),
                OF_EACH);
    }

    private static String address(Server server) {
        return "http://localhost:" + server.port() + "/sparql";
    }

    private static List<String> missing(GraphStore store) {
        return store.query(Sparql.parse(TITLES), LIMIT, _ -> store.missing());
    }

    private static List<String> literals(GraphStore store, String query) {
        return store.query(
                Sparql.parse(query),
                LIMIT,
                result ->
                        ((QueryResult.Rows) result)
                                .rows().stream()
                                        .map(row -> row.get("o"))
                                        .filter(Node::isLiteral)
                                        .map(Node::getLiteralLexicalForm)
                                        .toList());
    }

    private static Node node(String name) {
        return NodeFactory.createURI("http://example.org/" + name);
    }

    private static Triple title(String subject, String text) {
        return Triple.create(node(subject), TITLE, NodeFactory.createLiteralString(text));
    }
}
