package org.tiaowen;

import org.jspecify.annotations.Nullable;
import org.tiaowen.access.Tokens;
import org.tiaowen.analysis.Embedder;
import org.tiaowen.ingest.DataFolder;
import org.tiaowen.ingest.IngestException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Says what is wrong with an installation. It changes nothing. */
@Command(
        name = "doctor",
        description =
                "Says what is wrong with this installation, a line a finding; 1 where something"
                        + " is.")
final class DoctorCommand implements Callable<Integer> {

    private static final long MEMORY = 400L << 20;
    private static final long ROOM = 512L << 20;

    @Spec private CommandSpec spec;
    @Mixin private DataOptions data;
    @Mixin private SemanticOptions semantic = new SemanticOptions();

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "Port that `serve` is to listen at (default: 8080).")
    private int port;

    private int failures;

    /** How a part is. */
    private enum Finding {
        OK,
        WARN,
        FAIL
    }

    @Override
    public Integer call() {
        say(
                Runtime.version().feature() >= 25 ? Finding.OK : Finding.FAIL,
                "java",
                "%s, %s; 25 or newer is needed"
                        .formatted(Runtime.version(), System.getProperty("java.vendor")));
        long heap = Runtime.getRuntime().maxMemory();
        say(
                heap >= MEMORY ? Finding.OK : Finding.WARN,
                "memory",
                "%d MB of heap, %d processors; TIAOWEN_JAVA_OPTS=-Xmx1g gives more"
                        .formatted(heap >> 20, Runtime.getRuntime().availableProcessors()));
        Path folder = data.folder().toAbsolutePath();
        disk(folder);
        tokens(folder);
        boolean isServed = stores(folder);
        model();
        port(isServed);
        return failures == 0 ? 0 : 1;
    }

    private void disk(Path folder) {
        Path there = folder;
        while (Files.notExists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there)) {
            say(Finding.FAIL, "data", there + " is no directory; choose another with --data");
        } else if (!isWritable(there)) {
            say(
                    Finding.FAIL,
                    "data",
                    "%s cannot be written by %s; change its owner or choose another with --data"
                            .formatted(there, System.getProperty("user.name")));
        } else {
            long room = there.toFile().getUsableSpace();
            say(
                    room >= ROOM ? Finding.OK : Finding.WARN,
                    "disk",
                    "%,d MB are free for %s; a corpus takes some ten times its size"
                            .formatted(room >> 20, folder));
        }
    }

    private static boolean isWritable(Path folder) {
        try {
            Files.delete(Files.createTempFile(folder, "doctor", ".tmp"));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void tokens(Path folder) {
        try {
            int count = Tokens.of(folder).list().size();
            say(
                    Finding.OK,
                    "tokens",
                    count == 0
                            ? "none, so nobody may write; `tiaowen token add NAME` makes one"
                            : count + " in " + folder);
        } catch (RuntimeException e) {
            say(Finding.FAIL, "tokens", String.valueOf(e.getMessage()));
        }
    }

    /** Whether a server of these stores runs. */
    private boolean stores(Path folder) {
        if (Files.notExists(folder.resolve("format"))) {
            say(Finding.OK, "stores", folder + " is new; `tiaowen serve` fills it");
            return false;
        }
        try {
            DataFolder.open(folder).close();
        } catch (IngestException e) {
            return e.reason() == IngestException.Reason.LOCKED ? served(folder) : failed(e);
        }
        try (Stores stores = Stores.open(data)) {
            int differences = stores.sync().differences().size();
            say(
                    differences == 0 ? Finding.OK : Finding.WARN,
                    "stores",
                    differences == 0
                            ? "graph and index agree, revision " + stores.graph().revision()
                            : differences
                                    + " sources differ between graph and index; the next start"
                                    + " mends it, or `tiaowen reindex`");
        } catch (RuntimeException e) {
            failed(e);
        }
        return false;
    }

    private boolean failed(RuntimeException e) {
        say(Finding.FAIL, "stores", String.valueOf(e.getMessage()));
        return false;
    }

    private boolean served(Path folder) {
        URI address = null;
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            address = ServerAddress.read(folder).orElse(null);
            if (address != null) {
                HttpResponse<String> answer =
                        client.send(
                                HttpRequest.newBuilder(address.resolve("/readyz"))
                                        .timeout(Duration.ofSeconds(10))
                                        .build(),
                                BodyHandlers.ofString());
                say(
                        answer.statusCode() == 200 ? Finding.OK : Finding.WARN,
                        "stores",
                        "in use by the server at %s; /readyz says %d: %s"
                                .formatted(
                                        address,
                                        answer.statusCode(),
                                        answer.body().replaceAll("\\s+", " ")));
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | IllegalArgumentException e) {
            say(
                    Finding.FAIL,
                    "stores",
                    "in use by another process, and the server at %s does not answer: %s"
                            .formatted(address, e));
            return true;
        }
        say(Finding.WARN, "stores", folder + " is in use by another process");
        return false;
    }

    private void model() {
        if (!semantic.isOn()) {
            say(Finding.OK, "model", "search by meaning is off");
            return;
        }
        Embedder model = null;
        try {
            semantic.check();
            model = semantic.named().orElse(null);
            if (model == null) {
                model = Embedder.packaged();
            }
            say(Finding.OK, "model", "loads and computes " + model.text("测试").length + " numbers");
        } catch (RuntimeException | LinkageError e) {
            say(
                    Finding.FAIL,
                    "model",
                    "cannot be loaded: " + e.getMessage() + "; --no-semantic does without");
        } finally {
            close(model);
        }
    }

    private static void close(@Nullable Embedder model) {
        if (model != null) {
            model.close();
        }
    }

    private void port(boolean isServed) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            say(Finding.OK, "port", socket.getLocalPort() + " is free");
        } catch (IOException | IllegalArgumentException e) {
            say(
                    isServed ? Finding.OK : Finding.WARN,
                    "port",
                    port + " is in use" + (isServed ? ", as it should be" : "; choose another"));
        }
    }

    private void say(Finding finding, String part, String what) {
        if (finding == Finding.FAIL) {
            failures++;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%-4s  %-7s %s%n", finding.name().toLowerCase(Locale.ROOT), part, what);
        out.flush();
    }
}
