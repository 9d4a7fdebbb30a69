package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.server.RunningServer.assertProblem;
import static org.tiaowen.server.RunningServer.encode;
import static org.tiaowen.server.RunningServer.header;
import static org.tiaowen.server.RunningServer.json;
import static org.tiaowen.server.RunningServer.type;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.rdf.Samples;
import org.tiaowen.rdf.Tw;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

final class SparqlEndpointTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String DIRECT = "application/sparql-query";
    private static final String TITLES =
            "SELECT ?t { ?d a tw:Document; tw:title ?t } ORDER BY ?t LIMIT 2";

    @AutoClose private static final RunningServer server = RunningServer.withSamples();

    private static HttpResponse<String> ask(String query, String... headers) {
        return server.get("/sparql?query=" + encode(query), headers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                       | application/sparql-results+json",
                "*/*                                      | application/sparql-results+json",
                "application/json                         | application/json",
                "application/sparql-results+xml           | application/sparql-results+xml",
                "text/csv                                 | text/csv",
                "text/tab-separated-values                | text/tab-separated-values",
                "text/csv;q=0.3, text/*;q=0.5             | text/tab-separated-values",
                "text/csv;q=0, */*;q=0.1                  | application/sparql-results+json",
                "image/png, text/csv;q=0.1                | text/csv",
                "application/sparql-results+json;q=0, */* | application/sparql-results+xml",
                "TEXT/CSV                                 | text/csv",
                "Text/Tab-Separated-Values;Q=0.9, text/csv;q=0.5 | text/tab-separated-values",
            })
    void tablesComeInTheFormatThatIsAsked(String accept, String type) {
        HttpResponse<String> answer = ask(TITLES, "Accept", accept);
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(type, type(answer));
        assertTrue(answer.body().contains("津市"), answer.body());
        assertTrue(header(answer, "Vary").startsWith("Accept, Accept-Encoding"));
    }

    @ParameterizedTest
    @CsvSource({
        "*/*, text/turtle",
        "text/turtle, text/turtle",
        "application/ld+json, application/ld+json",
        "application/n-triples, application/n-triples",
        "application/rdf+xml, application/rdf+xml"
    })
    void graphsComeInTheFormatThatIsAsked(String accept, String type) {
        for (String query :
                List.of(
                        "CONSTRUCT WHERE { ?d tw:title ?t }",
                        "DESCRIBE ?d { ?d a tw:Document; tw:title '流通条例' }")) {
            HttpResponse<String> answer = ask(query, "Accept", accept);
            assertEquals(200, answer.statusCode(), answer.body());
            assertEquals(type, type(answer));
            Graph graph = parse(answer);
            assertTrue(
                    graph.contains(Node.ANY, Node.ANY, NodeFactory.createLiteralString("流通条例")),
                    answer.body());
        }
    }

    private static Graph parse(HttpResponse<String> answer) {
        Lang language = RDFLanguages.contentTypeToLang(type(answer));
        return RDFParser.fromString(answer.body(), language).toGraph();
    }

    @Test
    void askIsAnsweredInAllFormatsOfTables() {
        assertEquals(true, json(ask("ASK { ?s ?p ?o }")).get("boolean").asBoolean());
        assertTrue(
                ask("ASK {}", "Accept", "application/sparql-results+xml").body().contains("true"));
        assertTrue(ask("ASK {}", "Accept", "text/csv").body().strip().endsWith("true"));
    }

    @Test
    void theParameterFormatTakesThePlaceOfAccept() {
        String path = "/sparql?format=csv&query=" + encode(TITLES);
        assertEquals("text/csv", type(server.get(path, "Accept", "text/html")));
        HttpResponse<String> wrong = server.get("/sparql?format=pdf&query=" + encode(TITLES));
        assertProblem(400, "parameter", wrong);
        assertEquals("json", json(wrong).get("allowed").get(0).asText());
    }

    @Test
    void aFormatThatIsNotOnOfferIsRefused() {
        for (String accept : List.of("image/png", "text/turtle", "no such thing", ";;;,,,")) {
            assertProblem(406, "not-acceptable", ask(TITLES, "Accept", accept));
        }
    }

    @Test
    void aQueryIsPostedAsFormOrDirectly() {
        HttpResponse<String> form = server.post("/sparql", FORM, "query=" + encode(TITLES));
        HttpResponse<String> direct = server.post("/sparql", DIRECT, TITLES);
        HttpResponse<String> charset = server.post("/sparql", DIRECT + "; charset=UTF-8", TITLES);
        assertEquals(2, json(form).at("/results/bindings").size(), form.body());
        assertEquals(form.body(), direct.body());
        assertEquals(form.body(), charset.body());
        assertEquals("no-store", header(direct, "Cache-Control"));
    }

    @Test
    void aBodyOfAnotherTypeOrCharsetIsRefused() {
        assertProblem(415, "media-type", server.post("/sparql", "text/plain", TITLES));
        assertProblem(415, "media-type", server.post("/sparql", DIRECT + ";charset=utf-16", "A"));
        assertProblem(
                415,
                "media-type",
                server.post("/sparql", "application/sparql-update", "CLEAR ALL"));
    }

    @Test
    void aBodyThatIsNoUtf8IsRefused() {
        byte[] bytes = "ASK { ?s ?p '津' }".getBytes(StandardCharsets.UTF_16LE);
        bytes[0] = (byte) 0xff;
        assertProblem(
                400,
                "request",
                server.send(
                        server.request("/sparql", "Content-Type", DIRECT)
                                .POST(BodyPublishers.ofByteArray(bytes))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%FF%FE", "%E6%B4", "%zz", "%"})
    void aQueryStringThatIsNoUtf8IsRefused(String query) throws Exception {
        String answer = Raw.exchange(server.port(), "GET /sparql?query=" + query + " HTTP/1.1");
        assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
    }

    @Test
    void oneQueryIsAskedAtATime() {
        assertProblem(400, "parameter", server.get("/sparql?query=ASK%7B%7D&query=ASK%7B%7D"));
        assertProblem(400, "parameter", server.get("/sparql?query="));
        assertProblem(400, "parameter", server.post("/sparql", FORM, "format=json"));
    }

    @Test
    void updatesAreRefused() {
        assertProblem(403, "query-refused", server.get("/sparql?update=CLEAR%20ALL"));
        assertProblem(403, "query-refused", server.post("/sparql", FORM, "update=CLEAR%20ALL"));
        assertProblem(400, "query-syntax", ask("CLEAR ALL"));
    }

    @Test
    void aSyntaxErrorTellsLineAndColumn() {
        HttpResponse<String> answer = ask("SELECT *\nWHERE { ?s ?p }");
        assertProblem(400, "query-syntax", answer);
        assertEquals(2, json(answer).get("line").asInt());
        assertEquals(15, json(answer).get("column").asInt());
    }

    @Test
    void otherServersAreNotAsked() {
        HttpResponse<String> answer =
                ask("SELECT * { SERVICE <http://localhost:1/sparql> { ?s ?p ?o } }");
        assertProblem(403, "query-refused", answer);
        assertTrue(json(answer).get("detail").asText().contains("SERVICE"));
    }

    @Test
    void aQueryEndsAtItsLimit() {
        String slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";
        HttpResponse<String> answer = server.get("/sparql?timeout=0.2&query=" + encode(slow));
        assertProblem(503, "query-timeout", answer);
        assertProblem(
                400, "parameter", server.get("/sparql?timeout=300.001&query=" + encode(TITLES)));
        assertProblem(400, "parameter", server.get("/sparql?timeout=x&query=" + encode(TITLES)));
        assertEquals(200, server.get("/sparql?timeout=300&query=" + encode(TITLES)).statusCode());
    }

    @Test
    void theRequestsDatasetIsTakenInsteadOfTheQuerys() {
        String graphs = "SELECT DISTINCT ?s FROM <urn:none> { ?s a tw:Source } ORDER BY ?s";
        String a = encode(Samples.IRIS.source("a").getURI());
        String b = encode(Samples.IRIS.source("b").getURI());
        assertEquals(0, json(ask(graphs)).at("/results/bindings").size());
        String path = "/sparql?query=" + encode(graphs);
        assertEquals(
                List.of(Samples.IRIS.source("a").getURI(), Samples.IRIS.source("b").getURI()),
                json(server.get(path + "&default-graph-uri=" + a + "&default-graph-uri=" + b))
                        .findValuesAsText("value"));
        String named = "ASK { GRAPH ?g { ?s a tw:Source } FILTER NOT EXISTS { ?s a tw:Source } }";
        assertEquals(
                true,
                json(server.post(
                                "/sparql",
                                FORM,
                                "query=" + encode(named) + "&named-graph-uri=" + a))
                        .get("boolean")
                        .asBoolean());
    }

    /** It would be a graph without triples, and the answer look like that of the right one. */
    @ParameterizedTest
    @ValueSource(strings = {"mine", "id/source/a", "x y", "http://[", "urn:x>y"})
    void aDatasetOfWhatIsNoIriIsRefused(String name) {
        for (String parameter : List.of("default-graph-uri", "named-graph-uri")) {
            String dataset = parameter + "=" + encode(name);
            String query = "query=" + encode(TITLES) + "&" + dataset;
            for (HttpResponse<String> answer :
                    List.of(
                            server.get("/sparql?" + query),
                            server.post("/sparql", FORM, query),
                            server.post("/sparql?" + dataset, DIRECT, TITLES))) {
                assertProblem(400, "parameter", answer);
                assertEquals(parameter, json(answer).get("parameter").asText());
            }
        }
    }

    /**
     * A dataset that is passed by would be another question, and its answer look like this one's.
     */
    @ParameterizedTest
    @CsvSource({
        "defalut-graph-uri,default-graph-uri",
        "default-graph,default-graph-uri",
        "named_graph_uri,named-graph-uri",
        "using-graph-uri,named-graph-uri",
        "maxrows,maxRows",
        "qurey,query"
    })
    void aParameterThatIsMisspeltIsRefused(String given, String meant) {
        String query = "query=" + encode(TITLES);
        for (HttpResponse<String> answer :
                List.of(
                        server.get("/sparql?" + query + "&" + given + "=1"),
                        server.get("/sparql?" + given + "=1"),
                        server.post("/sparql", FORM, query + "&" + given + "=1"))) {
            assertProblem(400, "parameter", answer);
            assertEquals(given, json(answer).get("parameter").asText());
            assertTrue(json(answer).get("detail").asText().contains("'" + meant + "'"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"infer", "queryLn", "force-accept", "stylesheet", "_", "t", "results"})
    void parametersOfOtherServersAreLeftAlone(String name) {
        String path = "/sparql?query=" + encode(TITLES);
        assertEquals(server.get(path).body(), server.get(path + "&" + name + "=1").body());
    }

    @Test
    void withoutAQueryTheServiceDescribesItself() {
        HttpResponse<String> answer = server.get("/sparql");
        assertEquals("text/turtle", type(answer));
        Graph graph = parse(answer);
        String sd = "http://www.w3.org/ns/sparql-service-description#";
        assertTrue(
                graph.contains(
                        Node.ANY,
                        NodeFactory.createURI(sd + "endpoint"),
                        NodeFactory.createURI("http://localhost:" + server.port() + "/sparql")));
        assertTrue(
                graph.contains(
                        Node.ANY, NodeFactory.createURI(sd + "name"), Samples.IRIS.source("a")));
        for (String said :
                List.of(
                        "feature " + sd + "UnionDefaultGraph",
                        "supportedLanguage " + sd + "SPARQL11Query",
                        "supportedLanguage " + sd + "SPARQL11Update",
                        "defaultEntailmentRegime http://www.w3.org/ns/entailment/Simple",
                        "propertyFeature " + Tw.search.getURI(),
                        "extensionFunction http://www.w3.org/2005/xpath-functions/math#sqrt",
                        "resultFormat http://www.w3.org/ns/formats/SPARQL_Results_JSON")) {
            String[] parts = said.split(" ");
            assertTrue(
                    graph.contains(
                            Node.ANY,
                            NodeFactory.createURI(sd + parts[0]),
                            NodeFactory.createURI(parts[1])),
                    said);
        }
        assertEquals(
                "application/ld+json",
                type(server.get("/sparql", "Accept", "application/ld+json")));
    }

    @Test
    void anAnswerThatTheClientHasIsNotSentAgain() {
        HttpResponse<String> first = ask(TITLES);
        String tag = header(first, "ETag");
        assertEquals(Long.toString(server.store().revision()), header(first, "Tiaowen-Revision"));
        HttpResponse<String> second = ask(TITLES, "If-None-Match", "\"x\", " + tag);
        assertEquals(304, second.statusCode());
        assertEquals("", second.body());
        assertEquals(tag, header(second, "ETag"));
        HttpResponse<String> csv = ask(TITLES, "If-None-Match", tag, "Accept", "text/csv");
        assertEquals(200, csv.statusCode());
        HttpResponse<String> random = ask("SELECT (RAND() AS ?r) {}");
        assertEquals("", header(random, "ETag"));
        assertEquals("no-store", header(random, "Cache-Control"));
    }

    @Test
    void longQueriesAreReadAndHugeOnesRefused() {
        String padding = "#" + "x".repeat(30_000) + "\n";
        assertEquals(200, ask(padding + "ASK {}").statusCode());
        HttpResponse<String> header = refused(() -> ask("#" + "x".repeat(70_000) + "\nASK {}"));
        assertEquals("application/problem+json", type(header));
        assertTrue(List.of(413, 414, 431).contains(header.statusCode()), header.body());
        assertEquals(
                "address and headers are longer than the 65,536 bytes that are read",
                json(header).get("detail").asText());
        HttpResponse<String> body =
                refused(() -> server.post("/sparql", DIRECT, "#" + "x".repeat(2 << 20)));
        assertProblem(413, "too-large", body);
        assertEquals(
                "the body is longer than the 1,048,576 bytes that are read",
                json(body).get("detail").asText());
    }

    /**
     * The answer to a request that is refused before all of it was read. The connection is closed
     * while the client still writes, and whether it gets to read the answer first is a race that
     * RFC 9112, section 9.6, describes; so it may take another try.
     */
    private static HttpResponse<String> refused(Supplier<HttpResponse<String>> request) {
        for (int tries = 1; ; tries++) {
            try {
                return request.get();
            } catch (UncheckedIOException e) {
                if (tries == 10) {
                    throw e;
                }
            }
        }
    }

    /** Without a length the end of the answer would be a packet of its own. */
    @Test
    void anAnswerThatIsWholeSaysHowLongItIs() {
        for (String path :
                new String[] {
                    "/sparql?query=ASK%7B%7D",
                    "/sparql?query=SELECT%20*%7B?a%20?b%20?c%7D",
                    "/sparql",
                    "/api/v1/documents",
                    "/"
                }) {
            HttpResponse<String> answer = server.get(path);
            assertEquals(
                    Long.toString(answer.body().getBytes(StandardCharsets.UTF_8).length),
                    header(answer, "Content-Length"),
                    path);
        }
        HttpResponse<String> compressed =
                server.get("/sparql?query=SELECT%20*%7B?a%20?b%20?c%7D", "Accept-Encoding", "gzip");
        assertEquals("gzip", header(compressed, "Content-Encoding"));
    }
}
