package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real server is killed (SIGKILL) while it computes vectors: the next one goes on where it
 * stopped, and no text is computed twice.
 */
@Beside
class VectorsIT {

    private static final Path TEXTS = Path.of("src/test/resources/fixtures/reading/texts");

    /** Enough of them for a kill among the first vectors, and few enough for a test. */
    private static final int FILES = 8;

    private static final Pattern ADDRESS = Pattern.compile("http://localhost:\\d+");
    private static final Pattern COMPUTED = Pattern.compile("vectors: (\\d+) texts computed");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** 512 numbers, the text's digest, a checksum. */
    private static final int RECORD = 512 * 4 + 16 + 4;

    @TempDir private Path temp;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private @Nullable Process process;
    private @Nullable Thread reader;

    @AfterEach
    void end() throws InterruptedException {
        kill();
    }

    @Test
    void whatAKillLeavesIsGoneOnWith() throws Exception {
        Path texts = copyOfTexts();
        for (int known : new int[] {1, 120}) {
            start(texts);
            await(ready -> ready.at("/vectors/known").asInt() >= known);
            kill();
            assertTrue(vectorsOnDisk() >= known, "what was known is on disk");
        }
        start(texts);
        JsonNode ready = await(r -> r.get("semantic").asBoolean());
        int all = ready.at("/vectors/known").asInt();
        assertEquals(ready.at("/vectors/entries"), ready.at("/vectors/embedded"));
        assertEquals(all, vectorsOnDisk(), "a record a text, none twice, none broken");
        assertTrue(computed() <= all - 120, computed() + " of " + all + " at the last start");
        assertTrue(search("semantic").get("hits").size() > 0);
        stop();

        Files.writeString(texts.resolve("new.txt"), "关于支持鲸鱼养殖的通知\n各有关单位：\n对深海鲸鱼养殖企业给予一次性补贴。\n");
        start(texts);
        await(
                r ->
                        r.get("semantic").asBoolean()
                                && !r.get("ingesting").asBoolean()
                                && r.at("/vectors/entries").equals(r.at("/vectors/embedded"))
                                && r.at("/vectors/known").asInt() > all);
        stop();
        int more = vectorsOnDisk() - all;
        assertTrue(more >= 1 && more <= 3, more + " new texts");
        assertEquals(more, computed());

        start(texts, "--no-semantic");
        await(r -> r.get("ready").asBoolean() && !r.get("ingesting").asBoolean());
        assertEquals("not-available", problem("semantic"));
        assertEquals("keyword", search("hybrid").get("mode").asText());
        assertEquals(all + more, vectorsOnDisk());
        stop();
    }

    @Test
    void aShutdownEndsTheComputing() throws Exception {
        start(copyOfTexts());
        await(ready -> ready.at("/vectors/known").asInt() >= 1);
        assertEquals("not-ready", problem("semantic"));
        assertEquals("keyword", search("hybrid").get("mode").asText());
        stop();
        assertTrue(computed() >= 1, said.toString());
        assertFalse(said.stream().anyMatch(line -> line.contains("ERROR")), said.toString());
    }

    private Path copyOfTexts() throws IOException {
        Path copy = Files.createDirectories(temp.resolve("texts"));
        try (Stream<Path> files = Files.list(TEXTS)) {
            for (Path file : files.sorted().limit(FILES).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    private void start(Path texts, String... options) throws IOException {
        said.clear();
        List<String> command =
                Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xmx512m",
                                        "--enable-native-access=ALL-UNNAMED",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        "org.tiaowen.Tiaowen",
                                        "serve",
                                        texts.toString(),
                                        "--port",
                                        "0",
                                        "--data",
                                        temp.resolve("data").toString()),
                                Stream.of(options))
                        .toList();
        process =
                new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader lines = process.errorReader(StandardCharsets.UTF_8);
        reader =
                Thread.ofPlatform()
                        .daemon()
                        .start(
                                () -> {
                                    try {
                                        for (String line = lines.readLine();
                                                line != null;
                                                line = lines.readLine()) {
                                            said.add(line);
                                        }
                                    } catch (IOException e) {
                                        said.add("the process is gone");
                                    }
                                });
    }

    private void kill() throws InterruptedException {
        Objects.requireNonNull(process).destroyForcibly().waitFor();
    }

    private void stop() throws InterruptedException {
        Process started = Objects.requireNonNull(process);
        started.toHandle().destroy(); // unlike the process's own, it leaves what was said to read
        assertTrue(started.waitFor(10, TimeUnit.MINUTES), "it ends");
        Objects.requireNonNull(reader).join();
    }

    /** What {@code /readyz} says as soon as that is so. */
    private JsonNode await(Predicate<JsonNode> state) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(20);
        while (System.nanoTime() < end && Objects.requireNonNull(process).isAlive()) {
            if (said.stream().anyMatch(line -> ADDRESS.matcher(line).find())) {
                JsonNode ready = JSON.readTree(get("/readyz").body());
                if (state.test(ready)) {
                    return ready;
                }
            }
            Thread.sleep(5);
        }
        throw new AssertionError("never so: " + said);
    }

    private HttpResponse<String> get(String path) throws Exception {
        String root =
                said.stream()
                        .map(ADDRESS::matcher)
                        .filter(Matcher::find)
                        .findFirst()
                        .orElseThrow()
                        .group();
        return client.send(
                HttpRequest.newBuilder(URI.create(root + path))
                        .timeout(Duration.ofMinutes(10))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode search(String mode) throws Exception {
        HttpResponse<String> found = get(query(mode));
        assertEquals(200, found.statusCode(), found.body());
        return JSON.readTree(found.body());
    }

    /** The type of the problem that a search meets. */
    private String problem(String mode) throws Exception {
        HttpResponse<String> found = get(query(mode));
        assertEquals(
                found.statusCode() == 503, found.headers().firstValue("Retry-After").isPresent());
        String type = JSON.readTree(found.body()).get("type").asText();
        return type.substring(type.indexOf('#') + 1);
    }

    private static String query(String mode) {
        return "/api/v1/search?mode="
                + mode
                + "&q="
                + URLEncoder.encode("企业补贴", StandardCharsets.UTF_8);
    }

    private int vectorsOnDisk() {
        try (Stream<Path> files = Files.list(temp.resolve("data/vectors"))) {
            List<Path> found = files.toList();
            assertEquals(1, found.size(), "one model, one file");
            byte[] bytes = Files.readAllBytes(found.getFirst());
            int header = 1;
            while (bytes[header - 1] != '\n') {
                header++;
            }
            return (bytes.length - header) / RECORD;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many texts the last process says that it computed. */
    private int computed() {
        return said.stream()
                .map(COMPUTED::matcher)
                .filter(Matcher::find)
                .mapToInt(m -> Integer.parseInt(m.group(1)))
                .sum();
    }
}
