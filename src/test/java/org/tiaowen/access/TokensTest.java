package org.tiaowen.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.access.Token.Scope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The tokens of a data directory, and the log of what was written by them. */
final class TokensTest {

    @TempDir private Path folder;

    private String content() throws IOException {
        return Files.readString(folder.resolve("tokens"));
    }

    @Test
    void aTokenIsKnownByItsBearerAndKeptAsAHash() throws IOException {
        Tokens tokens = Tokens.of(folder);
        String secret = tokens.add("上传", Scope.WRITE);
        String other = tokens.add("reader-1", Scope.READ);

        assertEquals("上传", tokens.find(secret).orElseThrow().name());
        assertTrue(tokens.find(secret).orElseThrow().mayWrite());
        assertFalse(tokens.find(other).orElseThrow().mayWrite());
        assertTrue(tokens.find(secret + "x").isEmpty());
        assertTrue(tokens.find("").isEmpty());
        assertFalse(content().contains(secret));
        assertFalse(content().contains(secret.substring(3)));
        assertTrue(secret.length() >= 43, "256 bits");
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("tokens"))));
    }

    @Test
    void equalTokensHaveUnequalHashes() throws IOException {
        Tokens.of(folder).add("a", Scope.WRITE);
        String first = content().lines().toList().get(1);
        assertTrue(Tokens.of(folder).revoke("a"));
        Tokens.of(folder).add("a", Scope.WRITE);
        assertNotEquals(first.split("\t")[3], content().lines().toList().get(1).split("\t")[3]);
    }

    @Test
    void aRunningServerSeesWhatACommandChanges() {
        Tokens server = Tokens.of(folder);
        assertEquals(List.of(), server.list());
        String secret = Tokens.of(folder).add("a", Scope.WRITE);
        assertTrue(server.find(secret).isPresent());
        assertTrue(Tokens.of(folder).revoke("a"));
        assertTrue(server.find(secret).isEmpty());
        assertFalse(Tokens.of(folder).revoke("a"));
    }

    @Test
    void commandsAtTheSameTimeLoseNothing() {
        List<String> secrets =
                IntStream.range(0, 8)
                        .parallel()
                        .mapToObj(i -> Tokens.of(folder).add("token-" + i, Scope.WRITE))
                        .toList();
        assertEquals(8, Tokens.of(folder).list().size());
        secrets.forEach(s -> assertTrue(Tokens.of(folder).find(s).isPresent()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nb", "../x", "a\tb", "-a", "a\u202e"})
    void aNameIsOneWord(String name) {
        assertThrows(AccessException.class, () -> Tokens.of(folder).add(name, Scope.WRITE));
    }

    @Test
    void aNameIsGivenOnce() {
        Tokens.of(folder).add("a", Scope.WRITE);
        assertThrows(AccessException.class, () -> Tokens.of(folder).add("a", Scope.READ));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a\twrite\t2026-01-01T00:00:00Z\tAA\tAA",
                "# tiaowen tokens 1\na\twrite\n",
                "# tiaowen tokens 1\na\tadmin\t2026-01-01T00:00:00Z\tAA\tAA\n",
                "# tiaowen tokens 1\na\twrite\t2026-01-01T00:00:00Z\t!\tAA\n",
            })
    void aDamagedFileLetsNoOneIn(String content) throws IOException {
        Files.writeString(folder.resolve("tokens"), content);
        assertThrows(AccessException.class, () -> Tokens.of(folder).find("x"));
        assertThrows(AccessException.class, () -> Tokens.of(folder).list());
    }

    @Test
    void aLineOfTheAuditLogIsTheProgramsOwn() throws IOException {
        AuditLog log = AuditLog.of(folder);
        log.add("a", "PUT", "/x\n{\"who\":\"b\"}\r\u2028\u001b[2J", "204", Map.of("id", "1\t2"));
        log.add("-", "POST", "津".repeat(5000), "401", Map.of());
        try (Stream<String> lines = Files.lines(folder.resolve("audit.log"))) {
            List<String> all = lines.toList();
            assertEquals(2, all.size());
            assertTrue(
                    all.getFirst().matches("\\{\"time\":\"[^\"]+\",\"who\":\"a\".*"),
                    all::getFirst);
            assertTrue(all.getFirst().chars().noneMatch(c -> c < ' ' || c == 0x2028));
            assertTrue(all.getLast().length() < 3000);
        }
    }

    /** A full disk leaves half a line, which must not take the next one with it. */
    @Test
    void aLineOfTheLogStandsByItself() throws IOException {
        Path file = folder.resolve("audit.log");
        Files.writeString(file, "{\"time\":\"2026-0");
        AuditLog.of(folder).add("上传", "PUT", "/graphs/mine", "204", Map.of());
        AuditLog.of(folder).add("上传", "PUT", "/graphs/mine", "201", Map.of());
        List<String> lines = Files.readAllLines(file);
        assertEquals(3, lines.size());
        assertTrue(lines.get(1).startsWith("{") && lines.get(1).contains("\"204\""), lines.get(1));
        assertTrue(lines.get(2).startsWith("{") && lines.get(2).contains("\"201\""), lines.get(2));
    }
}
