package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.server.RunningServer.assertProblem;
import static org.tiaowen.server.RunningServer.encode;
import static org.tiaowen.server.RunningServer.header;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** What a client may ask of the connection, and that nothing is fetched in its name. */
@Timeout(1800)
final class HttpLimitsTest {

    private static final String SITE = "https://site.example";

    /** Goes on until its time is over. */
    private static final String ENDLESS =
            "ASK { FILTER regex('" + "a".repeat(60) + "!', '^(.*a){12}b$') }";

    @AutoClose
    private static final RunningServer server =
            RunningServer.withLimits(
                    new QueryLimits(
                            RunningServer.LIMIT,
                            100,
                            0,
                            Duration.ofSeconds(60),
                            1,
                            Duration.ofMillis(1)),
                    new HttpLimits(
                            4096, 2000, 100_000, Duration.ofSeconds(1), 1000, 100, List.of(SITE)));

    @Test
    void whatIsTooLongIsRefusedAsAProblem() throws Exception {
        assertProblem(414, "too-large", server.get("/?q=" + "x".repeat(5000)));
        assertProblem(431, "too-large", server.get("/healthz", "X-Long", "x".repeat(5000)));
        HttpResponse<String> declared =
                server.post(
                        "/graphs?graph=x:mine",
                        "text/turtle",
                        "#".repeat(200_000),
                        RunningServer.AUTHORIZED);
        assertProblem(413, "too-large", declared);
        String upload =
                Raw.exchange(
                        server.port(),
                        """
                        POST /api/v1/sources HTTP/1.1\r
                        Authorization: %s\r
                        Content-Type: multipart/form-data; boundary=x\r
                        Content-Length: 100001\
                        """
                                .formatted(RunningServer.AUTHORIZED[1]));
        assertTrue(upload.startsWith("HTTP/1.1 413"), upload);
        byte[] undeclared = "#".repeat(200_000).getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> streamed =
                server.send(
                        server.request("/graphs?graph=x:mine", RunningServer.AUTHORIZED)
                                .header("Content-Type", "text/turtle")
                                .PUT(
                                        BodyPublishers.fromPublisher(
                                                BodyPublishers.ofByteArray(undeclared))));
        assertProblem(413, "too-large", streamed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/retrieve", "/api/v1/verify", "/sparql", "/update"})
    void aBodyOfWhichNothingIsSaidIsRefusedInWords(String path) {
        HttpResponse<String> answer =
                server.send(
                        server.request(path, RunningServer.AUTHORIZED)
                                .POST(BodyPublishers.ofString("{}")));
        String detail = assertProblem(415, "media-type", answer).get("detail").asText();
        assertTrue(detail.contains("no Content-Type"), detail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /heal",
                "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-",
                "POST /sparql HTTP/1.1\r\n"
                        + "Host: localhost\r\n"
                        + "Content-Type: application/sparql-query\r\n"
                        + "Content-Length: 1000\r\n\r\n"
                        + "ASK"
            })
    void whoStopsInTheMiddleIsCutOff(String begun) throws Exception {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertFalse(answer.contains(" 200 "), answer);
        } catch (SocketException e) {
            assertTrue(String.valueOf(e.getMessage()).contains("reset"), e::toString);
        }
        assertEquals(200, server.get("/healthz").statusCode());
    }

    @Test
    void furtherConnectionsWaitUntilOneIsClosed() throws Exception {
        HttpLimits two =
                new HttpLimits(4096, 2000, 100_000, Duration.ofMinutes(10), 0, 2, List.of());
        List<Socket> open = new ArrayList<>();
        try (RunningServer few =
                RunningServer.withLimits(QueryLimits.within(RunningServer.LIMIT), two)) {
            do {
                open.add(new Socket("localhost", few.port()));
            } while (open.size() < 5 && isAnswered(open.getLast(), open.size() > 2 ? 1000 : 0));
            assertTrue(open.size() > 2 && open.size() < 5, open.size() + " connections");
            open.getFirst().close();
            open.getLast().setSoTimeout(0);
            assertEquals('H', open.getLast().getInputStream().read());
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    /** Within so many milliseconds; 0 waits as long as it takes. */
    private static boolean isAnswered(Socket socket, int millis) throws IOException {
        String request = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.setSoTimeout(millis);
        try {
            return socket.getInputStream().read() == 'H';
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Test
    void aQueryWhoseTurnDoesNotComeIsToldToComeBack() {
        CompletableFuture<HttpResponse<String>> first;
        HttpResponse<String> second;
        int seconds = 1;
        do { // on a busy machine the second may be asked when the first is over
            int limit = seconds;
            first = CompletableFuture.supplyAsync(() -> endless(limit));
            do {
                second = server.get("/sparql?query=" + encode("ASK {}"));
            } while (second.statusCode() == 200 && !first.isDone());
            seconds *= 2;
        } while (second.statusCode() == 200);
        assertProblem(503, "busy", second);
        assertEquals("5", header(second, "Retry-After"));
        assertEquals(200, server.get("/api/v1/documents").statusCode());
        assertProblem(503, "query-timeout", first.join());
        assertEquals(200, server.get("/sparql?query=" + encode("ASK {}")).statusCode());
    }

    /** Asked until it has its turn, which is over after some seconds. */
    private static HttpResponse<String> endless(int seconds) {
        HttpResponse<String> answer;
        do {
            answer = server.get("/sparql?timeout=" + seconds + "&query=" + encode(ENDLESS));
        } while (answer.body().contains("#busy"));
        return answer;
    }

    @Test
    void onlyPagesOfNamedSitesMayRead() {
        HttpResponse<String> named = server.get("/api/v1/documents", "Origin", SITE);
        assertEquals(SITE, header(named, "Access-Control-Allow-Origin"));
        assertTrue(named.headers().allValues("Vary").toString().contains("Origin"));
        HttpResponse<String> other = server.get("/api/v1/documents", "Origin", SITE + ".evil");
        assertEquals("", header(other, "Access-Control-Allow-Origin"));
        assertTrue(other.headers().allValues("Vary").toString().contains("Origin"));
        assertEquals("", header(server.get("/healthz"), "Access-Control-Allow-Credentials"));
    }

    @Test
    void settingsThatCannotBeAreRefused() {
        for (String origin : List.of("example.org", "https://a b", "https://a/b", "")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new HttpLimits(4096, 1, 1, Duration.ofSeconds(1), 0, 1, List.of(origin)));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> new HttpLimits(0, 1, 1, Duration.ofSeconds(1), 0, 1, List.of()));
    }

    /** A machine that the server could reach hears nothing, whatever a client names. */
    @Test
    void nothingIsFetchedInAClientsName() throws Exception {
        try (ServerSocket inside = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            AtomicInteger calls = new AtomicInteger();
            Thread listener =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            while (true) {
                                                inside.accept().close();
                                                calls.incrementAndGet();
                                            }
                                        } catch (IOException e) {
                                            return; // closed
                                        }
                                    });
            String there = "http://localhost:" + inside.getLocalPort() + "/x";
            int[] answers = {
                query("SELECT * { SERVICE <" + there + "> { ?s ?p ?o } }"),
                query("SELECT * FROM <" + there + "> { ?s ?p ?o }"),
                query("ASK FROM <" + there + "> FROM NAMED <file:///etc/passwd> { ?s ?p ?o }"),
                update("LOAD <" + there + "> INTO GRAPH <x:mine>"),
                graph("application/ld+json", "{\"@context\":\"" + there + "\",\"a\":1}"),
                graph(
                        "application/rdf+xml",
                        "<!DOCTYPE r [<!ENTITY % e SYSTEM \"" + there + "\"> %e;]><r/>"),
                graph(
                        "application/rdf+xml",
                        "<!DOCTYPE r SYSTEM \""
                                + there
                                + "\"><rdf:RDF"
                                + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>"),
                graph("text/turtle", "@base <" + there + "> . <> <owl:imports> <" + there + "> .")
            };
            assertEquals(403, answers[0]);
            assertEquals(403, answers[3]);
            assertEquals(400, answers[4]);
            assertEquals(400, answers[5]);
            inside.close();
            listener.join();
            assertEquals(0, calls.get());
        }
    }

    private static int query(String text) {
        return server.get("/sparql?query=" + encode(text)).statusCode();
    }

    private static int update(String text) {
        return server.post("/update", "application/sparql-update", text, RunningServer.AUTHORIZED)
                .statusCode();
    }

    private static int graph(String type, String body) {
        return server.send(
                        server.request("/graphs?graph=x:mine", RunningServer.AUTHORIZED)
                                .header("Content-Type", type)
                                .PUT(BodyPublishers.ofString(body)))
                .statusCode();
    }
}
