package org.tiaowen.evaluate;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.Packaged;
import org.tiaowen.document.Document;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Role;
import org.tiaowen.document.Span;
import org.tiaowen.extract.Extractor;
import org.tiaowen.rdf.Ontology;
import org.tiaowen.source.SourceException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is found in annotated texts, of the corpus and of other regions, years and fields. */
class EvaluationTest {
    private static final Ontology ONTOLOGY = Packaged.ONTOLOGY;
    private static final Extractor EXTRACTOR = Packaged.extractor();

    @TempDir private Path temp;

    /** The floors of fidelity and search are held where those are measured. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "gold",
                "fixtures/reading",
                "fixtures/reading-2",
                "fixtures/reading-3",
                "fixtures/reading-4",
                "fixtures/reading-5",
                "fixtures/reading-6",
                "fixtures/reading-7",
                "fixtures/reading-8",
                "fixtures/reading-9",
                "fixtures/reading-10",
                "fixtures/reading-11",
                "fixtures/formats"
            })
    void noFigureFallsBelowItsFloor(String name) throws SourceException {
        AnnotatedTexts texts = new AnnotatedTexts(name, ONTOLOGY);
        Map<String, Figure> figures =
                texts.evaluate(EXTRACTOR::extract).figures().stream()
                        .collect(Collectors.toMap(Figure::name, f -> f));
        Path own = texts.gold().resolve("floors.tsv");
        GoldTable floors =
                GoldTable.read(Files.exists(own) ? own : texts.gold().resolveSibling("floors.tsv"));
        assertAll(
                floors.rows().stream()
                        .filter(f -> !f.get("figure").matches("(fidelity|search)\\..*"))
                        .map(
                                floor ->
                                        () -> {
                                            Figure figure = figures.get(floor.get("figure"));
                                            assertTrue(
                                                    figure != null
                                                            && Double.parseDouble(figure.rounded())
                                                                    >= Double.parseDouble(
                                                                            floor.get("floor")),
                                                    floor + ": " + figure);
                                        }));
    }

    /** On texts that the weights do not rest on. */
    @Test
    void surerSectorsAreRightMoreOften() throws SourceException {
        Map<String, Double> right =
                new AnnotatedTexts("fixtures/reading-2", ONTOLOGY)
                        .evaluate(EXTRACTOR::extract).figures().stream()
                                .filter(f -> f.name().startsWith("measures.sectors.right-at-"))
                                .collect(Collectors.toMap(Figure::name, Figure::value));
        double sure = right.getOrDefault("measures.sectors.right-at-0.9", 0.0);
        double likely = right.getOrDefault("measures.sectors.right-at-0.7", 0.0);
        double doubtful = right.getOrDefault("measures.sectors.right-at-0.4", 1.0);
        assertTrue(sure >= 0.87, right.toString());
        assertTrue(sure > likely + 0.05 && likely > doubtful + 0.1, right.toString());
    }

    @Test
    void aMistakeNamesItsPlaceAndBothAnswers() throws IOException {
        Files.createDirectories(temp.resolve("outlines"));
        Files.writeString(
                temp.resolve("outlines/a.tsv"),
                "# a.txt\t津市方案\ndepth\tmarker\theading\n0\t一、\t降低成本\n1\t（一）\t减免租金\n");
        Files.writeString(
                temp.resolve("documents.tsv"),
                "source\tseq\tkind\ttitle\tnumber\tissuers\tissued\teffective\tstarts\n"
                        + "a.txt\t1\t方案\t津市方案\t津政发〔2021〕3号\t津市人民政府\t2021-03-01\t\t津市方案\n");
        Evaluation evaluation =
                Evaluation.of(
                        temp,
                        List.of(new Answer(document("一、", "降低成本", "（二）", "减免租金"), Facts.NONE)));
        Map<String, String> figures =
                evaluation.figures().stream()
                        .collect(Collectors.toMap(Figure::name, Figure::rounded));
        assertEquals("1.0000", figures.get("documents.f1"));
        assertEquals("0.0000", figures.get("documents.number"));
        assertEquals("1.0000", figures.get("documents.issued"));
        assertEquals("0.5000", figures.get("outlines.f1"));
        assertEquals("0.5000", figures.get("outlines.recall"));
        assertFalse(figures.containsKey("units.f1"), "nothing is expected of units");
        assertEquals(
                List.of(
                        new Mistake("documents.number", "a.txt 津市方案", "", "津政发〔2021〕3号", ""),
                        new Mistake("documents.issuers", "a.txt 津市方案", "", "津市人民政府", ""),
                        new Mistake("outlines", "a.txt 津市方案", "(一)", "1 (一)减免租金", ""),
                        new Mistake("outlines", "a.txt 津市方案", "一、/(二)", "", "1 (二)减免租金")),
                evaluation.worst(5));
        assertEquals(3, evaluation.worst(1).size());
    }

    @Test
    void whatIsNoGoldIsSaid() throws IOException {
        assertThrows(GoldException.class, () -> Evaluation.of(temp, List.of()));
        Files.createDirectories(temp.resolve("outlines"));
        Files.writeString(
                temp.resolve("outlines/a.tsv"), "# a.txt\t\ndepth\tmarker\theading\nx\t一、\t\n");
        assertTrue(
                String.valueOf(
                                assertThrows(
                                                GoldException.class,
                                                () -> Evaluation.of(temp, List.of()))
                                        .getMessage())
                        .contains("depth"));
    }

    private static Document document(String first, String one, String second, String two) {
        return new Document(
                "a.txt",
                1,
                "方案",
                "津市方案",
                false,
                null,
                List.of(),
                null,
                null,
                java.time.LocalDate.of(2021, 3, 1),
                null,
                null,
                new Span(0, 20),
                List.of(
                        new Provision("sec_1", null, first, one, one, Role.TASK, new Span(4, 20)),
                        new Provision(
                                "sec_1/sub_2",
                                "sec_1",
                                second,
                                "",
                                two,
                                Role.TASK,
                                new Span(10, 20))),
                List.of());
    }
}
