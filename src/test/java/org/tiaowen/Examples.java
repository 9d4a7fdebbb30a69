package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.DynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files of examples: {@code ==== title}, a text, a line of three dots, what is read from it. */
public final class Examples {

    private Examples() {}

    /** What reads a text. */
    @FunctionalInterface
    public interface Reading {
        String of(String text) throws Exception;
    }

    /** A test of each example of a file below {@code src/test/resources}. */
    public static List<DynamicTest> of(String name, Reading reading) throws IOException {
        String file = Files.readString(Path.of("src/test/resources", name), UTF_8);
        List<DynamicTest> tests = new ArrayList<>();
        String[] examples = file.split("(?m)^==== ");
        for (int i = 1; i < examples.length; i++) {
            int title = examples[i].indexOf('\n');
            int dots = examples[i].indexOf("\n...\n");
            String text = examples[i].substring(title + 1, dots);
            String expected = examples[i].substring(dots + 5).strip();
            tests.add(
                    DynamicTest.dynamicTest(
                            examples[i].substring(0, title),
                            () -> assertEquals(expected, reading.of(text))));
        }
        return tests;
    }
}
