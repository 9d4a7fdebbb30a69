package org.tiaowen.benchmark;

import org.jspecify.annotations.Nullable;
import org.tiaowen.analysis.Segmenter;
import org.tiaowen.document.Document;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Measure;
import org.tiaowen.document.SectorScheme;
import org.tiaowen.evaluate.AnnotatedTexts;
import org.tiaowen.evaluate.Mistake;
import org.tiaowen.extract.Extractor;
import org.tiaowen.extract.SectorEvidence;
import org.tiaowen.rdf.Ontology;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fits the weights of ordinary words ({@code sector-words.tsv}) to the annotated sets, and says
 * what they are worth on a set that they have not seen, each set left out in turn: {@code mvn -q
 * -Dbenchmark=SectorFit process-test-classes}. The new weights are written to {@code target/}.
 */
final class SectorFit {

    private static final List<String> SETS =
            List.of(
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
                    "fixtures/reading-10");

    /** Sets of sentences without documents. */
    private static final List<String> SENTENCES = List.of("sentences-1", "sentences-2");

    /** Sets that a word has to be in, so that it is no word of one region or field. */
    private static final int SPREAD = Integer.getInteger("spread", 5);

    private static final double RIDGE = Double.parseDouble(System.getProperty("ridge", "4"));
    private static final int STEPS = 400;

    /** Smaller weights are left out. */
    private static final double LEAST = 0.1;

    private record Example(SectorEvidence.Seen seen, double[] base, Set<Integer> expected) {}

    private SectorFit() {}

    public static void main(String[] args) throws Exception {
        Ontology ontology = Ontology.load();
        SectorScheme scheme = ontology.sectors();
        Map<String, List<Example>> sets = new LinkedHashMap<>();
        Map<String, Set<String>> spread = new HashMap<>();
        for (String set : SETS) {
            List<SectorEvidence.Seen> all = new ArrayList<>();
            sets.put(set, examples(set, ontology, all));
            spread(all, set, spread);
        }
        for (String set : SENTENCES) {
            List<AnnotatedSectors.Seen> seen = AnnotatedSectors.read(set, ontology);
            sets.put(
                    set,
                    seen.stream()
                            .map(s -> new Example(s.seen(), s.seen().base(), s.expected()))
                            .toList());
            spread(seen.stream().map(AnnotatedSectors.Seen::seen).toList(), set, spread);
        }
        spread.values().removeIf(in -> in.size() < SPREAD);
        Set<String> words = spread.keySet();
        int sectors = scheme.sectors().size();
        for (String out : sets.keySet()) {
            Map<String, double[]> none = Map.of();
            Map<String, double[]> rest =
                    fit(
                            sets.entrySet().stream()
                                    .filter(e -> !e.getKey().equals(out))
                                    .flatMap(e -> e.getValue().stream())
                                    .toList(),
                            words,
                            sectors);
            List<Example> left = sets.getOrDefault(out, List.of());
            System.out.printf(
                    "%s\twithout words %s\tleft out %s%n",
                    out, worth(left, none), worth(left, rest));
        }
        write(
                fit(sets.values().stream().flatMap(List::stream).toList(), words, sectors),
                scheme.notations());
    }

    /** Notes which words a set has. */
    private static void spread(
            List<SectorEvidence.Seen> all, String set, Map<String, Set<String>> spread) {
        all.stream()
                .flatMap(seen -> seen.words().keySet().stream())
                .forEach(word -> spread.computeIfAbsent(word, _ -> new HashSet<>()).add(set));
    }

    /** The annotated measures that were found; all measures go to {@code all}. */
    private static List<Example> examples(
            String set, Ontology ontology, List<SectorEvidence.Seen> all) throws Exception {
        AnnotatedTexts texts = new AnnotatedTexts(set, ontology);
        Extractor extractor =
                new Extractor(
                        new Segmenter(),
                        ontology.units(),
                        ontology.gazetteer(),
                        ontology.sectors());
        SectorEvidence evidence = new SectorEvidence(ontology);
        Map<Document, Facts> facts =
                texts.documents().stream()
                        .collect(Collectors.toMap(Function.identity(), extractor::extract));
        // a measure without any sector is a mistake that tells those that it should have
        Map<String, Set<Integer>> expected = new HashMap<>();
        List<String> notations = ontology.sectors().notations();
        for (Mistake mistake :
                texts.evaluate(d -> bare(facts.getOrDefault(d, Facts.NONE)))
                        .worst(Integer.MAX_VALUE)) {
            if (mistake.figure().equals("measures.sectors")) {
                String head = mistake.got().substring(2, mistake.got().length() - 1);
                expected.put(
                        head,
                        Arrays.stream(mistake.expected().split(";", -1))
                                .map(notations::indexOf)
                                .collect(Collectors.toSet()));
            }
        }
        List<Example> examples = new ArrayList<>();
        facts.forEach(
                (document, found) -> {
                    for (SectorEvidence.Seen seen : evidence.of(document, found)) {
                        all.add(seen);
                        expected.entrySet().stream()
                                .filter(e -> isHead(e.getKey(), seen.measure()))
                                .findFirst()
                                .ifPresent(
                                        e ->
                                                examples.add(
                                                        new Example(
                                                                seen, seen.base(), e.getValue())));
                    }
                });
        return examples;
    }

    private static boolean isHead(String head, Measure measure) {
        return AnnotatedTexts.head(measure.evidence().surface(), 40).equals(head);
    }

    private static Facts bare(Facts facts) {
        return new Facts(
                facts.measures().stream()
                        .map(m -> new Measure(m.modality(), List.of(), m.evidence()))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /**
     * Logistic regression with a ridge beside the logits without words. Each step divides a
     * gradient by a bound of the curvature of its word, so that the loss only falls.
     */
    private static Map<String, double[]> fit(
            List<Example> examples, Set<String> words, int sectors) {
        Map<String, double[]> weights = new TreeMap<>();
        Map<String, Double> bounds = new HashMap<>();
        for (Example example : examples) {
            Map<String, Double> known = new HashMap<>(example.seen().words());
            known.keySet().retainAll(words);
            double sum = known.values().stream().mapToDouble(v -> v).sum();
            known.forEach((w, v) -> bounds.merge(w, v * sum / 4, Double::sum));
        }
        bounds.keySet().forEach(w -> weights.put(w, new double[sectors]));
        for (int step = 0; step < STEPS; step++) {
            Map<String, double[]> gradient = new HashMap<>();
            weights.forEach(
                    (w, v) -> gradient.put(w, Arrays.stream(v).map(x -> RIDGE * x).toArray()));
            for (Example example : examples) {
                double[] sums = sums(example, weights, sectors);
                for (int i = 0; i < sectors; i++) {
                    sums[i] =
                            1 / (1 + Math.exp(-example.base()[i] - sums[i]))
                                    - (example.expected().contains(i) ? 1 : 0);
                }
                example.seen().words().forEach((w, v) -> add(gradient.get(w), sums, v));
            }
            weights.forEach(
                    (w, v) -> add(v, gradient.get(w), -1 / (RIDGE + bounds.getOrDefault(w, 0.0))));
        }
        weights.values()
                .forEach(
                        v ->
                                Arrays.setAll(
                                        v,
                                        i ->
                                                Math.abs(v[i]) < LEAST
                                                        ? 0
                                                        : Math.round(v[i] * 100) / 100.0));
        weights.values().removeIf(v -> Arrays.stream(v).allMatch(x -> x == 0));
        return weights;
    }

    private static double[] sums(Example example, Map<String, double[]> weights, int sectors) {
        double[] sums = new double[sectors];
        example.seen().words().forEach((w, v) -> add(sums, weights.get(w), v));
        return sums;
    }

    private static void add(double @Nullable [] to, double @Nullable [] what, double times) {
        if (to != null && what != null) {
            for (int i = 0; i < to.length; i++) {
                to[i] += what[i] * times;
            }
        }
    }

    /** Micro-F1 and how often the first is right. */
    private static String worth(List<Example> examples, Map<String, double[]> weights) {
        int right = 0;
        int given = 0;
        int expected = 0;
        int first = 0;
        for (Example example : examples) {
            List<Integer> chosen =
                    example.seen().choose(sums(example, weights, example.base().length));
            right += (int) chosen.stream().filter(example.expected()::contains).count();
            given += chosen.size();
            expected += example.expected().size();
            first += !chosen.isEmpty() && example.expected().contains(chosen.getFirst()) ? 1 : 0;
        }
        return String.format(
                Locale.ROOT,
                "%.3f / %.3f (%d)",
                2.0 * right / (given + expected),
                1.0 * first / examples.size(),
                examples.size());
    }

    private static void write(Map<String, double[]> weights, List<String> notations)
            throws Exception {
        List<String> lines = new ArrayList<>();
        weights.forEach(
                (word, row) ->
                        lines.add(
                                word
                                        + "\t"
                                        + IntStream.range(0, row.length)
                                                .filter(i -> row[i] != 0)
                                                .mapToObj(
                                                        i ->
                                                                notations.get(i)
                                                                        + String.format(
                                                                                Locale.ROOT,
                                                                                " %.2f",
                                                                                row[i]))
                                                .collect(Collectors.joining("\t"))));
        Files.write(Path.of("target/sector-words.tsv"), lines);
    }
}
