package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.server.RunningServer.assertProblem;
import static org.tiaowen.server.RunningServer.header;
import static org.tiaowen.server.RunningServer.json;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpResponse;

/** Clauses for chatbots over HTTP. */
final class ClauseEndpointTest {

    @AutoClose private static final RunningServer server = RunningServer.withNames();

    private static HttpResponse<String> post(String path, String body) {
        return server.post(path, "application/json", body.replace('\'', '"'));
    }

    private static JsonNode ask(String path, String body) {
        HttpResponse<String> answer = post(path, body);
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals("application/json", header(answer, "Content-Type"));
        assertEquals("no-store", header(answer, "Cache-Control"));
        assertEquals(Long.toString(server.store().revision()), header(answer, "Tiaowen-Revision"));
        return json(answer);
    }

    private static JsonNode retrieve(String body) {
        return ask("/api/v1/retrieve", body);
    }

    private static JsonNode verify(String body) {
        return ask("/api/v1/verify", body);
    }

    @Test
    void aClauseHasAllThatOneCites() {
        JsonNode found = retrieve("{'query': '减免租金', 'limit': 3}");
        assertTrue(found.get("answerable").asBoolean(), found.toString());
        JsonNode clause = found.at("/clauses/0");
        assertEquals("减免租金。", clause.get("text").asText());
        assertEquals("《津市促进流通若干措施》（津政发〔2021〕3号）一、（一）", clause.get("citation").asText());
        assertEquals("一、", clause.at("/path/0").asText());
        assertEquals("降低成本", clause.at("/headings/0").asText());
        assertEquals("2021-03-10", clause.get("issued").asText());
        assertTrue(clause.get("effective").isNull());
        assertEquals("津市人民政府", clause.at("/issuers/0").asText());
        assertEquals("unknown", clause.at("/validity/status").asText());
        assertTrue(clause.at("/validity/asOf").asText().matches("\\d{4}-\\d\\d-\\d\\d"));
        assertEquals("a.txt", clause.get("source").asText());
        assertEquals(1, clause.get("copies").size(), "the third source prints it again");
        assertTrue(clause.get("end").asInt() > clause.get("start").asInt());
        assertFalse(clause.has("context"));
    }

    @Test
    void contextComesOnDemandAllOfItOrPartOfIt() {
        JsonNode all = retrieve("{'query': '减免租金', 'context': true}").at("/clauses/0/context");
        assertEquals("可先行试点。", all.at("/after/0/text").asText());
        assertEquals("降低成本", all.at("/parents/0/text").asText());
        assertEquals("《津市促进流通若干措施》（津政发〔2021〕3号）一、", all.at("/parents/0/citation").asText());
        JsonNode some = retrieve("{'query': '减免租金', 'context': ['parents']}");
        assertEquals(0, some.at("/clauses/0/context/after").size());
        assertEquals(2, some.at("/clauses/0/context/parents").size());
    }

    @Test
    void filtersAndBudgetNarrow() {
        String query = "'query': '流通应当便民'";
        assertEquals(
                "b.txt",
                retrieve("{" + query + ", 'filters': {'source': 'b.txt'}}")
                        .at("/clauses/0/source")
                        .asText());
        JsonNode early =
                retrieve("{" + query + ", 'filters': {'kind': ['条例'], 'validOn': '2019-12-31'}}");
        assertEquals(0, early.get("clauses").size(), "not in force yet");
        assertFalse(early.get("answerable").asBoolean());
        assertEquals(1, early.get("notes").size());
        JsonNode none = retrieve("{" + query + ", 'budget': 1}");
        assertEquals(0, none.get("clauses").size());
        assertTrue(none.get("leftOut").asInt() > 0);
        assertEquals(0, none.get("tokens").asInt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'query': ' '}",
                "{'query': 7}",
                "{'query': '租金', 'limit': 0}",
                "{'query': '租金', 'limit': 1.5}",
                "{'query': '租金', 'budget': -1}",
                "{'query': '租金', 'mode': 'magic'}",
                "{'query': '租金', 'context': ['all']}",
                "{'query': '租金', 'filters': {'sector': 'magic'}}",
                "{'query': '租金', 'filters': {'colour': 'red'}}",
                "{'query': '租金', 'filters': {'validOn': 'today'}}",
                "{'query': '租金', 'filters': []}",
                "{'query': '租金', 'temperature': 1}",
            })
    void whatCannotBeAskedIsRefused(String body) {
        assertProblem(400, "parameter", post("/api/v1/retrieve", body));
    }

    @Test
    void whatIsNoJsonIsRefused() {
        assertProblem(400, "request", post("/api/v1/retrieve", "[]"));
        assertProblem(400, "request", post("/api/v1/retrieve", "{"));
        assertProblem(415, "media-type", server.post("/api/v1/verify", "text/plain", "{}"));
        assertProblem(400, "parameter", post("/api/v1/verify?x=1", "{'quote': '租金'}"));
        assertEquals(405, server.get("/api/v1/retrieve").statusCode());
    }

    @Test
    void aQuoteIsVerifiedAgainstItsClause() {
        String iri = retrieve("{'query': '减免租金'}").at("/clauses/0/iri").asText();
        JsonNode exact = verify("{'quote': '（一）减免租金', 'iri': '" + iri + "'}");
        assertEquals("exact", exact.get("verdict").asText());
        assertEquals("（一）减免租金", exact.at("/match/text").asText());
        assertEquals(iri, exact.at("/match/clauses/0/iri").asText());
        String end = iri.substring(iri.indexOf("document/"));
        JsonNode near = verify("{'quote': '减征租金。', 'iri': '" + end + "'}");
        assertEquals("near", near.get("verdict").asText());
        assertEquals("征", near.at("/match/differences/0/quote").asText());
        assertEquals("免", near.at("/match/differences/0/clause").asText());
        JsonNode elsewhere = verify("{'quote': '流通应当便民。', 'iri': '" + iri + "'}");
        assertEquals("elsewhere", elsewhere.get("verdict").asText());
        assertTrue(elsewhere.get("match").isNull());
        assertEquals("《流通条例》第一条第二款", elsewhere.at("/elsewhere/0/clauses/0/citation").asText());
        assertEquals("not-found", verify("{'quote': '建设港口码头'}").get("verdict").asText());
        for (String cited : new String[] {"《流通条例》第一条第二款", "《流通条例》", "流通条例第一条"}) {
            JsonNode found = verify("{'quote': '流通应当便民。', 'iri': '" + cited + "'}");
            assertEquals("exact", found.get("verdict").asText(), cited + found);
        }
        assertEquals(
                "elsewhere",
                verify("{'quote': '流通应当便民。', 'iri': '《流通条例》第二条'}").get("verdict").asText());
        assertProblem(
                404, "not-found", post("/api/v1/verify", "{'quote': '租金', 'iri': '《流通条例》第九条'}"));
        assertEquals("exact", verify("{'quote': '减免租金'}").get("verdict").asText());
    }

    @Test
    void aQuoteWithoutAWordOrAClauseThatIsNotThereIsRefused() {
        assertProblem(400, "parameter", post("/api/v1/verify", "{'quote': '，。'}"));
        assertProblem(
                400, "parameter", post("/api/v1/verify", "{'quote': '" + "租".repeat(2001) + "'}"));
        assertProblem(404, "not-found", post("/api/v1/verify", "{'quote': '租金', 'iri': 'x'}"));
    }
}
