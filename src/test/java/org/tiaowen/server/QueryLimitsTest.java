package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.server.RunningServer.assertProblem;
import static org.tiaowen.server.RunningServer.encode;
import static org.tiaowen.server.RunningServer.header;
import static org.tiaowen.server.RunningServer.json;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What a client gets that asks for much: all of it, a refusal, or a broken connection. */
@Timeout(1800)
final class QueryLimitsTest {

    private static final int ROWS = 20_000;
    private static final String DIRECT = "application/sparql-query";

    /** More rows than anyone waits for. */
    private static final String ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";

    private static final String RESET = "(reset)";
    private static final String NOT_BEGUN = "HTTP/1.1 503";
    private static final String CUT_OFF = "was cut off: the client does not read";

    @AutoClose
    private static final RunningServer server =
            RunningServer.withSamples(new QueryLimits(RunningServer.LIMIT, ROWS, 1 << 20));

    /** One that gives any number of rows, and keeps none. */
    @AutoClose
    private static final RunningServer patient =
            RunningServer.withSamples(new QueryLimits(RunningServer.LIMIT, 1L << 40, 0));

    private static String path(String query, String... parameters) {
        String rest = parameters.length == 0 ? "" : "&" + String.join("&", parameters);
        return "/sparql?query=" + encode(query) + rest;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { ?a ?b ?c . ?d ?e ?f }",
                "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 20001",
                "CONSTRUCT { ?a ?b ?f } { ?a ?b ?c . ?d ?e ?f }",
            })
    void moreThanTheLimitIsRefusedAndNeverCut(String query) {
        HttpResponse<String> answer = server.get(path(query));
        JsonNode problem = assertProblem(400, "too-many-rows", answer);
        assertEquals(ROWS, problem.get("maximum").asInt());
        String detail = problem.get("detail").asText();
        for (String way : new String[] {"LIMIT", "OFFSET", "maxRows", "dump"}) {
            assertTrue(detail.contains(way), detail);
        }
        assertEquals("", header(answer, "ETag"));
    }

    @Test
    void aPageOfTheQuerysOwnIsWhole() {
        String query = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT " + ROWS;
        HttpResponse<String> answer = server.get(path(query, "format=csv"));
        assertEquals(200, answer.statusCode());
        assertEquals(ROWS + 1, answer.body().lines().count());
        assertEquals("", header(answer, "Tiaowen-Part"));
    }

    @Test
    void aPartIsGivenWhereItIsAskedForAndSaysSo() {
        String query = "SELECT * { ?a ?b ?c . ?d ?e ?f }";
        for (String rows : new String[] {"7", Integer.toString(ROWS)}) {
            HttpResponse<String> part = server.get(path(query, "format=csv", "maxRows=" + rows));
            assertEquals(200, part.statusCode());
            assertEquals("rows=" + rows, header(part, "Tiaowen-Part"));
            assertEquals(Integer.parseInt(rows) + 1, part.body().lines().count());
        }
        HttpResponse<String> again = server.get(path(query, "format=csv", "maxRows=7"));
        assertEquals("hit", header(again, "Tiaowen-Cache"));
        assertEquals("rows=7", header(again, "Tiaowen-Part"));
        HttpResponse<String> whole =
                server.get(path("SELECT * { ?a a tw:Source }", "maxRows=1000"));
        assertEquals("", header(whole, "Tiaowen-Part"));
        HttpResponse<String> triples =
                server.get(path("CONSTRUCT WHERE { ?a ?b ?c }", "maxRows=5", "format=nt"));
        assertEquals(5, triples.body().lines().count());
        assertEquals("rows=5", header(triples, "Tiaowen-Part"));
        for (String wrong : new String[] {"0", "-1", "x", "20001"}) {
            assertProblem(400, "parameter", server.get(path(query, "maxRows=" + wrong)));
        }
    }

    /** It waits in a file until it is known to be whole. */
    @Test
    void aLongAnswerThatFailsLateIsAProblemAllTheSame() {
        String strings =
                "SELECT (CONCAT(STR(?a), STR(?c), STR(?d), STR(?f)) AS ?x) { ?a ?b ?c . ?d ?e ?f }";
        assertProblem(400, "too-many-rows", server.get(path(strings)));
        String few = "SELECT * { { SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 10000 } }";
        HttpResponse<String> whole = server.get(path(few));
        assertEquals(200, whole.statusCode(), whole.body());
        assertTrue(
                whole.body().length() > DeferredOutput.THRESHOLD,
                "chars: " + whole.body().length());
        assertTrue(json(whole).at("/results/bindings").size() < ROWS);
    }

    /** The client must not take what it got for the whole. */
    @ParameterizedTest
    @ValueSource(strings = {"json", "xml", "csv", "tsv"})
    void aResultThatBreaksOffBreaksTheConnection(String format) {
        UncheckedIOException broken = null;
        for (double limit = 0.5; broken == null; limit *= 2) {
            try {
                assertNotBegun(patient.get(endless(format, limit)));
            } catch (UncheckedIOException e) {
                broken = e;
            }
        }
        assertEquals(200, patient.get("/healthz").statusCode());
    }

    /** On a busy machine the limit may come before the first row has gone out. */
    private static void assertNotBegun(HttpResponse<String> answer) {
        assertProblem(503, "query-timeout", answer);
    }

    /** More rows than anyone waits for, and how many seconds the server goes on. */
    private static String endless(String format, double limit) {
        return path(ENDLESS + " LIMIT 1000000000", "format=" + format, "timeout=" + limit);
    }

    /** HTTP/1.1 says by the last chunk that an answer was whole, HTTP/1.0 by a proper end. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1\r\nConnection: keep-alive",
                "HTTP/1.1\r\nConnection: close",
                "HTTP/1.0",
            })
    void aResultThatBreaksOffHasNoProperEnd(String version) throws Exception {
        String broken = NOT_BEGUN;
        for (double limit = 0.5; broken.startsWith(NOT_BEGUN); limit *= 2) {
            try (Socket socket = ask(endless("json", limit), version)) {
                broken = read(socket.getInputStream());
            }
        }
        assertTrue(broken.startsWith("HTTP/1.1 200"), broken);
        assertEquals(version.startsWith("HTTP/1.1"), broken.contains("Transfer-Encoding: chunked"));
        assertFalse(broken.endsWith("0\r\n\r\n"));
        assertTrue(broken.endsWith(RESET), broken);
    }

    /**
     * Or it would hold its turn and its state of the graph for ever. That is no failure of the
     * server, whatever the writer makes of the lost connection.
     */
    @ParameterizedTest
    @ValueSource(strings = {"json", "csv"})
    void aClientThatDoesNotReadIsCutOff(String format) throws Exception {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            boolean isCutOff = false;
            for (double limit = 1; !isCutOff; limit *= 2) {
                try (Socket socket = ask(endless(format, limit), "HTTP/1.1")) {
                    // on a busy machine the limit may come before the connection is full
                    isCutOff = comes(CUT_OFF, log, Duration.ofSeconds((long) limit + 30));
                    if (isCutOff) {
                        String answer = read(socket.getInputStream());
                        assertTrue(answer.endsWith(RESET), answer);
                    }
                }
            }
            assertEquals(200, patient.get("/healthz").statusCode());
        } finally {
            System.setErr(before);
        }
        String said = log.toString(StandardCharsets.UTF_8);
        assertFalse(said.contains("ERROR"), said);
    }

    /** Whether a log says something within a time. */
    private static boolean comes(String words, ByteArrayOutputStream log, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            if (log.toString(StandardCharsets.UTF_8).contains(words)) {
                return true;
            }
            Thread.sleep(20);
        }
        return false;
    }

    /** A connection on which a query has been asked, and nothing been read. */
    private static Socket ask(String path, String version) throws IOException {
        Socket socket = new Socket("localhost", patient.port());
        socket.setSoTimeout((int) RunningServer.LIMIT.toMillis());
        String request = "GET " + path + " " + version + "\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private static String read(InputStream in) throws IOException {
        StringBuilder read = new StringBuilder();
        byte[] buffer = new byte[1 << 16];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (read.length() < 10_000) {
                    read.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
                } else {
                    read.replace(
                            5000,
                            read.length(),
                            "…" + new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
                }
            }
        } catch (SocketException e) {
            read.append(RESET);
        }
        return read.toString();
    }

    @Test
    void anEqualQuestionOfAnEqualStateIsAnsweredFromTheCache() {
        String query = "SELECT ?t { ?d a tw:Document; tw:title ?t } ORDER BY ?t LIMIT 3";
        HttpResponse<String> first = server.get(path(query));
        HttpResponse<String> second = server.get(path(query));
        HttpResponse<String> posted = server.post("/sparql", DIRECT, query);
        assertEquals("", header(first, "Tiaowen-Cache"));
        for (HttpResponse<String> hit : new HttpResponse[] {second, posted}) {
            assertEquals("hit", header(hit, "Tiaowen-Cache"));
            assertEquals(first.body(), hit.body());
        }
        assertEquals(header(first, "ETag"), header(second, "ETag"));
        assertEquals("no-cache", header(second, "Cache-Control"));
        assertEquals("", header(server.get(path(query, "format=csv")), "Tiaowen-Cache"));
        HttpResponse<String> dataset =
                server.get(path(query, "default-graph-uri=" + encode("urn:none")));
        assertEquals("", header(dataset, "Tiaowen-Cache"));
        assertFalse(dataset.body().equals(first.body()));
        String metrics = server.get("/metrics").body();
        assertTrue(metrics.contains("tiaowen_query_cache_hits_total"), metrics);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT (NOW() AS ?x) {}",
                "SELECT (RAND() AS ?x) {}",
                "SELECT (UUID() AS ?x) {}",
                "SELECT (struuid() AS ?x) {}",
                "SELECT * { ?s a tw:Source FILTER(?s != uuid()) }",
            })
    void whatIsAnotherAnswerEachTimeIsNotKept(String query) {
        server.get(path(query));
        HttpResponse<String> second = server.get(path(query));
        assertEquals(200, second.statusCode(), second.body());
        assertEquals("", header(second, "Tiaowen-Cache"));
        assertEquals("no-store", header(second, "Cache-Control"));
    }

    @Test
    void searchInsideAQueryWaitsForTheIndex() {
        String query = "SELECT ?m { ?m tw:search ('租金' 20) }";
        try (RunningServer young = RunningServer.empty()) {
            young.fill();
            HttpResponse<String> early = young.get(path(query));
            assertProblem(503, "not-ready", early);
            assertFalse(header(early, "Retry-After").isEmpty());
            young.openIndex();
            HttpResponse<String> answer = young.get(path(query));
            assertEquals(200, answer.statusCode(), answer.body());
            assertFalse(json(answer).at("/results/bindings").isEmpty());
        }
        assertProblem(
                400, "query-evaluation", server.get(path("SELECT ?m { ?m tw:search (?q 20) }")));
    }
}
