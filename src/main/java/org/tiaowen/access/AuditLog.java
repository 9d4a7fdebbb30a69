package org.tiaowen.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who wrote what, when, and with what result: the file {@code audit.log} of a data directory, one
 * JSON object a line, to which lines are only added. Writes that were refused stand in it too. It
 * is opened for each line, so that it can be moved away at any time. Safe for threads.
 *
 * <p>What a client sent stands in it as JSON strings of bounded length, without characters that
 * break lines or move a terminal's cursor: a line of the file is a line of the program's. No token
 * stands in it.
 */
public final class AuditLog {

    /** Keeps nothing: for a server over no data directory. */
    public static final AuditLog NONE = new AuditLog(null);

    /** Who writes by a command of this machine. */
    public static final String SHELL = "(shell)";

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);

    private static final int LONGEST = 2000;

    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}]");

    private final @Nullable Path file;
    private final JsonMapper json = JsonMapper.builder().build();

    private AuditLog(@Nullable Path file) {
        this.file = file;
    }

    /** That of a data directory. */
    public static AuditLog of(Path folder) {
        return new AuditLog(folder.resolve("audit.log"));
    }

    /**
     * Adds a line.
     *
     * @param who name of a token, {@link #SHELL}, or "-" where no one is known
     * @param action what was asked, such as {@code PUT} or {@code ingest}
     * @param target what it was asked of, such as a path
     * @param result what came of it, such as the status of an answer
     * @param more further members in their order, such as the request's id
     */
    public synchronized void add(
            String who, String action, String target, String result, Map<String, String> more) {
        if (file == null) {
            return;
        }
        Map<String, String> line = new LinkedHashMap<>();
        line.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("who", printable(who));
        line.put("action", printable(action));
        line.put("target", printable(target));
        line.put("result", printable(result));
        more.forEach((name, value) -> line.put(name, printable(value)));
        try {
            write(file, json.writeValueAsString(line) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings are JSON", e);
        } catch (IOException e) {
            LOG.error("cannot add to {}: {}", file, line, e);
        }
    }

    /** Begins a line of its own behind one that a full disk left without its end. */
    private static void write(Path file, String line) throws IOException {
        FileAttribute<?>[] ownersAlone =
                file.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        try (SeekableByteChannel channel = Files.newByteChannel(file, options, ownersAlone)) {
            String whole = isEnded(file) ? line : "\n" + line;
            ByteBuffer bytes = ByteBuffer.wrap(whole.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    private static boolean isEnded(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.size() == 0
                    || channel.position(channel.size() - 1).read(last) < 1
                    || last.get(0) == '\n';
        }
    }

    /** The text in one line and of bounded length; what cannot be printed by its number. */
    public static String printable(String text) {
        String some = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return UNPRINTABLE
                .matcher(some)
                .replaceAll(match -> "\\\\u%04x".formatted(match.group().codePointAt(0)));
    }
}
