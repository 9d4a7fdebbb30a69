package org.tiaowen.ingest;

import org.jspecify.annotations.Nullable;
import org.tiaowen.ingest.IngestException.Reason;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/**
 * The data directory: the graph, the index and the original bytes of every source, held by one
 * process at a time.
 *
 * <pre>
 * format            version of this layout
 * lock              held while a process uses the directory
 * graph/ index/     the stores
 * vectors/          vectors of texts, a file a model; may be deleted
 * sources/{sha256}  original bytes
 * incoming/         uploads that are being read
 * </pre>
 */
public final class DataFolder implements AutoCloseable {
    /** Changes when an older program could not use the directory. */
    static final String FORMAT = "2";

    /** MB that have to be free before a source is written. */
    private static final long RESERVE = 64;

    private final Path root;
    private final FileChannel channel;
    private final FileLock lock;
    private final ReadWriteLock inUse = new ReentrantReadWriteLock();

    private DataFolder(Path root, FileChannel channel, FileLock lock) {
        this.root = root;
        this.channel = channel;
        this.lock = lock;
    }

    /** Whether a folder is a data directory already. */
    public static boolean isThere(Path root) {
        return Files.exists(root.resolve("format"));
    }

    /**
     * Opens a data directory, which is made where it is missing.
     *
     * @throws IngestException with reason {@code LOCKED}, {@code FORMAT} or {@code IO}
     */
    public static DataFolder open(Path root) {
        FileChannel channel = null;
        try {
            Files.createDirectories(root.resolve("sources"));
            channel =
                    FileChannel.open(
                            root.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                throw new IngestException(
                        Reason.LOCKED,
                        root
                                + " is in use by another process; stop it, or choose another"
                                + " directory with --data");
            }
            checkFormat(root);
            DataFolder folder = new DataFolder(root, channel, lock);
            delete(folder.incoming()); // what a killed process was reading
            return folder;
        } catch (IOException e) {
            close(channel);
            throw new IngestException(
                    Reason.IO, "cannot use the data directory " + root + ": " + reason(e), e);
        } catch (IngestException e) {
            close(channel);
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void checkFormat(Path root) throws IOException {
        Path file = root.resolve("format");
        if (!Files.exists(file) || Files.size(file) == 0) { // a full disk leaves it empty
            Files.writeString(file, FORMAT + "\n");
            return;
        }
        String found = Files.readString(file).strip();
        if (found.equals(FORMAT)) {
            return;
        }
        throw new IngestException(Reason.FORMAT, otherFormat(root, found));
    }

    private static String otherFormat(Path root, String found) {
        if (!found.matches("[0-9]{1,6}")) {
            return root.resolve("format")
                    + " is damaged; if no other program made "
                    + root
                    + ", write "
                    + FORMAT
                    + " into it";
        }
        return Integer.parseInt(found) > Integer.parseInt(FORMAT)
                ? "%s was written by a newer program (data format %s, this one knows %s): use that program, or another directory (--data)"
                        .formatted(root, found, FORMAT)
                : "%s has data format %s, this program writes %s: read the texts into a new directory (./tiaowen ingest CORPUS --data NEW), or back up with the older program and './tiaowen restore' here"
                        .formatted(root, found, FORMAT);
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static void close(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // the lock goes with the process
                return;
            }
        }
    }

    /** Where it lies. */
    public Path root() {
        return root;
    }

    /** Where the graph lies. */
    public Path graph() {
        return root.resolve("graph");
    }

    /** Where uploads lie while they are read; there is none where nothing has been uploaded. */
    Path incoming() {
        return root.resolve("incoming");
    }

    /** Deletes a folder and what is in it, where it is there. */
    static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Where the vectors of texts are kept, by model. */
    public Path vectors() {
        return root.resolve("vectors");
    }

    /** Where the index lies. */
    public Path index() {
        return root.resolve("index");
    }

    /**
     * Keeps the original bytes of a source: all of them or none.
     *
     * @throws IngestException with reason {@code IO}
     */
    void keep(String sha256, byte[] bytes) {
        Path file = root.resolve("sources").resolve(sha256);
        if (Files.exists(file)) {
            return;
        }
        checkRoom();
        try {
            Path part = Files.createTempFile(root.resolve("sources"), sha256, ".part");
            try {
                Files.write(part, bytes, StandardOpenOption.DSYNC);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new IngestException(
                    Reason.IO, "cannot keep a source in " + root + ": " + reason(e), e);
        }
    }

    /**
     * A disk that fills up inside a write of the graph costs more than one that is told before.
     *
     * @throws IngestException with reason {@code IO}
     */
    private void checkRoom() {
        if (room() < 0) {
            throw new IngestException(
                    Reason.IO,
                    "%d MB are free on the disk of %s, %d MB have to be; make room, or choose another directory with --data"
                            .formatted(free() >> 20, root, reserve()));
        }
    }

    /** Bytes of free disk beyond those that are always left; negative where those are not there. */
    public long room() {
        return free() - (reserve() << 20);
    }

    private long free() {
        return root.toFile().getUsableSpace();
    }

    /** In MB. */
    private static long reserve() {
        return Long.getLong("tiaowen.data.reserve", RESERVE);
    }

    /** The original bytes of a source. */
    public Optional<byte[]> bytes(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            return Optional.empty();
        }
        Path file = root.resolve("sources").resolve(sha256);
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(Files.readAllBytes(file))
                    : Optional.empty();
        } catch (IOException e) {
            throw new IngestException(
                    Reason.IO, "cannot read a source in " + root + ": " + reason(e), e);
        }
    }

    /** Work during which no bytes of sources are forgotten. */
    interface Keeping {
        long run() throws IOException;
    }

    /** Does the work. */
    long keeping(Keeping work) throws IOException {
        inUse.readLock().lock();
        try {
            return work.run();
        } finally {
            inUse.readLock().unlock();
        }
    }

    /**
     * Forgets the bytes of a source, and what a killed process left half-written. While a backup is
     * written, nothing: the next ingest does.
     */
    void forgetAllBut(Set<String> kept) {
        if (inUse.writeLock().tryLock()) {
            try {
                forget(kept);
            } finally {
                inUse.writeLock().unlock();
            }
        }
    }

    private void forget(Set<String> kept) {
        try (var files = Files.newDirectoryStream(root.resolve("sources"))) {
            for (Path file : files) {
                if (!kept.contains(file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new IngestException(
                    Reason.IO, "cannot tidy " + root.resolve("sources") + ": " + reason(e), e);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
        } catch (IOException e) {
            // the lock goes with the process
        } finally {
            close(channel);
        }
    }
}
