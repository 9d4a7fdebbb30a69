package org.tiaowen.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A folder below {@code java.io.tmpdir} for libraries of native code while they are loaded. It is
 * gone as soon as they are (on Windows: when the JVM ends); what a process left there that was
 * killed meanwhile, the next one takes away.
 */
record LibraryFolder(Path path) implements AutoCloseable {

    private static final String PREFIX = "tiaowen-native";

    /** ONNX Runtime makes one of these each time, which stays empty here. */
    private static final String OF_ONNX = "onnxruntime-java";

    /** Nobody unpacks and loads a library for as long as that. */
    private static final Duration OLD = Duration.ofMinutes(10);

    /** Where a jar of ONNX Runtime has its libraries. */
    private static final String ONNX = "/ai/onnxruntime/native/";

    /** Makes one. */
    static LibraryFolder create() throws IOException {
        Path path = Files.createTempDirectory(PREFIX);
        try (Stream<Path> others = Files.list(path.resolveSibling("."))) {
            for (Path other : others.toList()) {
                tidy(other);
            }
        } catch (IOException e) {
            // another process takes it away, or it is another user's
            return new LibraryFolder(path);
        }
        return new LibraryFolder(path);
    }

    private static void tidy(Path other) throws IOException {
        String name = other.getFileName().toString();
        boolean isOurs = name.startsWith(PREFIX);
        if ((isOurs || name.startsWith(OF_ONNX))
                && Files.getLastModifiedTime(other)
                        .toInstant()
                        .isBefore(Instant.now().minus(OLD))) {
            if (isOurs) {
                delete(other);
            } else {
                boolean _ = other.toFile().delete(); // which leaves what is not empty
            }
        }
    }

    /**
     * Unpacks ONNX Runtime.
     *
     * @return whether there is one for this machine
     */
    boolean addOnnxRuntime() throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String place =
                ONNX
                        + (system.contains("mac")
                                ? "osx"
                                : system.contains("win") ? "win" : "linux")
                        + (machine.equals("aarch64") ? "-aarch64/" : "-x64/");
        for (String name : List.of("onnxruntime", "onnxruntime4j_jni")) {
            String file = System.mapLibraryName(name);
            try (InputStream library =
                    ai.onnxruntime.OrtException.class.getResourceAsStream(place + file)) {
                if (library == null) {
                    return false;
                }
                Files.copy(library, path.resolve(file));
            }
        }
        return true;
    }

    /** A library that is in use can be deleted on Unix; elsewhere it goes with the JVM. */
    @Override
    public void close() throws IOException {
        delete(path);
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            if (!file.toFile().delete()) {
                file.toFile().deleteOnExit();
            }
        }
    }
}
