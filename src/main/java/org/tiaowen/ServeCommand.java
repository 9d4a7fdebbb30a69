package org.tiaowen;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tiaowen.document.Language;
import org.tiaowen.document.Problem;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.QueryLibrary;
import org.tiaowen.graph.rdf4j.Federation;
import org.tiaowen.ingest.IngestException;
import org.tiaowen.ingest.IngestReport;
import org.tiaowen.ingest.Ingester;
import org.tiaowen.ingest.PolicyReader;
import org.tiaowen.ingest.Uploads;
import org.tiaowen.search.SearchException;
import org.tiaowen.search.SearchIndex;
import org.tiaowen.server.ChatbotSettings;
import org.tiaowen.server.IngestStatus;
import org.tiaowen.server.Server;
import org.tiaowen.server.ServerException;
import org.tiaowen.server.ServerSettings;
import org.tiaowen.server.Services;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The main job: ingests what is new in the corpus, and serves. */
@Command(
        name = "serve",
        description = "Ingests what is new in a folder of texts, and serves it over HTTP.")
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    /** How long a shutdown waits for the file that is being written. */
    private static final int PATIENCE = 10;

    /** Seconds behind the ingest, for those who have waited for it, before pages are rehearsed. */
    private static final int CALM = 2;

    @Spec private CommandSpec spec;
    @Mixin private DataOptions data;
    @Mixin private SemanticOptions semantic = new SemanticOptions();
    @Mixin private FederateOptions federation = new FederateOptions();
    @Mixin private AccessOptions access = new AccessOptions();
    @Mixin private LimitOptions limits = new LimitOptions();
    @Mixin private CompactOptions compacting = new CompactOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "CORPUS",
            description = "Folder of texts (default: corpus/ beside the launcher).")
    private @Nullable Path corpus;

    @Option(names = "--port", defaultValue = "8080", description = "Port (default: 8080; 0: any).")
    private int port;

    @Option(names = "--host", description = "Address to listen at (default: localhost).")
    private String host = ServerSettings.DEFAULT_HOST;

    @Option(
            names = "--licence",
            paramLabel = "IRI",
            description = "Licence of the data, as its description states it (default: none).")
    private @Nullable String licence;

    @Option(
            names = "--mcp-host",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Further host names that /mcp is reached under, behind a proxy; pages of"
                            + " other sites are kept out (default: localhost and --host).")
    private List<String> mcpHosts = List.of();

    @Option(names = "--prune", description = "Removes sources whose files are gone.")
    private boolean prune;

    private volatile IngestStatus status = new IngestStatus(true, List.of());
    private volatile @Nullable Ingester ingester;
    private volatile @Nullable VectorWork vectors;
    private volatile @Nullable OverlapWork overlaps;
    private volatile @Nullable CompactionWork compaction;

    @Override
    public Integer call() throws ServerException, InterruptedException {
        ServerSettings settings = settings();
        if (federation.isGiven()) {
            return serveFederation(settings);
        }
        semantic.check();
        compacting.check();
        PrintWriter err = spec.commandLine().getErr();
        Path folder = data.folder();
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Thread hook = new Thread(() -> shutDown(stop, stopped), "shutdown");
        try (Stores stores = Stores.open(data)) {
            List<Path> paths = corpus(stores);
            CompletableFuture<SearchIndex> index = stores.repairedIndex();
            CompletableFuture<Uploads> uploads = new CompletableFuture<>();
            try (VectorWork work = VectorWork.start(stores, semantic, index);
                    OverlapWork pairs = OverlapWork.start(stores, index, work.done(), work::again);
                    CompactionWork files = stores.compaction(compacting);
                    Server server =
                            new Server(
                                            settings,
                                            services(stores, index, uploads, files),
                                            access.of(folder),
                                            new ChatbotSettings(access.difyKey(), mcpHosts))
                                    .start()) {
                vectors = work;
                overlaps = pairs;
                compaction = files;
                Runtime.getRuntime().addShutdownHook(hook);
                err.printf(
                        "tiaowen %s: http://%s:%d (data in %s)%n",
                        Version.number(), settings.host(), server.port(), folder);
                err.flush();
                work.listening();
                ServerAddress.write(folder, settings.host(), server.port());
                Ingester running = stores.ingester(index);
                ingester = running;
                Uploads taking = stores.uploads(running, pairs::again);
                uploads.complete(taking);
                ingest(stores, running, taking, paths, err);
                work.ingested();
                files.start();
                if (!stop.await(CALM, TimeUnit.SECONDS)) {
                    server.rehearse(() -> stop.getCount() == 0);
                    rehearse(server, index, stop);
                }
                stop.await();
            }
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    private static void rehearse(
            Server server, CompletableFuture<SearchIndex> index, CountDownLatch stop) {
        try {
            server.rehearse(index.join(), () -> stop.getCount() == 0);
        } catch (CompletionException | CancellationException e) {
            LOG.debug("there is no index to search", e); // the server says why where it is asked
        }
    }

    private boolean hasOverlaps() {
        OverlapWork work = overlaps;
        return work != null && work.isDone();
    }

    /** Keeps no data, so that there is nothing to ingest and nothing to end with care. */
    private int serveFederation(ServerSettings settings)
            throws ServerException, InterruptedException {
        try (Federation servers = federation.open()) {
            Services services =
                    new Services(
                            servers,
                            CompletableFuture.supplyAsync(FederateOptions::noIndex),
                            QueryLibrary.packaged(),
                            Stores.iris(),
                            _ -> Optional.empty(),
                            () -> IngestStatus.IDLE);
            try (Server server = new Server(settings, services).start()) {
                PrintWriter err = spec.commandLine().getErr();
                err.printf(
                        "tiaowen %s: http://%s:%d (a federation)%n",
                        Version.number(), settings.host(), server.port());
                err.flush();
                new CountDownLatch(1).await();
            }
        }
        return 0;
    }

    private ServerSettings settings() {
        try {
            return new ServerSettings(
                    host, port, limits.queries(), Version.number(), licence, limits.http());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Services services(
            Stores stores,
            CompletableFuture<SearchIndex> index,
            CompletableFuture<Uploads> uploads,
            CompactionWork files) {
        return new Services(
                stores.graph(),
                index,
                QueryLibrary.packaged(),
                Stores.iris(),
                stores::original,
                () -> status,
                stores::drafts,
                this::hasOverlaps,
                uploads::join,
                stores.backup()::write,
                files.results());
    }

    /**
     * The folder to ingest; nothing where none is named, none is there, and the store is filled.
     */
    private List<Path> corpus(Stores stores) {
        if (corpus != null) {
            return List.of(corpus);
        }
        Path beside = DataOptions.home().resolve("corpus");
        if (Files.isDirectory(beside)) {
            return List.of(beside);
        }
        if (stores.graph().revision() > 0) {
            return List.of();
        }
        throw new IngestException(
                IngestException.Reason.NOTHING_THERE,
                "there is no folder " + beside + "; name one: tiaowen serve CORPUS");
    }

    private void ingest(
            Stores stores, Ingester running, Uploads uploads, List<Path> paths, PrintWriter err) {
        List<String> problems = new ArrayList<>();
        List<PolicyReader.Unread> files = new ArrayList<>();
        if (!paths.isEmpty()) {
            files.addAll(stores.reader().find(paths));
        }
        // no upload comes between the list of what was uploaded and the reading of it
        synchronized (running) {
            files.addAll(uploads.kept());
            if (!files.isEmpty()) {
                ingest(running, files, !paths.isEmpty(), err, problems);
            }
        }
        status = new IngestStatus(false, problems);
    }

    /** What is there is served although the rest could not be read. */
    private void ingest(
            Ingester running,
            List<PolicyReader.Unread> files,
            boolean hasFolder,
            PrintWriter err,
            List<String> problems) {
        try (IngestProgress progress = new IngestProgress(err, files.size())) {
            IngestReport report =
                    hasFolder
                            ? running.ingest(files, prune, progress)
                            : running.add(files, progress);
            progress.close();
            ReportText.print(report, err);
            for (IngestReport.Entry entry : report.sources()) {
                if (entry.outcome() == IngestReport.Outcome.FAILED) {
                    for (Problem problem : entry.problems()) {
                        problems.add(entry.name() + "：" + problem.message(Language.ZH));
                    }
                }
            }
        } catch (IngestException | GraphException | SearchException e) {
            LOG.error("the ingest broke off, what is there is served: {}", e.getMessage(), e);
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    /** Ends the ingest behind the file it is at, then the server and the stores. */
    private void shutDown(CountDownLatch stop, CountDownLatch stopped) {
        Ingester running = ingester;
        if (running != null) {
            running.stop();
        }
        VectorWork work = vectors;
        if (work != null) {
            work.stop();
        }
        OverlapWork pairs = overlaps;
        if (pairs != null) {
            pairs.stop();
        }
        CompactionWork files = compaction;
        if (files != null) {
            files.stop();
        }
        stop.countDown();
        try {
            boolean ended = stopped.await(PATIENCE, TimeUnit.SECONDS);
            if (!ended) {
                spec.commandLine().getErr().println("tiaowen: stopped before everything had ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
