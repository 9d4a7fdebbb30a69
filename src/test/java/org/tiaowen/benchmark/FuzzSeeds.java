package org.tiaowen.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;

/** The seeds that once found something, one a line, with what it was behind {@code #}. */
public final class FuzzSeeds {

    private static final Path FOLDER = Path.of("src", "test", "resources", "fuzz");

    private FuzzSeeds() {}

    /** Those of a file such as {@code files.txt}. */
    public static LongStream of(String file) throws IOException {
        return Files.readAllLines(FOLDER.resolve(file)).stream()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .mapToLong(Long::parseLong);
    }
}
