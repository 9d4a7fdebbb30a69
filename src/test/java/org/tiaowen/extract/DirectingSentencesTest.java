package org.tiaowen.extract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaowen.NumberedSentences;
import org.tiaowen.Packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which sentences are found to direct something where their place tells nothing: all of {@code
 * fixtures/sectors} do, none of {@code fixtures/measures/not-measures.tsv}.
 */
class DirectingSentencesTest {

    private static final Path FIXTURES = Path.of("src/test/resources/fixtures");

    @ParameterizedTest
    @CsvSource({"1, 0.98", "2, 0.94"})
    void sentencesThatDirectAreFound(int set, double floor) throws IOException {
        List<String> texts = texts("sectors/sentences-" + set + ".tsv");
        double recall = (double) directing(texts).size() / texts.size();
        assertTrue(recall >= floor, () -> "recall %.4f".formatted(recall));
    }

    @ParameterizedTest
    @CsvSource("0.72")
    void othersAreNot(double floor) throws IOException {
        List<String> texts = texts("measures/not-measures.tsv");
        List<String> wrong = directing(texts);
        double right = 1 - (double) wrong.size() / texts.size();
        assertTrue(
                right >= floor, () -> "%.4f right%n%s".formatted(right, String.join("\n", wrong)));
    }

    private static List<String> texts(String table) throws IOException {
        return Files.readAllLines(FIXTURES.resolve(table)).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf('\t')))
                .toList();
    }

    /** Those of the sentences that are found to direct something. */
    private static List<String> directing(List<String> texts) {
        List<String> directing = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += NumberedSentences.TOGETHER) {
            List<String> some =
                    texts.subList(from, Math.min(texts.size(), from + NumberedSentences.TOGETHER));
            Packaged.extractor().extract(NumberedSentences.plan(some)).measures().stream()
                    .map(m -> some.get(NumberedSentences.place(m.evidence())))
                    .forEach(directing::add);
        }
        return directing;
    }
}
