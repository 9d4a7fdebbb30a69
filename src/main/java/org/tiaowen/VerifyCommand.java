package org.tiaowen;

import org.tiaowen.ingest.IndexSync.Difference;
import org.tiaowen.ingest.IngestReport.Malformed;
import org.tiaowen.ingest.ShapeChecks;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

/** Compares index and graph, and the graph with its shapes. */
@Command(
        name = "verify",
        description =
                "Compares the index with the graph, and each source's graph with the shapes that it"
                        + " has to have; 1 where something differs.")
final class VerifyCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private DataOptions data;

    @Override
    public Integer call() {
        try (Stores stores = Stores.open(data)) {
            List<Difference> differences = stores.sync().differences();
            PrintWriter out = spec.commandLine().getOut();
            for (Difference d : differences) {
                out.println(d.source().getURI() + ": " + d.what());
            }
            List<Malformed> malformed = ShapeChecks.of(stores.graph(), Stores.iris());
            malformed.forEach(source -> ReportText.malformed(source, out));
            if (malformed.isEmpty()) {
                out.println("every source has the shapes of the graph");
            }
            out.println(
                    differences.isEmpty()
                            ? "index and graph agree, revision " + stores.graph().revision()
                            : differences.size()
                                    + " differences; `tiaowen reindex` makes the index"
                                    + " anew");
            return differences.isEmpty() && malformed.isEmpty() ? 0 : 1;
        }
    }
}
