package org.tiaowen.extract;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.Beside;
import org.tiaowen.Packaged;
import org.tiaowen.document.Document;
import org.tiaowen.document.Evidence;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Role;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.Span;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** No text makes a rule throw, hang or point outside its sentence. */
@Beside
class HostileTextTest {

    private static final Extractor EXTRACTOR = Packaged.extractor();

    private static final String[] SCRAPS = {
        "《",
        "》",
        "〈",
        "〉",
        "（",
        "）",
        "(",
        ")",
        "“",
        "”",
        "\"",
        "以下简称",
        "《工作方案》",
        "京政发〔2021〕3号",
        "〔2021〕",
        "第",
        "号",
        "2021年",
        "年",
        "底前",
        "到",
        "每年",
        "2月",
        "十",
        "二〇二五年",
        "“十四五”末",
        "不超过",
        "30%",
        "百分之",
        "1,000万元",
        "亿",
        "10-20",
        "的",
        "，",
        "。",
        "；",
        "：",
        "、",
        "——",
        "支持",
        "不得",
        "可",
        "应",
        "要",
        "对",
        "将",
        "为",
        "以",
        "在",
        "下",
        "后",
        "并",
        "和",
        "给予",
        "补贴",
        "企业",
        "各市",
        "试点",
        "探索",
        "责任单位：",
        "市财政局",
        "是指",
        "自",
        "起",
        "施行",
        "废止",
        "印发",
        "\n",
        "\t",
        " ",
        "　",
        "A",
        "B2C",
        "5G",
        "😀",
        "\uD83D",
        "\uDE00",
        "\u0000",
        "\uFEFF",
        "１２",
        "％",
        "⽅",
        "一是",
        "（一）",
        "第十三条"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "《",
                "》",
                "《》",
                "《甲》",
                "《甲》（京政发〔2021〕3号）",
                "（",
                "(）",
                "“",
                "的",
                "不得",
                "可以",
                "支持企业",
                "，",
                "、",
                "2021年",
                "每年",
                "1,000",
                "10%-",
                "十",
                "零一",
                "以下简称《",
                "废止",
                "对",
                "在",
                "以为",
                "第一条",
                "年底前",
                "到2025年，",
                "给予补贴",
                "并",
                "A ",
                "\uD83D",
                "了",
                "试点",
                "公告第"
            })
    void repeatedFiftyThousandTimes(String scrap) {
        String text = scrap.repeat(50_000);
        assertTimeoutPreemptively(Duration.ofMinutes(10), () -> check(text));
    }

    @Test
    void saladsOfTheRulesOwnWords() {
        Random random = new Random(20260101);
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder();
            int length = 1 + random.nextInt(40);
            for (int j = 0; j < length; j++) {
                text.append(SCRAPS[random.nextInt(SCRAPS.length)]);
            }
            check(text.toString());
        }
    }

    @Test
    void emptyDocument() {
        assertNotNull(EXTRACTOR.extract(document(List.of(), List.of())));
        check("");
        check(" \n ");
    }

    private static void check(String text) {
        Span span = new Span(7, 7 + text.codePointCount(0, text.length()));
        for (Role role : List.of(Role.TASK, Role.OBJECTIVE)) {
            Provision provision = new Provision("sec_1", null, "一、", "", text, role, span);
            Sentence sentence = new Sentence("sec_1/s_1", "sec_1", text, span);
            Facts facts = EXTRACTOR.extract(document(List.of(provision), List.of(sentence)));
            List<Evidence> evidence = new ArrayList<>();
            facts.measures().forEach(f -> evidence.add(f.evidence()));
            facts.deadlines().forEach(f -> evidence.add(f.evidence()));
            facts.quantities().forEach(f -> evidence.add(f.evidence()));
            facts.citations().forEach(f -> evidence.add(f.evidence()));
            evidence.removeIf(e -> e.rule().equals("citation-title"));
            for (Evidence e : evidence) {
                assertTrue(span.contains(e.span()), () -> e + " outside " + span);
            }
            if (text.length() > 1000) {
                return;
            }
        }
    }

    private static Document document(List<Provision> provisions, List<Sentence> sentences) {
        int end = provisions.isEmpty() ? 0 : provisions.getLast().span().end();
        return new Document(
                "hostile.txt",
                1,
                "通知",
                "关于印发《测试办法》的通知",
                false,
                null,
                List.of(),
                null,
                null,
                LocalDate.of(2021, 3, 18),
                null,
                null,
                new Span(0, end),
                provisions,
                sentences);
    }
}
