package org.tiaowen.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.apache.jena.graph.Graph;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.jena.Tdb2Store;
import org.tiaowen.rdf.DerivedGraphs;
import org.tiaowen.rdf.Samples;
import org.tiaowen.rdf.Samples.Sample;
import org.tiaowen.rdf.Triples;
import org.tiaowen.rdf.Vocabulary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A server over a real store that holds the samples, and a client of it. */
final class RunningServer implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(5);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final GraphStore store = Tdb2Store.inMemory();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Server server;

    private RunningServer() throws ServerException {
        Services services =
                new Services(store, Samples.IRIS, _ -> Optional.empty(), () -> IngestStatus.IDLE);
        server = new Server(new ServerSettings("localhost", 0, LIMIT, "1.2.3"), services).start();
    }

    /** A server whose store holds all samples and what follows from them. */
    static RunningServer withSamples() throws ServerException {
        RunningServer running = new RunningServer();
        Triples triples = new Triples(Samples.IRIS);
        for (Sample sample : Samples.all()) {
            running.store.replace(
                    Samples.IRIS.source(sample.source().id()),
                    sample.source().id(),
                    triples.of(sample.source(), sample.documents(), sample.facts()));
        }
        running.store
                .readAll((Graph union) -> new DerivedGraphs(Samples.IRIS).of(union))
                .forEach((graph, content) -> running.store.replace(graph, "1", content));
        running.store.replace(
                Vocabulary.graph(Samples.IRIS), "1", Vocabulary.triples(Samples.IRIS));
        return running;
    }

    GraphStore store() {
        return store;
    }

    int port() {
        return server.port();
    }

    /** GET with headers in pairs of name and value. */
    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    HttpResponse<String> post(String path, String type, String body, String... headers) {
        return send(
                request(path, headers)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.timeout(Duration.ofSeconds(30));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(answer.body(), e);
        }
    }

    static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    }

    static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Override
    public void close() {
        server.close();
        store.close();
    }
}
