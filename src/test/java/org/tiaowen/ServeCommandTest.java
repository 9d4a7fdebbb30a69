package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.DCTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command {@code serve} as a shell calls it. */
@Timeout(1200)
final class ServeCommandTest {

    private static final Pattern ADDRESS = Pattern.compile("http://localhost:\\d+");

    private static final Pattern COMPACTED =
            Pattern.compile("tiaowen_graph_compactions_total\\{result=\"done\"} [1-9]");

    @TempDir private Path data;

    @Test
    void theLicenceStandsInTheDescriptionReadinessTellsOfOverlapsAndFilesAreWrittenAnew()
            throws Exception {
        String licence = "https://creativecommons.org/licenses/by/4.0/";
        StringWriter said = new StringWriter();
        Thread serving =
                new Thread(
                        () ->
                                Tiaowen.commandLine()
                                        .setErr(new PrintWriter(said, true))
                                        .execute(
                                                "serve",
                                                "src/test/resources/query-corpus",
                                                "--data",
                                                data.toString(),
                                                "--port",
                                                "0",
                                                "--licence",
                                                licence,
                                                "--no-semantic",
                                                "--compact-factor",
                                                "1.01",
                                                "--compact-least",
                                                "0"));
        serving.start();
        try {
            String address = address(said, serving);
            while (!get(address + "/readyz").matches("(?s).*\"overlaps\"\\s*:\\s*true.*")) {
                Thread.sleep(50);
            }
            while (!COMPACTED.matcher(get(address + "/metrics")).find()) {
                Thread.sleep(50);
            }
            Graph graph =
                    RDFParser.fromString(
                                    get(address + "/.well-known/void?format=nt"), Lang.NTRIPLES)
                            .toGraph();
            assertTrue(
                    graph.contains(
                            Node.ANY, DCTerms.license.asNode(), NodeFactory.createURI(licence)));
        } finally {
            // As long as it is starting or ingesting it does not hear this.
            while (serving.isAlive()) {
                serving.interrupt();
                serving.join(500);
            }
        }
    }

    private static String address(StringWriter said, Thread serving) throws InterruptedException {
        while (serving.isAlive()) {
            Matcher address = ADDRESS.matcher(said.toString());
            if (address.find() && said.toString().contains("sources")) {
                return address.group();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("it ended: " + said);
    }

    private static String get(String address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(URI.create(address)).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertEquals(200, answer.statusCode(), answer.body());
            return answer.body();
        }
    }
}
