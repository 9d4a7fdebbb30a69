package org.tiaowen.extract;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Document;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Measure;
import org.tiaowen.document.Provision;
import org.tiaowen.parser.PolicyParser;
import org.tiaowen.rdf.Ontology;
import org.tiaowen.source.SourceException;
import org.tiaowen.source.SourceReader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Texts with the answers expected for them, in the formats of {@code gold/README.md}, and what an
 * extractor's answers are worth.
 */
public final class AnnotatedTexts {

    private final Path gold;
    private final List<Document> documents = new ArrayList<>();

    /** The texts of one folder and the answers of another. */
    public AnnotatedTexts(Path texts, Path gold, Ontology ontology)
            throws IOException, SourceException {
        this.gold = gold;
        PolicyParser parser = new PolicyParser(ontology.gazetteer(), ontology.units());
        try (Stream<Path> files = Files.list(texts)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
                String name = file.getFileName().toString();
                documents.addAll(parser.parse(new SourceReader().read(file, name)).documents());
            }
        }
    }

    /** The documents of the texts. */
    public List<Document> documents() {
        return documents;
    }

    /**
     * Shares of right answers by name: F1 of each kind of fact, accuracy of modality and first
     * sector.
     */
    public Map<String, Double> score(Extractor extractor) throws IOException {
        Map<Document, Facts> facts = new IdentityHashMap<>();
        documents.forEach(d -> facts.put(d, extractor.extract(d)));
        Map<String, Double> scores = new LinkedHashMap<>();
        measures(facts, scores);
        scores.put("deadlines", cited("deadlines.tsv", facts, "deadlines"));
        scores.put("citations", cited("citations.tsv", facts, "citations"));
        return scores;
    }

    private void measures(Map<Document, Facts> facts, Map<String, Double> scores)
            throws IOException {
        Count found = new Count();
        Count sectors = new Count();
        int matched = 0;
        int modality = 0;
        int first = 0;
        for (Path file : tables(gold.resolve("measures"))) {
            List<String> lines = Files.readAllLines(file);
            Document document = document(lines.getFirst().substring(2).split("\t", -1));
            Map<String, List<Measure>> said = new HashMap<>();
            Set<String> annotated = new HashSet<>();
            for (Measure measure : Objects.requireNonNull(facts.get(document)).measures()) {
                said.computeIfAbsent(fold(measure.evidence().surface()), _ -> new ArrayList<>())
                        .add(measure);
            }
            for (String line : lines.subList(2, lines.size())) {
                String[] row = line.split("\t", -1);
                annotated.add(fold(row[0]));
                List<Measure> same = said.getOrDefault(fold(row[2]), List.of());
                Measure hit = same.isEmpty() ? null : same.removeFirst();
                found.add(row[1].equals("y"), hit != null);
                if (row[1].equals("y") && hit != null) {
                    Set<String> expected = Set.of(row[4].split(";"));
                    List<String> given =
                            hit.sectors().stream().map(Measure.SectorVote::notation).toList();
                    given.forEach(s -> sectors.add(expected.contains(s), true));
                    expected.stream()
                            .filter(s -> !given.contains(s))
                            .forEach(_ -> sectors.add(true, false));
                    matched++;
                    modality += hit.modality().label().equals(row[3]) ? 1 : 0;
                    first += !given.isEmpty() && expected.contains(given.getFirst()) ? 1 : 0;
                }
            }
            annotated.remove("");
            said.values().stream()
                    .flatMap(List::stream)
                    .filter(m -> annotated.contains(path(document, m.evidence().provision())))
                    .forEach(_ -> found.add(false, true));
        }
        scores.put("measures", found.f1());
        scores.put("modality", (double) modality / matched);
        scores.put("sectors", sectors.f1());
        scores.put("first sector", (double) first / matched);
    }

    /** F1 of the facts of a table over the documents that are annotated whole for them. */
    private double cited(String table, Map<Document, Facts> facts, String kind) throws IOException {
        Map<Document, Set<String>> expected = new IdentityHashMap<>();
        for (String[] row : rows(gold.resolve("complete.tsv"))) {
            if (row[2].contains(kind)) {
                expected.computeIfAbsent(document(row), _ -> new HashSet<>());
            }
        }
        for (String[] row : rows(gold.resolve(table))) {
            String value =
                    kind.equals("deadlines")
                            ? row[5]
                            : row[3] + "|" + fold(row[4].isEmpty() ? row[5] : row[4]);
            expected.computeIfAbsent(document(row), _ -> new HashSet<>())
                    .add(fold(row[2]) + "|" + value);
        }
        Count count = new Count();
        expected.forEach(
                (document, answers) -> {
                    Set<String> given =
                            given(document, Objects.requireNonNull(facts.get(document)), kind);
                    given.forEach(g -> count.add(answers.contains(g), true));
                    answers.stream()
                            .filter(a -> !given.contains(a))
                            .forEach(_ -> count.add(true, false));
                });
        return count.f1();
    }

    private static Set<String> given(Document document, Facts facts, String kind) {
        Set<String> given = new HashSet<>();
        if (kind.equals("deadlines")) {
            facts.deadlines()
                    .forEach(
                            d ->
                                    given.add(
                                            path(document, d.evidence().provision())
                                                    + "|"
                                                    + d.value()));
        } else {
            facts.citations()
                    .forEach(
                            c ->
                                    given.add(
                                            path(document, c.evidence().provision())
                                                    + "|"
                                                    + c.relation().label()
                                                    + "|"
                                                    + fold(
                                                            c.title() != null
                                                                    ? c.title()
                                                                    : c.number())));
        }
        return given;
    }

    /**
     * The document of a row that begins with source and title; the only one of an untitled source.
     */
    private Document document(String[] row) {
        String stem = row[0].split("\\.", 2)[0];
        String title = fold(row.length > 1 ? row[1] : "");
        return documents.stream()
                .filter(d -> d.source().startsWith(stem) && fold(d.title()).equals(title))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("no document " + String.join(" ", row)));
    }

    private static String path(Document document, @Nullable String id) {
        StringBuilder path = new StringBuilder();
        String at = id;
        while (at != null) {
            Provision provision = document.provision(at).orElseThrow();
            if (provision.marker() != null) {
                path.insert(
                        0,
                        path.isEmpty() ? fold(provision.marker()) : fold(provision.marker()) + "/");
            }
            at = provision.parent();
        }
        return path.toString();
    }

    private static List<Path> tables(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static List<String[]> rows(Path table) throws IOException {
        return Files.readAllLines(table).stream().skip(1).map(l -> l.split("\t", -1)).toList();
    }

    private static String fold(@Nullable String text) {
        return text == null
                ? ""
                : Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .replaceAll("[\\s\"“”'‘’*#>]", "");
    }

    /** Right and wrong answers. */
    private static final class Count {
        private int right;
        private int wrong;
        private int missed;

        void add(boolean expected, boolean given) {
            right += expected && given ? 1 : 0;
            wrong += !expected && given ? 1 : 0;
            missed += expected && !given ? 1 : 0;
        }

        double f1() {
            return 2.0 * right / Math.max(1, 2 * right + wrong + missed);
        }
    }
}
