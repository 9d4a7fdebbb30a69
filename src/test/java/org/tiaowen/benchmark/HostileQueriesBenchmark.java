package org.tiaowen.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * What honest clients get while fifty others ask for all of the server's time and memory: latencies
 * of search and of a cheap query, how the hostile ones end, threads and heap before and one second
 * after.
 *
 * <pre>{@code
 * mvn -q -Dbenchmark=HostileQueriesBenchmark process-test-classes
 * }</pre>
 *
 * The folder of the data is {@code target/benchmark/hostile}. Properties of the JVM change what is
 * run: {@code texts} (a folder), {@code seconds} (20), {@code clients} (50). The hostile queries
 * that still run then are waited for, up to the server's limit of time (10 s).
 */
public final class HostileQueriesBenchmark {

    /** Seconds that the server gives a query. */
    private static final int LIMIT = 10;

    private static final String CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i";

    private static final List<String> HOSTILE =
            List.of(
                    "SELECT (COUNT(*) AS ?n) { " + CROSS + " }",
                    "SELECT * { " + CROSS + " } ORDER BY ?i ?a",
                    "SELECT DISTINCT * { " + CROSS + " }",
                    "SELECT (COUNT(*) AS ?n) { ?x (((!<urn:x:q>|!^<urn:x:q>)*)*)* ?y }",
                    "SELECT ?a ?d (COUNT(*) AS ?n) { " + CROSS + " } GROUP BY ?a ?d ?i",
                    "ASK { FILTER REGEX('" + "a".repeat(60) + "!', '^(.*a){12}b$') }",
                    "SELECT * { BIND(REPLACE(REPLACE('"
                            + "a".repeat(550)
                            + "', 'a', '"
                            + "b".repeat(900)
                            + "'), 'b', '"
                            + "c".repeat(900)
                            + "') AS ?x) ?a ?b ?c }",
                    "SELECT * { ?a ?b ?c MINUS { " + CROSS + " } }");

    private static final List<String> SEARCHES =
            List.of("减免租金", "小微企业 补贴", "市财政局 牵头", "外资准入", "知识产权保护", "数字经济", "人才引进", "营商环境");

    private static final String CHEAP = "ASK { ?m a <https://w3id.org/tiaowen/ns#Measure> }";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private HostileQueriesBenchmark() {}

    /** Runs it and prints figure, aim, value. */
    public static void main(String[] args) throws Exception {
        Path texts = Path.of(System.getProperty("texts", "corpus"));
        int seconds = Integer.getInteger("seconds", 20);
        int clients = Integer.getInteger("clients", 50);
        try (ServedTexts server =
                ServedTexts.start(
                        texts,
                        Path.of("target", "benchmark", "hostile", "data"),
                        "--no-semantic",
                        "--query-timeout",
                        Integer.toString(LIMIT))) {
            server.await("ready", Duration.ofMinutes(5));
            server.await("overlaps", Duration.ofMinutes(5));
            String root = server.address();
            honest(root, Duration.ofSeconds(3), false); // warm
            report("search alone, p50, p99", "", honest(root, Duration.ofSeconds(5), false));
            print("heap of a new server", "", server.heap() + " MiB");
            attack(root, clients, 3, _ -> null); // what is loaded or cached once is no loss
            TimeUnit.SECONDS.sleep(1);
            long heap = server.heap();
            long resident = server.resident();
            double threads = meter(root, "jvm_threads_live_threads");
            Map<String, Integer> ends =
                    attack(
                            root,
                            clients,
                            seconds,
                            left -> {
                                try (ExecutorService one = Executors.newFixedThreadPool(1)) {
                                    var cheap = one.submit(() -> honest(root, left, true));
                                    report(
                                            "search under attack, p50, p99",
                                            "150 ms",
                                            honest(root, left, false));
                                    report("cheap query or its 503", "3000 ms", cheap.get());
                                }
                                return null;
                            });
            TimeUnit.SECONDS.sleep(1);
            print(
                    "threads before, 1 s after",
                    "as before",
                    "%.0f, %.0f".formatted(threads, meter(root, "jvm_threads_live_threads")));
            print("heap before, 1 s after", "as before", heap + ", " + server.heap() + " MiB");
            print("resident", "", resident + ", " + server.resident() + " MiB");
            print("ends of hostile queries", "", ends.toString());
        }
    }

    /** What is done while others attack. */
    private interface Meanwhile {
        Void run(Duration left) throws Exception;
    }

    /** Returns when the last hostile query has ended. */
    private static Map<String, Integer> attack(
            String root, int clients, int seconds, Meanwhile meanwhile) throws Exception {
        Map<String, Integer> ends = new ConcurrentHashMap<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (ExecutorService hostile = Executors.newFixedThreadPool(clients)) {
            for (int i = 0; i < clients; i++) {
                int first = i;
                hostile.submit(() -> attack(root, first, end, ends));
            }
            TimeUnit.SECONDS.sleep(2);
            meanwhile.run(Duration.ofNanos(end - System.nanoTime()));
        }
        return new TreeMap<>(ends);
    }

    /** Asks one hostile query after the other; what is answered is thrown away. */
    private static Void attack(String root, int first, long end, Map<String, Integer> ends)
            throws InterruptedException {
        for (int i = first; System.nanoTime() < end; i++) {
            String outcome;
            try {
                outcome =
                        Integer.toString(
                                HTTP.send(
                                                HttpRequest.newBuilder(URI.create(root + "/sparql"))
                                                        .header(
                                                                "Content-Type",
                                                                "application/sparql-query")
                                                        .POST(
                                                                BodyPublishers.ofString(
                                                                        HOSTILE.get(
                                                                                i
                                                                                        % HOSTILE
                                                                                                .size())))
                                                        .build(),
                                                BodyHandlers.discarding())
                                        .statusCode());
            } catch (IOException e) {
                outcome = "broken";
            }
            ends.merge(outcome, 1, Integer::sum);
        }
        return null;
    }

    /** Latencies of an honest client that asks for that long, in nanoseconds. */
    private static List<Long> honest(String root, Duration time, boolean isQuery)
            throws IOException, InterruptedException {
        List<Long> nanos = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        for (int i = 0; System.nanoTime() < end; i++) {
            String path =
                    isQuery
                            ? "/sparql?query=" + encoded(CHEAP + " #" + i)
                            : "/api/v1/search?mode=keyword&q="
                                    + encoded(SEARCHES.get(i % SEARCHES.size()));
            long began = System.nanoTime();
            HttpResponse<byte[]> answer =
                    HTTP.send(
                            HttpRequest.newBuilder(URI.create(root + path)).build(),
                            BodyHandlers.ofByteArray());
            nanos.add(System.nanoTime() - began);
            if (answer.statusCode() != 200 && !(isQuery && answer.statusCode() == 503)) {
                throw new IllegalStateException(answer.statusCode() + " " + path);
            }
        }
        return nanos;
    }

    private static double meter(String root, String name) throws IOException, InterruptedException {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(root + "/metrics")).build(),
                        BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void report(String figure, String aim, List<Long> nanos) {
        Collections.sort(nanos);
        print(
                "%s (%d)".formatted(figure, nanos.size()),
                aim,
                String.format(
                        Locale.ROOT,
                        "%.1f, %.1f ms",
                        nanos.get(nanos.size() / 2) / 1e6,
                        nanos.get((int) (nanos.size() * 0.99)) / 1e6));
    }

    private static void print(String figure, String aim, String value) {
        System.out.printf("| %s | %s | %s |%n", figure, aim, value);
    }
}
