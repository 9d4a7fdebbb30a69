package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packaged server with half a gigabyte, filled with the corpus, and eight clients at once that
 * ask for all of its time and memory: it refuses or gives up what is too much, goes on answering
 * others meanwhile, and is as before when they are gone.
 */
@Beside
@Timeout(1800)
class HostileQueriesIT {

    private static final Pattern ADDRESS = Pattern.compile("http://localhost:\\d+");

    private static final int CLIENTS = 8;

    /** Seconds that the server gives a query. */
    private static final int LIMIT = 4;

    private static final String CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i";

    private static final String LONG =
            "REPLACE('" + "a".repeat(550) + "', 'a', '" + "b".repeat(900) + "')";

    /** Two rounds of eight: what keeps rows, what makes long texts, what never ends. */
    private static final List<String> NASTY =
            List.of(
                    "SELECT * { " + CROSS + " } ORDER BY ?i ?a",
                    "SELECT DISTINCT * { " + CROSS + " }",
                    "SELECT ?a ?d (COUNT(*) AS ?n) { " + CROSS + " } GROUP BY ?a ?d ?i",
                    "SELECT (GROUP_CONCAT(DISTINCT CONCAT(STR(?c), STR(?f))) AS ?n) { "
                            + CROSS
                            + " }",
                    "SELECT * { ?a ?b ?c MINUS { " + CROSS + " } }",
                    "SELECT (COUNT(*) AS ?n) { ?x (!<urn:x:q>|!^<urn:x:q>)* ?y }",
                    "SELECT * { BIND("
                            + LONG
                            + " AS ?x) ?a ?b ?c BIND(CONCAT(?x, STR(?c)) AS ?y) }",
                    "CONSTRUCT { ?a ?b ?f . ?d ?e ?i } { " + CROSS + " }",
                    "SELECT (COUNT(*) AS ?n) { " + CROSS + " }",
                    "SELECT * { { SELECT * { " + CROSS + " } } { SELECT ?x ?a { ?x ?y ?a } } }",
                    "DESCRIBE ?a ?d ?g { " + CROSS + " }",
                    "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 900000000",
                    "SELECT * { " + CROSS + " } ORDER BY REPLACE(STR(?i), '.', STR(?a))",
                    "ASK { FILTER REGEX('" + "a".repeat(60) + "!', '^(.*a){12}b$') }",
                    "SELECT (COUNT(DISTINCT CONCAT(STR(?c), STR(?f))) AS ?n) { " + CROSS + " }",
                    "SELECT ?x ?y { ?x (<urn:x:p>|!<urn:x:q>)* ?y } ORDER BY ?y");

    /** Status, or what became of the connection. */
    private static final List<String> ENDS = List.of("200", "400", "503", "broken");

    @TempDir private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void eightAtOnceLeaveTheServerWhole() throws Exception {
        Path log = folder.resolve("log");
        Process server = start(log);
        try {
            String root = address(server, log);
            awaitReady(root, server);
            byte[] before = answer(root);
            Map<String, Integer> ends = new TreeMap<>();
            for (int round = 0; round < NASTY.size(); round += CLIENTS) {
                List<CompletableFuture<String>> running = new ArrayList<>();
                for (String query : NASTY.subList(round, round + CLIENTS)) {
                    running.add(ask(root, query));
                }
                TimeUnit.MILLISECONDS.sleep(1000);
                assertEquals(200, get(root + "/healthz").statusCode(), "while others are asking");
                assertEquals(
                        200,
                        get(root + "/api/v1/search?mode=keyword&q=" + encoded("减免租金")).statusCode(),
                        "while others are asking");
                int cheap = get(root + "/sparql?query=" + encoded("ASK {}")).statusCode();
                assertTrue(cheap == 200 || cheap == 503, "an answer or a turn later: " + cheap);
                for (CompletableFuture<String> end : running) {
                    ends.merge(end.get(), 1, Integer::sum);
                }
            }
            assertTrue(ENDS.containsAll(ends.keySet()), ends + Files.readString(log));
            assertTrue(server.isAlive(), Files.readString(log));
            assertEquals(
                    new String(before, StandardCharsets.UTF_8),
                    new String(answer(root), StandardCharsets.UTF_8));
            String said = Files.readString(log);
            assertFalse(said.contains("OutOfMemoryError"), said);
            assertFalse(said.contains("StackOverflowError"), said);
            assertFalse(said.contains(" ERROR "), said);
        } finally {
            server.destroy();
            if (!server.waitFor(5, TimeUnit.MINUTES)) {
                server.destroyForcibly();
            }
        }
    }

    private Process start(Path log) throws IOException {
        Path home = Path.of(System.getProperty("tiaowen.distribution", ""));
        ProcessBuilder builder =
                new ProcessBuilder(
                                home.resolve("tiaowen").toAbsolutePath().toString(),
                                "serve",
                                Path.of("corpus").toAbsolutePath().toString(),
                                "--data",
                                folder.resolve("data").toString(),
                                "--port",
                                "0",
                                "--query-timeout",
                                Integer.toString(LIMIT))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().put("TIAOWEN_JAVA_OPTS", "-Xmx512m");
        return builder.start();
    }

    private static String address(Process server, Path log) throws Exception {
        while (server.isAlive()) {
            Matcher address = ADDRESS.matcher(Files.readString(log));
            if (address.find()) {
                return address.group();
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("it ended: " + Files.readString(log));
    }

    private void awaitReady(String root, Process server) throws Exception {
        while (get(root + "/readyz").statusCode() != 200) {
            assertTrue(server.isAlive());
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** What an honest client gets: by query and by search. */
    private byte[] answer(String root) throws Exception {
        String query = "SELECT (COUNT(*) AS ?n) { ?m a <https://w3id.org/tiaowen/ns#Measure> }";
        HttpResponse<byte[]> counted = get(root + "/sparql?format=csv&query=" + encoded(query));
        assertEquals(200, counted.statusCode());
        assertEquals(
                200, get(root + "/api/v1/search?mode=keyword&q=" + encoded("减免租金")).statusCode());
        return counted.body();
    }

    private HttpResponse<byte[]> get(String address) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofMinutes(10)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** How a query ends; what it answers is read and thrown away. */
    private CompletableFuture<String> ask(String root, String query) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(root + "/sparql"))
                        .header("Content-Type", "application/sparql-query")
                        .timeout(Duration.ofMinutes(10))
                        .POST(HttpRequest.BodyPublishers.ofString(query))
                        .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .handle(
                        (answer, failure) ->
                                failure == null ? Integer.toString(answer.statusCode()) : "broken");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
