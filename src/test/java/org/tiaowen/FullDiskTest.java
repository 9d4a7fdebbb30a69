package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk on which nothing is left. */
@Isolated("what it sets holds for every data directory of the process")
final class FullDiskTest {

    private static final String RESERVE = "tiaowen.data.reserve";

    @TempDir private Path temp;

    @Test
    void aFullDiskIsSaidBeforeAnythingIsWritten() throws IOException {
        Path texts = Files.createDirectory(temp.resolve("texts"));
        Path data = temp.resolve("data");
        Files.writeString(texts.resolve("a.txt"), "关于奖励的通知\n\n一、给予企业奖励。\n");
        assertEquals(0, Outcome.run(data, "ingest", texts.toString()).code());
        Files.writeString(texts.resolve("b.txt"), "关于补贴的通知\n\n一、给予企业补贴。\n");
        System.setProperty(RESERVE, Long.toString(1L << 40));
        try {
            Outcome refused = Outcome.run(data, "ingest", texts.toString());
            assertEquals(1, refused.code(), refused.said());
            assertTrue(refused.said().contains("MB are free"), refused.said());
        } finally {
            System.clearProperty(RESERVE);
        }
        assertEquals(0, Outcome.run(data, "verify").code());
        assertEquals(0, Outcome.run(data, "ingest", texts.toString()).code());
        assertEquals(0, Outcome.run(data, "verify").code());
    }
}
