package org.tiaowen.extract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaowen.Packaged;
import org.tiaowen.document.Document;
import org.tiaowen.document.Level;
import org.tiaowen.document.Place;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Responsibility;
import org.tiaowen.document.Role;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.Span;
import org.tiaowen.rdf.Ontology;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the rule for units reaches on annotation lines of many regions, years and styles. {@code
 * -Dlines=true} prints what it says otherwise than expected.
 */
class AnnotationLinesTest {

    private static final Path LINES = Path.of("src/test/resources/fixtures/units");
    private static final Ontology ONTOLOGY = Packaged.ONTOLOGY;
    private static final ResponsibilityRule RULE =
            new ResponsibilityRule(ONTOLOGY.units(), ONTOLOGY.gazetteer());

    @ParameterizedTest
    @CsvSource({
        "lines, true, 0.98",
        "lines, false, 0.95",
        "lines-2, true, 0.98",
        "lines-3, true, 0.91"
    })
    void reaches(String file, boolean studied, double floor) throws IOException {
        int right = 0;
        int wrong = 0;
        int missed = 0;
        List<String> rows = Files.readAllLines(LINES.resolve(file + ".tsv"));
        for (int i = 1; i < rows.size(); i++) {
            if (isStudied(file, i) != studied) {
                continue;
            }
            String[] row = rows.get(i).split("\t", -1);
            Set<String> expected = new HashSet<>(Set.of(fold(row[4]).split(";")));
            expected.remove("");
            Set<String> given = new HashSet<>();
            for (Responsibility one : RULE.of(document(row))) {
                given.add((one.role() == Responsibility.Role.LEAD ? "+" : "-") + fold(one.unit()));
            }
            Set<String> both = new HashSet<>(expected);
            both.retainAll(given);
            right += both.size();
            wrong += given.size() - both.size();
            missed += expected.size() - both.size();
            if (studied && Boolean.getBoolean("lines") && !expected.equals(given)) {
                given.removeAll(both);
                expected.removeAll(both);
                System.out.println(
                        i + " " + row[3] + "\n   given " + given + "\n   expected " + expected);
            }
        }
        double precision = (double) right / (right + wrong);
        double recall = (double) right / (right + missed);
        double f1 = 2.0 * right / (2 * right + wrong + missed);
        String figures =
                String.format(
                        "%s of %s: precision %.3f recall %.3f F1 %.3f of %d units",
                        studied ? "studied" : "unseen",
                        file,
                        precision,
                        recall,
                        f1,
                        right + missed);
        System.out.println(figures);
        assertTrue(f1 >= floor, figures);
    }

    /** The others are only counted: their mistakes are not looked at. */
    private static boolean isStudied(String file, int row) {
        return !file.equals("lines") || row % 2 == 1 || row <= 40;
    }

    private static String fold(String name) {
        return name.replaceAll("[（(〔\\[［]", "(").replaceAll("[）)〕\\]］]", ")");
    }

    private static Document document(String[] row) {
        List<Provision> provisions = new ArrayList<>();
        List<Sentence> sentences = new ArrayList<>();
        int at = 0;
        for (String paragraph : row[3].split("⏎")) {
            boolean first = provisions.isEmpty();
            String id = first ? "sec_1" : "sec_1/par_" + provisions.size();
            int end = at + paragraph.length();
            provisions.add(
                    new Provision(
                            id,
                            first ? null : "sec_1",
                            first ? "一、" : null,
                            "",
                            paragraph,
                            Role.TASK,
                            new Span(at, end)));
            for (String text : paragraph.split("(?<=。)")) {
                Span span = new Span(at, at + text.length());
                sentences.add(new Sentence(id + "/s_" + sentences.size(), id, text, span));
                at = span.end();
            }
        }
        return new Document(
                "lines.tsv",
                1,
                "意见",
                "实施意见",
                false,
                null,
                row[2].isEmpty() ? List.of() : List.of(row[2]),
                jurisdiction(row[0]),
                level(row[0]),
                row[1].isEmpty() ? null : LocalDate.parse(row[1]),
                null,
                null,
                new Span(0, Math.max(1, at)),
                provisions,
                sentences);
    }

    private static String jurisdiction(String place) {
        return place.replace("/", "");
    }

    private static @Nullable Level level(String place) {
        return ONTOLOGY.gazetteer()
                .leading(jurisdiction(place), null)
                .map(l -> l.place())
                .map(Place::level)
                .orElse(null);
    }
}
