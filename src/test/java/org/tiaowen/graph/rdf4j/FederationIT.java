package org.tiaowen.graph.rdf4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.Beside;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.NamedQuery;
import org.tiaowen.graph.QueryLibrary;
import org.tiaowen.graph.QueryParameter;
import org.tiaowen.graph.jena.Tdb2Store;
import org.tiaowen.rdf.Samples;
import org.tiaowen.rdf.Samples.Sample;
import org.tiaowen.rdf.Triples;
import org.tiaowen.server.Server;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The packaged program as a federation of two servers. Its class path is shorter than that of the
 * tests, which other engines lengthen, and FedX loads what groups, sorts and joins when it does so.
 */
@Beside
class FederationIT {

    private static final Pattern ADDRESS = Pattern.compile("http://localhost:\\d+(?= \\(a fed)");

    @TempDir Path folder;

    @Test
    void everyQueryOfTheLibraryThatNeedsNoIndexIsAnswered() throws Exception {
        try (GraphStore north = store(Samples.all().getFirst());
                GraphStore south = store(Samples.all().getLast());
                Server first = FederationTest.server(north);
                Server second = FederationTest.server(south);
                HttpClient client = HttpClient.newHttpClient()) {
            Path log = folder.resolve("log");
            Process federation = start(first, second, log);
            try {
                String root = address(federation, log);
                List<String> failed = new ArrayList<>();
                int answered = 0;
                for (NamedQuery query : QueryLibrary.packaged().queries()) {
                    if (!query.text().matches("(?s).*tw:(search|similarTo)\\b.*")) {
                        HttpResponse<String> answer = get(client, root + path(query));
                        answered += answer.body().lines().count() > 1 ? 1 : 0;
                        if (answer.statusCode() != 200) {
                            failed.add(query.name() + ": " + answer.body());
                        }
                    }
                }
                assertEquals(List.of(), failed);
                assertFalse(answered < 10, "queries with rows: " + answered);
                assertEquals(200, get(client, root + "/.well-known/void").statusCode());
            } finally {
                federation.destroyForcibly().waitFor();
            }
        }
    }

    private static GraphStore store(Sample sample) {
        GraphStore store = Tdb2Store.inMemory();
        store.replace(
                Samples.IRIS.source(sample.source().id()),
                "1",
                new Triples(Samples.IRIS).of(sample.source(), sample.documents(), sample.facts()));
        return store;
    }

    private Process start(Server first, Server second, Path log) throws IOException {
        Path home = Path.of(System.getProperty("tiaowen.distribution", ""));
        ProcessBuilder builder =
                new ProcessBuilder(
                                home.resolve("tiaowen").toAbsolutePath().toString(),
                                "serve",
                                "--federate",
                                "http://localhost:%d,http://localhost:%d"
                                        .formatted(first.port(), second.port()),
                                "--federate-timeout",
                                "300",
                                "--query-timeout",
                                "300",
                                "--data",
                                folder.resolve("data").toString(),
                                "--port",
                                "0")
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        return builder.start();
    }

    private static String address(Process server, Path log) throws Exception {
        while (server.isAlive()) {
            Matcher address = ADDRESS.matcher(Files.readString(log));
            if (address.find()) {
                return address.group();
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("it ended: " + Files.readString(log));
    }

    private static String path(NamedQuery query) {
        return "/queries/"
                + query.name()
                + "?format=csv"
                + query.parameters().stream()
                        .map(parameter -> "&" + parameter.name() + "=" + example(parameter))
                        .collect(Collectors.joining());
    }

    private static String example(QueryParameter parameter) {
        return URLEncoder.encode(parameter.example(), StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> get(HttpClient client, String address) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofMinutes(10)).build(),
                BodyHandlers.ofString());
    }
}
