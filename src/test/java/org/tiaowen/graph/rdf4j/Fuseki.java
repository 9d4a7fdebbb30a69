package org.tiaowen.graph.rdf4j;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.sparql.exec.http.QueryExecHTTP;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Fuseki, in a process of its own, with an empty dataset in memory at {@code /ds}. One runs
 * for all tests of a run, from the first that needs it.
 */
public final class Fuseki implements AutoCloseable {

    private static final Path JARS = Path.of("target", "fuseki");

    /** Runs a command until our end of its input is closed, which happens however we end. */
    private static final String WITH_US = "\"$@\" </dev/null & cat >/dev/null; kill -9 $!; wait $!";

    /** Ports that are tried. */
    private static final int PORTS = 5;

    private final Process process;
    private final String root;

    private Fuseki(Process process, String root) {
        this.process = process;
        this.root = root;
    }

    /** The Fuseki of a run of tests, as an extension of the classes that need it. */
    public static final class Running implements BeforeAllCallback {

        private @Nullable Fuseki fuseki;

        @Override
        public void beforeAll(ExtensionContext context) {
            fuseki =
                    context.getRoot()
                            .getStore(ExtensionContext.Namespace.GLOBAL)
                            .computeIfAbsent(Fuseki.class, _ -> start(), Fuseki.class);
        }

        public Fuseki get() {
            return Objects.requireNonNull(fuseki);
        }
    }

    /** Starts one; close it. */
    public static Fuseki start() {
        for (int attempt = 1; ; attempt++) {
            try {
                return startOnce();
            } catch (IOException e) {
                // Another process may take the port before this one has it.
                if (attempt == PORTS) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static Fuseki startOnce() throws IOException {
        Path home = Files.createTempDirectory("fuseki");
        int port = freePort();
        ProcessBuilder builder =
                new ProcessBuilder(
                                "/bin/sh",
                                "-c",
                                WITH_US,
                                "fuseki",
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-XX:TieredStopAtLevel=1",
                                "-jar",
                                jar().toAbsolutePath().toString(),
                                "--localhost",
                                "--port=" + port,
                                // what a client has given up, it would go on with for ever
                                "--timeout=30000",
                                "--update",
                                "--mem",
                                "/ds")
                        .directory(home.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(home.resolve("log").toFile());
        builder.environment().put("FUSEKI_BASE", home.resolve("run").toString());
        Process process = builder.start();
        Fuseki fuseki = new Fuseki(process, "http://localhost:" + port);
        fuseki.awaitStart(home);
        return fuseki;
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(JARS)) {
            List<Path> jars = files.filter(f -> f.toString().endsWith(".jar")).toList();
            assertTrue(jars.size() == 1, () -> JARS + " holds one jar: " + jars);
            return jars.getFirst();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitStart(Path home) throws IOException {
        for (int i = 0; i < 6000 && process.isAlive(); i++) {
            try {
                if (send("GET", "/$/ping", "", "") == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not yet.
            }
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IOException("Fuseki does not start: " + Files.readString(home.resolve("log")));
    }

    /** Empties the dataset. */
    public void clear() throws IOException {
        assertTrue(update("DROP ALL") < 300);
    }

    /** Runs an update; gives the status. */
    int update(String text) throws IOException {
        return send("POST", "/ds/update", "application/sparql-update", text);
    }

    /** What an ASK answers, asked of the whole dataset. */
    boolean ask(String text) {
        return QueryExecHTTP.service(root + "/ds/query").query(text).ask();
    }

    private int send(String method, String path, String type, String body) throws IOException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(root + path))
                            .method(method, BodyPublishers.ofString(body));
            if (!type.isEmpty()) {
                request.header("Content-Type", type);
            }
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The dataset's address, as {@code --graph} has it. */
    public String address() {
        return "query=%1$s/ds/query,update=%1$s/ds/update,graphs=%1$s/ds/data".formatted(root);
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            assertTrue(process.waitFor(10, TimeUnit.MINUTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
