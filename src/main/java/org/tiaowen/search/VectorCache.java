package org.tiaowen.search;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tiaowen.search.SearchException.Reason;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The vectors that one model has computed, by the digest of their text: nothing is computed twice,
 * whichever sources come and go. Safe for threads.
 *
 * <p>One file to which records of one length are appended: sixteen bytes of the text's SHA-256, the
 * numbers as they are (float32, so that a vector read is the vector computed, and 2 KiB for 512
 * dimensions), a CRC-32C of both. A process that is killed leaves at most a record without its end,
 * which the next one cuts off; a record whose checksum is wrong is passed over; a file with another
 * beginning is made anew. What is lost is computed again.
 *
 * <p>In memory are the digests alone. A file is held by one process at a time, that which holds the
 * data directory.
 */
final class VectorCache implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VectorCache.class);

    private static final int KEY = 16;
    private static final int SUM = 4;

    /** Records read at once when the file is opened. */
    private static final int AT_ONCE = 256;

    /** Where the vector of a text lies. */
    private record Key(long high, long low) {}

    private final Path path;
    private final RandomAccessFile file;
    private final byte[] header;
    private final int record;
    private final Map<Key, Integer> places = new HashMap<>();
    private int records;
    private boolean isClosed;

    private VectorCache(Path path, RandomAccessFile file, byte[] header, int dimensions) {
        this.path = path;
        this.file = file;
        this.header = header;
        this.record = KEY + dimensions * Float.BYTES + SUM;
    }

    /**
     * Opens the cache of a model, or begins one.
     *
     * @param folder where the caches of all models lie
     * @param fingerprint of the model
     * @throws SearchException with reason {@code IO} where the file system refuses
     */
    static VectorCache open(Path folder, String fingerprint, int dimensions) {
        Path path = folder.resolve(fingerprint + ".vectors");
        try {
            Files.createDirectories(folder);
            byte[] header =
                    "tiaowen vectors 1 %s %d%n"
                            .formatted(fingerprint, dimensions)
                            .getBytes(StandardCharsets.US_ASCII);
            var cache =
                    new VectorCache(
                            path, new RandomAccessFile(path.toFile(), "rw"), header, dimensions);
            try {
                cache.read();
            } catch (IOException | RuntimeException e) {
                cache.file.close();
                throw e;
            }
            return cache;
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    /** The vector of a text, where it was computed before. */
    synchronized Optional<float[]> find(String text) {
        Integer place = places.get(key(digest(text)));
        if (place == null) {
            return Optional.empty();
        }
        try {
            byte[] bytes = new byte[record];
            file.seek(at(place));
            file.readFully(bytes);
            if (!isWhole(bytes, 0)) {
                throw new EOFException("a vector has changed on disk");
            }
            float[] vector = new float[(record - KEY - SUM) / Float.BYTES];
            ByteBuffer.wrap(bytes, KEY, vector.length * Float.BYTES).asFloatBuffer().get(vector);
            return Optional.of(vector);
        } catch (IOException e) {
            LOG.warn("a cached vector cannot be read and is computed again: {}", e.toString());
            places.values().remove(place);
            return Optional.empty();
        }
    }

    /** Whether the vector of a text was computed before. */
    synchronized boolean has(String text) {
        return places.containsKey(key(digest(text)));
    }

    /**
     * Keeps the vector of a text; one that is there already stays.
     *
     * @throws SearchException with reason {@code IO}
     */
    synchronized void keep(String text, float[] vector) {
        byte[] digest = digest(text);
        Key key = key(digest);
        if (isClosed || places.containsKey(key)) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.allocate(record);
        bytes.put(digest, 0, KEY);
        bytes.asFloatBuffer().put(vector);
        bytes.putInt(record - SUM, sum(bytes.array(), 0));
        try {
            file.seek(at(records));
            file.write(bytes.array());
            places.put(key, records++);
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    /** How many vectors there are. */
    synchronized int size() {
        return places.size();
    }

    /** Ends the use of the file; a second call does nothing. */
    @Override
    public synchronized void close() {
        try {
            if (!isClosed) {
                isClosed = true;
                places.clear();
                file.close();
            }
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    private long at(int place) {
        return header.length + (long) place * record;
    }

    private void read() throws IOException {
        long length = file.length();
        if (!startsWithHeader()) {
            if (length > 0) {
                LOG.warn("{} is no cache of this model's vectors; it is begun anew", path);
            }
            file.setLength(0);
            file.write(header);
            return;
        }
        records = Math.toIntExact((length - header.length) / record);
        if (at(records) < length) {
            LOG.debug("{}: the last vector was not written to its end and is dropped", path);
            file.setLength(at(records));
        }
        file.seek(header.length);
        int damaged = 0;
        byte[] some = new byte[AT_ONCE * record];
        for (int from = 0; from < records; from += AT_ONCE) {
            int count = Math.min(AT_ONCE, records - from);
            file.readFully(some, 0, count * record);
            for (int i = 0; i < count; i++) {
                if (isWhole(some, i * record)) {
                    ByteBuffer key = ByteBuffer.wrap(some, i * record, KEY);
                    places.put(new Key(key.getLong(), key.getLong()), from + i);
                } else {
                    damaged++;
                }
            }
        }
        if (damaged > 0) {
            LOG.warn("{}: {} of {} vectors are damaged and passed over", path, damaged, records);
        }
    }

    private boolean startsWithHeader() throws IOException {
        if (file.length() < header.length) {
            return false;
        }
        byte[] found = new byte[header.length];
        file.seek(0);
        file.readFully(found);
        return MessageDigest.isEqual(found, header);
    }

    private boolean isWhole(byte[] bytes, int from) {
        return ByteBuffer.wrap(bytes).getInt(from + record - SUM) == sum(bytes, from);
    }

    private int sum(byte[] bytes, int from) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, record - SUM);
        return (int) sum.getValue();
    }

    private static Key key(byte[] digest) {
        ByteBuffer bytes = ByteBuffer.wrap(digest);
        return new Key(bytes.getLong(), bytes.getLong());
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static SearchException failure(Path path, IOException e) {
        return new SearchException(
                Reason.IO, "the vectors in " + path + " cannot be used: " + e.getMessage(), e);
    }
}
