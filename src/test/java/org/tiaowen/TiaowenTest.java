package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;

class TiaowenTest {

    @Test
    void versionIsTheBuilds() {
        assertTrue(Version.number().matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?"), Version.number());
    }

    @Test
    void wrongUsageExitsWithTwo() {
        assertEquals(2, Tiaowen.execute());
        assertEquals(2, Tiaowen.execute("no-such-command"));
    }

    @Test
    void helpAndVersionExitWithZero() {
        assertEquals(0, Tiaowen.execute("--help"));
        assertEquals(0, Tiaowen.execute("--version"));
        assertEquals(0, Tiaowen.execute("help"));
        assertEquals(0, Tiaowen.execute("help", "ingest"));
        assertEquals(2, Tiaowen.execute("help", "no-such-command"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verify",
                "reindex",
                "compact",
                "dump",
                "search 外资",
                "query documents-without-number"
            })
    void whatOnlyReadsMakesNoStore(String command, @TempDir Path folder) {
        Path missing = folder.resolve("mistyped");
        Outcome outcome = Outcome.run(missing, command.split(" "));
        assertEquals(2, outcome.code(), outcome.said());
        assertTrue(outcome.said().contains("no data in " + missing), outcome.said());
        assertFalse(Files.exists(missing));
    }
}
