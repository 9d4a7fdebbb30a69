package org.tiaowen;

import org.tiaowen.access.AuditLog;
import org.tiaowen.graph.DiskUse;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.jena.Tdb2Store;
import org.tiaowen.ingest.DataFolder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.Map;
import java.util.concurrent.Callable;

/** Gives back the disk that earlier states of the graph take. */
@Command(
        name = "compact",
        description =
                "Writes the graph of the data directory anew, without what earlier states left in"
                        + " it; stop the server before.")
final class CompactCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private DataOptions data;

    @Override
    public Integer call() {
        try (DataFolder folder = DataFolder.open(data.existing());
                GraphStore graph = Tdb2Store.open(folder.graph())) {
            long before = filled(graph);
            graph.compact(() -> false);
            long saved = before - filled(graph);
            AuditLog.of(folder.root())
                    .add(AuditLog.SHELL, "compact", "graph", saved + " bytes", Map.of());
            spec.commandLine()
                    .getOut()
                    .println(
                            saved > 0
                                    ? "the graph is %,d bytes smaller".formatted(saved)
                                    : "the graph had nothing to give back");
            spec.commandLine().getOut().flush();
            return 0;
        }
    }

    private static long filled(GraphStore graph) {
        return graph.diskUse().map(DiskUse::filled).orElse(0L);
    }
}
