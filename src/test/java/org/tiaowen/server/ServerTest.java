package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.server.RunningServer.assertProblem;
import static org.tiaowen.server.RunningServer.header;
import static org.tiaowen.server.RunningServer.json;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.QueryLibrary;
import org.tiaowen.graph.jena.Tdb2Store;
import org.tiaowen.rdf.Iris;
import org.tiaowen.rdf.Samples;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What holds for all answers, and how the server starts and ends. */
final class ServerTest {

    @Test
    void whatIsNotThereIsAProblem() throws Exception {
        try (RunningServer server = RunningServer.withSamples()) {
            for (String path :
                    List.of("/no/such/path", "/api/v1", "/api/v1/nothing", "/id", "/x?y=z")) {
                assertProblem(404, "not-found", server.get(path));
            }
            for (String line :
                    List.of(
                            "GET /%zz HTTP/1.1",
                            "GET /id/%2e%2e/x HTTP/1.1",
                            "GET /api/v1/sources/a%2Fb/text HTTP/1.1",
                            "GET /\u00ff\u00fe HTTP/1.1",
                            "NONSENSE",
                            "GET / HTTP/9.9")) {
                String answer = Raw.exchange(server.port(), line);
                assertTrue(answer.matches("(?s)HTTP/1\\.1 [45]\\d\\d .*"), line + "\n" + answer);
                assertTrue(answer.contains("application/problem+json"), line + "\n" + answer);
            }
        }
    }

    @Test
    void aMethodThatIsNotAnsweredIsToldWhichAre() throws Exception {
        try (RunningServer server = RunningServer.withSamples()) {
            HttpResponse<String> put =
                    server.send(server.request("/sparql").PUT(BodyPublishers.ofString("x")));
            assertProblem(405, "method", put);
            assertEquals("GET, HEAD, OPTIONS, POST", header(put, "Allow"));
            HttpResponse<String> post = server.post("/api/v1/documents", "text/plain", "x");
            assertProblem(405, "method", post);
            assertEquals("GET, HEAD, OPTIONS", header(post, "Allow"));
        }
    }

    @Test
    void headSaysWhatGetWould() throws Exception {
        try (RunningServer server = RunningServer.withSamples()) {
            for (String path :
                    List.of("/", "/sparql?query=ASK%7B%7D", "/api/v1/units", "/id/source/a")) {
                HttpResponse<String> head =
                        server.send(server.request(path).method("HEAD", BodyPublishers.noBody()));
                HttpResponse<String> get = server.get(path);
                assertEquals(200, head.statusCode(), path);
                assertEquals("", head.body(), path);
                assertEquals(header(get, "Content-Type"), header(head, "Content-Type"), path);
                assertEquals(header(get, "ETag"), header(head, "ETag"), path);
            }
        }
    }

    @Test
    void scriptsOfOtherSitesMayRead() throws Exception {
        try (RunningServer server = RunningServer.withSamples()) {
            HttpResponse<String> get = server.get("/api/v1/units", "Origin", "https://example.org");
            assertEquals("*", header(get, "Access-Control-Allow-Origin"));
            for (String exposed : List.of("ETag", "Link", "Retry-After", "Content-Disposition")) {
                assertTrue(
                        List.of(header(get, "Access-Control-Expose-Headers").split(", "))
                                .contains(exposed),
                        exposed);
            }
            HttpRequest.Builder preflight =
                    server.request(
                                    "/sparql",
                                    "Origin",
                                    "https://example.org",
                                    "Access-Control-Request-Method",
                                    "POST",
                                    "Access-Control-Request-Headers",
                                    "content-type")
                            .method("OPTIONS", BodyPublishers.noBody());
            HttpResponse<String> options = server.send(preflight);
            assertEquals(204, options.statusCode());
            assertEquals("*", header(options, "Access-Control-Allow-Origin"));
            assertTrue(header(options, "Access-Control-Allow-Methods").contains("POST"));
            assertTrue(header(options, "Access-Control-Allow-Headers").contains("Content-Type"));
            assertEquals("GET, HEAD, OPTIONS, POST", header(options, "Allow"));
            HttpResponse<String> problem = server.get("/no/such/path", "Origin", "https://a.b");
            assertEquals("*", header(problem, "Access-Control-Allow-Origin"));
        }
    }

    @Test
    void theServerAnswersBeforeTheIndexDoes() throws Exception {
        try (RunningServer server = RunningServer.empty()) {
            server.setIngest(new IngestStatus(true, List.of("b.bin：不是文本 <b>")));
            assertEquals(200, server.get("/healthz").statusCode());
            HttpResponse<String> notReady = server.get("/readyz");
            assertEquals(503, notReady.statusCode());
            assertEquals(false, json(notReady).get("index").asBoolean());
            HttpResponse<String> search = server.get("/api/v1/search?q=x");
            assertProblem(503, "not-ready", search);
            assertEquals("1", header(search, "Retry-After"));
            assertEquals(0, json(server.get("/api/v1/documents")).get("total").asInt());
            String front = server.get("/").body();
            assertTrue(front.contains("正在读入") && front.contains("不是文本 &lt;b&gt;"), front);

            server.openIndex();
            assertEquals(503, server.get("/readyz").statusCode(), "the first ingest goes on");
            server.fill();
            server.setIngest(IngestStatus.IDLE);
            HttpResponse<String> ready = server.get("/readyz");
            assertEquals(200, ready.statusCode());
            JsonNode json = json(ready);
            assertTrue(json.get("graph").asBoolean() && json.get("index").asBoolean());
            assertEquals(false, json.get("semantic").asBoolean());
            server.setIngest(new IngestStatus(true, List.of()));
            assertEquals(200, server.get("/readyz").statusCode(), "once ready it stays so");
            assertTrue(json(server.get("/api/v1/search?q=x")).has("hits"));
        }
    }

    @Test
    void aChangeOfTheGraphIsSeenAndChangesTheTag() throws Exception {
        try (RunningServer server = RunningServer.withSamples()) {
            HttpResponse<String> before = server.get("/api/v1/documents");
            server.store().remove(Samples.IRIS.source("c"));
            HttpResponse<String> after =
                    server.get("/api/v1/documents", "If-None-Match", header(before, "ETag"));
            assertEquals(200, after.statusCode());
            assertEquals(json(before).get("total").asInt() - 1, json(after).get("total").asInt());
            assertEquals(
                    Long.toString(server.store().revision()), header(after, "Tiaowen-Revision"));
        }
    }

    @Test
    void aFailureOfTheServersOwnIsToldWithoutItsTrace() throws Exception {
        RunningServer server = RunningServer.withSamples();
        try (server) {
            server.store().close();
            HttpResponse<String> answer = server.get("/api/v1/documents");
            assertProblem(500, "internal", answer);
            assertEquals(-1, answer.body().indexOf("IllegalState"), answer.body());
        }
    }

    @Test
    void requestsAreCountedOnceMetricsAreAskedFor() throws Exception {
        try (RunningServer server = RunningServer.withSamples()) {
            assertEquals(200, server.get("/metrics").statusCode());
            server.get("/api/v1/documents/nothing");
            server.get("/api/v1/units");
            String metrics = server.get("/metrics").body();
            assertTrue(
                    metrics.contains(
                            "http_server_requests_seconds_count{method=\"GET\",path=\"/api/v1/units\",status=\"200\"}"
                                + " 1"),
                    metrics);
            assertTrue(metrics.contains("path=\"none\",status=\"404\"} 1"), metrics);
            assertTrue(metrics.contains("tiaowen_graph_revision "), metrics);
        }
    }

    @Test
    void aPortInUseIsSaid() throws Exception {
        try (RunningServer server = RunningServer.empty()) {
            ServerException e =
                    assertThrows(
                            ServerException.class, () -> start("localhost", server.port(), "/id/"));
            assertEquals(ServerException.Reason.PORT_IN_USE, e.reason());
            assertTrue(String.valueOf(e.getMessage()).contains(Integer.toString(server.port())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-host.invalid", "192.0.2.1"})
    void anAddressThatIsNotThisMachinesIsSaid(String host) {
        ServerException e = assertThrows(ServerException.class, () -> start(host, 0, "/id/"));
        assertEquals(ServerException.Reason.ADDRESS, e.reason());
    }

    @Test
    void anyBaseIsAnsweredUnderItsOwnPath() throws Exception {
        for (String path : List.of("/", "/data/", "/api/v1/")) {
            try (Server server = start("localhost", 0, path)) {
                for (String asked : List.of("/id/source/s", path + "source/s")) {
                    String line = "GET " + asked + " HTTP/1.1";
                    String answer = Raw.exchange(server.port(), line);
                    assertTrue(answer.startsWith("HTTP/1.1 200 "), asked + "\n" + answer);
                }
                String health = Raw.exchange(server.port(), "GET /healthz HTTP/1.1");
                assertTrue(health.startsWith("HTTP/1.1 200 "), health);
            }
        }
    }

    private static Server start(String host, int port, String path) throws ServerException {
        Iris iris = new Iris("https://example.org" + path, text -> text);
        GraphStore store = Tdb2Store.inMemory();
        store.replace(iris.source("s"), "f", List.of());
        return new Server(
                        new ServerSettings(host, port, Duration.ofSeconds(5), "1"),
                        new Services(
                                store,
                                new CompletableFuture<>(),
                                QueryLibrary.packaged(),
                                iris,
                                _ -> Optional.empty(),
                                () -> IngestStatus.IDLE))
                .start();
    }
}
