package org.tiaowen;

import org.tiaowen.access.AuditLog;
import org.tiaowen.ingest.IngestReport;
import org.tiaowen.ingest.PolicyReader;
import org.tiaowen.search.SearchIndex;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Reads texts into the stores. */
@Command(name = "ingest", description = "Reads texts into the graph and the index.")
final class IngestCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private DataOptions data;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files or folders.")
    private List<Path> paths;

    @Option(names = "--prune", description = "Removes sources whose files are not among them.")
    private boolean prune;

    @Override
    public Integer call() {
        try (Stores stores = Stores.open(data)) {
            CompletableFuture<SearchIndex> index = stores.repairedIndex();
            List<PolicyReader.Unread> files = stores.reader().find(paths);
            try (IngestProgress progress =
                    new IngestProgress(spec.commandLine().getErr(), files.size())) {
                IngestReport report = stores.ingester(index).ingest(files, prune, progress);
                progress.close();
                Stores.await(index); // the repair goes on though nothing was to be written
                audit(report);
                ReportText.print(report, spec.commandLine().getErr());
                return report.isComplete() ? 0 : 1;
            }
        }
    }

    private void audit(IngestReport report) {
        long written =
                report.sources().stream()
                        .filter(e -> e.outcome() == IngestReport.Outcome.INGESTED)
                        .count();
        if (written > 0 || !report.removed().isEmpty()) {
            AuditLog.of(data.folder())
                    .add(
                            AuditLog.SHELL,
                            "ingest",
                            paths.toString(),
                            "%d written, %d removed".formatted(written, report.removed().size()),
                            Map.of());
        }
    }
}
