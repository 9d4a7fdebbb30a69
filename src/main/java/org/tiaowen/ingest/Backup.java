package org.tiaowen.ingest;

import com.fasterxml.jackson.databind.json.JsonMapper;

import org.tiaowen.graph.GraphStore;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes all that cannot be made again into one ZIP file, while others read and write: the graph in
 * one state, with what users wrote, the original bytes of its sources, vectors, and the hashes of
 * tokens. The index is made anew from the graph where a backup is restored.
 *
 * <pre>
 * sources/{sha256}          original bytes
 * vectors/{model}.vectors   vectors by the digest of their text
 * tokens                    names and hashes
 * graph.nq                  N-Quads of the whole store, its own notes included
 * manifest.json             the last entry: what there is, with sizes and checksums
 * </pre>
 *
 * Without its manifest a file is no backup: what was broken off is told from what is whole.
 */
public final class Backup {

    /** Changes when an older program could not restore it. */
    static final int FORMAT = 1;

    static final String GRAPH = "graph.nq";
    static final String MANIFEST = "manifest.json";
    static final String TOKENS = "tokens";
    static final String SOURCES = "sources/";
    static final String VECTORS = "vectors/";

    /** What a backup says of itself. */
    record Manifest(
            int backup,
            String dataFormat,
            String program,
            String time,
            long revision,
            List<Part> files) {}

    /** One of its files. */
    record Part(String name, long size, String sha256) {}

    private final DataFolder folder;
    private final GraphStore store;
    private final String program;

    /**
     * Of these stores.
     *
     * @param program version of the program, which the backup names
     */
    public Backup(DataFolder folder, GraphStore store, String program) {
        this.folder = folder;
        this.store = store;
        this.program = program;
    }

    /**
     * Writes it and ends the ZIP file; the stream stays open.
     *
     * @return the revision of the graph in it
     * @throws org.tiaowen.graph.GraphException where the graph lies elsewhere
     */
    public long write(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_SPEED);
        List<Part> parts = new ArrayList<>();
        long revision = folder.keeping(() -> write(zip, parts));
        Manifest manifest =
                new Manifest(
                        FORMAT,
                        DataFolder.FORMAT,
                        program,
                        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                        revision,
                        parts);
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(JsonMapper.builder().build().writeValueAsBytes(manifest));
        zip.closeEntry();
        zip.finish();
        return revision;
    }

    /** The graph first: the bytes of each source in it are there already. */
    private long write(ZipOutputStream zip, List<Part> parts) throws IOException {
        long[] revision = new long[1];
        add(zip, GRAPH, parts, to -> revision[0] = store.save(to));
        for (Path file : files(folder.root().resolve(SOURCES))) {
            if (file.getFileName().toString().matches("[0-9a-f]{64}")) {
                add(zip, SOURCES + file.getFileName(), parts, to -> Files.copy(file, to));
            }
        }
        for (Path file : files(folder.vectors())) {
            // It may grow meanwhile; a vector without its end is dropped by who opens it.
            add(zip, VECTORS + file.getFileName(), parts, to -> copy(file, to));
        }
        Path tokens = folder.root().resolve(TOKENS);
        if (Files.exists(tokens)) {
            add(zip, TOKENS, parts, to -> Files.copy(tokens, to));
        }
        return revision[0];
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void copy(Path file, OutputStream to) throws IOException {
        long left = Files.size(file);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] some = new byte[1 << 16];
            for (int read = 0; left > 0 && read >= 0; left -= read) {
                read = in.read(some, 0, (int) Math.min(some.length, left));
                if (read > 0) {
                    to.write(some, 0, read);
                }
            }
        }
    }

    /** What writes the bytes of a file. */
    private interface Content {
        void write(OutputStream to) throws IOException;
    }

    private static void add(ZipOutputStream zip, String name, List<Part> parts, Content content)
            throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Counted counted = new Counted(zip);
        content.write(counted);
        zip.closeEntry();
        parts.add(new Part(name, counted.size, counted.sum()));
    }

    /** Counts and sums what passes; does not end what is below. */
    private static final class Counted extends DigestOutputStream {

        private long size;

        Counted(OutputStream out) {
            super(out, sha256());
        }

        @Override
        public void write(int b) throws IOException {
            super.write(b);
            size++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            super.write(bytes, offset, length);
            size += length;
        }

        @Override
        public void close() throws IOException {
            flush();
        }

        String sum() {
            return HexFormat.of().formatHex(getMessageDigest().digest());
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
