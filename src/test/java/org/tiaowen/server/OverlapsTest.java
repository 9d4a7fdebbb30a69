package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.server.RunningServer.assertProblem;
import static org.tiaowen.server.RunningServer.json;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpResponse;

/** {@code /api/v1/overlaps}. */
final class OverlapsTest {

    private static final String COMPARE = "/api/v1/overlaps/compare";

    private static RunningServer server;

    @BeforeAll
    static void start() throws ServerException {
        server = RunningServer.withSamples();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

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
}
