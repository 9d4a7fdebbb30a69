package org.tiaowen.extract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaowen.Packaged;
import org.tiaowen.document.Document;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Role;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.Span;

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

    /** Sentences read as one document. */
    private static final int TOGETHER = 7;

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
        for (int from = 0; from < texts.size(); from += TOGETHER) {
            List<String> some = texts.subList(from, Math.min(texts.size(), from + TOGETHER));
            Packaged.extractor().extract(plan(some)).measures().stream()
                    .map(m -> String.valueOf(m.evidence().provision()))
                    .map(id -> some.get(Integer.parseInt(id.substring(4)) - 1))
                    .forEach(directing::add);
        }
        return directing;
    }

    /** A plan with a numbered provision for each sentence and no heading. */
    private static Document plan(List<String> texts) {
        List<Provision> provisions = new ArrayList<>();
        List<Sentence> sentences = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            Span span = new Span(at, at + text.codePointCount(0, text.length()));
            String id = "sec_" + (i + 1);
            provisions.add(new Provision(id, null, (i + 1) + ".", "", text, Role.TASK, span));
            sentences.add(new Sentence(id + "/s_1", id, text, span));
            at = span.end() + 1;
        }
        return new Document(
                "sentences.txt",
                1,
                "方案",
                "方案",
                false,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                new Span(0, at),
                provisions,
                sentences);
    }
}
