package org.tiaowen.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.tiaowen.ingest.Backup.Manifest;
import org.tiaowen.ingest.Backup.Part;
import org.tiaowen.ingest.IngestException.Reason;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A file that {@link Backup} wrote. */
public final class BackupFile {

    /** The names that a backup may hold: none leads out of the data directory. */
    private static final Pattern NAME =
            Pattern.compile("graph\\.nq|tokens|sources/[0-9a-f]{64}|vectors/[\\w-]+\\.vectors");

    private final Path file;
    private final Manifest manifest;

    private BackupFile(Path file, Manifest manifest) {
        this.file = file;
        this.manifest = manifest;
    }

    /** What reads the graph of a backup into a new directory. */
    @FunctionalInterface
    public interface GraphReading {

        /** Reads it whole. */
        void read(Path directory, InputStream quads);
    }

    /**
     * Opens a backup and reads all of it once: each file is there as it was written.
     *
     * @throws IngestException with reason {@code FORMAT} where it is no whole backup, {@code
     *     NOTHING_THERE} or {@code IO}
     */
    public static BackupFile open(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry last = zip.getEntry(Backup.MANIFEST);
            if (last == null) {
                throw broken(file, "it has no manifest");
            }
            Manifest manifest =
                    JsonMapper.builder()
                            .build()
                            .readValue(zip.getInputStream(last).readAllBytes(), Manifest.class);
            if (manifest.backup() > Backup.FORMAT) {
                throw new IngestException(
                        Reason.FORMAT,
                        "%s was written by a newer program (%s); restore it with that one"
                                .formatted(file, manifest.program()));
            }
            for (Part part : manifest.files()) {
                check(file, zip, part);
            }
            return new BackupFile(file, manifest);
        } catch (NoSuchFileException e) {
            throw new IngestException(Reason.NOTHING_THERE, "there is no file " + file, e);
        } catch (JsonProcessingException e) {
            throw broken(file, "its manifest cannot be read");
        } catch (IOException e) {
            throw broken(file, String.valueOf(e.getMessage()));
        }
    }

    private static void check(Path file, ZipFile zip, Part part) throws IOException {
        ZipEntry entry = NAME.matcher(part.name()).matches() ? zip.getEntry(part.name()) : null;
        if (entry == null) {
            throw broken(file, part.name() + " is missing, or is nothing that a backup holds");
        }
        try (DigestInputStream in =
                new DigestInputStream(zip.getInputStream(entry), Backup.sha256())) {
            byte[] some = new byte[1 << 16];
            long size = 0;
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                size += read;
            }
            String sum = HexFormat.of().formatHex(in.getMessageDigest().digest());
            if (size != part.size() || !sum.equals(part.sha256())) {
                throw broken(file, part.name() + " is not what was written");
            }
        }
    }

    private static IngestException broken(Path file, String why) {
        return new IngestException(
                Reason.FORMAT, "%s is no whole backup: %s; take another one".formatted(file, why));
    }

    /** The revision of the graph in it. */
    public long revision() {
        return manifest.revision();
    }

    /** How many sources it holds the bytes of. */
    public long sources() {
        return manifest.files().stream().filter(f -> f.name().startsWith(Backup.SOURCES)).count();
    }

    /**
     * Makes a data directory of it: all of it or none, whenever the process is killed.
     *
     * @param root a directory that is not there yet, or is empty
     * @throws IngestException with reason {@code FORMAT} where it holds anything, or {@code IO}
     */
    public void restore(Path root, GraphReading graph) {
        Path whole = root.toAbsolutePath().normalize();
        Path part = whole.resolveSibling(whole.getFileName() + ".restoring");
        try {
            if (Files.exists(whole) && !isEmpty(whole)) {
                throw new IngestException(
                        Reason.FORMAT,
                        root
                                + " is not empty; move it away, or restore into another directory"
                                + " with --data");
            }
            delete(part);
            try (DataFolder folder = DataFolder.open(part)) {
                fill(folder, graph);
            }
            Files.deleteIfExists(whole);
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new IngestException(Reason.IO, "cannot restore into " + root + ": " + e, e);
        }
    }

    private void fill(DataFolder folder, GraphReading graph) throws IOException {
        Files.createDirectories(folder.vectors());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Part part : manifest.files()) {
                try (InputStream in = zip.getInputStream(zip.getEntry(part.name()))) {
                    if (part.name().equals(Backup.GRAPH)) {
                        graph.read(folder.graph(), in);
                    } else {
                        Files.copy(in, folder.root().resolve(part.name()));
                    }
                }
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
