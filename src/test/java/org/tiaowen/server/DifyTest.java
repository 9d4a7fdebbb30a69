package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.server.RunningServer.assertProblem;
import static org.tiaowen.server.RunningServer.json;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.http.HttpResponse;

/** Dify's External Knowledge API, as its documentation has it. */
final class DifyTest {

    private static final String BEARER = "Bearer " + RunningServer.DIFY_KEY;

    @AutoClose private static final RunningServer server = RunningServer.withSamples();

    private static HttpResponse<String> post(String body, String authorization) {
        return server.post(
                "/retrieval",
                "application/json",
                body.replace('\'', '"'),
                "Authorization",
                authorization);
    }

    private static JsonNode records(String more) {
        return records("tiaowen", more);
    }

    private static JsonNode records(String knowledge, String more) {
        HttpResponse<String> answer =
                post(
                        "{'knowledge_id': '%s', 'query': '减免租金', 'retrieval_setting': {'top_k': 20,"
                                        .formatted(knowledge)
                                + " 'score_threshold': 0.0}"
                                + more
                                + "}",
                        BEARER);
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals("application/json", RunningServer.type(answer));
        return json(answer).get("records");
    }

    @Test
    void aRecordHasContentScoreTitleAndMetadata() {
        JsonNode all = records("");
        JsonNode first = all.get(0);
        assertEquals("《津市促进流通若干措施》（津政发〔2021〕3号）一、（一）", first.get("title").asText());
        assertEquals(first.get("title").asText() + "\n减免租金。", first.get("content").asText());
        assertEquals("津市", first.at("/metadata/jurisdiction").asText());
        assertEquals("a.txt", first.at("/metadata/source").asText());
        assertTrue(first.at("/metadata/iri").asText().startsWith("https://"));
        for (JsonNode record : all) {
            assertTrue(record.get("metadata").isObject());
            assertTrue(record.get("score").asDouble() >= 0 && record.get("score").asDouble() <= 1);
        }
    }

    @Test
    void theThresholdAndTheNumberHold() {
        JsonNode all = records("");
        double best = all.get(0).get("score").asDouble();
        String body =
                "{'knowledge_id': 'tiaowen', 'query': '减免租金', 'retrieval_setting': {'top_k': %d,"
                        + " 'score_threshold': %s}}";
        assertEquals(1, json(post(body.formatted(1, 0.0), BEARER)).get("records").size());
        JsonNode good = json(post(body.formatted(20, best), BEARER)).get("records");
        assertTrue(good.size() >= 1, good.toString());
        for (JsonNode record : good) {
            assertTrue(record.get("score").asDouble() >= best);
        }
        assertEquals(
                0,
                json(post(body.formatted(20, 1).replace("减免租金", "风力发电"), BEARER))
                        .get("records")
                        .size());
    }

    @Test
    void aKnowledgeIsAllOrAPartByItsName() {
        for (String knowledge : new String[] {"津市", "a.txt", "a", "津市促进流通若干措施"}) {
            assertTrue(records(knowledge, "").size() > 0, knowledge);
        }
        HttpResponse<String> none =
                post(
                        "{'knowledge_id': '沪市', 'query': '租金', 'retrieval_setting': {'top_k': 1}}",
                        BEARER);
        assertEquals(404, none.statusCode());
        assertEquals(2001, json(none).get("error_code").asInt());
        assertTrue(json(none).get("error_msg").asText().contains("沪市"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'kind'          | 'is'          | '措施'         | true",
                "'kind'          | 'is not'      | '措施'         | false",
                "['title','kind']| 'contains'    | '流通若干'      | true",
                "'citation'      | 'start with'  | '《津市促进'    | true",
                "'source'        | 'end with'    | '.txt'        | true",
                "'kind'          | 'in'          | ['措施','条例'] | true",
                "'kind'          | 'not in'      | ['措施','条例'] | false",
                "'issued'        | 'before'      | '2021-03-11'  | true",
                "'issued'        | 'after'       | '2021-03-10'  | false",
                "'start'         | '≥'           | 1             | true",
                "'start'         | '<'           | 1             | false",
                "'effective'     | 'empty'       | ''            | true",
                "'issuers'       | 'is'          | '津市人民政府'   | true",
                "'colour'        | 'not empty'   | ''            | false",
            })
    void conditionsOnMetadataHold(String name, String operator, String value, boolean holds) {
        String given = value.isEmpty() ? "''" : value;
        JsonNode found =
                records(
                        ", 'metadata_condition': {'conditions': [{'name': %s, 'comparison_operator': %s, 'value': %s}]}"
                                .formatted(quoted(name), quoted(operator), quoted(given)));
        boolean isThere = false;
        for (JsonNode record : found) {
            isThere |= record.get("content").asText().endsWith("\n减免租金。");
        }
        assertEquals(holds, isThere, found.toString());
    }

    /** Single quotes are what the source of the test cases strips. */
    private static String quoted(String value) {
        return value.matches("\\[.*|\\d+|'.*") ? value : "'" + value + "'";
    }

    @Test
    void conditionsAddUpOrAreAlternatives() {
        String two =
                ", 'metadata_condition': {'logical_operator': '%s', 'conditions': [{'name': 'kind',"
                        + " 'comparison_operator': 'is', 'value': '条例'}, {'name': 'source',"
                        + " 'comparison_operator': 'is', 'value': 'a.txt'}]}";
        assertEquals(0, records(two.formatted("and")).size());
        assertTrue(records(two.formatted("or")).size() > 0);
    }

    @Test
    void whoHasNotTheKeyIsToldSo() {
        String body =
                "{'knowledge_id': 'tiaowen', 'query': '租金', 'retrieval_setting': {'top_k': 1}}";
        for (String header : new String[] {"Basic x", "Bearer", "the key of the tests"}) {
            HttpResponse<String> answer = post(body, header);
            assertEquals(403, answer.statusCode());
            assertEquals(1001, json(answer).get("error_code").asInt(), header);
        }
        HttpResponse<String> wrong = post(body, "Bearer another");
        assertEquals(403, wrong.statusCode());
        assertEquals(1002, json(wrong).get("error_code").asInt());
    }

    @Test
    void withoutAKeyItIsOffAndSaysHowToTurnItOn() {
        try (RunningServer reading = RunningServer.forReading()) {
            HttpResponse<String> answer =
                    reading.post("/retrieval", "application/json", "{}", "Authorization", BEARER);
            assertEquals(403, answer.statusCode());
            assertEquals(1002, json(answer).get("error_code").asInt());
            assertTrue(json(answer).get("error_msg").asText().contains("TIAOWEN_DIFY_KEY"));
        }
    }

    @Test
    void whatIsMalformedIsAProblem() {
        assertProblem(400, "parameter", post("{}", BEARER));
        assertProblem(
                400,
                "parameter",
                post(
                        "{'knowledge_id': 'tiaowen', 'query': '租金', 'retrieval_setting': {'top_k':"
                                + " 0}}",
                        BEARER));
        assertProblem(
                400,
                "parameter",
                post(
                        "{'knowledge_id': 'tiaowen', 'query': '租金', 'metadata_condition':"
                            + " {'conditions': [{'name': 'kind', 'comparison_operator': 'like'}]}}",
                        BEARER));
    }
}
