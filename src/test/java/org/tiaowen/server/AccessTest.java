package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.server.RunningServer.assertProblem;
import static org.tiaowen.server.RunningServer.header;
import static org.tiaowen.server.RunningServer.json;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.access.AuditLog;
import org.tiaowen.access.Token.Scope;
import org.tiaowen.access.Tokens;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** Who may read and write, and what is written down of it. */
final class AccessTest {

    private static final String UPDATE = "application/sparql-update";
    private static final String INSERT =
            "INSERT DATA { GRAPH <https://example.org/mine> { <x:s> <x:p> '津' } }";

    @TempDir private static Path folder;

    private static RunningServer open;
    private static RunningServer closed;

    @BeforeAll
    static void start() {
        open = start(false);
        closed = start(true);
    }

    @AfterAll
    static void stop() {
        open.close();
        closed.close();
    }

    private static RunningServer start(boolean isClosed) {
        return RunningServer.withAccess(
                new Access(WriteToken.none().or(Tokens.of(folder)), isClosed, AuditLog.of(folder)));
    }

    @BeforeEach
    void forget() throws IOException {
        Files.deleteIfExists(folder.resolve("audit.log"));
        Files.deleteIfExists(folder.resolve("tokens"));
    }

    private static HttpResponse<String> update(RunningServer server, String token) {
        return server.post("/update", UPDATE, INSERT, "Authorization", "Bearer " + token);
    }

    @Test
    void aTokenWritesUntilItIsRevokedAndAllOfItIsWrittenDown() throws Exception {
        RunningServer server = open;
        assertProblem(403, "writing-off", update(server, "x"));
        String secret = Tokens.of(folder).add("alice", Scope.WRITE);
        String reader = Tokens.of(folder).add("bob", Scope.READ);
        assertEquals(204, update(server, secret).statusCode());
        HttpResponse<String> refused = update(server, reader);
        assertProblem(403, "forbidden", refused);
        assertTrue(header(refused, "WWW-Authenticate").contains("insufficient_scope"));
        assertTrue(Tokens.of(folder).revoke("alice"));
        Tokens.of(folder).add("carol", Scope.WRITE);
        assertProblem(401, "unauthorized", update(server, secret));
        assertEquals(200, server.get("/sparql?query=ASK%7B%7D").statusCode());

        List<String> lines = Files.readAllLines(folder.resolve("audit.log"));
        List<JsonNode> log = lines.stream().map(RunningServer::json).toList();
        assertEquals(
                List.of("- 403", "alice 204", "bob 403", "- 401"),
                log.stream()
                        .map(n -> n.get("who").asText() + " " + n.get("result").asText())
                        .toList());
        assertEquals("POST", log.get(1).get("action").asText());
        assertEquals("/update", log.get(1).get("target").asText());
        assertTrue(lines.stream().noneMatch(l -> l.contains(secret) || l.contains(reader)));
    }

    @Test
    void anAddressCannotForgeALineOfTheAuditLog() throws Exception {
        RunningServer server = open;
        server.post("/graphs/%0A%7B%22who%22?x=%0D%0Ay", "text/turtle", "");
        List<String> lines = Files.readAllLines(folder.resolve("audit.log"));
        assertEquals(1, lines.size());
        assertEquals("-", json(lines.getFirst()).get("who").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sparql?query=ASK%7B%7D",
                "/api/v1/search?q=x",
                "/metrics",
                "/mcp",
                "/openapi.json",
                "/dump.nq.gz",
                "/nothing",
                "/HEALTHZ",
                "/healthz/",
                "/healthz/../metrics",
                "/healthz;a=b/../metrics"
            })
    void aClosedServerAsksForATokenOfEveryAddress(String path) {
        RunningServer server = closed;
        HttpResponse<String> answer = server.get(path);
        if (answer.statusCode() != 400) { // what Jetty does not take for an address
            assertProblem(401, "unauthorized", answer);
            assertTrue(header(answer, "WWW-Authenticate").contains("Basic"));
        }
        assertFalse(answer.body().contains("jvm_"));
    }

    @Test
    void aClosedServerIsReadWithATokenByProgramsAndBrowsers() {
        RunningServer server = closed;
        String reader = Tokens.of(folder).add("bob", Scope.READ);
        String writer = Tokens.of(folder).add("alice", Scope.WRITE);
        String query = "/sparql?query=ASK%7B%7D";
        assertEquals(200, server.get("/healthz").statusCode());
        assertEquals(503, server.get("/readyz").statusCode());
        assertEquals(200, get(server, query, "Bearer " + reader));
        assertEquals(200, get(server, query, basic(reader)));
        assertEquals(200, get(server, query, basic(writer)));
        assertEquals(401, get(server, query, basic("x")));
        assertEquals(401, get(server, query, "Basic !"));
        assertEquals(401, get(server, query, "Bearer "));
        // Browsers repeat Basic for any page: no one writes by it.
        assertProblem(
                401,
                "unauthorized",
                server.post("/update", UPDATE, INSERT, "Authorization", basic(writer)));
        assertEquals(204, update(server, writer).statusCode());
    }

    private static int get(RunningServer server, String path, String authorization) {
        return server.get(path, "Authorization", authorization).statusCode();
    }

    private static String basic(String token) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString(("me:" + token).getBytes(StandardCharsets.UTF_8));
    }
}
