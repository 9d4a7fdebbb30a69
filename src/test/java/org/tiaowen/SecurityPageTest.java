package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each threat that {@code SECURITY.md} lists names tests that hold it off, and there are those. */
@Beside
final class SecurityPageTest {

    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+(?:Test|IT))(?:\\.(\\w+))?`");

    static List<String> threats() throws IOException {
        return Files.readAllLines(Path.of("SECURITY.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| threat |"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("threats")
    void aThreatNamesTestsThatThereAre(String threat) throws IOException {
        List<MatchResult> named = NAME.matcher(threat).results().toList();
        assertTrue(!named.isEmpty() || threat.contains("docs/operations.md"), threat);
        Set<Path> tests;
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            tests = files.collect(Collectors.toSet());
        }
        for (MatchResult name : named) {
            Path file =
                    tests.stream()
                            .filter(f -> f.endsWith(name.group(1) + ".java"))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("no " + name.group(1)));
            String method = name.group(2);
            assertTrue(
                    method == null || Files.readString(file).contains(" " + method + "("),
                    name.group());
        }
    }
}
