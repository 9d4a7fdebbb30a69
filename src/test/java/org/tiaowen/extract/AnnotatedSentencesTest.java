package org.tiaowen.extract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaowen.Packaged;
import org.tiaowen.analysis.Segmenter;
import org.tiaowen.document.Beneficiary;
import org.tiaowen.document.Citation;
import org.tiaowen.document.Document;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Quantity;
import org.tiaowen.document.Role;
import org.tiaowen.document.Span;
import org.tiaowen.document.Zone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What the rules reach on the sentences of {@code fixtures/facts*}; their READMEs say what counts.
 */
class AnnotatedSentencesTest {

    private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
    private static final Segmenter SEGMENTER = Packaged.segmenter();

    /** Right, given and expected answers. */
    private record Score(int right, int given, int expected, List<String> wrong) {
        double precision() {
            return given == 0 ? 1 : (double) right / given;
        }

        double recall() {
            return expected == 0 ? 1 : (double) right / expected;
        }

        void atLeast(double precision, double recall) {
            String figures = "precision %.3f recall %.3f%n".formatted(precision(), recall());
            assertTrue(
                    precision() >= precision && recall() >= recall,
                    figures + String.join("\n", wrong));
        }
    }

    @ParameterizedTest
    @CsvSource({"facts, 1, 1", "facts-2, 0.94, 0.83"})
    void zones(String folder, double precision, double recall) throws IOException {
        score(folder + "/zones.tsv", 1, r -> ZoneRule.of(r).stream().map(Zone::name).toList())
                .atLeast(precision, recall);
    }

    @ParameterizedTest
    @CsvSource({"facts, 1, 1", "facts-2, 0.91, 0.79"})
    void beneficiaries(String folder, double precision, double recall) throws IOException {
        score(
                        folder + "/zones.tsv",
                        2,
                        r -> BeneficiaryRule.of(r).stream().map(Beneficiary::name).toList())
                .atLeast(precision, recall);
    }

    @ParameterizedTest
    @CsvSource({"facts, 0.97, 1", "facts-2, 0.96, 0.94"})
    void quantities(String folder, double precision, double recall) throws IOException {
        score(
                        folder + "/quantities.tsv",
                        answer -> answer.substring(0, answer.lastIndexOf('|')),
                        1,
                        r -> figures(r, q -> ""))
                .atLeast(precision, recall);
    }

    @ParameterizedTest
    @CsvSource({"facts, 0.97, 1", "facts-2, 0.84, 0.82"})
    void whatQuantitiesLimit(String folder, double precision, double recall) throws IOException {
        score(
                        folder + "/quantities.tsv",
                        1,
                        r -> figures(r, q -> "|" + Objects.requireNonNullElse(q.of(), "")))
                .atLeast(precision, recall);
    }

    @Test
    void references() throws IOException {
        score("facts/references.tsv", 1, AnnotatedSentencesTest::places).atLeast(1, 1);
    }

    /** A document with articles, one of which holds the sentence; what it cites, with the place. */
    private static List<String> places(Reading reading) {
        Provision article =
                new Provision(
                        "art_1",
                        null,
                        "第一条",
                        "",
                        "",
                        Role.TASK,
                        new Span(0, reading.text().length()));
        Document document =
                new Document(
                        "test.txt",
                        1,
                        "条例",
                        "测试条例",
                        false,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        article.span(),
                        List.of(article),
                        List.of());
        CitationRule citations = new CitationRule(document);
        List<Citation> found = new ArrayList<>(citations.of(reading));
        found.addAll(new ReferenceRule(document).of(reading, citations.named()));
        return found.stream()
                .map(
                        c ->
                                Objects.requireNonNullElse(c.title(), "")
                                        + (c.place() == null ? "" : "#" + c.place()))
                .toList();
    }

    private static List<String> figures(Reading reading, Function<Quantity, String> of) {
        return QuantityRule.of(reading).stream()
                .map(
                        q ->
                                q.value().toPlainString()
                                        + "|"
                                        + q.unit()
                                        + "|"
                                        + q.comparator()
                                        + of.apply(q))
                .toList();
    }

    private static Score score(String table, int column, Function<Reading, List<String>> rule)
            throws IOException {
        return score(table, s -> s, column, rule);
    }

    private static Score score(
            String table,
            UnaryOperator<String> expectation,
            int column,
            Function<Reading, List<String>> rule)
            throws IOException {
        int right = 0;
        int given = 0;
        int expected = 0;
        List<String> wrong = new ArrayList<>();
        for (String line : Files.readAllLines(FIXTURES.resolve(table))) {
            String[] row = line.split("\t", -1);
            if (row[0].equals("sentence")) {
                continue;
            }
            List<String> answers = rule.apply(reading(row[0]));
            List<String> gold =
                    Arrays.stream(row[column].split(";"))
                            .filter(s -> !s.isEmpty())
                            .map(expectation)
                            .toList();
            List<String> left = new ArrayList<>(gold);
            int hits = (int) answers.stream().filter(left::remove).count();
            right += hits;
            given += answers.size();
            expected += gold.size();
            if (hits < Math.max(answers.size(), gold.size())) {
                wrong.add(row[0] + "  expected " + gold + " said " + answers);
            }
        }
        return new Score(right, given, expected, wrong);
    }

    private static Reading reading(String text) {
        Span span = new Span(0, text.codePointCount(0, text.length()));
        return Reading.of(
                new Provision("sec_1", null, "1.", "", text, Role.TASK, span), SEGMENTER::words);
    }
}
