package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

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
    }
}
