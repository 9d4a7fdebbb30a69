package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.server.RunningServer.header;
import static org.tiaowen.server.RunningServer.type;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.VOID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.graph.DumpTable;
import org.tiaowen.rdf.Samples;
import org.tiaowen.rdf.Tw;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.zip.GZIPInputStream;

final class DatasetTest {

    @AutoClose private static final RunningServer server = RunningServer.withSamples();

    private static HttpResponse<byte[]> bytes(String path)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create("http://localhost:" + server.port() + path))
                                .build(),
                        BodyHandlers.ofByteArray());
    }

    @Test
    void theDescriptionCountsWhatIsThereAndSaysWhereItIs() {
        for (String type : List.of("text/turtle", "application/ld+json", "application/rdf+xml")) {
            HttpResponse<String> answer = server.get("/.well-known/void", "Accept", type);
            assertEquals(200, answer.statusCode(), answer.body());
            assertEquals(type, type(answer));
        }
        Graph graph =
                RDFParser.fromString(
                                server.get("/.well-known/void?format=nt").body(), Lang.NTRIPLES)
                        .toGraph();
        Node set = NodeFactory.createURI(Samples.IRIS.base() + "dataset");
        String host = "http://localhost:" + server.port();
        assertTrue(
                graph.contains(
                        set,
                        VOID.sparqlEndpoint.asNode(),
                        NodeFactory.createURI(host + "/sparql")));
        long triples = server.store().<Long>readAll(union -> union.stream().count());
        assertEquals(
                triples,
                Long.parseLong(
                        graph.find(set, VOID.triples.asNode(), Node.ANY)
                                .next()
                                .getObject()
                                .getLiteralLexicalForm()));
        graph.find(set, VOID.dataDump.asNode(), Node.ANY)
                .forEach(
                        t ->
                                assertEquals(
                                        200,
                                        server.send(
                                                        server.request(
                                                                        t.getObject()
                                                                                .getURI()
                                                                                .substring(
                                                                                        host
                                                                                                .length()))
                                                                .HEAD())
                                                .statusCode()));
    }

    /** The description names the data set and its parts; their address answers like any other. */
    @Test
    void theAddressOfTheDataSetAnswersWithItsDescription() {
        String described = server.get("/.well-known/void", "Accept", "text/turtle").body();
        HttpResponse<String> answer = server.get("/id/dataset", "Accept", "text/turtle");
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(described, answer.body());
        assertTrue(described.contains("<" + Samples.IRIS.base() + "dataset>"), described);
    }

    /** A HEAD makes no body, and must not say that a GET's had no bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"/dump.nq.gz", "/dump/sentences.csv"})
    void theHeadOfADumpTellsNoWrongLength(String path) throws IOException {
        String head = Raw.exchange(server.port(), "HEAD " + path + " HTTP/1.1");
        assertTrue(head.startsWith("HTTP/1.1 200"), head);
        assertTrue(head.contains("Content-Disposition: attachment"), head);
        assertFalse(head.contains("Content-Length"), head);
        assertTrue(head.endsWith("\r\n\r\n"), head);
    }

    @Test
    void theDumpIsAllThatTheGraphsSay() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = bytes("/dump.nq.gz");
        assertEquals(200, answer.statusCode());
        assertEquals("application/gzip", answer.headers().firstValue("Content-Type").orElse(""));
        String revision = answer.headers().firstValue(State.HEADER).orElse("");
        assertEquals(Long.toString(server.store().revision()), revision);
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
        assertTrue(
                new String(plain, java.nio.charset.StandardCharsets.UTF_8)
                        .startsWith("# Tiaowen, revision " + revision + "\n"));
        DatasetGraph read =
                RDFParser.source(new ByteArrayInputStream(plain))
                        .lang(Lang.NQUADS)
                        .toDatasetGraph();
        server.store()
                .graphs()
                .forEach(
                        stamp -> {
                            Graph dumped = read.getGraph(stamp.graph());
                            boolean same =
                                    server.store()
                                            .<Boolean>read(
                                                    stamp.graph(),
                                                    graph ->
                                                            Boolean.valueOf(
                                                                    graph.isIsomorphicWith(
                                                                            dumped)));
                            assertTrue(same, stamp.toString());
                        });
    }

    @Test
    void everyTableHasARowForEachThing() {
        for (DumpTable table : DumpTable.values()) {
            HttpResponse<String> answer = server.get("/dump/" + table.label() + ".csv");
            assertEquals(200, answer.statusCode(), answer.body());
            assertEquals("text/csv", type(answer));
            assertFalse(header(answer, State.HEADER).isEmpty());
            assertTrue(
                    answer.body().startsWith(String.join(",", table.columns()) + "\r\n"),
                    answer.body());
        }
        String measures = server.get("/dump/measures.csv").body();
        long count =
                server.store()
                        .<Long>readAll(union -> (long) Thing.instances(union, Tw.Measure).size());
        assertEquals(count + 1, measures.lines().count());
        assertTrue(measures.contains("减免租金。"), measures);
        assertTrue(server.get("/dump/documents.csv?bom=true").body().startsWith("\ufeffiri,"));
        assertTrue(server.get("/dump/documents.csv").body().startsWith("iri,"));
    }

    @Test
    void aDumpThatTheClientHasIsNotSentAgain() {
        String tag = header(server.get("/dump/documents.csv"), "ETag");
        assertEquals(304, server.get("/dump/documents.csv", "If-None-Match", tag).statusCode());
    }
}
