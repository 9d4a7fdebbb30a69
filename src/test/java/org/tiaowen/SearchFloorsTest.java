package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.tiaowen.evaluate.Figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What search is worth on the texts of the corpus, in each mode, and how well is told whether they
 * answer a question; that neither falls.
 */
@Beside
class SearchFloorsTest {

    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final List<String> MODES = List.of("keyword", "semantic");
    private static final List<String> TYPES = List.of("all", "keyword", "question", "paraphrase");

    /** On the queries used while it was made; both sets at once, for the vectors take a while. */
    @Test
    void figuresHoldAndHybridBeatsBothOfItsLegs() throws IOException {
        Path gold = RESOURCES.resolve("gold");
        Path more = RESOURCES.resolve("fixtures/search");
        List<Figure> figures =
                SearchEvaluation.of(
                        List.of(gold, more),
                        Path.of("corpus"),
                        new SectorOptions(),
                        new SemanticOptions());
        int half = (int) figures.stream().filter(f -> f.name().startsWith("search.")).count() / 2;
        List<Executable> checks = new ArrayList<>();
        check(RESOURCES.resolve("floors.tsv"), figures.subList(0, half), checks);
        check(more.resolve("floors.tsv"), figures.subList(half, figures.size()), checks);
        assertTrue(checks.size() > 25, "checks: " + checks.size());
        assertAll(checks);
    }

    private static void check(Path floors, List<Figure> figures, List<Executable> checks)
            throws IOException {
        Map<String, Double> values = new HashMap<>();
        figures.forEach(figure -> values.put(figure.name(), figure.value()));
        for (String line : Files.readAllLines(floors)) {
            String[] cells = line.split("\t");
            if (line.startsWith("search.") || line.startsWith("retrieve.")) {
                double value = values.getOrDefault(cells[0], -1.0);
                checks.add(
                        () ->
                                assertTrue(
                                        value >= Double.parseDouble(cells[1]),
                                        floors + ": " + cells[0] + " is " + value));
            }
        }
        for (String type : TYPES) {
            double hybrid = values.getOrDefault("search.hybrid." + type + ".ndcg@10", -1.0);
            for (String mode : MODES) {
                double leg = values.getOrDefault("search." + mode + "." + type + ".ndcg@10", 2.0);
                checks.add(
                        () ->
                                assertTrue(
                                        hybrid > leg,
                                        floors + ": " + type + ": " + hybrid + " <= " + mode + " "
                                                + leg));
            }
        }
    }
}
