package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.tiaowen.server.RunningServer.assertProblem;
import static org.tiaowen.server.RunningServer.encode;
import static org.tiaowen.server.RunningServer.header;
import static org.tiaowen.server.RunningServer.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.overlap.CheckProgress;
import org.tiaowen.source.Docx;
import org.tiaowen.source.Pdf;
import org.tiaowen.source.SourceException;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** {@code /api/v1/overlaps}. */
final class OverlapsTest {

    private static final String COMPARE = "/api/v1/overlaps/compare";

    @AutoClose private static final RunningServer server = RunningServer.withSamples();

    @Test
    void twoSentencesAreCompared() {
        HttpResponse<String> answer =
                server.post(
                        COMPARE,
                        "application/json",
                        "{\"a\":\"按照保费的60%给予渔民补贴。\",\"b\":\"按照保费的40%给予渔民补贴。\"}");
        assertEquals(200, answer.statusCode(), answer.body());
        JsonNode json = json(answer);
        assertEquals("overlap", json.get("label").asText());
        assertTrue(json.get("score").asDouble() > 0.5);
        assertEquals("equal", json.at("/alignment/0/type").asText());
        assertEquals(0, json.at("/alignment/0/a/start").asInt());
        assertEquals("figure", json.at("/differences/0/kind").asText());
        assertEquals("60%", json.at("/differences/0/draft").asText());
        assertEquals("40%", json.at("/differences/0/corpus").asText());
        assertEquals("more", json.at("/differences/0/direction").asText());
        assertTrue(json.at("/grounds/terms").size() > 0);
        assertTrue(json.at("/explanation/zh").asText().endsWith("；不同之处：数字。"), json.toString());
        assertTrue(json.at("/explanation/en").asText().endsWith("; they differ in: figure."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "null"})
    void otherBodiesAreRefused(String body) {
        assertProblem(400, "request", server.post(COMPARE, "application/json", body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":\"x\"}", "{\"a\":1,\"b\":\"x\"}"})
    void bothTextsAreNeeded(String body) {
        assertProblem(400, "parameter", server.post(COMPARE, "application/json", body));
    }

    private static final String CHECK = "/api/v1/overlaps/check";

    private static final String DRAFT = "关于降低成本的若干措施\\n一、减免租金。\\n二、开设免费中文课堂，每期不少于40课时。";

    private static String draft(String text) {
        return "{\"text\":\"" + text + "\"}";
    }

    @Test
    void aDraftIsCheckedMeasureByMeasure() {
        HttpResponse<String> answer = server.post(CHECK, "application/json", draft(DRAFT));
        assertEquals(200, answer.statusCode(), answer.body());
        JsonNode json = json(answer);
        assertEquals(2, json.get("total").asInt());
        assertEquals(1, json.get("new").asInt());
        JsonNode first = json.at("/measures/0");
        assertEquals("一、", first.at("/path/0").asText());
        assertEquals("减免租金。", first.get("text").asText());
        assertEquals("same", first.at("/overlaps/0/label").asText());
        assertEquals("减免租金。", first.at("/overlaps/0/text").asText());
        assertTrue(first.at("/overlaps/0/citation").asText().contains("《"));
        assertTrue(first.at("/overlaps/0/validity").has("status"));
        assertTrue(json.at("/measures/1/new").asBoolean());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"减免租金。", "减免租金", "减免租金。\\n支持企业上市融资。", "关于降低成本的若干措施\\n减免租金。\\n支持企业上市融资。"})
    void aDraftWithoutNumbersDirectsWhatItsSentencesSay(String text) {
        JsonNode json = json(server.post(CHECK, "application/json", draft(text)));
        JsonNode first = json.at("/measures/0");
        assertTrue(first.at("/text").asText().startsWith("减免租金"), json.toString());
        assertEquals("same", first.at("/overlaps/0/label").asText());
        int start = first.at("/start").asInt();
        assertTrue(text.replace("\\n", "\n").substring(start).startsWith("减免租金"));
        assertEquals(text.contains("上市") ? 2 : 1, json.get("total").asInt());
    }

    @Test
    void whatItTellsBesideTheTextIsNeverOverlooked() {
        String sector = draft("减免租金。").replace("}", ",\"sector\":\"finance\"}");
        assertProblem(400, "parameter", server.post(CHECK, "application/json", sector));
        String filters = draft("减免租金。").replace("}", ",\"filters\":{\"kind\":\"%s\"}}");
        assertProblem(
                400, "parameter", server.post(CHECK, "application/json", filters.formatted("诗歌")));
        JsonNode elsewhere = json(server.post(CHECK, "application/json", filters.formatted("通知")));
        assertFalse(elsewhere.at("/measures/0/overlaps").toString().contains("\"same\""));
    }

    @Test
    void howFarACheckIsIsToldInItems() throws SourceException {
        var progress = new CheckProgress();
        assertEquals(0, progress.total());
        assertEquals(2, server.check(DRAFT.replace("\\n", "\n"), progress).items().size());
        assertEquals(2, progress.total());
        assertEquals(2, progress.done());
    }

    @Test
    void whoWaitsForACheckCanAskHowFarItIs() {
        String name = "check-of-the-test";
        String many = "关于降低成本的若干措施\\n" + "一、减免租金。\\n二、开设中文课堂。\\n".repeat(40);
        var answer =
                CompletableFuture.supplyAsync(
                        () ->
                                server.post(
                                        CHECK + "?progress=" + name,
                                        "application/json",
                                        draft(many)));
        int before = 0;
        while (!answer.isDone()) {
            JsonNode seen = json(server.get("/check/progress/" + name));
            int total = seen.get("total").asInt();
            int done = seen.get("done").asInt();
            assertTrue(total == 0 || done >= before && done <= total, seen.toString());
            before = total == 0 ? before : done;
        }
        assertEquals(200, answer.join().statusCode(), answer.join().body());
        assertTrue(before <= json(answer.join()).get("total").asInt(), "compared: " + before);
        assertEquals(0, json(server.get("/check/progress/" + name)).get("total").asInt());
        assertProblem(
                400,
                "parameter",
                server.post(CHECK + "?progress=x", "application/json", draft(DRAFT)));
    }

    /** A target without a verb that directs is; of a draft, too much is better than too little. */
    @Test
    void whoIsResponsibleIsNoItemOfADraft() {
        String text =
                "关于降低成本的实施方案\\n一、重点任务\\n（一）减免租金。对小微企业减免三个月租金。（责任单位：市国资委，配合单位：市财政局）"
                        + "\\n（二）延长期限。到2027年底，惠及企业300家。\\n责任单位：市商务局";
        assertEquals(
                List.of("减免租金。对小微企业减免三个月租金。", "延长期限。到2027年底，惠及企业300家。"),
                items(server.post(CHECK, "application/json", draft(text))));
    }

    @Test
    void nothingOfADraftIsKept() {
        int before = json(server.get("/api/v1/sentences?limit=0")).get("total").asInt();
        server.post(CHECK, "application/json", draft(DRAFT));
        assertEquals(before, json(server.get("/api/v1/sentences?limit=0")).get("total").asInt());
    }

    @Test
    void aFileIsUploaded() {
        String body =
                "--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n"
                        + "Content-Type: text/plain\r\n\r\n"
                        + DRAFT.replace("\\n", "\n")
                        + "\r\n--xx\r\nContent-Disposition: form-data; name=\"limit\"\r\n\r\n1"
                        + "\r\n--xx--\r\n";
        HttpResponse<String> answer = server.post(CHECK, "multipart/form-data; boundary=xx", body);
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(1, json(answer).at("/measures/0/overlaps").size());
    }

    @Test
    void aWordFileAndAPdfAreUploaded() {
        String body = Docx.p("关于降低成本的若干措施") + Docx.p("一、减免租金。") + Docx.p("二、开设免费中文课堂，每期不少于40课时。");
        Pdf pdf = new Pdf().page();
        pdf.line(200, 780, "关于降低成本的若干措施").line(80, 740, "一、减免租金。");
        pdf.line(80, 720, "二、开设免费中文课堂，每期不少于40课时。");
        for (HttpResponse<String> answer :
                List.of(
                        upload("draft.docx", Docx.of(body).bytes()),
                        upload("draft.pdf", pdf.bytes()))) {
            assertEquals(200, answer.statusCode(), answer.body());
            JsonNode json = json(answer);
            assertEquals(2, json.get("total").asInt(), answer.body());
            assertEquals("same", json.at("/measures/0/overlaps/0/label").asText());
            assertTrue(json.at("/measures/1/new").asBoolean());
        }
    }

    private static HttpResponse<String> upload(String name, byte[] file) {
        String head =
                "--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                        .formatted(name);
        return server.send(
                server.request(CHECK)
                        .header("Content-Type", "multipart/form-data; boundary=xx")
                        .POST(
                                BodyPublishers.ofByteArrays(
                                        List.of(
                                                head.getBytes(UTF_8),
                                                file,
                                                "\r\n--xx--\r\n".getBytes(UTF_8)))));
    }

    /** A table of tasks gives an item a row; neither who nor by when is one. */
    @Test
    void theRowsOfATableAreItems() {
        String table =
                "<w:tbl>"
                        + row("序号", "重点任务", "具体措施", "责任单位", "完成时限")
                        + row("1", "延长运营时间", "将8条公交线路末班车延长至23时30分。", "县交通运输局", "2026年底前")
                        + row("2", "简化外摆审批", "在3条商业街允许商户外摆经营，实行备案管理。", "县城管局", "2026年6月")
                        + row("3", "打造夜间书店", "支持实体书店延时经营。", "县委宣传部，县文旅局", "长期")
                        + "</w:tbl>";
        String body = Docx.p("青石县促进夜间经济发展行动计划") + Docx.p("一、重点任务") + table;
        assertEquals(
                List.of(
                        "延长运营时间将8条公交线路末班车延长至23时30分。",
                        "简化外摆审批在3条商业街允许商户外摆经营，实行备案管理。",
                        "打造夜间书店支持实体书店延时经营。"),
                items(upload("table.docx", Docx.of(body).bytes())));
    }

    private static String row(String... cells) {
        StringBuilder row = new StringBuilder("<w:tr>");
        for (String cell : cells) {
            row.append(Docx.cell("", cell));
        }
        return row.append("</w:tr>").toString();
    }

    /** Page numbers, annotations, periods of validity, signatures and contacts are no items. */
    @Test
    void aHardWrappedDraftGivesItsMeasures() {
        String text =
                String.join(
                        "\\n",
                        "— 1 —",
                        "关于支持民宿产业高质量发展的若干",
                        "措施（草案）",
                        "各镇人民政府，县政府各部门：",
                        "　　为推动民宿产业发展，制定如下措施。",
                        "　　一、加大财政支持。对新评定为甲级、乙级的民宿，",
                        "分别一次性奖励20万元、10万元；对利用闲置农房",
                        "改造民宿的，按照改造投入的20%给予补助，最高不",
                        "超过30万元。（牵头单位：县文化和旅游局；配合",
                        "单位：县财政局）",
                        "　　二、优化证照办理。推行民宿“一窗受理、并联",
                        "审批”，自受理之日起10个工作日内办",
                        "— 2 —",
                        "结特种行业许可、食品经营许可和营业执照。",
                        "牵头单位：县市场监管局",
                        "　　三、安排增量。每年安排不少于50亩建设用地",
                        "指标用于民宿集聚区。",
                        "　　责任单位：县自然资源和规划局，2026",
                        "年10月底前完成。",
                        "　　四、附则",
                        "　　本措施自2026年5月1日起施行，有效期3年。",
                        "                      青岭县人民政府",
                        "                        2026年4月8日",
                        "（此件公开发布）",
                        "抄送：县委各部门，县人大常委会办公室。");
        assertEquals(
                List.of(
                        "加大财政支持。对新评定为甲级、乙级的民宿，分别一次性奖励20万元、10万元；对利用闲置农房改造民宿的，按照改造投入的20%给予补助，最高不超过30万元。",
                        "优化证照办理。推行民宿“一窗受理、并联审批”，自受理之日起10个工作日内办结特种行业许可、食品经营许可和营业执照。",
                        "安排增量。每年安排不少于50亩建设用地指标用于民宿集聚区。"),
                items(server.post(CHECK, "application/json", draft(text))));
    }

    @Test
    void aDraftOnOneLineGivesItsMeasures() {
        String text =
                "关于做好高校毕业生就业工作的若干意见 各区人民政府，市有关部门： 为做好就业工作，现提出以下意见。 一、拓宽就业渠道"
                        + " 1.鼓励企业吸纳。对招用高校毕业生的中小微企业，按每人1500元给予补贴。（市人力资源社会保障局负责）"
                        + " 2.支持基层就业。事业单位拿出不低于60%的岗位专项招聘高校毕业生。 二、优化就业服务"
                        + " 3.严禁在招聘中设置毕业院校等限制性条件。 三、其他 本意见自印发之日起施行。 市人民政府办公厅 2026年5月20日";
        assertEquals(
                List.of(
                        "鼓励企业吸纳。对招用高校毕业生的中小微企业，按每人1500元给予补贴。",
                        "支持基层就业。事业单位拿出不低于60%的岗位专项招聘高校毕业生。",
                        "严禁在招聘中设置毕业院校等限制性条件。"),
                items(server.post(CHECK, "application/json", draft(text))));
    }

    private static List<String> items(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        List<String> items = new ArrayList<>();
        json(answer).get("measures").forEach(measure -> items.add(measure.get("text").asText()));
        return items;
    }

    @Test
    void aPartOfTheCorpusIsCompared() {
        String none = CHECK + "?validOn=1900-01-01";
        HttpResponse<String> answer = server.post(none, "application/json", draft(DRAFT));
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(2, json(answer).get("new").asInt());
        assertProblem(
                400,
                "parameter",
                server.post(CHECK + "?above=" + encode("无此地"), "text/plain", "一、减免租金。"));
        String sector = "";
        for (JsonNode measure : json(server.get("/api/v1/measures")).get("measures")) {
            sector = measure.get("text").asText().equals("减免租金。") ? sector(measure) : sector;
        }
        String itsOwn = CHECK + "?sector=" + sector;
        assertEquals(
                1, json(server.post(itsOwn, "application/json", draft(DRAFT))).get("new").asInt());
        String another = CHECK + "?sector=" + (sector.equals("justice") ? "health" : "justice");
        assertEquals(
                2, json(server.post(another, "application/json", draft(DRAFT))).get("new").asInt());
    }

    private static String sector(JsonNode measure) {
        return measure.at("/sectors/0").asText();
    }

    @Test
    void aReportIsAPageATableOrAWordFile() {
        HttpResponse<String> page =
                server.post(CHECK + "?format=html", "application/json", draft(DRAFT));
        assertEquals(200, page.statusCode(), page.body());
        assertTrue(page.body().contains("共 2 条措施"), page.body());
        assertTrue(page.body().contains("未见相同或重合的条文"), page.body());
        HttpResponse<String> table =
                server.post(CHECK + "?format=csv", "application/json", draft(DRAFT));
        assertTrue(table.body().contains("减免租金。,相同,"), table.body());
        assertEquals("text/csv; charset=utf-8", header(table, "Content-Type"));
        HttpResponse<String> english =
                server.post(CHECK + "?format=csv&lang=en", "application/json", draft(DRAFT));
        assertTrue(english.body().startsWith("\uFEFFitem,draft,label,"), english.body());
        assertTrue(english.body().contains("减免租金。,same,"), english.body());
        HttpResponse<String> word =
                server.post(CHECK + "?format=docx", "application/json", draft(DRAFT));
        assertEquals(200, word.statusCode());
        assertTrue(word.body().startsWith("PK"));
        assertTrue(header(word, "Content-Disposition").contains("check.docx"));
    }

    @Test
    void theFormAsksForADraft() {
        HttpResponse<String> form = server.get("/check");
        assertEquals(200, form.statusCode());
        assertTrue(form.body().contains("enctype=\"multipart/form-data\""), form.body());
    }

    @Test
    void aSentenceWithoutOverlapsHasNone() {
        String iri = json(server.get("/api/v1/sentences?limit=1")).at("/sentences/0/iri").asText();
        JsonNode json = json(server.get("/api/v1/overlaps?sentence=" + encode(iri)));
        assertEquals(iri, json.get("iri").asText());
        assertEquals(0, json.get("total").asInt());
        assertProblem(
                404, "not-found", server.get("/api/v1/overlaps?sentence=" + encode(iri + "x")));
        assertProblem(400, "parameter", server.get("/api/v1/overlaps"));
    }

    @Test
    void aSentenceTellsWhatOverlapsIt() {
        JsonNode sentences = json(server.get("/api/v1/sentences?limit=2")).get("sentences");
        String first = sentences.at("/0/iri").asText();
        String second = sentences.at("/1/iri").asText();
        server.writeOverlap(first, second);
        try {
            assertBothTellIt(first, second);
        } finally {
            server.forgetOverlaps();
        }
    }

    private static void assertBothTellIt(String first, String second) {
        JsonNode ofFirst = json(server.get("/api/v1/overlaps?sentence=" + encode(first)));
        assertEquals(1, ofFirst.get("total").asInt());
        assertEquals(second, ofFirst.at("/overlaps/0/iri").asText());
        assertEquals("40%", ofFirst.at("/overlaps/0/differences/0/draft").asText());
        assertEquals("less", ofFirst.at("/overlaps/0/differences/0/direction").asText());
        JsonNode ofSecond = json(server.get("/api/v1/overlaps?sentence=" + encode(second)));
        assertEquals("60%", ofSecond.at("/overlaps/0/differences/0/draft").asText());
        assertEquals("more", ofSecond.at("/overlaps/0/differences/0/direction").asText());
        String page = server.get(first.substring(first.indexOf("/id/")) + "?format=html").body();
        assertTrue(page.contains("<summary>重合 1</summary>"), page);
        assertTrue(page.contains("数字：40% ↔ 60%（减少）"), page);
    }

    @Test
    void whatIsRelatedIsComputedOnRequest() {
        for (JsonNode sentence : json(server.get("/api/v1/sentences?limit=20")).get("sentences")) {
            String iri = sentence.get("iri").asText();
            String address = "/api/v1/overlaps?sentence=" + encode(iri);
            assertFalse(json(server.get(address)).has("related"));
            JsonNode related = json(server.get(address + "&related=true")).get("related");
            for (JsonNode other : related) {
                assertEquals("related", other.get("label").asText());
                assertNotEquals(iri, other.get("iri").asText());
                assertEquals(
                        other.get("label"),
                        json(server.post(
                                        COMPARE,
                                        "application/json",
                                        "{" + pair(sentence, other) + "}"))
                                .get("label"));
                return;
            }
        }
        fail("no sentence of the samples is related to another");
    }

    private static String pair(JsonNode a, JsonNode b) {
        return "\"a\":" + a.get("text") + ",\"b\":" + b.get("text");
    }

    @Test
    void whatIsNoDraftIsRefused() {
        assertProblem(415, "media-type", server.post(CHECK, "image/png", "x"));
        assertProblem(400, "request", server.post(CHECK, "application/json", draft(" ")));
        assertProblem(
                400, "parameter", server.post(CHECK, "multipart/form-data; boundary=x", "--x--"));
        assertProblem(
                400,
                "parameter",
                server.post(CHECK + "?draftLevel=x", "application/json", draft(DRAFT)));
    }
}
