package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.server.RunningServer.encode;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdf.model.RDFList;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.util.IsoMatcher;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tiaowen.server.W3c.Entry;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The W3C's tests of the SPARQL Protocol, the Graph Store Protocol and service descriptions. */
final class W3cProtocolTest {

    private static final String HT = "http://www.w3.org/2011/http#";
    private static final String CNT = "http://www.w3.org/2011/content#";
    private static final String UT = "http://www.w3.org/2009/sparql/tests/test-update#";
    private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
    private static final String LABEL = "http://www.w3.org/2000/01/rdf-schema#label";

    /** What is written to /gsp?default would have to be in the union of all graphs alone. */
    private static final Map<String, String> KNOWN =
            Map.of(
                    "sparql11/graph-store-protocol#put_get_default",
                    "the default graph is the union of all named graphs and cannot be written");

    private static final Map<String, Integer> STATUS =
            Map.of("OK", 200, "Created", 201, "NoContent", 204, "NotFound", 404);

    @AutoClose private static final RunningServer server = RunningServer.empty();

    @TestFactory
    Stream<DynamicTest> protocol() {
        return W3c.entries("sparql11/protocol").stream()
                .map(e -> W3c.test(e, Map.of(), () -> exchange(e)));
    }

    @TestFactory
    Stream<DynamicTest> graphStoreProtocol() {
        return Stream.of("manifest-direct.ttl", "manifest-indirect.ttl")
                .flatMap(file -> W3c.entries("sparql11/graph-store-protocol", file).stream())
                .map(e -> W3c.test(e, KNOWN, () -> exchange(e)));
    }

    /** Its three tests have names only, which say what is asked. */
    @Test
    void serviceDescription() {
        assertEquals(
                Set.of("has-endpoint-triple", "returns-rdf", "conforms-to-schema"),
                Set.copyOf(
                        W3c.entries("sparql11/service-description").stream()
                                .map(e -> e.name().substring(e.name().indexOf('#') + 1))
                                .toList()));
        HttpResponse<String> answer = server.get("/sparql", "Accept", "text/turtle");
        assertEquals(200, answer.statusCode());
        Graph graph = RDFParser.fromString(answer.body(), Lang.TURTLE).toGraph();
        List<Node> services =
                graph.stream(
                                Node.ANY,
                                sd("endpoint"),
                                NodeFactory.createURI(
                                        "http://localhost:" + server.port() + "/sparql"))
                        .map(triple -> triple.getSubject())
                        .toList();
        assertEquals(1, services.size());
        assertTrue(graph.contains(services.getFirst(), RDF.type.asNode(), sd("Service")));
        for (String property :
                List.of("supportedLanguage", "resultFormat", "feature", "defaultDataset")) {
            assertTrue(graph.contains(services.getFirst(), sd(property), Node.ANY), property);
        }
    }

    private static Node sd(String name) {
        return NodeFactory.createURI(SD + name);
    }

    /** Runs the requests of a test, on a server that holds its data and nothing else. */
    private static void exchange(Entry entry) {
        assertEquals(204, update("DROP ALL").statusCode());
        for (RDFNode data : objects(entry.node(), UT + "graphData")) {
            String file = W3c.resource(data.asResource(), UT + "graph").getURI();
            String name = literal(data.asResource(), LABEL);
            assertEquals(
                    201,
                    server.send(
                                    server.request(
                                                    "/graphs?graph=" + encode(name),
                                                    RunningServer.AUTHORIZED)
                                            .header("Content-Type", "application/n-triples")
                                            .PUT(BodyPublishers.ofString(W3c.text(file))))
                            .statusCode());
        }
        Map<String, String> variables = new HashMap<>();
        for (RDFNode request :
                W3c.resource(entry.action(), HT + "requests").as(RDFList.class).asJavaList()) {
            exchange(request.asResource(), variables);
        }
    }

    private static HttpResponse<String> update(String text) {
        return server.post("/update", "application/sparql-update", text, RunningServer.AUTHORIZED);
    }

    private static void exchange(Resource request, Map<String, String> variables) {
        Map<String, String> headers = headers(request);
        String path = path(request, headers);
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            path = path.replace(variable.getKey(), encode(variable.getValue()));
        }
        HttpRequest.Builder builder = server.request(path, RunningServer.AUTHORIZED);
        headers.forEach(builder::header);
        builder.method(literal(request, HT + "methodName"), body(request));
        HttpResponse<String> answer = server.send(builder);
        check(W3c.resource(request, HT + "resp"), answer, variables);
    }

    /** Updates have an address of their own here. */
    private static String path(Resource request, Map<String, String> headers) {
        String path = literal(request, HT + "absolutePath");
        Resource body = W3c.resource(request, HT + "body");
        boolean isUpdate =
                headers.getOrDefault("content-type", "").startsWith("application/sparql-update")
                        || path.contains("update=")
                        || body != null
                                && literal(body, CNT + "chars").matches("(?s)update=.*|CLEAR.*");
        return path.replaceFirst("^/sparql/", isUpdate ? "/update" : "/sparql")
                .replaceFirst("^/gsp", "/graphs");
    }

    private static BodyPublisher body(Resource request) {
        Resource body = W3c.resource(request, HT + "body");
        return body == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(
                        literal(body, CNT + "chars"),
                        Charset.forName(literal(body, CNT + "characterEncoding")));
    }

    private static void check(
            Resource expected, HttpResponse<String> answer, Map<String, String> variables) {
        assertTrue(
                objects(expected, W3c.MF + "expectedStatus").stream()
                        .anyMatch(s -> isStatus(s.asResource(), answer.statusCode())),
                answer.statusCode() + " " + answer.body());
        String type = RunningServer.type(answer);
        String format = literal(expected, W3c.MF + "expectedFormat");
        assertTrue(
                switch (format) {
                    case "boolean" -> type.matches("application/sparql-results\\+(json|xml)");
                    case "tabular" ->
                            type.matches(
                                    "application/sparql-results\\+(json|xml)|text/csv"
                                            + "|text/tab-separated-values");
                    case "RDF" -> RDFLanguages.isTriples(RDFLanguages.contentTypeToLang(type));
                    default -> format.isEmpty();
                },
                type);
        String truth = literal(expected, W3c.MF + "expectedBoolean");
        if (!truth.isEmpty()) {
            assertEquals(truth, RunningServer.json(answer).get("boolean").asText());
        }
        String location = literal(expected, W3c.MF + "expectedLocation");
        if (!location.isEmpty()) {
            variables.put(location, RunningServer.header(answer, "Location"));
        }
        headers(expected)
                .forEach((name, value) -> assertEquals(value, RunningServer.header(answer, name)));
        Resource body = W3c.resource(expected, HT + "body");
        if (body != null) {
            Graph wanted = turtle(literal(body, CNT + "chars"));
            assertTrue(IsoMatcher.isomorphic(wanted, turtle(answer.body())), answer.body());
        }
    }

    private static Graph turtle(String text) {
        return RDFParser.fromString(text, Lang.TURTLE).toGraph();
    }

    /** {@code StatusCode4xx} or {@code Created}. */
    private static boolean isStatus(Resource expected, int status) {
        String name = expected.getLocalName();
        return name.startsWith("StatusCode")
                ? name.charAt("StatusCode".length()) == Character.forDigit(status / 100, 10)
                : STATUS.getOrDefault(name, 0) == status;
    }

    private static Map<String, String> headers(Resource message) {
        Map<String, String> headers = new HashMap<>();
        Resource list = W3c.resource(message, HT + "headers");
        if (list != null) {
            for (RDFNode header : list.as(RDFList.class).asJavaList()) {
                headers.put(
                        literal(header.asResource(), HT + "fieldName"),
                        literal(header.asResource(), HT + "fieldValue"));
            }
        }
        return headers;
    }

    private static List<RDFNode> objects(Resource node, String property) {
        return node.listProperties(node.getModel().createProperty(property))
                .mapWith(statement -> statement.getObject())
                .toList();
    }

    private static String literal(Resource node, String property) {
        return objects(node, property).stream()
                .findFirst()
                .map(object -> object.asLiteral().getLexicalForm())
                .orElse("");
    }
}
