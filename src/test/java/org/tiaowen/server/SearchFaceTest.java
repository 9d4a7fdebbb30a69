package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.server.RunningServer.assertProblem;
import static org.tiaowen.server.RunningServer.encode;
import static org.tiaowen.server.RunningServer.header;
import static org.tiaowen.server.RunningServer.json;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.tiaowen.document.Document;
import org.tiaowen.document.Level;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.Span;
import org.tiaowen.rdf.Samples;
import org.tiaowen.rdf.Samples.Sample;
import org.tiaowen.rdf.SourceDescription;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What people see of search beside hits: what was understood, advice, suggestions, CSV, the page.
 */
final class SearchFaceTest {

    @AutoClose private static final RunningServer server = RunningServer.withNames();

    private static JsonNode search(String q, String more) {
        HttpResponse<String> answer = server.get("/api/v1/search?q=" + encode(q) + more);
        assertEquals(200, answer.statusCode(), answer.body());
        return json(answer);
    }

    private static String page(String q, String more) {
        return server.get("/api/v1/search?format=html&q=" + encode(q) + more).body();
    }

    @Test
    void theAnswerSaysWhatWasUnderstoodAndCanBeToldNotTo() {
        JsonNode found = search("流通条例第一条", "");
        assertEquals("place", found.at("/understood/kind").asText());
        assertTrue(found.at("/understood/found").asBoolean());
        assertEquals("条款《流通条例》第一条", found.at("/understood/label/zh").asText());
        assertEquals("第一条", found.at("/understood/values/place").asText());
        assertEquals("流通条例", found.at("/understood/chips/0/text").asText());
        assertEquals("第一条", found.at("/understood/chips/0/without").asText());
        found.get("hits")
                .findValuesAsText("citation")
                .forEach(c -> assertTrue(c.startsWith("《流通条例》第一条"), c));
        JsonNode words = search("流通条例第一条", "&understood=false");
        assertTrue(words.get("understood").isNull());
        assertTrue(words.get("total").asInt() > found.get("total").asInt());
    }

    private static Sample lighthouses() {
        Document document =
                new Document(
                        "d.txt",
                        1,
                        "办法",
                        "津市灯塔管理办法",
                        false,
                        null,
                        List.of(Samples.CITY),
                        "津市",
                        Level.PREFECTURAL,
                        LocalDate.of(2023, 1, 1),
                        null,
                        null,
                        new Span(0, 100),
                        List.of(),
                        List.of(new Sentence("s_1", null, "灯塔由便民处管理。", new Span(10, 20))));
        return new Sample(
                new SourceDescription(
                        "d", "d.txt", "03".repeat(32), null, null, List.of(), List.of()),
                List.of(document),
                Map.of());
    }

    private static boolean isUnderstood(HttpResponse<String> answer) {
        return !json(answer).get("understood").isNull();
    }

    /** Behind a change the names of before answer, while the new ones are being read. */
    @Test
    void whatTheNamesOfBeforeAnswerIsNotAnswerForEver() throws InterruptedException {
        try (RunningServer own = RunningServer.withNames()) {
            String path = "/api/v1/search?q=" + encode("津市灯塔管理办法");
            assertFalse(isUnderstood(own.get(path)));
            own.write(lighthouses());
            HttpResponse<String> first = own.get(path);
            assertFalse(isUnderstood(first));
            while (!isUnderstood(own.get(path))) {
                Thread.sleep(10);
            }
            HttpResponse<String> again = own.get(path, "If-None-Match", header(first, "ETag"));
            assertEquals(200, again.statusCode());
            assertTrue(isUnderstood(again));
        }
    }

    @Test
    void whatDoesNotExistIsSaidAndNothingStandsForIt() {
        JsonNode found = search("流通条例第九十九条", "");
        assertEquals(0, found.get("total").asInt());
        assertFalse(found.at("/understood/found").asBoolean());
        assertTrue(found.at("/understood/label/zh").asText().contains("没有第九十九条"));
        assertTrue(found.at("/understood/label/en").asText().contains("there is no"));
    }

    @Test
    void unitsAreFilteredByTheirRoleAndCounted() {
        JsonNode lead = search("", "&unit=" + encode("津市财政局") + "&role=lead");
        JsonNode support = search("", "&unit=" + encode("津市财政局") + "&role=support");
        JsonNode any = search("", "&unit=" + encode("津市财政局"));
        assertEquals(
                any.get("total").asInt(), lead.get("total").asInt() + support.get("total").asInt());
        assertTrue(lead.get("total").asInt() > 0 && support.get("total").asInt() > 0);
        int roles = 0;
        for (JsonNode role : any.at("/facets/role")) {
            roles += role.get("count").asInt();
        }
        assertTrue(roles >= any.get("total").asInt());
        HttpResponse<String> listed =
                server.get("/api/v1/measures?unit=" + encode("津市财政局") + "&role=lead");
        assertEquals(lead.get("total").asInt(), json(listed).get("total").asInt());
    }

    @Test
    void valuesNearToAnUnknownOneAreNamed() {
        JsonNode problem =
                assertProblem(
                        400, "parameter", server.get("/api/v1/search?q=&unit=" + encode("津市财务局")));
        assertTrue(problem.get("near").toString().contains("津市财政局"), problem.toString());
        assertTrue(
                server.get("/api/v1/search?q=&sector=comerce")
                        .body()
                        .contains("near are commerce"));
    }

    @Test
    void anEmptyAnswerSaysWhyAndWhatWouldMatch() {
        JsonNode found = search("租金", "&kind=" + encode("条例"));
        assertEquals(0, found.get("total").asInt());
        assertEquals("kind", found.at("/advice/without/0/filter").asText());
        assertTrue(found.at("/advice/without/0/total").asInt() > 0);
        JsonNode unknown = search("量子纠缠", "");
        assertEquals(0, unknown.get("total").asInt());
        assertTrue(unknown.at("/advice/unknownWords").size() > 0, unknown.toString());
        assertTrue(search("租金", "").get("advice").isNull());
        JsonNode early = search("便民", "&validOn=2000-01-01");
        assertEquals("validOn", early.at("/advice/without/0/filter").asText(), early.toString());
    }

    @Test
    void wordsOfTheSameSoundAreProposed() {
        JsonNode found = search("减免租斤", "");
        List<String> meant = found.at("/advice/didYouMean").findValuesAsText("q");
        assertTrue(meant.contains("减免租金"), found.toString());
        assertTrue(search("jianmianzujinhuo", "").get("advice").get("didYouMean").isEmpty());
        JsonNode spelled = search("jinshicaizhengju", "");
        assertEquals("pinyin", spelled.at("/understood/kind").asText(), spelled.toString());
        assertEquals("津市财政局", spelled.at("/understood/values/names/0").asText());
        assertEquals("jinshicaizhengju", spelled.at("/understood/chips/0/text").asText());
        assertTrue(spelled.get("total").asInt() > 0);
        JsonNode words = search("jinshicaizhengju", "&understood=false");
        assertTrue(words.get("understood").isNull());
        assertEquals(0, words.get("total").asInt());
        assertTrue(
                search("zujin", "").at("/advice/didYouMean").findValuesAsText("q").contains("租金"));
    }

    @Test
    void suggestionsComeByCharactersPinyinAndInitials() {
        for (String typed : List.of("津市财", "财政局", "jinshicaizheng", "jsczj", "caizhengju")) {
            JsonNode found = json(server.get("/api/v1/suggest?q=" + encode(typed)));
            assertTrue(
                    found.get("suggestions").findValuesAsText("text").contains("津市财政局"),
                    typed + found);
        }
        JsonNode title = json(server.get("/api/v1/suggest?limit=1&q=" + encode("流通条")));
        assertEquals("流通条例", title.at("/suggestions/0/text").asText());
        assertEquals("title", title.at("/suggestions/0/kind").asText());
        assertEquals(1, title.get("suggestions").size());
        assertEquals(0, json(server.get("/api/v1/suggest?q=")).get("suggestions").size());
        assertProblem(400, "parameter", server.get("/api/v1/suggest?q=x&limit=51"));
    }

    @Test
    void resultsComeAsCsv() {
        HttpResponse<String> answer =
                server.get("/api/v1/search?format=csv&limit=2&q=" + encode("租金"));
        assertEquals("text/csv; charset=utf-8", header(answer, "Content-Type"));
        String[] lines = answer.body().split("\r\n");
        assertTrue(lines[0].startsWith("rank,citation,text,title,number"), lines[0]);
        assertTrue(lines[1].startsWith("1,《津市促进流通若干措施》（津政发〔2021〕3号）一、（一）,减免租金。"), lines[1]);
        assertTrue(
                server.get("/api/v1/search?format=csv&bom=true&q=")
                        .body()
                        .startsWith("\ufeffrank"));
    }

    @Test
    void thePageWorksByLinksAlone() {
        String page = page("流通条例第一条", "");
        assertTrue(page.contains("条款《流通条例》第一条"), page);
        assertTrue(page.contains("understood=false"), page);
        assertTrue(page.contains("aria-label=\"去掉 流通条例\""), page);
        assertTrue(page.contains("sort=newest"), page);
        assertTrue(page.contains("mode=keyword"), page);
        assertTrue(page.contains("format=csv"), page);
        String all = page("", "&limit=2&offset=2");
        assertTrue(all.contains("上一页") && all.contains("下一页"), all);
        assertTrue(all.contains("modality=fund"), all);
        assertTrue(page("减免租斤", "").contains("您要找的是"));
        assertFalse(
                page.replaceAll("<script src=\"/assets/[^\"]*\" defer>", "").contains("<script"));
    }
}
