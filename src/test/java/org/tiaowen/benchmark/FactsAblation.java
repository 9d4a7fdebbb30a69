package org.tiaowen.benchmark;

import org.tiaowen.analysis.Segmenter;
import org.tiaowen.document.Document;
import org.tiaowen.evaluate.AnnotatedTexts;
import org.tiaowen.evaluate.Figure;
import org.tiaowen.extract.Extractor;
import org.tiaowen.rdf.Ontology;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the rules of extraction find with HanLP's words and tags and without them, on annotated
 * texts, and how long they take over the corpus: {@code mvn -q -Dbenchmark=FactsAblation
 * process-test-classes}.
 */
final class FactsAblation {
    private static final int RUNS = 15;

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
        AnnotatedTexts corpus = new AnnotatedTexts("gold", ontology);
        print("corpus", corpus, with, without);
        print("fixtures", new AnnotatedTexts("fixtures/reading", ontology), with, without);
        time("with HanLP", corpus, with);
        time("without", corpus, without);
    }

    private static void print(
            String name, AnnotatedTexts texts, Extractor with, Extractor without) {
        Map<String, Figure> off =
                texts.evaluate(without::extract).figures().stream()
                        .collect(Collectors.toMap(Figure::name, f -> f));
        for (Figure on : texts.evaluate(with::extract).figures()) {
            Figure other = off.get(on.name());
            System.out.printf(
                    "%s\t%s\t%s\t%s%n",
                    name, on.name(), on.rounded(), other == null ? "" : other.rounded());
        }
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
