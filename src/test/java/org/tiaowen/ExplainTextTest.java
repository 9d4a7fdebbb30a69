package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaowen.document.Citation;
import org.tiaowen.document.Deadline;
import org.tiaowen.document.Document;
import org.tiaowen.document.Evidence;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Language;
import org.tiaowen.document.Measure;
import org.tiaowen.document.Modality;
import org.tiaowen.document.Quantity;
import org.tiaowen.document.Responsibility;
import org.tiaowen.document.Sector;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.Span;
import org.tiaowen.ingest.PolicyReader;
import org.tiaowen.ingest.ReadSource;
import org.tiaowen.rdf.Ontology;
import org.tiaowen.source.SourceException;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The layout, over facts that do not move when a rule does. */
class ExplainTextTest {
    private static final Ontology ONTOLOGY = Packaged.ONTOLOGY;
    private static final Path FOLDER = Path.of("src/test/resources/explain");
    private static final List<Sector> SCHEME =
            List.of(
                    new Sector(
                            "trade", "流通", "Trade", "", List.of(), List.of(), List.of(), List.of(),
                            List.of()));

    private static String explained(Language language, Ansi ansi) throws SourceException {
        PolicyReader reader = new PolicyReader(Packaged.PARSER, ExplainTextTest::facts, ONTOLOGY);
        StringWriter out = new StringWriter();
        ExplainText text = new ExplainText(new PrintWriter(out), new Ink(ansi), language, SCHEME);
        for (PolicyReader.Unread file : reader.find(List.of(FOLDER.resolve("a.txt")))) {
            ReadSource read = file.read();
            for (Document document : read.documents()) {
                text.print(document, read.facts(document), read.corrections(document));
            }
            text.print(file.name(), read.problems());
        }
        return out.toString();
    }

    private static Facts facts(Document d) {
        Sentence rent =
                d.sentences().stream()
                        .filter(s -> s.text().contains("30%"))
                        .findFirst()
                        .orElseThrow();
        return Facts.NONE
                .withMeasures(
                        List.of(
                                new Measure(
                                        Modality.FUND,
                                        List.of(new Measure.SectorVote("trade", 0.5)),
                                        evidence(rent, rent.text(), "measure"))))
                .withResponsibilities(
                        List.of(
                                new Responsibility(
                                        "厦门市商务局",
                                        true,
                                        Responsibility.Role.LEAD,
                                        new Evidence(
                                                rent.provision(),
                                                null,
                                                "市商务局",
                                                new Span(0, 4),
                                                "annotation",
                                                0.95)),
                                new Responsibility(
                                        "厦门市便民办",
                                        false,
                                        Responsibility.Role.LEAD,
                                        new Evidence(
                                                rent.provision(),
                                                null,
                                                "市便民办",
                                                new Span(0, 4),
                                                "annotation",
                                                0.6))))
                .withDeadlines(
                        List.of(
                                new Deadline(
                                        "2021-12-31",
                                        false,
                                        evidence(rent, "2021年底前", "deadline"))))
                .withQuantities(
                        List.of(
                                new Quantity(
                                        new BigDecimal("30"),
                                        "%",
                                        "<=",
                                        null,
                                        evidence(rent, "不超过30%", "quantity"))))
                .withCitations(
                        List.of(
                                new Citation(
                                        Citation.Relation.IMPLEMENTS,
                                        "流通条例",
                                        null,
                                        null,
                                        evidence(rent, "落实《流通条例》", "citation"))));
    }

    private static Evidence evidence(Sentence sentence, String surface, String rule) {
        return new Evidence(
                sentence.provision(), sentence.id(), surface, sentence.span(), rule, 0.9);
    }

    /** Written by {@code tiaowen}'s own layout and read by people before they were kept. */
    @ParameterizedTest
    @CsvSource({"ZH, OFF, zh.txt", "EN, OFF, en.txt", "ZH, ON, zh.ansi.txt"})
    void looksAsItDid(Language language, Ansi ansi, String golden)
            throws SourceException, IOException {
        String text = explained(language, ansi).replace("\u001b", "␛");
        Path expected = FOLDER.resolve(golden);
        assertEquals(Files.readString(expected), text);
    }

    @Test
    void theCommandShowsAText() {
        for (Map.Entry<String, String> said :
                Map.of(
                                "zh",
                                "配合单位 厦门市商务局 更正（lead 厦门市商务局）",
                                "en",
                                "supporting unit 厦门市商务局 corrected")
                        .entrySet()) {
            StringWriter out = new StringWriter();
            CommandLine command =
                    Tiaowen.commandLine()
                            .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                            .setOut(new PrintWriter(out));
            String file = FOLDER.resolve("a.txt").toString();
            assertEquals(0, command.execute("extract", "--explain", "--lang", said.getKey(), file));
            assertTrue(out.toString().contains(said.getValue()), out::toString);
            assertTrue(out.toString().contains("⟦2021年底前⟧"), out::toString);
        }
    }
}
