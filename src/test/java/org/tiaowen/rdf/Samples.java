package org.tiaowen.rdf;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Citation;
import org.tiaowen.document.Citation.Relation;
import org.tiaowen.document.Deadline;
import org.tiaowen.document.Document;
import org.tiaowen.document.Evidence;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Furniture;
import org.tiaowen.document.Level;
import org.tiaowen.document.Measure;
import org.tiaowen.document.Measure.SectorVote;
import org.tiaowen.document.Modality;
import org.tiaowen.document.Problem;
import org.tiaowen.document.ProblemCode;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Quantity;
import org.tiaowen.document.Responsibility;
import org.tiaowen.document.Role;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.Span;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Three small sources. The first holds a notice, the measures that it promulgates and an old rule;
 * the second a regulation that the measures implement and a decision that repeals the old rule; the
 * third prints the measures once more.
 */
public final class Samples {

    public static final Iris IRIS = new Iris("https://example.org/id/", Pinyin::of);

    public static final String CITY = "津市人民政府";
    public static final String COMMERCE = "津市商务局";
    public static final String FINANCE = "津市财政局";
    public static final String OFFICE = "便民处";

    /** A source, its documents and their facts, as ingest has them. */
    public record Sample(
            SourceDescription source, List<Document> documents, Map<Integer, Facts> facts) {}

    private Samples() {}

    /** All three. */
    public static List<Sample> all() {
        return List.of(gazette(), laws(), reprint());
    }

    private static Sample gazette() {
        Document notice =
                document(
                        "a.txt",
                        1,
                        "通知",
                        "津市人民政府关于印发津市促进流通若干措施的通知",
                        "津政发〔2021〕3号",
                        LocalDate.of(2021, 3, 18),
                        null,
                        List.of(),
                        List.of(sentence("s_1", null, "现将若干措施印发给你们。", 10)));
        Facts promulgation =
                facts(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(cites(Relation.PROMULGATES, "津市促进流通若干措施", null, null, "s_1")));
        Document old =
                document(
                        "a.txt",
                        3,
                        "规定",
                        "津市流通管理规定",
                        "津政发〔2009〕15号",
                        LocalDate.of(2009, 6, 1),
                        null,
                        List.of(),
                        List.of());
        return new Sample(
                new SourceDescription(
                        "a",
                        "a.txt",
                        "00".repeat(32),
                        "https://example.org/a",
                        null,
                        List.of(new Furniture(Furniture.Kind.PAGE_NUMBER, new Span(5, 6))),
                        List.of(
                                new Problem(
                                        Problem.Severity.WARNING,
                                        ProblemCode.UNNUMBERED,
                                        List.of("津市流通管理规定"),
                                        7,
                                        new Span(50, 60)))),
                List.of(notice, measures("a.txt", 2, 1), old),
                Map.of(1, promulgation, 2, measureFacts()));
    }

    private static Sample laws() {
        Document regulation =
                document(
                        "b.txt",
                        1,
                        "条例",
                        "流通条例",
                        null,
                        LocalDate.of(2020, 1, 1),
                        LocalDate.of(2020, 2, 1),
                        List.of(
                                provision("chp_1", null, "第一章", "总则", "总则", Role.TASK, 0, 50),
                                provision(
                                        "chp_1/art_1",
                                        "chp_1",
                                        "第一条",
                                        "",
                                        "促进流通。",
                                        Role.OBJECTIVE,
                                        10,
                                        30),
                                provision(
                                        "chp_1/art_1/par_1",
                                        "chp_1/art_1",
                                        null,
                                        "",
                                        "流通应当便民。",
                                        Role.TASK,
                                        20,
                                        30),
                                provision(
                                        "chp_1/art_2",
                                        "chp_1",
                                        "第二条",
                                        "",
                                        "解释。",
                                        Role.SUPPLEMENTARY,
                                        31,
                                        50)),
                        List.of(
                                sentence("chp_1/art_1/s_1", "chp_1/art_1", "促进流通。", 12),
                                sentence(
                                        "chp_1/art_1/par_1/s_1",
                                        "chp_1/art_1/par_1",
                                        "流通应当便民。",
                                        20)));
        Facts regulationFacts =
                facts(
                        List.of(
                                measure(
                                        Modality.OBLIGE,
                                        "chp_1/art_1/par_1",
                                        "chp_1/art_1/par_1/s_1",
                                        "commerce")),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
        Document decision =
                document(
                        "b.txt",
                        2,
                        "决定",
                        "津市人民政府关于废止部分规定的决定",
                        "津政发〔2022〕5号",
                        LocalDate.of(2022, 5, 1),
                        LocalDate.of(2022, 6, 1),
                        List.of(),
                        List.of(sentence("s_1", null, "废止津政发〔2009〕15号文件。", 5)));
        Facts repeal =
                facts(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(cites(Relation.REPEALS, null, "津政发[2009]15号", null, "s_1")));
        return new Sample(
                new SourceDescription(
                        "b", "b.txt", "01".repeat(32), null, null, List.of(), List.of()),
                List.of(regulation, decision),
                Map.of(1, regulationFacts, 2, repeal));
    }

    private static Sample reprint() {
        return new Sample(
                new SourceDescription(
                        "c", "c.txt", "02".repeat(32), null, null, List.of(), List.of()),
                List.of(measures("c.txt", 1, null)),
                Map.of(1, measureFacts()));
    }

    private static Document measures(String source, int seq, @Nullable Integer promulgatedBy) {
        return new Document(
                source,
                seq,
                "措施",
                "津市促进流通若干措施",
                false,
                null,
                List.of(CITY),
                "津市",
                Level.PREFECTURAL,
                LocalDate.of(2021, 3, 10),
                null,
                promulgatedBy,
                new Span(100, 400),
                List.of(
                        provision("sec_1", null, "一、", "降低成本", "降低成本", Role.TASK, 110, 200),
                        provision(
                                "sec_1/sub_1",
                                "sec_1",
                                "（一）",
                                "",
                                "减免租金。可先行试点。",
                                Role.TASK,
                                120,
                                160),
                        provision("sec_1/sub_2", "sec_1", "（二）", "", "补贴三成。", Role.TASK, 160, 200),
                        provision("sec_2", null, "二、", "便民", "设便民点。", Role.TASK, 200, 260)),
                List.of(
                        sentence("sec_1/sub_1/s_1", "sec_1/sub_1", "减免租金。", 125),
                        sentence("sec_1/sub_1/s_2", "sec_1/sub_1", "可先行试点。", 135),
                        sentence("sec_1/sub_2/s_1", "sec_1/sub_2", "年底前补贴三成。", 165),
                        sentence("sec_2/s_1", "sec_2", "落实流通条例，设便民点。", 210)));
    }

    /** The annotation of section one holds for its first item; the second has its own. */
    private static Facts measureFacts() {
        return facts(
                List.of(
                        measure(
                                Modality.FUND,
                                "sec_1/sub_1",
                                "sec_1/sub_1/s_1",
                                "tax-fiscal",
                                "commerce"),
                        measure(Modality.EXPLORE, "sec_1/sub_1", "sec_1/sub_1/s_2", "commerce"),
                        measure(Modality.FUND, "sec_1/sub_2", "sec_1/sub_2/s_1", "tax-fiscal"),
                        measure(Modality.ACT, "sec_2", "sec_2/s_1", "commerce")),
                List.of(
                        does(COMMERCE, Responsibility.Role.LEAD, "sec_1"),
                        does(FINANCE, Responsibility.Role.SUPPORT, "sec_1"),
                        does(FINANCE, Responsibility.Role.LEAD, "sec_1/sub_2"),
                        does(OFFICE, Responsibility.Role.LEAD, "sec_2")),
                List.of(
                        new Deadline(
                                "2021-12-31",
                                false,
                                evidence("sec_1/sub_2", "sec_1/sub_2/s_1", "2021年底前")),
                        new Deadline("--02-28", true, evidence("sec_2", null, "每年2月底前"))),
                List.of(
                        new Quantity(
                                new BigDecimal("30"),
                                "%",
                                "<=",
                                null,
                                evidence("sec_1/sub_2", "sec_1/sub_2/s_1", "三成"))),
                List.of(cites(Relation.IMPLEMENTS, "流通条例", null, "sec_2", "sec_2/s_1")));
    }

    private static Document document(
            String source,
            int seq,
            String kind,
            String title,
            @Nullable String number,
            LocalDate issued,
            @Nullable LocalDate effective,
            List<Provision> provisions,
            List<Sentence> sentences) {
        return new Document(
                source,
                seq,
                kind,
                title,
                false,
                number,
                List.of(CITY),
                "津市",
                Level.PREFECTURAL,
                issued,
                effective,
                null,
                new Span(0, 99),
                provisions,
                sentences);
    }

    private static Provision provision(
            String id,
            @Nullable String parent,
            @Nullable String marker,
            String heading,
            String text,
            Role role,
            int start,
            int end) {
        return new Provision(id, parent, marker, heading, text, role, new Span(start, end));
    }

    private static Sentence sentence(String id, @Nullable String provision, String text, int at) {
        return new Sentence(id, provision, text, new Span(at, at + text.length()));
    }

    private static Measure measure(
            Modality modality, String provision, String sentence, String... sectors) {
        return new Measure(
                modality,
                List.of(sectors).stream().map(s -> new SectorVote(s, 0.5)).toList(),
                evidence(provision, sentence, ""));
    }

    private static Responsibility does(String unit, Responsibility.Role role, String provision) {
        return new Responsibility(
                unit, !unit.equals(OFFICE), role, evidence(provision, null, unit));
    }

    private static Citation cites(
            Relation relation,
            @Nullable String title,
            @Nullable String number,
            @Nullable String provision,
            String sentence) {
        String surface = title == null ? String.valueOf(number) : "《" + title + "》";
        return new Citation(relation, title, number, null, evidence(provision, sentence, surface));
    }

    private static Evidence evidence(
            @Nullable String provision, @Nullable String sentence, String surface) {
        return new Evidence(provision, sentence, surface, new Span(1, 2), "sample", 0.9);
    }

    private static Facts facts(
            List<Measure> measures,
            List<Responsibility> responsibilities,
            List<Deadline> deadlines,
            List<Quantity> quantities,
            List<Citation> citations) {
        return new Facts(
                measures,
                responsibilities,
                deadlines,
                quantities,
                citations,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
