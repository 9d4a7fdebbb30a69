package org.tiaowen;

import org.jspecify.annotations.Nullable;
import org.tiaowen.ingest.DataFolder;
import org.tiaowen.ingest.IngestException;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;

/**
 * Where the stores lie: {@code --data}, else {@code TIAOWEN_DATA}, else {@code data/} beside the
 * launcher.
 */
final class DataOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Data directory (default: $TIAOWEN_DATA, else data/ beside the launcher).")
    private @Nullable Path data;

    @Mixin private SectorOptions sectors = new SectorOptions();

    @Mixin private GraphOptions graph = new GraphOptions();

    /** The sectors that apply. */
    SectorOptions sectors() {
        return sectors;
    }

    /** Where the graph is. */
    GraphOptions graph() {
        return graph;
    }

    /** The directory that applies. */
    Path folder() {
        if (data != null) {
            return data;
        }
        String named = System.getenv("TIAOWEN_DATA");
        return named == null || named.isEmpty() ? home().resolve("data") : Path.of(named);
    }

    /**
     * The directory that applies, for commands that only read: a name with a slip of the pen is no
     * empty store.
     *
     * @throws IngestException with reason {@code NOTHING_THERE}
     */
    Path existing() {
        Path folder = folder();
        if (!DataFolder.isThere(folder)) {
            throw new IngestException(
                    IngestException.Reason.NOTHING_THERE,
                    "no data in %s; `tiaowen ingest PATH` or `tiaowen serve` puts texts there, --data names another directory"
                            .formatted(folder));
        }
        return folder;
    }

    /** The folder of the launcher, or the current one. */
    static Path home() {
        return Path.of(System.getProperty("tiaowen.home", "")).toAbsolutePath();
    }
}
