package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process of the program on a data directory, and a client of it where it is a server. */
final class StartedProgram {

    private static final Pattern ADDRESS = Pattern.compile("http://localhost:\\d+");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final Path data;
    private final String token;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Thread reader;

    /** What was started there; its standard error is read. */
    StartedProgram(Process process, Path data, String token) {
        this.process = process;
        this.data = data;
        this.token = token;
        reader = Thread.ofPlatform().daemon().start(this::listen);
    }

    private void listen() {
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
            }
        } catch (IOException e) {
            said.add("the process is gone");
        }
    }

    Process handle() {
        return process;
    }

    /** The lines of standard error, all of them once the process has ended. */
    List<String> said() {
        return said;
    }

    /**
     * Waits until it has opened the graph, or has ended.
     *
     * @return when that was ({@link System#nanoTime})
     */
    long open() throws IOException, InterruptedException {
        Path lock = data.resolve("graph/tdb.lock");
        while (process.isAlive()
                && !(Files.exists(lock)
                        && Files.readString(lock).strip().equals(Long.toString(process.pid())))) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        return System.nanoTime();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly(); // unlike the process's own, it leaves what was said
        process.waitFor();
        reader.join();
    }

    /** SIGTERM. */
    void stop() throws InterruptedException {
        process.toHandle().destroy();
        assertTrue(process.waitFor(10, TimeUnit.MINUTES), "it ends");
        reader.join();
    }

    /** What {@code /readyz} says as soon as that is so. */
    JsonNode await(Predicate<JsonNode> state) throws Exception {
        while (process.isAlive()) {
            if (address().find()) {
                JsonNode ready = JSON.readTree(get("/readyz").body());
                if (state.test(ready)) {
                    return ready;
                }
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        reader.join();
        throw new AssertionError("it has ended: " + said);
    }

    private Matcher address() {
        return ADDRESS.matcher(String.join("\n", said));
    }

    private HttpRequest.Builder request(String path) {
        Matcher address = address();
        assertTrue(address.find(), () -> "it does not listen: " + said);
        return HttpRequest.newBuilder(URI.create(address.group() + path))
                .timeout(Duration.ofMinutes(10));
    }

    HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(request(path).build(), BodyHandlers.ofString());
    }

    /** Uploads a source; the status of the answer. */
    CompletableFuture<Integer> upload(String file, String text) {
        String form =
                """
                --part\r
                Content-Disposition: form-data; name="file"; filename="%s"\r
                \r
                %s\r
                --part--\r
                """
                        .formatted(file, text);
        return status(
                request("/api/v1/sources")
                        .header("Content-Type", "multipart/form-data; boundary=part")
                        .POST(BodyPublishers.ofString(form)));
    }

    /** Removes a source by its identifier; the status of the answer. */
    CompletableFuture<Integer> remove(String id) {
        return status(request("/api/v1/sources/" + id).DELETE());
    }

    private CompletableFuture<Integer> status(HttpRequest.Builder request) {
        return HTTP.sendAsync(
                        request.header("Authorization", "Bearer " + token).build(),
                        BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode);
    }
}
