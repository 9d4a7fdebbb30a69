package org.tiaowen.evaluate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What answers are worth, measured against a folder of expected ones. */
public final class Evaluation {
    /** Facts that are found or not found, and so have a precision and a recall. */
    private static final List<String> FOUND =
            List.of("documents", "outlines", "units", "measures", "deadlines", "citations");

    /** What it reads, one of which there has to be. */
    private static final List<String> TABLES =
            List.of(
                    "documents.tsv",
                    "outlines",
                    "units",
                    "measures",
                    "deadlines.tsv",
                    "citations.tsv");

    private final Results results;

    private Evaluation(Results results) {
        this.results = results;
    }

    /**
     * Measures answers.
     *
     * @param gold folder with some of {@code documents.tsv}, {@code outlines/}, {@code units/},
     *     {@code measures/}, {@code deadlines.tsv}, {@code citations.tsv}, {@code complete.tsv}
     * @param answers every document of the texts that the tables speak of
     * @throws GoldException where there is none of them, or one cannot be read
     */
    public static Evaluation of(Path gold, List<Answer> answers) {
        Answers all = new Answers(List.copyOf(answers));
        Results out = new Results();
        table(gold, "documents.tsv").ifPresent(new DocumentScore(all, out)::add);
        List<GoldTable> outlines = GoldTable.folder(gold.resolve("outlines"));
        if (!outlines.isEmpty()) {
            new OutlineScore(all, out).add(outlines);
        }
        FactScore facts = new FactScore(all, out);
        List<GoldTable> units = GoldTable.folder(gold.resolve("units"));
        if (!units.isEmpty()) {
            facts.units(units);
        }
        List<GoldTable> measures = GoldTable.folder(gold.resolve("measures"));
        if (!measures.isEmpty()) {
            new MeasureScore(all, out).add(measures);
        }
        GoldTable complete = table(gold, "complete.tsv").orElse(null);
        table(gold, "deadlines.tsv").ifPresent(t -> facts.deadlines(t, complete));
        table(gold, "citations.tsv").ifPresent(t -> facts.citations(t, complete));
        if (out.figures().isEmpty()) {
            throw new GoldException(
                    gold + " holds no expected answers: no documents.tsv, outlines/, units/ …");
        }
        return new Evaluation(out);
    }

    /** Whether a folder holds expected answers that {@link #of} measures. */
    public static boolean isPossible(Path gold) {
        return TABLES.stream().anyMatch(name -> Files.exists(gold.resolve(name)));
    }

    private static Optional<GoldTable> table(Path gold, String name) {
        Path file = gold.resolve(name);
        return Files.isRegularFile(file) ? Optional.of(GoldTable.read(file)) : Optional.empty();
    }

    /** All figures: F1 and shares as they are made, then precision and recall of each fact. */
    public List<Figure> figures() {
        List<Figure> figures = new ArrayList<>(results.figures());
        for (String fact : FOUND) {
            Findings findings = results.findings().get(fact);
            if (findings != null) {
                Tally total = findings.total();
                figures.add(new Figure(fact + ".precision", total.precision(), ""));
                figures.add(new Figure(fact + ".recall", total.recall(), ""));
            }
        }
        return List.copyOf(figures);
    }

    /** At most so many mistakes of each fact, from the documents that fare worst. */
    public List<Mistake> worst(int each) {
        List<Mistake> mistakes = new ArrayList<>();
        for (Map.Entry<String, Findings> fact : results.findings().entrySet()) {
            mistakes.addAll(fact.getValue().worst(each));
        }
        return List.copyOf(mistakes);
    }
}
