package org.tiaowen;

import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Temporary folders of the tests, in memory where the machine has a file system there with room: a
 * new TDB2 database and each of its commits wait for the disk many times, and no test asks what a
 * power cut would leave. What is run out of its folder needs another: memory may be mounted noexec.
 */
public final class MemoryFolder implements TempDirFactory {

    private static final Path MEMORY = Path.of("/dev/shm");

    /** Bytes that are enough for all that tests write at one time. */
    private static final long ROOM = 2L << 30;

    /** Followed by the process that made it. */
    private static final String PREFIX = "tiaowen-tests-";

    private static final boolean HAS_ROOM = hasRoom();

    @Override
    public Path createTempDirectory(AnnotatedElementContext field, ExtensionContext test) {
        return create("test");
    }

    /** A new folder, which whoever asks for it removes. */
    public static Path create(String name) {
        try {
            return HAS_ROOM
                    ? Files.createTempDirectory(
                            MEMORY, PREFIX + ProcessHandle.current().pid() + "-" + name)
                    : Files.createTempDirectory("tiaowen-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a folder and what is in it. */
    public static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasRoom() {
        try {
            boolean hasRoom =
                    Files.isWritable(MEMORY)
                            && Files.getFileStore(MEMORY).type().equals("tmpfs")
                            && Files.getFileStore(MEMORY).getUsableSpace() > ROOM;
            if (hasRoom) {
                removeLeftBehind();
            }
            return hasRoom;
        } catch (IOException e) {
            return false;
        }
    }

    /** What a run left that was killed. */
    private static void removeLeftBehind() throws IOException {
        List<Path> folders;
        try (Stream<Path> files = Files.list(MEMORY)) {
            folders = files.filter(f -> f.getFileName().toString().startsWith(PREFIX)).toList();
        }
        for (Path folder : folders) {
            String process = folder.getFileName().toString().substring(PREFIX.length());
            if (ProcessHandle.of(Long.parseLong(process.replaceFirst("-.*", ""))).isEmpty()) {
                remove(folder);
            }
        }
    }
}
