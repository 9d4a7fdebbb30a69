package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.server.RunningServer.assertProblem;
import static org.tiaowen.server.RunningServer.header;
import static org.tiaowen.server.RunningServer.json;
import static org.tiaowen.server.RunningServer.type;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.tiaowen.rdf.Iris;
import org.tiaowen.rdf.Samples;
import org.tiaowen.rdf.Samples.Sample;
import org.tiaowen.rdf.Triples;
import org.tiaowen.rdf.Tw;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

final class ValidationTest {

    private static final String PATH = "/api/v1/validate";

    @AutoClose private static final RunningServer server = RunningServer.withSamples();

    /** What the server itself would say of the first source. */
    private static Graph sample() {
        Sample sample = Samples.all().getFirst();
        Graph graph = GraphFactory.createDefaultGraph();
        new Triples(Samples.IRIS)
                .of(sample.source(), sample.documents(), sample.facts())
                .forEach(graph::add);
        return graph;
    }

    private static Node measure() {
        Node document = Samples.IRIS.documents("a", Samples.all().getFirst().documents()).get(1);
        return Iris.part(document, "sec_1/sub_1/s_1");
    }

    private static String written(Graph graph, RDFFormat format) {
        return RDFWriter.source(graph).format(format).asString();
    }

    private static HttpResponse<String> checked(String type, String body, String... headers) {
        HttpResponse<String> answer = server.post(PATH, type, body, headers);
        assertEquals(200, answer.statusCode(), answer.body());
        return answer;
    }

    @Test
    void aGraphOfTheRightShapeConformsInEveryFormat() {
        for (RDFFormat format :
                List.of(
                        RDFFormat.TURTLE,
                        RDFFormat.NTRIPLES,
                        RDFFormat.JSONLD11,
                        RDFFormat.RDFXML_PLAIN)) {
            String type =
                    format.equals(RDFFormat.JSONLD11)
                            ? "application/ld+json"
                            : format.getLang().getContentType().getContentTypeStr();
            HttpResponse<String> answer = checked(type, written(sample(), format));
            assertEquals("application/json", type(answer));
            assertTrue(json(answer).get("conforms").asBoolean(), answer.body());
            assertEquals(sample().size(), json(answer).get("triples").asInt(), type);
            assertFalse(header(answer, State.HEADER).isEmpty());
        }
    }

    @Test
    void whatIsWrongIsToldWithItsPlace() {
        Graph graph = sample();
        graph.remove(measure(), Tw.modality, Node.ANY);
        JsonNode report = json(checked("text/turtle", written(graph, RDFFormat.TURTLE)));
        assertFalse(report.get("conforms").asBoolean());
        assertEquals(1, report.get("total").asInt(), report.toString());
        JsonNode violation = report.at("/violations/0");
        assertEquals(measure().getURI(), violation.get("focus").asText());
        assertEquals("tw:modality", violation.get("path").asText());
        assertEquals("violation", violation.get("severity").asText());
        assertEquals(Tw.NS + "shape-measure-modality", violation.get("shape").asText());
        assertEquals(
                "http://www.w3.org/ns/shacl#MinCountConstraintComponent",
                violation.get("constraint").asText());
    }

    @Test
    void theReportIsRdfWhereThatIsAsked() {
        Graph graph = sample();
        graph.remove(measure(), Tw.modality, Node.ANY);
        String body = written(graph, RDFFormat.NTRIPLES);
        for (String type : List.of("text/turtle", "application/ld+json", "application/rdf+xml")) {
            HttpResponse<String> answer = checked("application/n-triples", body, "Accept", type);
            assertEquals(type, type(answer));
            Graph read =
                    RDFParser.fromString(answer.body(), RDFLanguages.contentTypeToLang(type))
                            .toGraph();
            ValidationReport report = ValidationReport.fromGraph(read);
            assertFalse(report.conforms());
            assertEquals(measure(), report.getEntries().iterator().next().focusNode());
        }
    }

    /** A measure is a sentence by the vocabulary, whether the graph says so or not. */
    @Test
    void theHierarchyOfTheVocabularyHolds() {
        JsonNode report =
                json(checked("text/turtle", "<urn:example:m> a <%sMeasure> .".formatted(Tw.NS)));
        assertTrue(
                report.get("violations").toString().contains("shape-sentence-text"),
                report.toString());
    }

    @Test
    void nothingIsFetched(@org.junit.jupiter.api.io.TempDir Path temp) throws IOException {
        String secret = "s3cret";
        Path file = Files.writeString(temp.resolve("secret.txt"), secret);
        String own = "http://localhost:" + server.port() + "/ns?format=jsonld";
        JsonNode problem =
                assertProblem(
                        400,
                        "request",
                        server.post(
                                PATH,
                                "application/ld+json",
                                "{\"@context\": \"%s\", \"@id\": \"urn:example:x\"}"
                                        .formatted(own)));
        assertTrue(problem.get("detail").asText().contains("not fetched"), problem.toString());
        HttpResponse<String> entity =
                server.post(
                        PATH,
                        "application/rdf+xml",
                        """
                        <?xml version="1.0"?>
                        <!DOCTYPE r [<!ENTITY e SYSTEM "%s">]>
                        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:tw="%s">
                        <tw:Sector rdf:about="urn:example:x"><tw:name>&e;</tw:name></tw:Sector>
                        </rdf:RDF>
                        """
                                .formatted(file.toUri(), Tw.NS),
                        "Accept",
                        "application/json");
        assertFalse(entity.body().contains(secret), entity.body());
    }

    @Test
    void whatCannotBeReadIsRefused() {
        assertProblem(400, "request", server.post(PATH, "text/turtle", "<a> <b>"));
        assertProblem(400, "request", server.post(PATH, "application/ld+json", "{"));
        assertProblem(415, "media-type", server.post(PATH, "text/plain", "x"));
        assertProblem(400, "parameter", server.post(PATH + "?bogus=1", "text/turtle", ""));
        assertProblem(405, "method", server.get(PATH));
        assertProblem(
                406, "not-acceptable", server.post(PATH, "text/turtle", "", "Accept", "image/png"));
    }

    @Test
    void aGraphThatIsTooLargeIsRefused() {
        StringBuilder triples = new StringBuilder();
        for (int i = 0; i < 120_000; i++) {
            triples.append("<> <> ").append(i).append('.');
        }
        assertTrue(triples.length() > 1 << 20);
        assertProblem(413, "too-large", server.post(PATH, "text/turtle", triples.toString()));
        StringBuilder offsets = new StringBuilder("<urn:example:x> <" + Tw.NS + "start> 0");
        for (int i = 1; i < 5_000; i++) {
            offsets.append(',').append(i);
        }
        assertProblem(413, "too-large", server.post(PATH, "text/turtle", offsets + " ."));
    }

    @Test
    void turtleIsTheLanguageOfTheReportInFilesToo() {
        HttpResponse<String> answer =
                checked("text/turtle", written(sample(), RDFFormat.TURTLE) + "\n");
        assertEquals(0, json(answer).get("total").asInt());
        String report = server.post(PATH + "?format=ttl", "text/turtle", "").body();
        assertTrue(
                ValidationReport.fromGraph(RDFParser.fromString(report, Lang.TURTLE).toGraph())
                        .conforms());
    }
}
