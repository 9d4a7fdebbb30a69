package org.tiaowen.overlap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaowen.analysis.Embedder;
import org.tiaowen.document.Span;
import org.tiaowen.overlap.Difference.Direction;
import org.tiaowen.overlap.Difference.Kind;

import java.util.List;

/** Two clauses, compared. */
final class CompareTest {

    private static final Overlaps OVERLAPS = Comparing.byWords();

    @Test
    void marksBlanksAndWidthsDoNotCount() {
        Comparison comparison =
                OVERLAPS.compare("对新认定的高新技术企业，一次性奖励２０万元。", "对新认定的\"高新技术企业\", 一次性 奖励20万元");
        assertEquals(Label.SAME, comparison.label());
        assertEquals(List.of(), comparison.differences());
    }

    @Test
    void theSameTextWithAnotherFigureIsNotTheSame() {
        Comparison comparison =
                OVERLAPS.compare(
                        "对购买渔船保险的渔民，按保费的60%给予补贴，每户每年不超过8000元。",
                        "对购买渔船保险的渔民，按保费的40%给予补贴，每户每年不超过5000元。");
        assertEquals(Label.OVERLAP, comparison.label());
        assertEquals(
                List.of("60% / 40% MORE", "不超过8000元 / 不超过5000元 MORE"),
                said(comparison, Kind.FIGURE));
    }

    @Test
    void aTopicIsNoRepetition() {
        Comparison comparison = OVERLAPS.compare("建设区域性渔船避风锚地，完善航标设施。", "对渔船船员开展安全培训，考核合格后发放证书。");
        assertTrue(!comparison.label().isRepetition(), comparison.toString());
    }

    @Test
    void whatHasNothingInCommonIsNone() {
        Comparison comparison = OVERLAPS.compare("推广秸秆还田技术，禁止露天焚烧。", "延长博物馆夜间开放时间，免费发放讲解器。");
        assertEquals(Label.NONE, comparison.label());
        assertEquals(List.of(), comparison.differences());
    }

    @Test
    void aClauseInsideALongerOneOverlaps() {
        Comparison comparison =
                OVERLAPS.compare(
                        "推广秸秆还田技术。",
                        "完善耕地质量监测网络，开展土壤普查，推广秸秆还田技术，到2027年测土配方施肥覆盖率达到90%以上，建设一批高标准农田示范区。");
        assertEquals(Label.OVERLAP, comparison.label());
    }

    @Test
    void theOrderOfAListDoesNotCount() {
        Comparison comparison =
                OVERLAPS.compare("加强对占用盲道、堵塞消防通道、损毁绿地等行为的巡查执法。", "加强对损毁绿地、占用盲道、堵塞消防通道等行为的巡查执法。");
        assertEquals(Label.SAME, comparison.label());
    }

    /** A longer penalty is stricter, a longer time to answer is looser, a higher floor stricter. */
    @ParameterizedTest
    @CsvSource({
        "对骗取补贴的单位取消其3年申报资格。,对骗取补贴的单位取消其5年申报资格。,LOOSER",
        "暂时进口货物的总担保期限延长至2年。,暂时进口货物的总担保期限延长至6个月。,MORE",
        "许可申请应当在10个工作日内办结。,许可申请应当在5个工作日内办结。,LOOSER",
        "农村学校专任教师本科学历比例不低于80%。,农村学校专任教师本科学历比例不低于70%。,STRICTER",
        "对年收入3亿元及以下的渔业企业给予贷款贴息。,对年收入2亿元及以下的渔业企业给予贷款贴息。,LOOSER",
    })
    void figuresHaveADirection(String draft, String corpus, Direction direction) {
        List<Difference> differences = OVERLAPS.compare(draft, corpus).differences();
        assertEquals(1, differences.size(), differences.toString());
        assertEquals(Kind.FIGURE, differences.getFirst().kind());
        assertEquals(direction, differences.getFirst().direction());
        assertEquals(
                direction.reversed(),
                OVERLAPS.compare(corpus, draft).differences().getFirst().direction());
    }

    @ParameterizedTest
    @CsvSource({
        "乡镇卫生院应当设立老年病门诊。,乡镇卫生院可以设立老年病门诊。,应当 / 可以 STRICTER",
        "鼓励商户在门前摆放外摆座椅。,商户不得在门前摆放外摆座椅。,鼓励 / 不得 LOOSER",
    })
    void forceIsADifference(String draft, String corpus, String said) {
        Comparison comparison = OVERLAPS.compare(draft, corpus);
        assertEquals(Label.OVERLAP, comparison.label());
        assertEquals(List.of(said), said(comparison, Kind.MODALITY));
    }

    /** 支持 stands in both; that one of them gives money besides is said by its figure. */
    @Test
    void aFurtherPartIsNoOtherForce() {
        Comparison comparison = OVERLAPS.compare("支持渔业企业购置冷藏设备，给予设备投资额20%的补助。", "支持渔业企业购置冷藏设备。");
        assertEquals(List.of(), said(comparison, Kind.MODALITY));
    }

    /** Headings in nearly the same words are one; those of another object are not. */
    @Test
    void shortTextsOfOneMeaningAreTheSame() {
        try (Embedder embedder = Embedder.packaged()) {
            Overlaps overlaps = Comparing.with(embedder::text);
            for (String[] same :
                    List.of(
                            new String[] {"强化监督检查。", "加强监督检查。"},
                            new String[] {"推进林业碳汇交易便利。", "提升林业碳汇交易便利度。"},
                            new String[] {"深化集体林权制度改革。", "深化集体林权改革。"})) {
                assertEquals(Label.SAME, overlaps.compare(same[0], same[1]).label(), same[0]);
            }
            for (String[] other :
                    List.of(
                            new String[] {"加强监督检查。", "加强应急演练。"},
                            new String[] {"优化水产种苗检疫。", "优化渔港泊位调度。"},
                            new String[] {"支持家政服务业发展。", "支持远洋渔业发展。"})) {
                Comparison comparison = overlaps.compare(other[0], other[1]);
                assertFalse(comparison.label().isRepetition(), comparison.toString());
            }
        }
    }

    /** A text that goes on where the other ends is the same, one inside another text is not. */
    @Test
    void whereTheCommonTextStandsCounts() {
        try (Embedder embedder = Embedder.packaged()) {
            Overlaps overlaps = Comparing.with(embedder::text);
            String text = "建立渔港经济区船舶污染物接收转运处置联单制度。";
            String goesOn = "建立渔港经济区船舶污染物接收转运处置联单制度，推动信息共享。";
            String inside = "完善休渔期巡查，加密航标，建立渔港经济区船舶污染物接收转运处置联单制度，开展渔民技能培训，修缮渔村道路和学校，发展休闲旅游和海鲜餐饮。";
            assertEquals(Label.SAME, overlaps.compare(text, goesOn).label());
            assertEquals(Label.OVERLAP, overlaps.compare(text, inside).label());
        }
    }

    @Test
    void deadlinesAreEarlierOrLater() {
        Comparison comparison = OVERLAPS.compare("2025年底前完成全部病险水库除险加固。", "2027年底前完成全部病险水库除险加固。");
        assertEquals(Label.OVERLAP, comparison.label());
        assertEquals(List.of("2025年底前 / 2027年底前 EARLIER"), said(comparison, Kind.DEADLINE));
    }

    @Test
    void anotherZoneAndAnotherBeneficiaryAreDifferences() {
        Comparison zones = OVERLAPS.compare("在滨海综合保税区开展保税维修业务试点。", "在临空经济示范区开展保税维修业务试点。");
        assertEquals(1, said(zones, Kind.ZONE).size(), zones.differences().toString());
        Comparison groups = OVERLAPS.compare("对科技型中小企业给予租金减免，减免期限为一年。", "对中小企业给予租金减免，减免期限为一年。");
        assertEquals(Label.OVERLAP, groups.label());
        assertEquals(List.of("科技型中小企业 / 中小企业 STRICTER"), said(groups, Kind.BENEFICIARY));
    }

    @Test
    void aUnitOfAnotherPlaceIsTheSameUnit() {
        Comparison place = OVERLAPS.compare("市财政局负责核定补贴资金并按季度拨付。", "省财政厅负责核定补贴资金并按季度拨付。");
        Comparison same = OVERLAPS.compare("市财政局负责核定补贴资金并按季度拨付。", "杭州市财政局负责核定补贴资金并按季度拨付。");
        assertEquals(List.of(), said(same, Kind.UNIT));
        assertEquals(1, said(place, Kind.UNIT).size(), place.differences().toString());
    }

    @Test
    void whatOnlyOneSideBoundsIsSaid() {
        Comparison comparison =
                OVERLAPS.compare(
                        "按照设备投资额的20%给予补助，单个项目年度不超过500万元。",
                        "按照设备投资额的20%给予补助，单个项目年度不超过500万元，累计不超过1000万元。");
        assertEquals(Label.SAME, comparison.label());
        assertEquals(List.of("null / 不超过1000万元 LOOSER"), said(comparison, Kind.FIGURE));
    }

    @Test
    void numeralsInCharactersAreFiguresToo() {
        assertEquals(List.of(), OVERLAPS.compare("取消农机牌证等3项收费。", "取消农机牌证等三项收费。").differences());
    }

    @Test
    void theAlignmentCoversBothTextsInCodePoints() {
        String a = "𠮷林推广秸秆还田技术，禁止露天焚烧。";
        String b = "推广秸秆离田技术，严禁露天焚烧垃圾。";
        Comparison comparison = OVERLAPS.compare(a, b);
        assertEquals(
                List.of(
                        "ONLY_A 𠮷林/",
                        "EQUAL 推广秸秆/推广秸秆",
                        "REWORDED 还/离",
                        "EQUAL 田技术/田技术",
                        "REWORDED 禁止/严禁",
                        "EQUAL 露天焚烧/露天焚烧",
                        "ONLY_B /垃圾"),
                comparison.alignment().stream()
                        .map(s -> s.kind() + " " + part(a, s.a()) + "/" + part(b, s.b()))
                        .toList());
    }

    @Test
    void vectorsHaveASay() {
        String a = "企业不必递交申请，补贴直接拨付到账。";
        String b = "符合条件的经营主体免予申报，资金自动兑现。";
        Comparison words = OVERLAPS.compare(a, b);
        assertNull(words.grounds().vectors());
        try (Embedder embedder = Embedder.packaged()) {
            Comparison meaning = Comparing.with(embedder::text).compare(a, b);
            assertNotNull(meaning.grounds().vectors());
            assertTrue(meaning.score() > words.score(), words.score() + " " + meaning.score());
        }
    }

    @Test
    void theDecisionIsExplained() {
        Grounds grounds = OVERLAPS.compare("推广秸秆还田技术，提高覆盖率。", "示范推广秸秆还田技术。").grounds();
        assertTrue(grounds.terms().getFirst().contains("秸秆还田"), grounds.terms().toString());
        assertTrue(grounds.containment() > grounds.likeness());
    }

    @Test
    void anyTextsCanBeCompared() {
        for (String odd : List.of("", "。", "　", "1", "%", "𠮷", "a".repeat(5000), "12.5.")) {
            assertEquals(Label.NONE, OVERLAPS.compare(odd, "推广秸秆还田技术。").label(), odd);
            assertNotNull(OVERLAPS.compare(odd, odd));
        }
    }

    private static String part(String text, @Nullable Span span) {
        return span == null
                ? ""
                : text.substring(
                        text.offsetByCodePoints(0, span.start()),
                        text.offsetByCodePoints(0, span.end()));
    }

    private static List<String> said(Comparison comparison, Kind kind) {
        return comparison.differences().stream()
                .filter(d -> d.kind() == kind)
                .map(d -> d.draft() + " / " + d.corpus() + " " + d.direction())
                .toList();
    }
}
