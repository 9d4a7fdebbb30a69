package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.QueryLibrary;
import org.tiaowen.graph.jena.Tdb2Store;
import org.tiaowen.rdf.Samples;
import org.tiaowen.rdf.Triples;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server that stops while clients are still there. */
final class StoppingTest {

    /** Longer than any machine needs. */
    private static final Duration EVER = Duration.ofMinutes(2);

    private static final String INITIALIZE =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":"
                    + "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},"
                    + "\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}";

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);

    /** A server that has one source, the text of which comes when it may. */
    private Server server(GraphStore store) throws ServerException {
        Samples.all()
                .forEach(
                        sample ->
                                store.replace(
                                        Samples.IRIS.source(sample.source().id()),
                                        "1",
                                        new Triples(Samples.IRIS)
                                                .of(
                                                        sample.source(),
                                                        sample.documents(),
                                                        sample.facts())));
        return new Server(
                        ServerSettings.local(0, "1"),
                        new Services(
                                store,
                                new CompletableFuture<>(),
                                QueryLibrary.packaged(),
                                Samples.IRIS,
                                _ -> slowly(),
                                () -> IngestStatus.IDLE))
                .start();
    }

    private Optional<byte[]> slowly() {
        asked.countDown();
        try {
            assertTrue(answer.await(EVER.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException("cut", e);
        }
        return Optional.of(RunningServer.TEXT.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpRequest.Builder request(Server server, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
    }

    private CompletableFuture<HttpResponse<String>> slowRequest(HttpClient client, Server server)
            throws InterruptedException {
        CompletableFuture<HttpResponse<String>> text =
                client.sendAsync(
                        request(
                                        server,
                                        "/api/v1/sources/"
                                                + Samples.all().getFirst().source().id()
                                                + "/text")
                                .build(),
                        BodyHandlers.ofString());
        assertTrue(asked.await(EVER.toSeconds(), TimeUnit.SECONDS), text::toString);
        return text;
    }

    @Test
    void aRequestThatIsBeingAnsweredEnds() throws Exception {
        try (GraphStore store = Tdb2Store.inMemory();
                HttpClient client = HttpClient.newHttpClient()) {
            Server server = server(store);
            int port = server.port();
            var text = slowRequest(client, server);
            CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> server.close(EVER));
            waitUntilNothingListens(port);
            answer.countDown();
            assertEquals(200, text.join().statusCode());
            assertEquals(RunningServer.TEXT, text.join().body());
            closed.join();
        }
    }

    @Test
    void aRequestThatDoesNotEndIsCut() throws Exception {
        try (GraphStore store = Tdb2Store.inMemory();
                HttpClient client = HttpClient.newHttpClient()) {
            Server server = server(store);
            var text = slowRequest(client, server);
            server.close(Duration.ofMillis(200));
            assertThrows(CompletionException.class, text::join);
        }
    }

    /** Were the stream waited for, the stop would take as long as the grace. */
    @Test
    void aStreamOfAListeningClientEnds() throws Exception {
        try (GraphStore store = Tdb2Store.inMemory();
                HttpClient client = HttpClient.newHttpClient()) {
            Server server = server(store);
            HttpResponse<String> session =
                    client.send(
                            request(server, "/mcp")
                                    .header("Accept", "application/json, text/event-stream")
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(INITIALIZE))
                                    .build(),
                            BodyHandlers.ofString());
            String id = session.headers().firstValue("Mcp-Session-Id").orElseThrow();
            try (Socket socket = new Socket("localhost", server.port())) {
                socket.setSoTimeout((int) EVER.toMillis());
                socket.getOutputStream()
                        .write(
                                """
                                GET /mcp HTTP/1.1\r
                                Host: localhost\r
                                Accept: text/event-stream\r
                                Mcp-Session-Id: %s\r
                                \r
                                """
                                        .formatted(id)
                                        .getBytes(StandardCharsets.US_ASCII));
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.UTF_8));
                String first = in.readLine();
                assertNotNull(first);
                assertTrue(first.startsWith("HTTP/1.1 200"), first);
                long begun = System.nanoTime();
                server.close(EVER);
                assertTrue(System.nanoTime() - begun < EVER.toNanos() / 2);
                String line = first;
                while (line != null) {
                    line = in.readLine();
                }
            }
        }
    }

    private static void waitUntilNothingListens(int port) throws InterruptedException {
        while (true) {
            try (Socket _ = new Socket("localhost", port)) {
                Thread.sleep(10);
            } catch (ConnectException e) {
                return;
            } catch (IOException e) {
                Thread.sleep(10);
            }
        }
    }
}
