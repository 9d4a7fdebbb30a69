package org.tiaowen.extract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tiaowen.Packaged;
import org.tiaowen.document.Citation;
import org.tiaowen.document.Document;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Level;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Role;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.Span;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Citations of single sentences in many styles. */
class CitedSentencesTest {

    private static final Path SENTENCES =
            Path.of("src/test/resources/fixtures/citations/sentences.tsv");

    @Test
    void areFound() throws IOException {
        int right = 0;
        int wrong = 0;
        int missed = 0;
        StringBuilder mistakes = new StringBuilder();
        List<String> rows = Files.readAllLines(SENTENCES);
        for (String line : rows.subList(1, rows.size())) {
            String[] row = line.split("\t", -1);
            Set<String> expected = new HashSet<>(Set.of(fold(row[1]).split(";")));
            expected.remove("");
            Set<String> given = new HashSet<>();
            Facts facts = Packaged.extractor().extract(document(row[0]));
            facts.citations().forEach(c -> given.add(fold(said(c))));
            facts.references().forEach(c -> given.add(fold(said(c))));
            Set<String> both = new HashSet<>(expected);
            both.retainAll(given);
            right += both.size();
            wrong += given.size() - both.size();
            missed += expected.size() - both.size();
            if (!expected.equals(given)) {
                mistakes.append("\n%s\n  %s\n  not %s".formatted(row[0], expected, given));
            }
        }
        double f1 = 2.0 * right / (2 * right + wrong + missed);
        System.out.printf("cited sentences: F1 %.3f of %d citations%n", f1, right + missed);
        assertTrue(f1 >= 0.98, f1 + mistakes.toString());
    }

    private static String said(Citation citation) {
        String title = citation.title() == null ? "" : "《" + citation.title() + "》";
        String number = citation.number() == null ? "" : citation.number();
        String place = citation.place() == null ? "" : "#" + citation.place();
        return citation.relation().label() + title + number + place;
    }

    private static String fold(String text) {
        return text.replaceAll("\\s", "")
                .replaceAll("[〈《]", "《")
                .replaceAll("[〉》]", "》")
                .replaceAll("[（(〔\\[［]", "(")
                .replaceAll("[）)〕\\]］]", ")");
    }

    private static Document document(String text) {
        List<Sentence> sentences = new ArrayList<>();
        int at = 0;
        for (String sentence : text.split("⏎")) {
            Span span = new Span(at, at + sentence.length());
            sentences.add(new Sentence("art_1/s_" + sentences.size(), "art_1", sentence, span));
            at = span.end();
        }
        Span all = new Span(0, at);
        return new Document(
                "sentences.tsv",
                1,
                "条例",
                "某省某事条例",
                false,
                null,
                List.of(),
                null,
                Level.PROVINCIAL,
                null,
                null,
                null,
                all,
                List.of(new Provision("art_1", null, "第一条", "", text, Role.TASK, all)),
                sentences);
    }
}
