package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.access.AuditLog;

import java.nio.file.Files;
import java.nio.file.Path;

/** What a server asks itself is answered, and nobody sees it. */
final class SearchRehearsalTest {

    private static final String[] TOKEN = RunningServer.AUTHORIZED;

    @TempDir private Path folder;

    @Test
    void isAnsweredWithoutATokenAndNeitherCountedNorLogged() throws Exception {
        Path log = folder.resolve("requests.jsonl");
        WriteToken token = WriteToken.of("the token of the tests");
        try (RunningServer server =
                RunningServer.withAccess(new Access(token, true, AuditLog.NONE, log, folder))) {
            server.fill();
            server.openIndex();
            server.get("/metrics", TOKEN); // requests are counted from here on
            assertTrue(server.rehearseSearches() > 0);
            String meters = server.get("/metrics", TOKEN).body();
            assertFalse(meters.contains("path=\"/api/v1/search\""), meters);
            assertFalse(Files.readString(log).contains("/api/v1/search"));
            assertEquals(401, server.get("/api/v1/search?q=x").statusCode());
        }
    }
}
