package org.tiaowen.server;

import java.io.IOException;
import java.util.Optional;

/** Where the original bytes of the sources are kept. */
@FunctionalInterface
public interface SourceBytes {

    /**
     * The bytes of a source as they were read; empty where they are not kept.
     *
     * @param sha256 their digest in lower-case hex, 64 digits
     * @throws IOException where they are kept but cannot be read
     */
    Optional<byte[]> find(String sha256) throws IOException;
}
