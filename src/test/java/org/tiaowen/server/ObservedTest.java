package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.server.RunningServer.encode;
import static org.tiaowen.server.RunningServer.header;
import static org.tiaowen.server.RunningServer.json;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.access.AuditLog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What is seen of requests from outside: numbers, headers, meters, logs. */
final class ObservedTest {

    private static final String ASK = "/sparql?query=" + encode("ASK { ?secretName ?p ?o }");

    @TempDir private static Path folder;

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server =
                RunningServer.withAccess(
                        new Access(
                                WriteToken.of("the token of the tests"),
                                false,
                                AuditLog.of(folder),
                                folder.resolve("requests.jsonl"),
                                folder),
                        new QueryLimits(RunningServer.LIMIT, 100, 0, Duration.ofNanos(1)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<JsonNode> logged() throws IOException {
        Path file = folder.resolve("requests.jsonl");
        return Files.exists(file)
                ? Files.readAllLines(file).stream().map(RunningServer::json).toList()
                : List.of();
    }

    /** A line is written when the answer has gone out, which the client may see before. */
    private static JsonNode awaitLine(String id) throws Exception {
        for (int i = 0; i < 60_000; i++) {
            for (JsonNode line : logged()) {
                if (line.get("id").asText().equals(id)) {
                    return line;
                }
            }
            Thread.sleep(10);
        }
        throw new AssertionError("no line with " + id);
    }

    @Test
    void aRequestKeepsTheNumberThatItsClientGaveIt() throws Exception {
        HttpResponse<String> answer = server.get(ASK, "X-Request-Id", "abc-1.2_3");
        assertEquals("abc-1.2_3", header(answer, "X-Request-Id"));
        JsonNode line = awaitLine("abc-1.2_3");
        assertEquals("/sparql", line.get("path").asText());
        assertEquals("/sparql", line.get("route").asText());
        assertEquals(200, line.get("status").asInt());
        assertTrue(line.get("bytes").asLong() > 0);
        assertFalse(line.toString().contains("secretName"), line::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "-a",
                "{\"x\":1}",
                "a;b",
                "0123456789012345678901234567890123456789012345678901234567890123456789"
            })
    void aNumberThatIsNotFitToBeLoggedIsReplaced(String id) {
        String other = header(server.get("/healthz", "X-Request-Id", id), "X-Request-Id");
        assertNotEquals(id, other);
        assertTrue(other.matches("[0-9a-f]{16}"), other);
    }

    /**
     * Sixteen pages are always there; with a source, a document, two measures, a unit, a sector.
     */
    @Test
    void whatIsRehearsedNobodySees(@TempDir Path other) throws IOException {
        Path log = other.resolve("requests.jsonl");
        Access closed =
                new Access(
                        WriteToken.of("the token of the tests"), true, AuditLog.NONE, log, other);
        try (RunningServer filled = RunningServer.withAccess(closed)) {
            filled.fill();
            filled.openIndex();
            assertEquals(0, filled.rehearse(() -> true));
            filled.get("/metrics", RunningServer.AUTHORIZED); // requests are counted from here on
            assertEquals(16 + 6, filled.rehearse(() -> false));
            assertTrue(filled.rehearseSearches() > 0);
            String meters = filled.get("/metrics", RunningServer.AUTHORIZED).body();
            assertFalse(meters.contains("path=\"/api/v1/search\""), meters);
            assertEquals(401, filled.get("/about").statusCode());
        }
        assertEquals(3, Files.readAllLines(log).size());
    }

    @Test
    void noSecretIsLogged() throws Exception {
        server.get("/graphs?x=hidden1", "Authorization", "Bearer hidden2", "X-Request-Id", "s-1");
        awaitLine("s-1");
        server.post(
                "/update",
                "application/sparql-update",
                "INSERT DATA {}",
                "Authorization",
                "Bearer hidden2");
        String all =
                Files.readString(folder.resolve("requests.jsonl"))
                        + Files.readString(folder.resolve("audit.log"));
        assertFalse(all.contains("hidden"), all);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/healthz",
                "/metrics",
                "/nothing",
                "/sparql?query=x",
                "/openapi.json",
                "/mcp",
                "/api/v1/search?q=x",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/assets/../../pom.xml",
                "/docs/..%2f..%2fpom.xml"
            })
    void everyAnswerHasTheHeadersThatKeepABrowserSafe(String path) {
        HttpResponse<String> answer = server.get(path);
        assertEquals("nosniff", header(answer, "X-Content-Type-Options"), path);
        assertEquals("no-referrer", header(answer, "Referrer-Policy"), path);
        assertTrue(header(answer, "Content-Security-Policy").contains("frame-ancestors"), path);
        assertFalse(header(answer, "Content-Security-Policy").contains("unsafe"), path);
        assertTrue(header(answer, "Server").isEmpty());
        assertFalse(answer.body().contains("root:") || answer.body().contains("<project"), path);
        assertFalse(answer.body().contains("\tat "), "no stack trace");
    }

    @Test
    void whatJettyRefusesHasThemToo() {
        HttpResponse<String> answer = server.get("/?q=" + "x".repeat(80_000));
        assertEquals(414, answer.statusCode());
        assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
        assertTrue(header(answer, "Content-Security-Policy").contains("frame-ancestors"));
    }

    @Test
    void metersTellOfRequestsQueriesIndexAndDisk() throws Exception {
        server.get("/metrics");
        server.get(ASK, "X-Request-Id", "m-1");
        awaitLine("m-1");
        String meters = server.get("/metrics").body();
        for (String expected :
                List.of(
                        "http_server_requests_seconds_bucket{method=\"GET\",path=\"/sparql\",status=\"200\",le=\"0.15\"}",
                        "tiaowen_queries_stopped_total{why=\"timeout\"}",
                        "tiaowen_queries_stopped_total{why=\"turn\"}",
                        "tiaowen_queries_running ",
                        "tiaowen_index_lag ",
                        "tiaowen_embedding_queue ",
                        "tiaowen_ingest_running 0",
                        "tiaowen_data_bytes ",
                        "tiaowen_data_free_bytes ",
                        "jvm_memory_used_bytes",
                        "jvm_threads_live_threads")) {
            assertTrue(meters.contains(expected), expected + " in\n" + meters);
        }
    }

    @Test
    void whatIsMissingIsSaid() {
        JsonNode ready = json(server.get("/readyz"));
        assertFalse(ready.get("ready").asBoolean());
        assertTrue(ready.get("missing").toString().contains("the index is being opened"));
    }

    @Test
    void aSlowQueryIsLoggedWithItsTextInOneLine() throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            server.get(
                    "/sparql?query=" + encode("ASK {\n ?s ?p '津\\nline' }"),
                    "X-Request-Id",
                    "slow-1");
        } finally {
            System.setErr(before);
        }
        String line =
                said.toString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(l -> l.contains("[slow-1] a slow query"))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(said));
        assertTrue(line.contains("津\\nline"), line);
    }
}
