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
import java.util.Optional;
import java.util.concurrent.Callable;

/** Reads graph and index wholly, and compares index and graph, and the graph with its shapes. */
@Command(
        name = "verify",
        description =
                "Reads the whole graph and the files of the index for damage, and compares the"
                        + " index with the graph, and each source's graph with the shapes that it"
                        + " has to have; 1 where something is wrong.")
final class VerifyCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private DataOptions data;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Stores stores = Stores.openExisting(data)) {
            Optional<String> damage = stores.graph().damage();
            if (damage.isPresent()) {
                out.println(damage.get());
                return 1;
            }
            Optional<String> files = stores.index().damage();
            files.ifPresent(out::println);
            List<Difference> differences = stores.sync().differences();
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
            return files.isEmpty() && differences.isEmpty() && malformed.isEmpty() ? 0 : 1;
        }
    }
}
