package org.tiaowen.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tiaowen.Packaged;
import org.tiaowen.document.Deadline;
import org.tiaowen.document.Document;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Measure;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Role;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.Span;
import org.tiaowen.source.SourceException;
import org.tiaowen.source.SourceReader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Single sentences and what the rules are to say of them. */
class RulesTest {

    private static final Extractor EXTRACTOR = Packaged.extractor();

    static Stream<String[]> sentences() {
        return rows("sentences.tsv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sentences")
    void measureAndModality(String role, String measure, String modality, String text) {
        List<Measure> measures =
                extract(Role.valueOf(role.toUpperCase(Locale.ROOT)), text).measures();
        String said = measures.isEmpty() ? "n" : "y " + measures.getFirst().modality().label();
        assertEquals((measure + " " + modality).strip(), said, text);
    }

    static Stream<String[]> deadlines() {
        return rows("deadlines.tsv");
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("deadlines")
    void deadlines(String values, String text) {
        List<Deadline> deadlines = extract(Role.TASK, text).deadlines();
        assertEquals(
                values, deadlines.stream().map(Deadline::value).collect(Collectors.joining(" ")));
        assertTrue(
                deadlines.stream().allMatch(d -> d.recurring() == d.value().startsWith("--")),
                text);
    }

    static Stream<String[]> quantities() {
        return rows("quantities.tsv");
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("quantities")
    void quantities(String figures, String text) {
        assertEquals(
                figures,
                extract(Role.TASK, text).quantities().stream()
                        .map(q -> q.comparator() + q.value().toPlainString() + q.unit())
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void citations() {
        List<String[]> rows = rows("citations.tsv").toList();
        Document document =
                document(Role.TASK, rows.stream().map(r -> r[0]).toArray(String[]::new));
        Facts facts = EXTRACTOR.extract(document);
        for (int i = 0; i < rows.size(); i++) {
            String id = document.sentences().get(i).id();
            assertEquals(
                    Arrays.stream(rows.get(i)).skip(1).filter(c -> !c.isEmpty()).toList(),
                    facts.citations().stream()
                            .filter(c -> id.equals(c.evidence().sentence()))
                            .map(
                                    c ->
                                            c.relation().label()
                                                    + "|"
                                                    + Objects.requireNonNullElse(c.title(), "")
                                                    + "|"
                                                    + Objects.requireNonNullElse(c.number(), ""))
                            .toList(),
                    rows.get(i)[0]);
        }
    }

    @Test
    void namesAndHeadingsDirectNothing() throws SourceException {
        String text =
                """
                某市人民政府关于表扬节水先进单位的决定

                市政府决定对下列单位予以表扬。
                一、先进单位
                市城市管理行政执法局
                清河县通远镇人民政府
                二、工作要求
                各单位要推广节水器具。
                """;
        Document document =
                Packaged.PARSER
                        .parse(
                                new SourceReader()
                                        .read(text.getBytes(StandardCharsets.UTF_8), "a.txt"))
                        .documents()
                        .getFirst();
        List<String> ordered =
                EXTRACTOR.extract(document).measures().stream()
                        .map(m -> m.evidence().surface())
                        .toList();
        assertEquals(List.of("各单位要推广节水器具。"), ordered);
    }

    private static Facts extract(Role role, String text) {
        return EXTRACTOR.extract(document(role, text));
    }

    /** A document with a numbered provision for each sentence. */
    private static Document document(Role role, String... texts) {
        List<Provision> provisions = new ArrayList<>();
        List<Sentence> sentences = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < texts.length; i++) {
            Span span = new Span(at, at + texts[i].codePointCount(0, texts[i].length()));
            String id = "sec_" + (i + 1);
            provisions.add(new Provision(id, null, (i + 1) + ".", "", texts[i], role, span));
            sentences.add(new Sentence(id + "/s_1", id, texts[i], span));
            at = span.end() + 1;
        }
        return new Document(
                "test.txt",
                1,
                "方案",
                "测试方案",
                false,
                null,
                List.of(),
                null,
                null,
                LocalDate.of(2023, 5, 10),
                null,
                null,
                new Span(0, at),
                provisions,
                sentences);
    }

    private static Stream<String[]> rows(String name) {
        try (InputStream in = Objects.requireNonNull(RulesTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> !l.startsWith("#"))
                    .skip(1)
                    .map(l -> l.split("\t", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
