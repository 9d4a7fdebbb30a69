package org.tiaowen;

import org.tiaowen.access.AuditLog;
import org.tiaowen.graph.jena.Tdb2Store;
import org.tiaowen.ingest.BackupFile;
import org.tiaowen.ingest.IngestException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Makes a data directory of a backup. */
@Command(
        name = "restore",
        description = "Makes a new data directory of a backup, and its index from its graph.")
final class RestoreCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private DataOptions data;

    @Parameters(
            paramLabel = "BACKUP",
            description = "A file that `backup` wrote, or a folder of them: the last one.")
    private Path backup;

    @Override
    public Integer call() throws IOException {
        Path file = Files.isDirectory(backup) ? last(backup) : backup;
        BackupFile opened = BackupFile.open(file);
        Path folder = data.folder();
        opened.restore(folder, Tdb2Store::load);
        AuditLog.of(folder).add(AuditLog.SHELL, "restore", file.toString(), "done", Map.of());
        try (Stores stores = Stores.open(data)) {
            stores.sync().repair();
        }
        spec.commandLine()
                .getOut()
                .printf(
                        "%s: revision %d, %d sources, from %s%n",
                        folder, opened.revision(), opened.sources(), file);
        spec.commandLine().getOut().flush();
        return 0;
    }

    /** The names of backups begin with their time. */
    private static Path last(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().matches("tiaowen-.*\\.zip"))
                    .max(Comparator.comparing(f -> f.getFileName().toString()))
                    .orElseThrow(
                            () ->
                                    new IngestException(
                                            IngestException.Reason.NOTHING_THERE,
                                            "there is no backup in " + folder));
        }
    }
}
