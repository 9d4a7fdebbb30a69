package org.tiaowen.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server over a folder of texts, in a process of its own, as the launcher starts it. */
final class ServedTexts implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** In what a collector says of one of its spaces. */
    private static final Pattern USED = Pattern.compile("\\bused (\\d+)K\\b");

    private final Process process;
    private final String address;

    private ServedTexts(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /**
     * What a run measured; latencies in milliseconds.
     *
     * @param processor milliseconds of the server's processor time for a request, all threads
     */
    record Figures(int requests, double perSecond, double median, double p99, double processor) {

        static Figures of(List<Long> nanos, long elapsed, Duration processor) {
            long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
            return new Figures(
                    sorted.length,
                    sorted.length * 1e9 / elapsed,
                    at(sorted, 0.5),
                    at(sorted, 0.99),
                    processor.toNanos() / 1e6 / sorted.length);
        }

        private static double at(long[] sorted, double share) {
            return sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))] / 1e6;
        }
    }

    static ServedTexts start(Path texts, Path data, String... options) throws IOException {
        int port;
        try (ServerSocket any = new ServerSocket(0)) {
            port = any.getLocalPort();
        }
        List<String> command = new ArrayList<>(program());
        command.addAll(
                List.of(
                        "serve",
                        texts.toString(),
                        "--port",
                        Integer.toString(port),
                        "--data",
                        data.toString()));
        command.addAll(List.of(options));
        Files.createDirectories(data.getParent());
        Path log = data.resolveSibling(data.getFileName() + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("TIAOWEN_JAVA_OPTS", "-Xmx512m -XX:-DisableExplicitGC");
        Process process = builder.start();
        return new ServedTexts(process, "http://localhost:" + port);
    }

    /** The launcher of a distribution where one is named, else this process's own classes. */
    private static List<String> program() {
        String distribution = System.getProperty("tiaowen.distribution");
        if (distribution != null) {
            return List.of(Path.of(distribution, "tiaowen").toAbsolutePath().toString());
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "--enable-native-access=ALL-UNNAMED"));
        String more = System.getenv("SERVER_OPTS");
        if (more != null && !more.isBlank()) {
            command.addAll(List.of(more.split(" ")));
        }
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), "org.tiaowen.Tiaowen"));
        return command;
    }

    /** Where it listens. */
    String address() {
        return address;
    }

    /** What {@code /readyz} says. */
    JsonNode ready() throws IOException, InterruptedException {
        HttpResponse<String> answer =
                HTTP.send(
                        HttpRequest.newBuilder(URI.create(address + "/readyz")).build(),
                        BodyHandlers.ofString());
        return JSON.readTree(answer.body());
    }

    /** Waits until a member of {@code /readyz} is true. */
    void await(String member, Duration longest) throws InterruptedException {
        if (!isWithin(member, longest)) {
            throw new IllegalStateException("never " + member + "; see the log beside the data");
        }
    }

    /** Waits until a member of {@code /readyz} is true, and says whether it came to be. */
    boolean isWithin(String member, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (ready().get(member).asBoolean()) {
                    return true;
                }
            } catch (IOException e) {
                Thread.onSpinWait(); // it does not listen yet
            }
            Thread.sleep(50);
        }
        return false;
    }

    /**
     * Lets clients ask one query after the other.
     *
     * @param queries each is asked once, from {@code next} on
     * @param count requests of all clients together, at most
     * @param longest after which no further request is sent
     */
    Figures ask(
            String mode,
            List<String> queries,
            AtomicInteger next,
            int clients,
            int count,
            Duration longest)
            throws Exception {
        int last = Math.min(queries.size(), next.get() + count);
        long end = System.nanoTime() + longest.toNanos();
        Callable<List<Long>> client =
                () -> {
                    List<Long> nanos = new ArrayList<>();
                    for (int i = next.getAndIncrement();
                            i < last && System.nanoTime() < end;
                            i = next.getAndIncrement()) {
                        nanos.add(ask(mode, queries.get(i)));
                    }
                    return nanos;
                };
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            Duration before = processor();
            long start = System.nanoTime();
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> done :
                    threads.invokeAll(Collections.nCopies(clients, client))) {
                all.addAll(done.get());
            }
            return Figures.of(all, System.nanoTime() - start, processor().minus(before));
        }
    }

    private long ask(String mode, String query) throws Exception {
        URI uri =
                URI.create(
                        address
                                + "/api/v1/search?mode="
                                + mode
                                + "&q="
                                + URLEncoder.encode(query, StandardCharsets.UTF_8));
        long start = System.nanoTime();
        HttpResponse<byte[]> answer =
                HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
        long took = System.nanoTime() - start;
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + uri);
        }
        return took;
    }

    private Duration processor() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Heap in use behind a full collection, in MiB. */
    long heap() throws IOException, InterruptedException {
        jcmd("GC.run");
        return jcmd("GC.heap_info")
                        .lines()
                        .takeWhile(line -> !line.contains("Metaspace"))
                        .map(USED::matcher)
                        .filter(Matcher::find)
                        .mapToLong(used -> Long.parseLong(used.group(1)))
                        .sum()
                >> 10;
    }

    /** Memory of the process as the system counts it, in MiB; -1 where it does not say. */
    long resident() throws IOException {
        return status("VmRSS");
    }

    /** The same without pages of files, which the system takes back where it needs them. */
    long anonymous() throws IOException {
        return status("RssAnon");
    }

    private long status(String line) throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return -1;
        }
        return Files.readAllLines(status).stream()
                .filter(is -> is.startsWith(line + ":"))
                .mapToLong(is -> Long.parseLong(is.replaceAll("\\D", "")) >> 10)
                .findFirst()
                .orElse(-1);
    }

    /** Files and connections that the process holds open; -1 where the system does not say. */
    long openFiles() throws IOException {
        Path open = Path.of("/proc/" + process.pid() + "/fd");
        if (!Files.exists(open)) {
            return -1;
        }
        try (Stream<Path> files = Files.list(open)) {
            return files.count();
        }
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process asked =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(process.pid()),
                                command)
                        .start();
        String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.waitFor();
        return said;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
