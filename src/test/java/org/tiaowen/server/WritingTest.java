package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.server.RunningServer.assertProblem;
import static org.tiaowen.server.RunningServer.encode;
import static org.tiaowen.server.RunningServer.header;
import static org.tiaowen.server.RunningServer.json;
import static org.tiaowen.server.RunningServer.type;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.rdf.Samples;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;

/** {@code /update} and {@code /graphs}: who may write, what, and how it is read back. */
final class WritingTest {

    private static final String UPDATE = "application/sparql-update";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String TURTLE = "text/turtle";
    private static final String MINE = "/graphs?graph=" + encode("https://example.org/mine");
    private static final String INSERT =
            "INSERT DATA { GRAPH <https://example.org/mine> { <x:s> <x:p> '津' } }";

    @AutoClose private static final RunningServer server = RunningServer.withSamples();

    private static HttpResponse<String> update(String text) {
        return server.post("/update", UPDATE, text, RunningServer.AUTHORIZED);
    }

    private static HttpResponse<String> write(
            String method, String path, String type, String body) {
        return server.send(
                server.request(path, RunningServer.AUTHORIZED)
                        .header("Content-Type", type)
                        .method(method, BodyPublishers.ofString(body)));
    }

    private static boolean ask(String pattern) {
        return json(server.get("/sparql?query=" + encode("ASK { " + pattern + " }")))
                .get("boolean")
                .asBoolean();
    }

    @Test
    void anUpdateIsPostedDirectlyOrAsAForm() {
        long before = server.store().revision();
        HttpResponse<String> answer = update(INSERT);
        assertEquals(204, answer.statusCode(), answer.body());
        assertEquals(Long.toString(before + 1), header(answer, "Tiaowen-Revision"));
        assertTrue(ask("GRAPH <https://example.org/mine> { <x:s> <x:p> '津' }"));
        assertTrue(ask("<x:s> <x:p> '津'"));
        String delete = "DELETE WHERE { GRAPH <https://example.org/mine> { <x:s> ?p ?o } }";
        assertEquals(
                204,
                server.post("/update", FORM, "update=" + encode(delete), RunningServer.AUTHORIZED)
                        .statusCode());
        assertFalse(ask("<x:s> <x:p> ?o"));
    }

    @Test
    void withoutTheTokenNothingIsWritten() {
        long before = server.store().revision();
        for (String[] headers :
                new String[][] {
                    {},
                    {"Authorization", "Bearer wrong"},
                    {"Authorization", "Bearer "},
                    {"Authorization", "Basic dG9rZW4="}
                }) {
            HttpResponse<String> answer = server.post("/update", UPDATE, INSERT, headers);
            assertProblem(401, "unauthorized", answer);
            assertTrue(header(answer, "WWW-Authenticate").startsWith("Bearer realm="));
            for (String method : new String[] {"PUT", "POST", "DELETE"}) {
                assertProblem(
                        401,
                        "unauthorized",
                        server.send(
                                server.request(MINE, headers)
                                        .method(method, BodyPublishers.noBody())));
            }
        }
        assertEquals(before, server.store().revision());
    }

    @Test
    void aServerWithoutATokenSaysHowToSwitchWritingOn() {
        try (RunningServer closed = RunningServer.forReading()) {
            HttpResponse<String> answer =
                    closed.post("/update", UPDATE, INSERT, RunningServer.AUTHORIZED);
            assertProblem(403, "writing-off", answer);
            assertTrue(json(answer).get("detail").asText().contains("TIAOWEN_TOKEN"));
            assertFalse(closed.get("/sparql").body().contains("SPARQL11Update"));
        }
        assertTrue(server.get("/sparql").body().contains("SPARQL11Update"));
    }

    @Test
    void graphsOfSourcesAreNotWritten() {
        String source = Samples.IRIS.source("a").getURI();
        assertProblem(409, "protected", update("DROP GRAPH <" + source + ">"));
        assertProblem(409, "protected", update("CLEAR ALL"));
        assertProblem(409, "protected", update("INSERT DATA { <x:s> <x:p> 1 }"));
        String path = "/graphs?graph=" + encode(source);
        assertProblem(409, "protected", write("PUT", path, TURTLE, ""));
        assertProblem(409, "protected", write("POST", path, TURTLE, ""));
        assertProblem(409, "protected", write("DELETE", path, TURTLE, ""));
        assertProblem(409, "protected", write("PUT", "/graphs?default", TURTLE, ""));
        assertTrue(ask("GRAPH <" + source + "> { ?s a tw:Source }"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LOAD <file:///etc/hostname> INTO GRAPH <x:mine>   | 403 | query-refused",
                "INSERT { GRAPH <x:mine> { ?s ?p ?o } } WHERE { SERVICE <http://localhost:1/> {"
                        + " ?s ?p ?o } }                               | 403 | query-refused",
                "INSERT DATA { GRAPH }                              | 400 | query-syntax",
                "ASK {}                                             | 400 | query-syntax",
            })
    void whatCannotBeIsRefused(String text, int status, String problem) {
        assertProblem(status, problem, update(text));
    }

    @Test
    void anUpdateOfAnotherTypeOrInPiecesIsRefused() {
        assertProblem(
                415,
                "media-type",
                server.post("/update", "text/plain", INSERT, RunningServer.AUTHORIZED));
        assertProblem(
                400, "parameter", server.post("/update", FORM, "x=y", RunningServer.AUTHORIZED));
        HttpResponse<String> got = server.get("/update?update=" + encode(INSERT));
        assertProblem(405, "method", got);
        assertEquals("OPTIONS, POST", header(got, "Allow"));
    }

    @Test
    void anUpdateSearchesLikeAQuery() {
        String text =
                "INSERT { GRAPH <https://example.org/found> { ?hit <x:found> true } }"
                        + " WHERE { ?hit tw:search (\"租金\" 5) }";
        assertEquals(204, update(text).statusCode());
        assertTrue(ask("?hit <x:found> true"));
        update("DROP GRAPH <https://example.org/found>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphs?graph=https%3A%2F%2Fexample.org%2Fwhole", "/graphs/whole"})
    void aWholeGraphIsPutReadAddedToAndDeleted(String path) {
        assertProblem(404, "not-found", server.get(path));
        assertProblem(404, "not-found", write("DELETE", path, TURTLE, ""));
        assertEquals(201, write("PUT", path, TURTLE, "<x:a> <x:p> 1, <> .").statusCode());
        assertEquals(204, write("PUT", path, TURTLE, "<x:b> <x:p> 1 .").statusCode());
        assertEquals(
                204,
                write("POST", path, "application/ld+json", "{\"@id\": \"x:c\", \"x:p\": \"条\"}")
                        .statusCode());
        HttpResponse<String> answer = server.get(path, "Accept", "application/n-triples");
        assertEquals("application/n-triples", type(answer));
        assertEquals(2, answer.body().lines().count(), answer.body());
        assertTrue(answer.body().contains("<x:c> <x:p> \"条\""), answer.body());
        HttpResponse<String> known =
                server.get(path, "If-None-Match", header(server.get(path), "ETag"));
        assertEquals(304, known.statusCode());
        HttpResponse<String> head =
                server.send(server.request(path).method("HEAD", BodyPublishers.noBody()));
        assertEquals(200, head.statusCode());
        assertEquals("text/turtle; charset=utf-8", header(head, "Content-Type"));
        assertEquals(204, write("DELETE", path, TURTLE, "").statusCode());
        assertProblem(404, "not-found", server.get(path));
    }

    @Test
    void aNewGraphHasItsNameFromTheServer() {
        HttpResponse<String> answer = write("POST", "/graphs", TURTLE, "<x:a> <x:p> <> .");
        assertEquals(201, answer.statusCode(), answer.body());
        String name = header(answer, "Location");
        assertTrue(server.get("/graphs?graph=" + encode(name)).body().contains(name));
        String path = name.substring(name.indexOf("/graphs"));
        assertEquals(200, server.get(path).statusCode());
        assertEquals(204, write("DELETE", path, TURTLE, "").statusCode());
    }

    @Test
    void theDefaultGraphIsTheUnion() {
        HttpResponse<String> answer = server.get("/graphs?default&format=ntriples");
        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains(Samples.IRIS.source("a").getURI()));
        assertTrue(answer.body().contains(Samples.IRIS.source("b").getURI()));
    }

    @Test
    void whatIsNoGraphIsRefused() {
        assertProblem(415, "media-type", write("PUT", MINE, "text/html", "<p>"));
        assertProblem(400, "request", write("PUT", MINE, TURTLE, "<x:a> <x:b> "));
        assertProblem(400, "parameter", write("PUT", "/graphs?graph=mine", TURTLE, ""));
        assertProblem(400, "parameter", write("PUT", MINE + "&default", TURTLE, ""));
        assertProblem(400, "parameter", server.get("/graphs"));
        for (String using : List.of("using-graph-uri=mine", "using-named-graph-uri=x%20y")) {
            assertProblem(
                    400,
                    "parameter",
                    write("POST", "/update?" + using, UPDATE, "DELETE WHERE { ?s ?p ?o }"));
        }
        assertProblem(406, "not-acceptable", server.get("/graphs?default", "Accept", "text/csv"));
        assertProblem(404, "not-found", server.get("/graphs?graph=x%3Anone"));
        assertProblem(
                405,
                "method",
                server.send(server.request(MINE).method("PATCH", BodyPublishers.noBody())));
    }

    /** A browser asks before it sends a token; it is answered without one. */
    @ParameterizedTest
    @ValueSource(strings = {"/sparql", "/update", "/graphs?default", "/graphs/mine"})
    void aPreflightNeedsNoToken(String path) {
        HttpResponse<String> answer =
                server.send(
                        server.request(
                                        path,
                                        "Origin",
                                        "https://example.org",
                                        "Access-Control-Request-Method",
                                        "POST",
                                        "Access-Control-Request-Headers",
                                        "authorization,content-type")
                                .method("OPTIONS", BodyPublishers.noBody()));
        assertEquals(204, answer.statusCode());
        assertEquals("*", header(answer, "Access-Control-Allow-Origin"));
        assertTrue(header(answer, "Access-Control-Allow-Methods").contains("PUT"));
        assertTrue(header(answer, "Access-Control-Allow-Headers").contains("Authorization"));
    }

    @Test
    void relativeAddressesAreResolvedAgainstTheService() {
        String query = "SELECT (STR(<relative>) AS ?iri) {}";
        assertTrue(
                server.get("/sparql?output=csv&query=" + encode(query))
                        .body()
                        .contains("http://localhost:" + server.port() + "/relative"));
    }
}
