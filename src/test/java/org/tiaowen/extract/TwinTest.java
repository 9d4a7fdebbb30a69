package org.tiaowen.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.Beside;
import org.tiaowen.Packaged;
import org.tiaowen.document.Document;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Script;
import org.tiaowen.source.SourceReader;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A text in traditional characters is read as its twin in simplified ones, and says its own words.
 */
@Beside
class TwinTest {
    private static final String PLAN =
            """
            甲省人民政府辦公廳關於印發《甲省優化營商環境實施方案（試行）》的通知
            甲政辦發〔2022〕8號

            各市、縣人民政府：
            《甲省優化營商環境實施方案（試行）》已經省政府同意，現印發給你們，請認真貫徹執行。
            甲省人民政府辦公廳
            二〇二二年三月五日

            甲省優化營商環境實施方案（試行）

            為落實《優化營商環境條例》，制定本方案。
            一、總體要求
            到2025年，企業開辦時間壓縮至1個工作日以內。
            二、重點任務
            （一）完善監管機制。2022年底前，應當公佈權責清單。（責任單位：省發展改革委，配合單位：省財政廳）
            （二）鼓勵銀行業金融機構為「專精特新」企業提供貸款，對符合條件的給予不超過50萬元獎勵。
            三、保障措施
            加強組織領導。

            附件：任務分工表

            序號\t重點任務\t牽頭單位\t完成時限
            1\t編製專項規劃\t省自然資源廳\t2022年10月底前
            2\t建設公共平臺\t省數據資源管理局\t2023年6月底前
            """;

    private static final String STATUTE =
            """
            甲市河道管理條例
            （2010年6月22日甲市第十四屆人民代表大會常務委員會第十七次會議通過）

            目　錄
            第一章　總　則
            第二章　附　則

            第一章　總　則
            第一條　為了加強河道管理，根據《中華人民共和國水法》，制定本條例。
            第二條　單位和個人不得有下列行為：
            （一）傾倒垃圾；
            （二）圍墾河道。
            違反前款規定的，由水務部門責令改正。
            第二章　附　則
            第三條　本條例自2010年9月1日起施行。《甲市河道管理辦法》同時廢止。
            """;

    @ParameterizedTest
    @ValueSource(strings = {PLAN, STATUTE})
    void invented(String text) throws Exception {
        assertTwins(text);
    }

    @Test
    void asPublished() throws Exception {
        Path file = Path.of("src/test/resources/fixtures/reading-9/texts/11_jiangmen2021.txt");
        assertTwins(Files.readString(file));
    }

    @Test
    void namesOfADocumentInItsCharacters() throws Exception {
        Document plan = parse(PLAN).get(1);
        assertEquals("甲省財政廳", Script.of(plan).apply("甲省财政厅"));
        Document simplified = parse(Script.simplified(PLAN)).get(1);
        assertEquals("甲省财政厅", Script.of(simplified).apply("甲省财政厅"));
        Document both = parse("甲区规定\n\n第一条 依照澳門特別行政區的法律，甲区委员会制定本规定。").getFirst();
        assertEquals("甲区委员会", Script.of(both).apply("甲区委员会"));
    }

    @Test
    void whatSimplifiedTextHasTooStays() {
        String text = "陕西省乾县、著名商标、覆盖率；“放管服”";
        assertSame(text, Script.simplified(text));
    }

    private static void assertTwins(String text) throws Exception {
        String simplified = Script.simplified(text);
        assertNotEquals(simplified, text);
        List<Document> printed = parse(text);
        List<Document> twins = parse(simplified);
        assertEquals(twins.size(), printed.size());
        Extractor extractor = Packaged.extractor();
        for (int i = 0; i < twins.size(); i++) {
            Document document = printed.get(i);
            assertEquals(twins.get(i).toString(), Script.simplified(document.toString()));
            assertTrue(text.contains(document.title()), document.title());
            Facts facts = extractor.extract(document);
            assertEquals(
                    extractor.extract(twins.get(i)).toString(),
                    Script.simplified(facts.toString()));
            facts.deadlines()
                    .forEach(d -> assertTrue(text.contains(d.evidence().surface()), d.toString()));
            facts.responsibilities()
                    .forEach(r -> assertTrue(text.contains(r.evidence().surface()), r.toString()));
        }
    }

    private static List<Document> parse(String text) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Packaged.PARSER.parse(new SourceReader().read(bytes, "甲.txt")).documents();
    }
}
