package org.tiaowen.benchmark;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How long the packaged program takes: to ingest {@code corpus/} into a new data directory, and
 * from launch to the first answer over HTTP on a filled one. Every figure is a process of its own,
 * started through the launcher; run {@code mvn package} first, then {@code mvn -q
 * -Dbenchmark=IngestBenchmark process-test-classes}.
 */
final class IngestBenchmark {
    private static final int RUNS = 5;

    private final Path launcher;
    private final HttpClient client = HttpClient.newHttpClient();

    private IngestBenchmark(Path launcher) {
        this.launcher = launcher;
    }

    public static void main(String[] args) throws Exception {
        new IngestBenchmark(distribution().resolve("tiaowen").toAbsolutePath()).run();
    }

    private static Path distribution() throws Exception {
        try (var all = Files.list(Path.of("target/dist"))) {
            return all.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    private void run() throws Exception {
        Path data = Files.createTempDirectory("tiaowen-benchmark");
        double up = best(() -> launch("ingest", "--help"));
        System.out.printf(
                Locale.ROOT, "launcher, JVM and command line (ingest --help): %.2f s%n", up);
        serveOnce(data.resolve("filled"));
        double[] ingest = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            ingest[i] = launch("ingest", "corpus", "--data", data.resolve("new" + i).toString());
        }
        report("ingest corpus/, whole process", ingest);
        report(
                "ingest corpus/, once the JVM is up",
                Arrays.stream(ingest).map(whole -> whole - up).toArray());
        double[] start = new double[RUNS];
        double[] ready = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            double[] times = serveOnce(data.resolve("filled"));
            start[i] = times[0];
            ready[i] = times[1];
        }
        report("serve on a filled store, launch to first answer (/healthz)", start);
        report("serve on a filled store, launch to ready (/readyz)", ready);
    }

    private interface Timed {
        double run() throws Exception;
    }

    private static double best(Timed timed) throws Exception {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < RUNS; i++) {
            best = Math.min(best, timed.run());
        }
        return best;
    }

    private static void report(String what, double[] seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%s: best %.2f s, median %.2f s, worst %.2f s%n",
                what,
                sorted[0],
                sorted[sorted.length / 2],
                sorted[sorted.length - 1]);
    }

    private Process start(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private double launch(String... arguments) throws Exception {
        long began = System.nanoTime();
        int code = start(arguments).waitFor();
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", arguments) + " ended with " + code);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    /** Seconds from launch to the first answer and to readiness; the process ends cleanly. */
    private double[] serveOnce(Path data) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        long began = System.nanoTime();
        Process server =
                start("serve", "corpus", "--port", String.valueOf(port), "--data", data.toString());
        try {
            double first = await(port, "/healthz", began);
            double ready = await(port, "/readyz", began);
            return new double[] {first, ready};
        } finally {
            server.destroy();
            server.waitFor(60, TimeUnit.SECONDS);
        }
    }

    private double await(int port, String path, long began) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
        while (System.nanoTime() - began < TimeUnit.SECONDS.toNanos(120)) {
            try {
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()
                        == 200) {
                    return (System.nanoTime() - began) / 1e9;
                }
            } catch (IOException e) {
                Thread.onSpinWait();
            }
            Thread.sleep(5);
        }
        throw new IllegalStateException("no answer from " + path);
    }
}
