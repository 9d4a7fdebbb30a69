package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The packaged program on a file system of its own that fills up in the middle of a write, and on
 * one that cannot be written. It needs leave to mount one.
 */
@Beside
final class SmallDiskIT {

    private static final String CORPUS = Path.of("corpus").toAbsolutePath().toString();

    @TempDir private Path folder;
    private boolean isMounted;

    private boolean mount(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("mount"));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // no such program
        }
    }

    @BeforeEach
    void mountSmall() throws Exception {
        isMounted = mount("-t", "tmpfs", "-o", "size=14m", "tmpfs", folder.toString());
        assumeTrue(isMounted, "no file system may be mounted here");
    }

    @AfterEach
    void unmount() throws Exception {
        if (isMounted) {
            assertEquals(0, new ProcessBuilder("umount", folder.toString()).start().waitFor());
        }
    }

    private Outcome run(String options, String... arguments) throws Exception {
        Path home = Path.of(System.getProperty("tiaowen.distribution", ""));
        List<String> command = new ArrayList<>();
        command.add(home.resolve("tiaowen").toAbsolutePath().toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", folder.resolve("data").toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TIAOWEN_JAVA_OPTS", options);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(10, TimeUnit.MINUTES));
        return new Outcome(process.exitValue(), said, "");
    }

    @Test
    void aDiskThatFillsUpLosesNothingThatWasAcknowledged() throws Exception {
        Outcome refused = run("", "ingest", CORPUS);
        assertEquals(1, refused.code(), refused.said());
        assertTrue(refused.said().contains("64 MB have to be"), refused.said());

        Outcome full = run("-Dtiaowen.data.reserve=0", "ingest", CORPUS);
        assertEquals(1, full.code(), full.said());
        assertTrue(full.said().contains("disk of the data directory is full"), full.said());
        List<String> acknowledged =
                full.said()
                        .lines()
                        .filter(line -> line.matches("\\S+\\.txt: \\d+ documents, .*"))
                        .map(line -> line.substring(0, line.indexOf(':')))
                        .toList();
        assertTrue(!acknowledged.isEmpty(), full.said());

        assertTrue(mount("-o", "remount,size=400m", folder.toString()));
        Outcome again = run("", "ingest", CORPUS);
        assertEquals(0, again.code(), again.said());
        for (String name : acknowledged) {
            assertTrue(again.said().contains(name + ": unchanged"), again.said());
        }
        Outcome verified = run("", "verify");
        assertEquals(0, verified.code(), verified.said());

        assertTrue(mount("-o", "remount,ro", folder.toString()));
        for (String command : List.of("verify", "doctor")) {
            Outcome readOnly = run("", command);
            assertEquals(1, readOnly.code(), readOnly.said());
            assertTrue(readOnly.said().contains("Read-only file system"), readOnly.said());
        }
        assertTrue(Files.exists(folder.resolve("data/format")));
    }
}
