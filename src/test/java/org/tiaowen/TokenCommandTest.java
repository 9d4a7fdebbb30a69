package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.access.Tokens;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** The command {@code token} as a shell calls it. */
final class TokenCommandTest {

    @TempDir private Path data;

    private final StringWriter said = new StringWriter();

    private int token(String... more) {
        String[] line = new String[more.length + 3];
        line[0] = "token";
        System.arraycopy(more, 0, line, 1, more.length);
        line[more.length + 1] = "--data";
        line[more.length + 2] = data.toString();
        PrintWriter out = new PrintWriter(said, true);
        return Tiaowen.commandLine().setOut(out).setErr(out).execute(line);
    }

    @Test
    void tokensAreMadeListedAndRevoked() throws Exception {
        assertEquals(0, token("add", "alice"));
        String secret = said.toString().strip();
        assertTrue(Tokens.of(data).find(secret).orElseThrow().mayWrite());
        assertEquals(0, token("add", "bob", "--read"));
        assertEquals(0, token("list"));
        assertTrue(said.toString().contains("alice\twrite\t"), said::toString);
        assertTrue(said.toString().contains("bob\tread\t"), said::toString);
        assertEquals(0, token("revoke", "alice"));
        assertTrue(Tokens.of(data).find(secret).isEmpty());
        assertEquals(2, token("revoke", "alice"));
        assertEquals(2, token("add", "a b"));
        assertEquals(2, token());
        String log = Files.readString(data.resolve("audit.log"));
        assertEquals(3, log.lines().count());
        assertFalse(log.contains(secret));
    }
}
