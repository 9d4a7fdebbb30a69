package org.tiaowen;

import org.jspecify.annotations.Nullable;
import org.tiaowen.access.AuditLog;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.ingest.Backup;
import org.tiaowen.ingest.BackupFile;
import org.tiaowen.ingest.DataFolder;
import org.tiaowen.ingest.IngestException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.Callable;

/** Writes all data into one file, through the server where one runs. */
@Command(
        name = "backup",
        description =
                "Writes all data into a file of a folder; where a server runs on the data, it"
                        + " writes it, while it serves.")
final class BackupCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Spec private CommandSpec spec;
    @Mixin private DataOptions data;

    @Parameters(paramLabel = "DIR", description = "Folder that the file is written into.")
    private Path target;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The server to ask (default: the one that holds the data directory).")
    private @Nullable URI server;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File with a token of the server's (default: $TIAOWEN_TOKEN).")
    private @Nullable Path tokenFile;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Files.createDirectories(target);
        Path part = Files.createTempFile(target, "tiaowen-", ".part");
        try {
            write(part);
            BackupFile backup = BackupFile.open(part);
            Path file =
                    target.resolve(
                            "tiaowen-%s-r%d.zip"
                                    .formatted(TIME.format(Instant.now()), backup.revision()));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%s: revision %d, %d sources, %,d bytes%n",
                            file, backup.revision(), backup.sources(), Files.size(file));
            spec.commandLine().getOut().flush();
            return 0;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void write(Path part) throws IOException, InterruptedException {
        if (server != null) {
            ask(server, part);
            return;
        }
        try (DataFolder folder = DataFolder.open(data.folder());
                GraphStore graph = data.graph().open(folder.graph());
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
            new Backup(folder, graph, Version.number()).write(out);
            AuditLog.of(folder.root())
                    .add(AuditLog.SHELL, "backup", target.toString(), "done", Map.of());
        } catch (IngestException e) {
            URI running =
                    e.reason() == IngestException.Reason.LOCKED
                            ? ServerAddress.read(data.folder()).orElse(null)
                            : null;
            if (running == null) {
                throw e;
            }
            ask(running, part);
        }
    }

    private void ask(URI base, Path part) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(base.resolve("/api/v1/backup"))
                        .header("Authorization", "Bearer " + token(base))
                        .POST(BodyPublishers.noBody())
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Path> answer = client.send(request, BodyHandlers.ofFile(part));
            if (answer.statusCode() != 200) {
                throw new IOException(
                        "%s answered %d: %s"
                                .formatted(
                                        base,
                                        answer.statusCode(),
                                        AuditLog.printable(
                                                Files.readString(part, StandardCharsets.UTF_8))));
            }
        }
    }

    private String token(URI base) throws IOException {
        String token =
                tokenFile == null ? System.getenv("TIAOWEN_TOKEN") : Files.readString(tokenFile);
        if (token == null || token.isBlank()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "the server at "
                            + base
                            + " holds the data; give one of its tokens by TIAOWEN_TOKEN or"
                            + " --token-file (`tiaowen token add NAME` makes one)");
        }
        return token.strip();
    }
}
