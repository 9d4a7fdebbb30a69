package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.benchmark.Soak;
import org.tiaowen.benchmark.Soak.Rest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A minute of the mixed load of {@link Soak} on the packaged server. */
@Beside
class SoakIT {

    /** Behind the first time of load everything has been used once. */
    private static final List<Duration> TIMES = Collections.nCopies(3, Duration.ofSeconds(20));

    /** What caches of a bounded size may still take, in MiB. */
    private static final int CACHES = 48;

    @TempDir private Path folder;

    @Test
    void aMinuteOfMixedLoadLeavesTheServerAsItWas() throws Exception {
        Path texts = Path.of("src/test/resources/fixtures/overlaps/drafts");
        Soak soak = Soak.run(texts.toAbsolutePath(), folder, 2, TIMES);
        assertEquals(Map.of(), soak.errors());
        assertTrue(
                soak.answers().keySet().containsAll(Set.of("upload", "backup", "check", "sparql")),
                soak.answers()::toString);
        Rest first = soak.rests().get(1);
        Rest last = soak.rests().getLast();
        assertTrue(last.heap() <= first.heap() + CACHES, soak.rests()::toString);
        assertTrue(last.threads() <= first.threads() + 10, soak.rests()::toString);
        assertTrue(last.files() <= first.files() + 50, soak.rests()::toString);
    }
}
