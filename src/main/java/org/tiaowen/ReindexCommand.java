package org.tiaowen;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** Makes the index anew. */
@Command(name = "reindex", description = "Makes the index anew from the graph.")
final class ReindexCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private DataOptions data;
    @Mixin private SemanticOptions semantic = new SemanticOptions();

    @Override
    public Integer call() {
        try (Stores stores = Stores.openExisting(data)) {
            stores.useVectors(semantic); // those that are known
            int sources = stores.sync().reindex();
            spec.commandLine().getOut().println("index made anew from " + sources + " sources");
            return 0;
        }
    }
}
