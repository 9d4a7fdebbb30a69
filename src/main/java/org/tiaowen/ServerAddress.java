package org.tiaowen;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the server of a data directory listens: its file {@code address}, by which commands find
 * it. What a server that was killed left there is written over by the next.
 */
final class ServerAddress {

    private static final Logger LOG = LoggerFactory.getLogger(ServerAddress.class);

    private ServerAddress() {}

    static void write(Path folder, String host, int port) {
        String name = host.contains(":") ? "[" + host + "]" : host;
        boolean isEverywhere = name.equals("0.0.0.0") || name.equals("[::]");
        try {
            Files.writeString(
                    folder.resolve("address"),
                    "http://%s:%d%n".formatted(isEverywhere ? "localhost" : name, port));
        } catch (IOException e) {
            LOG.warn("commands will not find this server: {}", e.toString());
        }
    }

    /** Empty where no server has been. */
    static Optional<URI> read(Path folder) throws IOException {
        Path file = folder.resolve("address");
        return Files.exists(file)
                ? Optional.of(URI.create(Files.readString(file).strip()))
                : Optional.empty();
    }
}
