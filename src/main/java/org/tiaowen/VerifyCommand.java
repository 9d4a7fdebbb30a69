package org.tiaowen;

import org.tiaowen.ingest.IndexSync.Difference;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.concurrent.Callable;

/** Compares index and graph. */
@Command(
        name = "verify",
        description = "Compares the index with the graph, source by source; 1 where they differ.")
final class VerifyCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private DataOptions data;

    @Override
    public Integer call() {
        try (Stores stores = Stores.open(data.folder(), data.sectors())) {
            List<Difference> differences = stores.sync().differences();
            for (Difference d : differences) {
                spec.commandLine().getOut().println(d.source().getURI() + ": " + d.what());
            }
            spec.commandLine()
                    .getOut()
                    .println(
                            differences.isEmpty()
                                    ? "index and graph agree, revision " + stores.graph().revision()
                                    : differences.size()
                                            + " differences; `tiaowen reindex` makes the index"
                                            + " anew");
            return differences.isEmpty() ? 0 : 1;
        }
    }
}
