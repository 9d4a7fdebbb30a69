package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.Outcome.run;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.access.Token;
import org.tiaowen.access.Tokens;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is backed up through a running server is restored as it was; what is damaged is refused. */
@Timeout(1800)
final class BackupTest {

    private static final String TEXT =
            """
            关于支持企业稳定经营的若干措施

            京政办发〔2021〕4号

            一、减免租金。市国资委负责减免企业三个月租金。
            二、加大补贴。对小微企业给予不超过30%的补贴，2021年底前兑现。
            """;

    @TempDir private static Path temp;
    private static Path data;
    private static Path backups;
    private static Path file;

    /** A server, which users write to, is backed up while it serves. */
    @BeforeAll
    static void backUp() throws Exception {
        data = temp.resolve("data");
        backups = temp.resolve("backups");
        Path texts = Files.createDirectory(temp.resolve("texts"));
        Files.writeString(texts.resolve("措施.txt"), TEXT);
        Path token = temp.resolve("token");
        Files.writeString(token, Tokens.of(data).add("operator", Token.Scope.WRITE));
        StringWriter said = new StringWriter();
        Thread serving =
                new Thread(
                        () ->
                                Tiaowen.commandLine()
                                        .setErr(new PrintWriter(said, true))
                                        .execute(
                                                "serve",
                                                texts.toString(),
                                                "--no-semantic",
                                                "--port",
                                                "0",
                                                "--data",
                                                data.toString()));
        serving.start();
        try {
            String address = address(said, serving);
            write(address, Files.readString(token));
            awaitOverlaps(address);
            Outcome second = run(data, "ingest", texts.toString());
            assertEquals(2, second.code());
            assertTrue(second.said().contains("in use by another process"), second.said());
            Outcome unknown = run(data, "backup", backups.toString());
            assertEquals(2, unknown.code(), unknown.said());
            assertTrue(unknown.said().contains("--token-file"), unknown.said());
            Outcome done = run(data, "backup", backups.toString(), "--token-file", "" + token);
            assertEquals(0, done.code(), done.said());
        } finally {
            // As long as it is starting or ingesting it does not hear this.
            while (serving.isAlive()) {
                serving.interrupt();
                serving.join(500);
            }
        }
        try (Stream<Path> made = Files.list(backups)) {
            List<Path> all = made.toList();
            assertEquals(1, all.size(), "one file and nothing half-written");
            file = all.getFirst();
        }
    }

    private static String address(StringWriter said, Thread serving) throws InterruptedException {
        while (serving.isAlive()) {
            Matcher address = Pattern.compile("http://localhost:\\d+").matcher(said.toString());
            if (address.find() && said.toString().contains("sources")) {
                return address.group();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("it ended: " + said);
    }

    /** What a server computes behind an ingest is to be in the backup too. */
    private static void awaitOverlaps(String address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest ready = HttpRequest.newBuilder(URI.create(address + "/readyz")).build();
            while (!new ObjectMapper()
                    .readTree(client.send(ready, BodyHandlers.ofString()).body())
                    .path("overlaps")
                    .asBoolean()) {
                Thread.sleep(50);
            }
        }
    }

    private static void write(String address, String token) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertEquals(
                    204,
                    client.send(
                                    HttpRequest.newBuilder(URI.create(address + "/update"))
                                            .header("Authorization", "Bearer " + token)
                                            .header("Content-Type", "application/sparql-update")
                                            .POST(
                                                    BodyPublishers.ofString(
                                                            "INSERT DATA { GRAPH"
                                                                + " <https://example.org/mine> {"
                                                                + " _:b <x:p> 01, '津'@zh } }"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .statusCode());
        }
    }

    /** All lines of a dump: their order is that of writing. */
    private static List<String> dump(Path data) throws IOException {
        Path out = temp.resolve("dump.nq");
        assertEquals(0, run(data, "dump", "--out", out.toString()).code());
        try (Stream<String> lines = Files.lines(out)) {
            return lines.sorted().toList();
        }
    }

    private static String mine(Path data) {
        Outcome rows =
                run(
                        data,
                        "query",
                        query(
                                "SELECT ?o { GRAPH <https://example.org/mine> { ?s <x:p> ?o } }"
                                        + " ORDER BY ?o"));
        assertEquals(0, rows.code(), rows.said());
        return rows.said();
    }

    private static String query(String text) {
        try {
            return Files.writeString(temp.resolve("mine.rq"), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRestoredDirectoryAnswersTheSame() throws Exception {
        Path restored = temp.resolve("restored");
        Outcome done = run(restored, "restore", backups.toString());
        assertEquals(0, done.code(), done.said());
        assertEquals(dump(data), dump(restored));
        assertEquals(mine(data), mine(restored));
        assertTrue(mine(restored).contains("津"));
        Outcome verified = run(restored, "verify");
        assertEquals(0, verified.code(), verified.said());
        assertEquals("operator", Tokens.of(restored).list().getFirst().name());
        // The bytes are there too: reading the same text again finds nothing to do.
        List<String> before = dump(restored);
        assertEquals(0, run(restored, "ingest", temp.resolve("texts").toString()).code());
        assertEquals(before, dump(restored));
    }

    @Test
    void compactingChangesNothingButTheSize() throws Exception {
        Path compacted = temp.resolve("compacted");
        assertEquals(0, run(compacted, "restore", file.toString()).code());
        List<String> before = dump(compacted);
        Outcome done = run(compacted, "compact");
        assertEquals(0, done.code(), done.said());
        assertEquals(before, dump(compacted));
        // What a killed compaction did not come to delete is deleted at the next start.
        Path graph = compacted.resolve("graph");
        Files.createDirectory(graph.resolve("Data-0001"));
        Files.writeString(graph.resolve("Data-0001").resolve("nodes.dat"), "old");
        assertEquals(before, dump(compacted));
        try (Stream<Path> databases = Files.list(graph)) {
            assertEquals(
                    List.of("Data-0002"),
                    databases
                            .map(f -> f.getFileName().toString())
                            .filter(f -> f.startsWith("Data"))
                            .toList());
        }
    }

    @Test
    void whatIsNoWholeBackupIsRefused() throws Exception {
        Path target = temp.resolve("never");
        byte[] whole = Files.readAllBytes(file);
        Path cut = Files.write(temp.resolve("cut.zip"), Arrays.copyOf(whole, 3000));
        Path text = Files.writeString(temp.resolve("text.zip"), "no backup");
        Path other =
                Files.copy(file, temp.resolve("other.zip"), StandardCopyOption.REPLACE_EXISTING);
        try (var zip = FileSystems.newFileSystem(other)) {
            Files.writeString(zip.getPath("graph.nq"), "<x:s> <x:p> <x:o> <x:g> .\n");
        }
        for (Path damaged : List.of(cut, text, other)) {
            Outcome refused = run(target, "restore", damaged.toString());
            assertEquals(2, refused.code(), refused.said());
            assertTrue(refused.said().contains("is no whole backup"), refused.said());
            assertTrue(Files.notExists(target));
        }
        assertEquals(2, run(target, "restore", temp.resolve("nowhere.zip").toString()).code());
        Outcome full = run(data, "restore", file.toString());
        assertEquals(2, full.code());
        assertTrue(full.said().contains("is not empty"), full.said());
    }

    @Test
    void directoriesOfOtherVersionsAreRefusedWithWhatHelps() throws Exception {
        Path other = Files.createDirectory(temp.resolve("versions"));
        Files.writeString(other.resolve("format"), "99\n");
        Outcome newer = run(other, "verify");
        assertEquals(2, newer.code());
        assertTrue(newer.said().contains("newer program"), newer.said());
        Files.writeString(other.resolve("format"), "1\n");
        Outcome older = run(other, "verify");
        assertEquals(2, older.code());
        assertTrue(older.said().contains("tiaowen ingest"), older.said());
        Files.writeString(other.resolve("format"), "\u0000\u0001");
        Outcome damaged = run(other, "verify");
        assertEquals(2, damaged.code());
        assertTrue(damaged.said().contains("is damaged"), damaged.said());
    }
}
