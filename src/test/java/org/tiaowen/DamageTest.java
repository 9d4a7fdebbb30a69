package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.Outcome.run;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is lost or damaged is made again, or told with what helps; {@code doctor} says it before.
 */
final class DamageTest {

    @TempDir private static Path temp;
    private static Path texts;
    private static Path whole;

    @BeforeAll
    static void ingest() throws IOException {
        texts = Files.createDirectory(temp.resolve("texts"));
        Files.writeString(texts.resolve("a.txt"), "关于减免租金的通知\n\n一、市国资委负责减免企业三个月租金。\n二、加大补贴。\n");
        whole = temp.resolve("whole");
        assertEquals(0, run(whole, "ingest", texts.toString()).code());
    }

    private static Path copy(String name) throws IOException {
        Path to = temp.resolve(name);
        try (Stream<Path> files = Files.walk(whole)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(whole.relativize(file).toString()));
            }
        }
        return to;
    }

    private static List<Path> index(Path data) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("index"))) {
            return files.filter(f -> !f.endsWith("write.lock"))
                    .sorted(Comparator.comparing(f -> f.toFile().length()))
                    .toList();
        }
    }

    private static void truncate(Path file) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(open.length() / 2);
        }
    }

    /** As each start does before it answers. */
    private static void assertMended(Path data) {
        assertEquals(0, run(data, "ingest", texts.toString()).code());
        Outcome verified = run(data, "verify");
        assertEquals(0, verified.code(), verified.said());
        Outcome found = run(data, "search", "减免租金", "--no-semantic");
        assertTrue(found.said().contains("三个月租金"), found.said());
    }

    @Test
    void aDeletedIndexIsMadeAgain() throws IOException {
        Path data = copy("deleted");
        for (Path file : index(data)) {
            Files.delete(file);
        }
        assertMended(data);
    }

    @Test
    void anIndexWithATruncatedFileIsMadeAgain() throws IOException {
        Path data = copy("truncated");
        truncate(index(data).getLast());
        assertMended(data);
        for (Path file : index(data)) {
            if (file.getFileName().toString().startsWith("segments_")) {
                truncate(file);
            }
        }
        assertMended(data);
    }

    @Test
    void aChangedByteOfTheIndexIsToldAndReindexingMendsIt() throws IOException {
        Path data = copy("flipped");
        Path largest = index(data).getLast();
        try (RandomAccessFile open = new RandomAccessFile(largest.toFile(), "rw")) {
            open.seek(open.length() / 2);
            int was = open.read();
            open.seek(open.length() / 2);
            open.write(was ^ 4);
        }
        Outcome verified = run(data, "verify");
        assertEquals(1, verified.code(), verified.said());
        assertTrue(verified.said().contains(largest.getFileName() + " ("), verified.said());
        assertTrue(verified.said().contains("`tiaowen reindex`"), verified.said());
        assertEquals(0, run(data, "reindex", "--no-semantic").code());
        assertMended(data);
    }

    @Test
    void aDamagedGraphIsSaidWithWhatHelps() throws IOException {
        Path cut = copy("cut");
        truncate(cut.resolve("graph/Data-0001/nodes-data.obj"));
        for (String command : List.of("verify", "doctor", "compact")) {
            Outcome refused = run(cut, command);
            assertEquals(1, refused.code(), refused.said());
            assertTrue(refused.said().contains("nodes-data.obj has "), refused.said());
            assertTrue(refused.said().contains("tiaowen restore"), refused.said());
        }
        Path changed = copy("changed");
        try (RandomAccessFile open =
                new RandomAccessFile(changed.resolve("graph/Data-0001/GSPO.dat").toFile(), "rw")) {
            for (int block = 0; block < 200; block++) {
                open.seek(block * 8192L + 100);
                open.write(new byte[500]);
            }
        }
        Outcome verified = run(changed, "verify");
        assertEquals(1, verified.code(), verified.said());
        assertTrue(verified.said().contains("the graph is damaged"), verified.said());
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsSaid() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "no directory");
        for (Path data : List.of(file, file.resolve("below"), Path.of("/proc/tiaowen"))) {
            Outcome refused = run(data, "ingest", texts.toString());
            assertEquals(1, refused.code(), refused.said());
            assertTrue(refused.said().contains("cannot use the data directory"), refused.said());
            Outcome doctor = run(data, "doctor", "--no-semantic");
            assertEquals(1, doctor.code(), doctor.said());
            assertTrue(doctor.said().contains("fail  data"), doctor.said());
        }
    }

    @Test
    void doctorSaysWhatIsWrong() throws IOException {
        Outcome well = run(copy("well"), "doctor", "--port", "0");
        assertEquals(0, well.code(), well.said());
        for (String part : List.of("java", "disk", "tokens", "stores", "model", "port")) {
            assertTrue(well.said().contains("  " + part + " "), well.said());
        }
        assertTrue(well.said().contains("graph and index agree"), well.said());
        Path other = copy("other");
        Files.writeString(other.resolve("format"), "99\n");
        Files.writeString(other.resolve("tokens"), "x\n");
        Outcome ill = run(other, "doctor", "--no-semantic", "--port", "0");
        assertEquals(1, ill.code());
        assertTrue(ill.said().contains("fail  stores"), ill.said());
        assertTrue(ill.said().contains("newer program"), ill.said());
        assertTrue(ill.said().contains("fail  tokens"), ill.said());
    }
}
