package org.tiaowen.benchmark;

import org.tiaowen.KilledProcesses;
import org.tiaowen.MemoryFolder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Kills of real processes in full number: what {@code KillIT} runs a sample of. Run {@code mvn
 * package} first.
 *
 * <pre>{@code
 * mvn -q -Dbenchmark=Kills process-test-classes
 * }</pre>
 *
 * Properties of the JVM: {@code kills} (200), {@code from}, the first seed (0). Each seed is
 * printed with what it killed; one that found something belongs into {@code
 * src/test/resources/fuzz/kills.txt}.
 */
public final class Kills {

    /** Kills on one data directory, before a server comes to rest on it. */
    private static final int SERIES = 40;

    private Kills() {}

    /** Runs them; the process ends with 1 where one left something wrong. */
    public static void main(String[] args) throws Exception {
        long first = Long.getLong("from", 0);
        long last = first + Integer.getInteger("kills", 200);
        Path program;
        try (var all = Files.list(Path.of("target", "dist"))) {
            program =
                    all.filter(Files::isDirectory)
                            .findFirst()
                            .orElseThrow()
                            .resolve("tiaowen")
                            .toAbsolutePath();
        }
        for (long seed = first; seed < last; ) {
            long began = System.nanoTime();
            Path folder = MemoryFolder.create("kills");
            KilledProcesses processes = new KilledProcesses(program, folder);
            for (int i = 0; i < SERIES && seed < last; i++) {
                System.out.println(seed + "\t" + processes.kill(seed));
                seed++;
            }
            processes.finish();
            MemoryFolder.remove(folder);
            System.out.printf(
                    Locale.ROOT,
                    "whole after %s, %.0f s%n",
                    processes.kills(),
                    (System.nanoTime() - began) / 1e9);
        }
        System.exit(0);
    }
}
