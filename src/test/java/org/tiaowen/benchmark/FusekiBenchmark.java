package org.tiaowen.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.tiaowen.rdf.Prefixes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Ten kinds of query over HTTP, here and at an Apache Jena Fuseki: the same data in TDB2, each
 * server in a process of its own with the same JDK and heap, caches and vectors off, other values
 * in each request, runs of the two by turns, with one client and with eight.
 *
 * <pre>{@code
 * mvn -q -Dbenchmark=FusekiBenchmark process-test-classes
 * }</pre>
 */
public final class FusekiBenchmark {

    private static final String HEAP = "-Xmx512m";
    private static final Duration RUN = Duration.ofMillis(800);
    private static final int TURNS = 3;
    private static final int WARM = 60;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A kind of query with the values that take the place of {@code $} in it. */
    private record Kind(String name, boolean isGraph, String sparql, List<String> values) {

        String text(int n) {
            return sparql.replace("$", values.get(n % values.size()));
        }
    }

    /** A server under test. */
    private record Peer(String name, String address, Process process) {

        Duration cpu() {
            return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
        }
    }

    /** What a run measured: latencies, and the server's processor time a request, in ms. */
    private record Figures(double perSecond, double median, double p99, double cpu) {

        static Figures of(List<Long> nanos, long elapsed, Duration cpu) {
            long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
            return new Figures(
                    sorted.length * 1e9 / elapsed,
                    at(sorted, 0.5),
                    at(sorted, 0.99),
                    cpu.toNanos() / 1e6 / sorted.length);
        }

        private static double at(long[] sorted, double share) {
            return sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))] / 1e6;
        }
    }

    private FusekiBenchmark() {}

    /** Takes the folder of the corpus; {@code corpus} unless another is given. */
    public static void main(String[] arguments) throws Exception {
        Path corpus = Path.of(arguments.length > 0 ? arguments[0] : "corpus").toAbsolutePath();
        Path folder = Files.createTempDirectory("tiaowen-fuseki");
        List<Peer> peers = new ArrayList<>();
        try {
            peers.add(tiaowen(corpus, folder));
            peers.add(fuseki(dump(peers.getFirst(), folder.resolve("dump.nq")), folder));
            measure(peers);
        } finally {
            for (Peer peer : peers) {
                peer.process().destroy();
                if (!peer.process().waitFor(20, TimeUnit.SECONDS)) {
                    peer.process().destroyForcibly();
                }
            }
        }
    }

    /** All that the server holds, its derived graphs too. */
    private static Path dump(Peer peer, Path file) throws Exception {
        String address = peer.address().replace("/sparql", "/dump.nq.gz");
        try (var in = new GZIPInputStream(new ByteArrayInputStream(get(address, "*/*").body()))) {
            Files.copy(in, file);
        }
        try (Stream<String> lines = Files.lines(file)) {
            System.out.println(lines.filter(line -> !line.startsWith("#")).count() + " quads");
        }
        return file;
    }

    private static Peer tiaowen(Path corpus, Path folder) throws Exception {
        int port = freePort();
        List<String> command =
                List.of(
                        java(),
                        HEAP,
                        "--enable-native-access=ALL-UNNAMED",
                        "--add-modules=jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.tiaowen.Tiaowen",
                        "serve",
                        corpus.toString(),
                        "--data",
                        folder.resolve("data").toString(),
                        "--query-cache",
                        "0",
                        "--no-semantic",
                        "--port",
                        Integer.toString(port));
        Process process = start(command, folder, folder.resolve("tiaowen.log"));
        String root = "http://localhost:" + port;
        await(root + "/readyz", "\"overlaps\" : true");
        return new Peer("Tiaowen", root + "/sparql", process);
    }

    private static Peer fuseki(Path quads, Path folder) throws Exception {
        int port = freePort();
        Path database = Files.createDirectories(folder.resolve("tdb2"));
        Path configuration =
                Files.writeString(
                        folder.resolve("fuseki.ttl"),
                        """
                        PREFIX fuseki: <http://jena.apache.org/fuseki#>
                        PREFIX tdb2: <http://jena.apache.org/2016/tdb#>
                        <#service> a fuseki:Service ;
                            fuseki:name "ds" ;
                            fuseki:endpoint [ fuseki:operation fuseki:query ; fuseki:name "query" ] ;
                            fuseki:endpoint [ fuseki:operation fuseki:gsp-rw ; fuseki:name "data" ] ;
                            fuseki:dataset <#dataset> .
                        <#dataset> a tdb2:DatasetTDB2 ;
                            tdb2:location "%s" ;
                            tdb2:unionDefaultGraph true .
                        """
                                .formatted(database));
        Process process =
                start(
                        List.of(
                                java(),
                                HEAP,
                                "-jar",
                                jar().toString(),
                                "--localhost",
                                "--port=" + port,
                                "--config=" + configuration),
                        folder,
                        folder.resolve("fuseki.log"));
        String root = "http://localhost:" + port;
        await(root + "/$/ping", "");
        HttpRequest load =
                HttpRequest.newBuilder(URI.create(root + "/ds/data"))
                        .header("Content-Type", "application/n-quads")
                        .POST(BodyPublishers.ofFile(quads))
                        .build();
        int status = HTTP.send(load, BodyHandlers.discarding()).statusCode();
        if (status >= 300) {
            throw new IOException("Fuseki did not take the data: " + status);
        }
        return new Peer("Fuseki", root + "/ds/query", process);
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target", "fuseki"))) {
            return files.filter(f -> f.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Process start(List<String> command, Path folder, Path log) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("FUSEKI_BASE", folder.resolve("run").toString());
        return builder.start();
    }

    private static void await(String address, String words) throws Exception {
        for (int i = 0; i < 1200; i++) {
            try {
                HttpResponse<byte[]> answer = get(address, "*/*");
                String body = new String(answer.body(), StandardCharsets.UTF_8);
                if (answer.statusCode() == 200 && body.contains(words)) {
                    return;
                }
            } catch (IOException e) {
                // Not yet.
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IOException("does not answer: " + address);
    }

    private static HttpResponse<byte[]> get(String address, String accept) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address))
                        .header("Accept", accept)
                        .header("Cache-Control", "no-cache")
                        .timeout(Duration.ofSeconds(60))
                        .build();
        return HTTP.send(request, BodyHandlers.ofByteArray());
    }

    private static byte[] ask(Peer peer, Kind kind, int n) throws Exception {
        String query = PREFIXES + kind.text(n);
        String accept =
                kind.isGraph() ? "application/n-triples" : "application/sparql-results+json";
        HttpResponse<byte[]> answer =
                get(
                        peer.address()
                                + "?query="
                                + URLEncoder.encode(query, StandardCharsets.UTF_8),
                        accept);
        if (answer.statusCode() != 200) {
            throw new IOException(
                    peer.name()
                            + " "
                            + kind.name()
                            + ": "
                            + new String(answer.body(), StandardCharsets.UTF_8));
        }
        if (answer.headers().firstValue("Tiaowen-Cache").orElse("").equals("hit")) {
            throw new IOException("an answer came out of the cache: " + kind.name());
        }
        return answer.body();
    }

    private static final String PREFIXES =
            Prefixes.STANDARD.entrySet().stream()
                    .filter(e -> List.of("tw", "skos", "rdf").contains(e.getKey()))
                    .map(e -> "PREFIX %s: <%s>\n".formatted(e.getKey(), e.getValue()))
                    .sorted()
                    .collect(Collectors.joining());

    /** Values of a variable, as terms to be put into a query. */
    private static List<String> values(Peer peer, String where) throws Exception {
        Kind kind =
                new Kind(
                        "values",
                        false,
                        "SELECT DISTINCT ?x { " + where + " } LIMIT 300",
                        List.of(""));
        List<String> values = new ArrayList<>();
        for (JsonNode row : JSON.readTree(ask(peer, kind, 0)).at("/results/bindings")) {
            JsonNode term = row.get("x");
            String value = term.get("value").asText();
            values.add(
                    term.get("type").asText().equals("uri")
                            ? "<" + value + ">"
                            : "\"" + value + "\"");
        }
        return values;
    }

    private static List<Kind> kinds(Peer peer) throws Exception {
        List<String> sentences = values(peer, "?x a tw:Measure ; tw:partOf/tw:partOf ?p");
        List<String> units = values(peer, "?m tw:leadUnit ?x");
        List<String> sectors = values(peer, "?m tw:primarySector ?x");
        List<String> documents =
                values(
                        peer,
                        "?m a tw:Measure ; tw:document ?x . ?p tw:document ?x ; tw:heading ?h ;"
                                + " tw:partOf ?w");
        List<String> terms =
                Stream.of("企业", "服务", "金融", "人才", "试点", "平台", "补贴", "监管", "开放", "数据")
                        .map(t -> "\"" + t + "\"")
                        .toList();
        List<String> numbers =
                Stream.iterate(0, n -> n + 7).limit(200).map(String::valueOf).toList();
        return List.of(
                new Kind("look-up", false, "SELECT ?p ?o { $ ?p ?o }", sentences),
                new Kind(
                        "join",
                        false,
                        "SELECT ?m ?text ?title ?issued { ?m tw:leadUnit $ ; a tw:Measure ; tw:text"
                            + " ?text ; tw:document ?d . ?d tw:title ?title ; tw:issued ?issued }",
                        units),
                new Kind(
                        "path",
                        false,
                        "SELECT ?part ?marker ?heading { $ tw:partOf* ?part . OPTIONAL { ?part"
                                + " tw:marker ?marker } OPTIONAL { ?part tw:heading ?heading } }",
                        sentences),
                new Kind(
                        "aggregate",
                        false,
                        "SELECT ?year ?force (COUNT(DISTINCT ?m) AS ?n) { ?m tw:sector $ ;"
                            + " tw:modality ?force ; tw:document/tw:issued ?i ."
                            + " BIND(SUBSTR(STR(?i), 1, 4) AS ?year) } GROUP BY ?year ?force ORDER"
                            + " BY ?year ?force",
                        sectors),
                new Kind(
                        "text filter",
                        false,
                        "SELECT ?m ?text { ?m a tw:Measure ; tw:text ?text FILTER(CONTAINS(?text,"
                                + " $)) }",
                        terms),
                new Kind(
                        "optional",
                        false,
                        "SELECT ?m ?text ?unit ?due ?sector { ?m tw:document $ ; a tw:Measure ;"
                            + " tw:text ?text . OPTIONAL { ?m tw:leadUnit/skos:prefLabel ?unit }"
                            + " OPTIONAL { ?m tw:deadline ?due } OPTIONAL { ?m"
                            + " tw:primarySector/skos:notation ?sector } }",
                        documents),
                new Kind(
                        "order, limit",
                        false,
                        "SELECT ?m ?text ?issued { ?m tw:sector $ ; a tw:Measure ; tw:text ?text ;"
                            + " tw:document/tw:issued ?issued } ORDER BY DESC(?issued) ?m LIMIT 20",
                        sectors),
                new Kind(
                        "construct",
                        true,
                        "CONSTRUCT { ?p tw:heading ?h ; tw:partOf ?w } WHERE { ?p tw:document $ ; a"
                                + " tw:Provision ; tw:heading ?h ; tw:partOf ?w }",
                        documents),
                new Kind("describe", true, "DESCRIBE $", sentences),
                new Kind(
                        "big result",
                        false,
                        "SELECT ?s ?text ?start { ?s a tw:Sentence ; tw:text ?text ; tw:start"
                                + " ?start FILTER(?start > $) }",
                        numbers));
    }

    private static void measure(List<Peer> peers) throws Exception {
        List<Kind> kinds = kinds(peers.getFirst());
        for (Kind kind : kinds) {
            for (Peer peer : peers) {
                run(peer, kind, 2, WARM, Duration.ofSeconds(20), 0);
            }
        }
        System.out.println("load: " + load());
        System.out.println(
                "| query | rows | clients | Tiaowen /s | p50 ms | p99 ms | CPU ms | Fuseki /s | p50"
                        + " ms | p99 ms | CPU ms | ratio |\n"
                        + "|---|---|---|---|---|---|---|---|---|---|---|---|");
        for (Kind kind : kinds) {
            String rows = rows(peers, kind);
            for (int clients : List.of(1, 8)) {
                List<List<Figures>> figures = List.of(new ArrayList<>(), new ArrayList<>());
                for (int turn = 0; turn < TURNS; turn++) {
                    for (int i = 0; i < peers.size(); i++) {
                        figures.get(i)
                                .add(
                                        run(
                                                peers.get(i),
                                                kind,
                                                clients,
                                                Integer.MAX_VALUE,
                                                RUN,
                                                turn));
                    }
                }
                Figures here = best(figures.get(0));
                Figures there = best(figures.get(1));
                System.out.printf(
                        "| %s | %s | %d | %.0f | %.2f | %.1f | %.2f | %.0f | %.2f | %.1f | %.2f |"
                                + " %.2f |%n",
                        kind.name(),
                        rows,
                        clients,
                        here.perSecond(),
                        here.median(),
                        here.p99(),
                        here.cpu(),
                        there.perSecond(),
                        there.median(),
                        there.p99(),
                        there.cpu(),
                        here.perSecond() / there.perSecond());
            }
        }
        System.out.println("load: " + load());
    }

    /** The better of the turns: what else ran on the machine can only make a run slower. */
    private static Figures best(List<Figures> turns) {
        return turns.stream()
                .max((a, b) -> Double.compare(a.perSecond(), b.perSecond()))
                .orElseThrow();
    }

    /** Number of rows or triples that the first values give; both numbers where they differ. */
    private static String rows(List<Peer> peers, Kind kind) throws Exception {
        List<String> counts = new ArrayList<>();
        for (Peer peer : peers) {
            byte[] body = ask(peer, kind, 0);
            counts.add(
                    Long.toString(
                            kind.isGraph()
                                    ? new String(body, StandardCharsets.UTF_8)
                                            .lines()
                                            .distinct()
                                            .count()
                                    : JSON.readTree(body).at("/results/bindings").size()));
        }
        return counts.stream().distinct().collect(Collectors.joining(" / "));
    }

    private static Figures run(Peer peer, Kind kind, int clients, int most, Duration time, int turn)
            throws Exception {
        AtomicInteger next = new AtomicInteger(turn * 31);
        int last = most == Integer.MAX_VALUE ? most : next.get() + most;
        Duration cpu = peer.cpu();
        long began = System.nanoTime();
        long until = began + time.toNanos();
        Callable<List<Long>> client =
                () -> {
                    List<Long> nanos = new ArrayList<>();
                    while (System.nanoTime() < until) {
                        int n = next.getAndIncrement();
                        if (n >= last) {
                            break;
                        }
                        long asked = System.nanoTime();
                        ask(peer, kind, n);
                        nanos.add(System.nanoTime() - asked);
                    }
                    return nanos;
                };
        List<Long> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (Future<List<Long>> done :
                    threads.invokeAll(Collections.nCopies(clients, client))) {
                all.addAll(done.get());
            }
        }
        long elapsed = System.nanoTime() - began;
        return Figures.of(all, elapsed, peer.cpu().minus(cpu));
    }

    private static String load() throws IOException {
        return Arrays.stream(Files.readString(Path.of("/proc/loadavg")).split(" "))
                .limit(3)
                .collect(Collectors.joining(" "));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
