package org.tiaowen.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
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
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;

/**
 * Some minutes of mixed load on a real server, with uploads, removals and backups in between: no
 * error, and memory, threads and open files that stay what they were.
 *
 * <pre>{@code
 * mvn -q -Dbenchmark=Soak process-test-classes
 * }</pre>
 *
 * Properties of the JVM: {@code minutes} (10), {@code clients} (2), {@code texts} (corpus), {@code
 * options} of the server (none; {@code --compact-least 32} has the files written anew). Each minute
 * the load pauses for a row of figures, those of a server at rest; the process ends with 1 where an
 * answer was an error.
 */
public final class Soak {

    private static final String TOKEN = "a token of this run alone";

    private static final List<String> WORDS =
            List.of("减免租金", "小微企业 补贴", "市财政局 牵头", "外资准入", "知识产权保护", "数字经济", "人才引进", "营商环境");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final ServedTexts server;
    private final Path data;
    private final List<Rest> rests = new ArrayList<>();
    private final Map<String, Integer> errors = new ConcurrentHashMap<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();

    private Soak(ServedTexts server, Path data) {
        this.server = server;
        this.data = data;
    }

    /**
     * A server between two times of load.
     *
     * @param answers so far
     * @param heap in use behind a full collection, in MiB
     * @param anonymous memory of the process without pages of files, in MiB
     * @param resident with them, in MiB
     * @param threads that live
     * @param files and connections that are open
     * @param disk what the data directory holds, in MiB
     */
    public record Rest(
            int answers,
            long heap,
            long anonymous,
            long resident,
            int threads,
            long files,
            long disk) {}

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        Path texts = Path.of(System.getProperty("texts", "corpus"));
        int minutes = Integer.getInteger("minutes", 10);
        int clients = Integer.getInteger("clients", 2);
        Soak soak =
                run(
                        texts,
                        Path.of("target", "benchmark", "soak"),
                        clients,
                        Collections.nCopies(minutes, Duration.ofMinutes(1)));
        System.out.println("answers: " + soak.answers());
        System.out.println("errors: " + soak.errors());
        System.exit(soak.errors().isEmpty() ? 0 : 1);
    }

    /**
     * Runs a server and loads it.
     *
     * @param folder for the data
     * @param clients that read; one more writes
     * @param times of load, behind each of which the server comes to rest
     */
    public static Soak run(Path texts, Path folder, int clients, List<Duration> times)
            throws Exception {
        Files.createDirectories(folder);
        Path token = Files.writeString(folder.resolve("token"), TOKEN);
        Path data = folder.resolve("data");
        List<String> options = new ArrayList<>(List.of("--token-file", token.toString()));
        String more = System.getProperty("options", "");
        if (!more.isBlank()) {
            options.addAll(List.of(more.strip().split(" +")));
        }
        try (ServedTexts server = ServedTexts.start(texts, data, options.toArray(String[]::new))) {
            Soak soak = new Soak(server, data);
            System.out.println(
                    "| answers | heap | own memory | with files | threads | open files | disk |");
            System.out.println("|---|---|---|---|---|---|---|");
            soak.rest();
            Random random = new Random(0);
            for (Duration time : times) {
                soak.load(clients, System.nanoTime() + time.toNanos(), random);
                soak.rest();
            }
            return soak;
        }
    }

    /** Answers that were errors, by what was asked and why. */
    public Map<String, Integer> errors() {
        return new TreeMap<>(errors);
    }

    /** Answers by what was asked. */
    public Map<String, Integer> answers() {
        return new TreeMap<>(answers);
    }

    /** The server before the load, and behind each time of it. */
    public List<Rest> rests() {
        return rests;
    }

    private void load(int clients, long end, Random seeds) {
        try (ExecutorService threads = Executors.newFixedThreadPool(clients + 1)) {
            for (int i = 0; i < clients; i++) {
                Random random = new Random(seeds.nextLong());
                Future<?> _ = threads.submit(() -> read(random, end));
            }
            Future<?> _ = threads.submit(() -> write(end));
        }
    }

    /** Waits until there is nothing left to do, and looks at the server. */
    private void rest() throws Exception {
        for (String done : List.of("ready", "semantic", "overlaps")) {
            server.await(done, Duration.ofMinutes(60));
        }
        long heap = server.heap();
        String metrics = get("/metrics").body();
        Rest rest =
                new Rest(
                        answers.values().stream().mapToInt(Integer::intValue).sum(),
                        heap,
                        server.anonymous(),
                        server.resident(),
                        (int) meter(metrics, "jvm_threads_live_threads"),
                        server.openFiles(),
                        disk());
        rests.add(rest);
        System.out.printf(
                Locale.ROOT,
                "| %d | %d MiB | %d MiB | %d MiB | %d | %d | %d MiB |%n",
                rest.answers(),
                rest.heap(),
                rest.anonymous(),
                rest.resident(),
                rest.threads(),
                rest.files(),
                rest.disk());
    }

    private long disk() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.mapToLong(file -> file.toFile().isFile() ? file.toFile().length() : 0)
                            .sum()
                    >> 20;
        }
    }

    private static double meter(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    private void read(Random random, long end) {
        while (System.nanoTime() < end) {
            String word = WORDS.get(random.nextInt(WORDS.size()));
            String words = URLEncoder.encode(word, StandardCharsets.UTF_8);
            switch (random.nextInt(10)) {
                case 0, 1 -> ask("keyword", request("/api/v1/search?mode=keyword&q=" + words));
                case 2 -> ask("semantic", request("/api/v1/search?mode=semantic&q=" + words));
                case 3 -> ask("hybrid", request("/api/v1/search?limit=50&q=" + words));
                case 4 ->
                        ask("retrieve", json("/api/v1/retrieve", Map.of("query", word + "有什么规定？")));
                case 5 ->
                        ask(
                                "check",
                                json(
                                        "/api/v1/overlaps/check",
                                        Map.of("text", "一、对小微企业给予补贴，减免" + word + "。")));
                case 6 ->
                        ask(
                                "sparql",
                                request(
                                        "/sparql?query="
                                                + URLEncoder.encode(
                                                        "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o }"
                                                                + " GROUP BY ?p #"
                                                                + random.nextInt(),
                                                        StandardCharsets.UTF_8)));
                case 7 -> ask("page", request("/search?q=" + words).header("Accept", "text/html"));
                case 8 -> ask("documents", request("/api/v1/documents?limit=50"));
                default -> ask("front page", request("/").header("Accept", "text/html"));
            }
        }
    }

    /** A source comes, changes and goes; a backup now and then. */
    private void write(long end) {
        for (int i = 0; System.nanoTime() < end; i++) {
            String text = "海城市人民政府关于扶持渔业的通知\n一、对购买渔船保险的渔民，按保费的%d%%给予补贴。\n".formatted(i % 90);
            String form =
                    "--part\r\n"
                            + "Content-Disposition: form-data; name=\"file\";"
                            + " filename=\"soak.txt\"\r\n\r\n"
                            + text
                            + "\r\n--part--\r\n";
            String id =
                    ask(
                            "upload",
                            request("/api/v1/sources")
                                    .header("Content-Type", "multipart/form-data; boundary=part")
                                    .POST(BodyPublishers.ofString(form)));
            if (i % 3 == 2) {
                ask("removal", request("/api/v1/sources/" + id(id)).DELETE());
            }
            if (i % 20 == 4) {
                backup();
            }
        }
    }

    private String id(String answer) {
        try {
            return JSON.readTree(answer).at("/sources/0/id").asText();
        } catch (IOException | RuntimeException e) {
            errors.merge("upload: " + e, 1, Integer::sum);
            return "-";
        }
    }

    private void backup() {
        HttpRequest request = request("/api/v1/backup").POST(BodyPublishers.noBody()).build();
        try {
            HttpResponse<byte[]> answer = HTTP.send(request, BodyHandlers.ofByteArray());
            int files = 0;
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
                while (zip.getNextEntry() != null) {
                    files++;
                }
            }
            answers.merge("backup", 1, Integer::sum);
            if (answer.statusCode() != 200 || files < 2) {
                errors.merge("backup: " + answer.statusCode(), 1, Integer::sum);
            }
        } catch (IOException e) {
            errors.merge("backup: " + e, 1, Integer::sum);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path))
                .timeout(Duration.ofMinutes(5))
                .header("Authorization", "Bearer " + TOKEN);
    }

    private HttpRequest.Builder json(String path, Map<String, String> body) {
        try {
            return request(path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path).build(), BodyHandlers.ofString());
    }

    /** Asks and counts; the body of the answer. */
    private String ask(String what, HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            answers.merge(what, 1, Integer::sum);
            if (answer.statusCode() / 100 != 2) {
                errors.merge(what + ": " + answer.statusCode(), 1, Integer::sum);
            }
            return answer.body();
        } catch (IOException e) {
            errors.merge(what + ": " + e, 1, Integer::sum);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "";
    }
}
