package org.tiaowen.extract;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaowen.analysis.Segmenter;
import org.tiaowen.rdf.Ontology;
import org.tiaowen.source.SourceException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** What the rules reach on annotated texts, of the corpus and of other regions and fields. */
class AnnotatedTextsTest {

    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final Ontology ONTOLOGY = Ontology.load();
    private static final Extractor EXTRACTOR =
            new Extractor(
                    new Segmenter(), ONTOLOGY.units(), ONTOLOGY.gazetteer(), ONTOLOGY.sectors());

    private static final Map<String, Double> FLOORS =
            Map.of(
                    "measures", 0.97,
                    "modality", 0.97,
                    "sectors", 0.75,
                    "first sector", 0.90,
                    "deadlines", 0.95,
                    "citations", 0.95);

    @ParameterizedTest
    @CsvSource({"corpus, gold", "fixtures/reading/texts, fixtures/reading"})
    void floors(String texts, String gold) throws IOException, SourceException {
        Path folder = texts.equals("corpus") ? Path.of(texts) : RESOURCES.resolve(texts);
        Map<String, Double> scores =
                new AnnotatedTexts(folder, RESOURCES.resolve(gold), ONTOLOGY).score(EXTRACTOR);
        assertAll(
                FLOORS.entrySet().stream()
                        .map(
                                floor ->
                                        () ->
                                                assertTrue(
                                                        scores.getOrDefault(floor.getKey(), 0.0)
                                                                >= floor.getValue(),
                                                        floor + " of " + scores)));
    }
}
