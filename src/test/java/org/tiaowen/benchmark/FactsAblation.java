package org.tiaowen.benchmark;

import org.tiaowen.analysis.Segmenter;
import org.tiaowen.document.Document;
import org.tiaowen.extract.AnnotatedTexts;
import org.tiaowen.extract.Extractor;
import org.tiaowen.rdf.Ontology;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * What the rules of extraction find with HanLP's words and tags and without them, on annotated
 * texts, and how long they take over the corpus: {@code mvn -q -Dbenchmark=FactsAblation
 * process-test-classes}.
 */
final class FactsAblation {
    private static final int RUNS = 15;
    private static final Path RESOURCES = Path.of("src/test/resources");

    private FactsAblation() {}

    public static void main(String[] args) throws Exception {
        Ontology ontology = Ontology.load();
        Extractor with =
                new Extractor(
                        new Segmenter(),
                        ontology.units(),
                        ontology.gazetteer(),
                        ontology.sectors());
        Extractor without =
                Extractor.unsegmented(ontology.units(), ontology.gazetteer(), ontology.sectors());
        AnnotatedTexts corpus =
                new AnnotatedTexts(Path.of("corpus"), RESOURCES.resolve("gold"), ontology);
        Path fixtures = RESOURCES.resolve("fixtures/reading");
        print("corpus", corpus, with, without);
        print(
                "fixtures",
                new AnnotatedTexts(fixtures.resolve("texts"), fixtures, ontology),
                with,
                without);
        time("with HanLP", corpus, with);
        time("without", corpus, without);
    }

    private static void print(String name, AnnotatedTexts texts, Extractor with, Extractor without)
            throws Exception {
        Map<String, Double> on = texts.score(with);
        Map<String, Double> off = texts.score(without);
        on.forEach(
                (fact, value) ->
                        System.out.printf(
                                Locale.ROOT,
                                "%s\t%s\t%.3f\t%.3f%n",
                                name,
                                fact,
                                value,
                                off.get(fact)));
    }

    private static void time(String name, AnnotatedTexts texts, Extractor extractor) {
        var threads = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < RUNS; i++) {
            long start = threads.getCurrentThreadCpuTime();
            for (Document document : texts.documents()) {
                extractor.extract(document);
            }
            best = Math.min(best, threads.getCurrentThreadCpuTime() - start);
        }
        System.out.printf(Locale.ROOT, "corpus, %s\t%.2f s of CPU%n", name, best / 1e9);
    }
}
