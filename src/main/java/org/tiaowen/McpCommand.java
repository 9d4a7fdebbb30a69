package org.tiaowen;

import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.QueryLibrary;
import org.tiaowen.search.SearchIndex;
import org.tiaowen.server.IngestStatus;
import org.tiaowen.server.McpBridge;
import org.tiaowen.server.McpFace;
import org.tiaowen.server.ServerException;
import org.tiaowen.server.ServerSettings;
import org.tiaowen.server.Services;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * The tools of {@code /mcp} over standard input and output. A data directory has one owner: where a
 * server is running, this goes to it.
 */
@Command(
        name = "mcp",
        description =
                "Speaks the Model Context Protocol over standard input and output: from the data"
                        + " directory, or for a server that is running (--server).")
final class McpCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private DataOptions data;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "A running server, such as http://localhost:8080; it holds the data.")
    private @Nullable URI server;

    @Override
    public Integer call() throws InterruptedException, ServerException {
        InputStream in = System.in;
        PrintStream out = System.out;
        System.setOut(System.err); // messages of the protocol alone go to standard output
        if (server != null) {
            return bridge(server, in, out);
        }
        try (Stores stores = Stores.openExisting(data)) {
            SearchIndex index = stores.repairedIndex().join();
            McpFace.serve(
                    ServerSettings.local(0, Version.number()),
                    new Services(
                                    stores.graph(),
                                    CompletableFuture.completedFuture(index),
                                    QueryLibrary.packaged(),
                                    Stores.iris(),
                                    stores::original,
                                    () -> IngestStatus.IDLE)
                            .with(stores::drafts),
                    in,
                    out);
        }
        return 0;
    }

    private int bridge(URI address, InputStream in, PrintStream out)
            throws InterruptedException, ServerException {
        if (address.getHost() == null || !String.valueOf(address.getScheme()).startsWith("http")) {
            throw new ParameterException(
                    spec.commandLine(), "not an http address: --server " + address);
        }
        McpBridge.serve(address, Version.number(), in, out);
        return 0;
    }
}
