package org.tiaowen.server;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a backup of all data while others read and write. */
@FunctionalInterface
public interface BackupWriting {

    /** Writes it; the stream stays open. */
    void write(OutputStream out) throws IOException;
}
