package org.tiaowen.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.javalin.router.Endpoint;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;
import org.tiaowen.MemoryFolder;
import org.tiaowen.Packaged;
import org.tiaowen.analysis.Segmenter;
import org.tiaowen.extract.Extractor;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.QueryLibrary;
import org.tiaowen.graph.jena.Tdb2Store;
import org.tiaowen.ingest.DataFolder;
import org.tiaowen.ingest.Drafts;
import org.tiaowen.ingest.IndexSync;
import org.tiaowen.ingest.Ingester;
import org.tiaowen.ingest.PolicyReader;
import org.tiaowen.ingest.Uploads;
import org.tiaowen.overlap.CheckProgress;
import org.tiaowen.overlap.DraftCheck;
import org.tiaowen.overlap.Overlaps;
import org.tiaowen.rdf.DerivedGraphs;
import org.tiaowen.rdf.Ontology;
import org.tiaowen.rdf.OverlapTriples;
import org.tiaowen.rdf.Samples;
import org.tiaowen.rdf.Samples.Sample;
import org.tiaowen.rdf.Triples;
import org.tiaowen.rdf.Vocabulary;
import org.tiaowen.search.Filters;
import org.tiaowen.search.SearchIndex;
import org.tiaowen.source.SourceException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A server over a real store that holds the samples, and a client of it. */
final class RunningServer implements AutoCloseable {

    /** What a client sends that may write. */
    static final String[] AUTHORIZED = {"Authorization", "Bearer the token of the tests"};

    /** What Dify sends; a server for reading only has none. */
    static final String DIFY_KEY = "the key of the tests";

    private static final WriteToken TOKEN = WriteToken.of("the token of the tests");

    /** Of a query; none that is to end takes nearly as long on any machine. */
    static final Duration LIMIT = Duration.ofMinutes(5);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The text of the first sample's source. */
    static final String TEXT = "一、降低成本𠀀\n（一）减免租金。";

    private final GraphStore store = Tdb2Store.inMemory();
    private final Path folder = MemoryFolder.create("server");
    private final SearchIndex opened = SearchIndex.open(folder, new Segmenter(List.of()));
    private final CompletableFuture<SearchIndex> index = new CompletableFuture<>();
    private final AtomicReference<IngestStatus> ingest = new AtomicReference<>(IngestStatus.IDLE);
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger changes = new AtomicInteger();
    private volatile @Nullable DataFolder data;
    private @Nullable Uploads uploads;
    private final Server server;

    private RunningServer(QueryLimits limits, Access access) {
        this(limits, access, HttpLimits.DEFAULT);
    }

    private RunningServer(QueryLimits limits, Access access, HttpLimits http) {
        WriteToken token = access.token();
        Services services =
                new Services(
                        store,
                        index,
                        QueryLibrary.packaged(),
                        Samples.IRIS,
                        this::bytes,
                        ingest::get,
                        () -> Rules.DRAFTS,
                        () -> false,
                        this::uploads,
                        _ -> {
                            throw new Problem(ProblemType.NOT_AVAILABLE, "nothing to back up");
                        },
                        Map.of());
        Server stopped =
                new Server(
                        new ServerSettings("localhost", 0, limits, "1.2.3", null, http),
                        services,
                        access,
                        new ChatbotSettings(
                                token.isSet() ? WriteToken.of(DIFY_KEY) : token, List.of()));
        try {
            server = stopped.start();
        } catch (ServerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Loaded by the first test that compares texts. */
    private static final class Rules {

        private static final Segmenter WORDS = Packaged.segmenter();
        private static final Ontology ONTOLOGY = Packaged.ONTOLOGY;
        private static final Extractor EXTRACTOR = Packaged.extractor();
        static final PolicyReader READER =
                new PolicyReader(Packaged.PARSER, EXTRACTOR::extract, ONTOLOGY);
        static final Drafts DRAFTS =
                new Drafts(
                        READER,
                        new Overlaps(WORDS, EXTRACTOR::extract, _ -> null),
                        ONTOLOGY.gazetteer());
    }

    /** Checks a draft with the rules and the index of the server. */
    DraftCheck check(String draft, CheckProgress progress) throws SourceException {
        return Rules.DRAFTS.check(
                draft.getBytes(StandardCharsets.UTF_8),
                "draft.txt",
                opened,
                Filters.NONE,
                null,
                1,
                progress);
    }

    private Optional<byte[]> bytes(String sha256) {
        DataFolder opened = data;
        return sha256.startsWith("00")
                ? Optional.of(TEXT.getBytes(StandardCharsets.UTF_8))
                : Optional.ofNullable(opened).flatMap(d -> d.bytes(sha256));
    }

    /** What takes sources into the stores of this server. */
    synchronized Uploads uploads() {
        Uploads known = uploads;
        if (known == null) {
            DataFolder made = DataFolder.open(folder.resolve("data"));
            data = made;
            IndexSync sync = new IndexSync(store, opened, Samples.IRIS);
            known =
                    new Uploads(
                            new Ingester(
                                    made,
                                    store,
                                    () -> sync,
                                    Samples.IRIS,
                                    Rules.ONTOLOGY.sectorFile()),
                            () -> Rules.READER,
                            store,
                            made,
                            changes::incrementAndGet);
            uploads = known;
        }
        return known;
    }

    /** Makes a page of each kind, until it is over. */
    int rehearse(BooleanSupplier isOver) {
        return server.rehearse(isOver);
    }

    /** Has the server ask for searches; says how many were answered. */
    int rehearseSearches() {
        return server.rehearse(opened, () -> false);
    }

    /** How often it was said that sources have changed. */
    int changes() {
        return changes.get();
    }

    /** How many originals are kept. */
    long originals() throws IOException {
        try (Stream<Path> kept = Files.list(folder.resolve("data/sources"))) {
            return kept.count();
        }
    }

    /** A server that has nothing to tell, and to which no one may write. */
    static RunningServer forReading() {
        return new RunningServer(QueryLimits.within(LIMIT), Access.by(WriteToken.none()));
    }

    /** A server that has nothing to tell, with that access; its index is not open yet. */
    static RunningServer withAccess(Access access) {
        return withAccess(access, QueryLimits.within(LIMIT));
    }

    /** The same with other limits of queries. */
    static RunningServer withAccess(Access access, QueryLimits limits) {
        return new RunningServer(limits, access);
    }

    /** A server that has nothing to tell, with these limits; its index is not open yet. */
    static RunningServer withLimits(QueryLimits limits, HttpLimits http) {
        return new RunningServer(limits, Access.by(TOKEN), http);
    }

    /** A server that has nothing to tell, and whose index is not open yet. */
    static RunningServer empty() {
        return new RunningServer(QueryLimits.within(LIMIT), Access.by(TOKEN));
    }

    /** A server whose store holds all samples and what follows from them. */
    static RunningServer withSamples() {
        return withSamples(QueryLimits.within(LIMIT));
    }

    /** The same; its queries may name documents, places and units. */
    static RunningServer withNames() {
        RunningServer running = withSamples();
        Ontology ontology = Rules.ONTOLOGY;
        running.opened.knowing(ontology.units(), ontology.gazetteer(), ontology.sectors());
        return running;
    }

    /** The same with other limits of queries. */
    static RunningServer withSamples(QueryLimits limits) {
        RunningServer running = new RunningServer(limits, Access.by(TOKEN));
        running.fill();
        running.openIndex();
        return running;
    }

    /** Writes all samples and what follows from them into store and index. */
    void fill() {
        Samples.all().forEach(this::write);
        store.readAll((Graph union) -> new DerivedGraphs(Samples.IRIS).of(union))
                .forEach((graph, content) -> store.replace(graph, "1", content));
        store.replace(Vocabulary.graph(Samples.IRIS), "1", Vocabulary.triples(Samples.IRIS));
    }

    private static final Node OVERLAPS = OverlapTriples.graph(Samples.IRIS, "a", "b");

    /** Writes that two sentences overlap and differ in a figure. */
    void writeOverlap(String first, String second) {
        store.replace(
                OVERLAPS,
                "1",
                OverlapTriples.of(
                        List.of(
                                new OverlapTriples.Pair(
                                        NodeFactory.createURI(first),
                                        NodeFactory.createURI(second),
                                        "overlap",
                                        new BigDecimal("0.8"),
                                        List.of("补贴"),
                                        List.of(
                                                new OverlapTriples.Difference(
                                                        "figure", "40%", "60%", "more"))))));
    }

    /** Takes that back. */
    void forgetOverlaps() {
        store.remove(OVERLAPS);
    }

    /** Writes one source into store and index. */
    void write(Sample sample) {
        Node graph = Samples.IRIS.source(sample.source().id());
        GraphStamp stamp =
                store.replace(
                        graph,
                        sample.toString(),
                        new Triples(Samples.IRIS)
                                .of(sample.source(), sample.documents(), sample.facts()));
        opened.reflect(store, List.of(stamp));
    }

    void openIndex() {
        index.complete(opened);
    }

    void setIngest(IngestStatus status) {
        ingest.set(status);
    }

    GraphStore store() {
        return store;
    }

    /** The routes that the server has. */
    List<Endpoint> endpoints() {
        return server.endpoints();
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
        return request.timeout(LIMIT.multipliedBy(2));
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
        return json(answer.body());
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    }

    static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** Asserts that an answer is a problem as RFC 9457 has it, and returns it. */
    static JsonNode assertProblem(int status, String kind, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals("application/problem+json", type(answer));
        JsonNode problem = json(answer);
        assertEquals("/problems#" + kind, problem.get("type").asText(), answer.body());
        assertEquals(status, problem.get("status").asInt());
        assertTrue(problem.get("title").asText().matches("\\p{IsHan}+"), answer.body());
        assertTrue(problem.hasNonNull("detail") && problem.hasNonNull("instance"));
        return problem;
    }

    @Override
    public void close() {
        server.close();
        opened.close();
        store.close();
        DataFolder made = data;
        if (made != null) {
            made.close();
        }
        MemoryFolder.remove(folder);
    }
}
