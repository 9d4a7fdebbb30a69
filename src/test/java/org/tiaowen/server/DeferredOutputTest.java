package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.Javalin;
import io.javalin.http.Context;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Long answers, and who reads them. */
final class DeferredOutputTest {

    private static final int PIECE = 1 << 16;
    private static final long PIECES = 4000;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Javalin server =
            Javalin.create(config -> config.routes.get("/long", this::answer));

    @BeforeEach
    void start() {
        server.start("localhost", 0);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private void answer(Context ctx) throws IOException {
        try {
            DeferredOutput out = new DeferredOutput(ctx, Duration.ofSeconds(2));
            for (int i = 0; i < PIECES; i++) {
                out.write(new byte[PIECE]);
            }
            out.send();
        } finally {
            ended.countDown();
        }
    }

    @Test
    void whoReadsGetsAllOfIt() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address = URI.create("http://localhost:" + server.port() + "/long");
            var answer =
                    client.send(
                            HttpRequest.newBuilder(address).build(), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                assertEquals(PIECES * PIECE, body.transferTo(OutputStream.nullOutputStream()));
            }
        }
    }

    /** He is never silent, and holds a thread and a state of the graph. */
    @Test
    @Timeout(1200)
    void whoHardlyReadsIsCutOff() throws Exception {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.getOutputStream()
                    .write(
                            "GET /long HTTP/1.1\r\nHost: x\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            long read = 0;
            while (ended.getCount() > 0) {
                read += in.read(new byte[1000]);
                Thread.sleep(20);
            }
            assertTrue(read < PIECES * PIECE);
        } catch (SocketException e) {
            ended.await();
        }
    }
}
