package org.tiaowen.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tiaowen.Beside;
import org.tiaowen.Packaged;
import org.tiaowen.benchmark.FileFuzz;
import org.tiaowen.benchmark.FuzzSeeds;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;

/** A sample of the mutated files that {@code benchmark.Fuzz} reads, and what it once found. */
@Beside
final class FileFuzzTest {

    private static FileFuzz fuzz;

    @BeforeAll
    static void load() throws IOException {
        fuzz = new FileFuzz(Packaged.PARSER, Packaged.extractor());
    }

    private static void run(LongStream seeds) {
        // a hang is the failure; the time is far beyond what is needed
        assertTimeoutPreemptively(Duration.ofMinutes(20), () -> fuzz.run(seeds));
        assertEquals(Map.of(), fuzz.failures(), "by seed");
    }

    @Test
    void aSampleIsReadOrRefused() {
        run(LongStream.range(1_000_000, 1_000_500));
    }

    @Test
    void whatWasFoundIsMended() throws IOException {
        run(FuzzSeeds.of("files.txt"));
    }

    @Test
    void theSameSeedIsTheSameFile() throws IOException {
        MutatedFiles one = new MutatedFiles();
        MutatedFiles other = new MutatedFiles();
        for (long seed = 0; seed < 20; seed++) {
            assertEquals(one.of(seed).name(), other.of(seed).name());
        }
        assertArrayEquals(one.of(7).bytes(), other.of(7).bytes());
    }
}
