package org.tiaowen;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.benchmark.FuzzSeeds;

import java.nio.file.Path;
import java.util.stream.LongStream;

/**
 * A sample of {@link org.tiaowen.benchmark.Kills}, behind the seeds that once found something: real
 * processes are killed (SIGKILL) while they ingest, remove, embed, compare and compact.
 */
@Beside
class KillIT {
    private static final int KILLS = 20;

    @TempDir private Path temp;

    @Test
    void everySourceIsWholeOrAbsentAsAcknowledged() throws Exception {
        Path home = Path.of(System.getProperty("tiaowen.distribution", ""));
        var processes = new KilledProcesses(home.resolve("tiaowen").toAbsolutePath(), temp);
        for (long seed :
                LongStream.concat(FuzzSeeds.of("kills.txt"), LongStream.range(0, KILLS))
                        .toArray()) {
            processes.kill(seed);
        }
        processes.finish();
    }
}
