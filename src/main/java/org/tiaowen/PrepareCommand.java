package org.tiaowen;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tiaowen.analysis.ModelException;
import org.tiaowen.graph.QueryLibrary;
import org.tiaowen.ingest.VectorSync;
import org.tiaowen.search.SearchIndex;
import org.tiaowen.server.IngestStatus;
import org.tiaowen.server.Server;
import org.tiaowen.server.ServerException;
import org.tiaowen.server.ServerSettings;
import org.tiaowen.server.Services;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Does once, with a small text and in a directory of its own, what the other commands do: ingests,
 * serves, answers. The launcher has the JVM note the classes that this loads and links, and keeps
 * them beside the jars (an AOT cache, JEP 483 and JEP 514), which makes the start of every command
 * quicker.
 */
@Command(
        name = "prepare",
        description =
                "Writes the class cache that makes each start faster (mvn package does so already;"
                        + " once after unpacking a distribution).")
final class PrepareCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(PrepareCommand.class);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException, ServerException {
        Path folder = Files.createTempDirectory("tiaowen-prepare");
        try {
            Path text = folder.resolve("rehearsal.txt");
            try (InputStream packaged =
                    Objects.requireNonNull(getClass().getResourceAsStream("rehearsal.txt"))) {
                Files.copy(packaged, text);
            }
            rehearse(folder.resolve("data"), text);
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        spec.commandLine().getErr().println("the class cache is being written");
        return 0;
    }

    private static void rehearseMeaning(Stores stores) {
        try {
            stores.useVectors(new SemanticOptions());
        } catch (ModelException e) {
            LOG.warn("search will be by words alone: {}", e.getMessage());
            return;
        }
        new VectorSync(stores.index(), stores.sync()).run();
    }

    private static void rehearse(Path data, Path text) throws IOException, ServerException {
        try (Stores stores = Stores.open(data)) {
            CompletableFuture<SearchIndex> index = stores.repairedIndex();
            stores.ingester(index).ingest(stores.reader().find(List.of(text)), false, e -> {});
            rehearseMeaning(stores);
            Services services =
                    new Services(
                            stores.graph(),
                            index,
                            QueryLibrary.packaged(),
                            Stores.iris(),
                            stores::original,
                            () -> new IngestStatus(false, List.of()));
            ServerSettings settings =
                    new ServerSettings(ServerSettings.DEFAULT_HOST, 0, LIMIT, Version.number());
            try (Server server = new Server(settings, services).start()) {
                String root = "http://" + settings.host() + ":" + server.port();
                ask(root + "/");
                ask(root + "/readyz");
                ask(root + "/api/v1/search?q=" + encoded("企业补贴"));
                ask(root + "/api/v1/documents");
                ask(root + "/api/v1/measures?limit=5");
                ask(root + "/sparql?query=" + encoded("SELECT * { ?s ?p ?o } LIMIT 5"));
                ask(root + "/queries");
                server.rehearse(() -> false);
            }
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void ask(String url) throws IOException {
        var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        int status = connection.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK) {
            throw new IOException(url + " answered " + status);
        }
        try (InputStream answer = connection.getInputStream()) {
            answer.readAllBytes();
        }
    }
}
