package org.tiaowen.benchmark;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.tiaowen.analysis.Pinyin;
import org.tiaowen.analysis.Segmenter;
import org.tiaowen.document.Document;
import org.tiaowen.document.Facts;
import org.tiaowen.extract.Extractor;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.NamedQuery;
import org.tiaowen.graph.QueryLibrary;
import org.tiaowen.graph.QueryParameter;
import org.tiaowen.graph.QueryResult;
import org.tiaowen.graph.jena.Tdb2Store;
import org.tiaowen.parser.ParsedSource;
import org.tiaowen.parser.PolicyParser;
import org.tiaowen.rdf.DerivedGraphs;
import org.tiaowen.rdf.Fingerprint;
import org.tiaowen.rdf.Iris;
import org.tiaowen.rdf.Ontology;
import org.tiaowen.rdf.SourceDescription;
import org.tiaowen.rdf.Triples;
import org.tiaowen.rdf.Vocabulary;
import org.tiaowen.search.Lexicon;
import org.tiaowen.source.SourceException;
import org.tiaowen.source.SourceReader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Time of mapping a corpus to triples, of writing them to TDB2 on disk, of deriving what joins
 * sources, and of the library's queries with their examples.
 *
 * <pre>{@code
 * mvn -q -Dbenchmark=GraphBenchmark process-test-classes
 * }</pre>
 */
public final class GraphBenchmark {

    private static final int ROUNDS = 5;

    private record Input(
            SourceDescription source, List<Document> documents, Map<Integer, Facts> facts) {}

    private GraphBenchmark() {}

    /** Takes the folder of the corpus; {@code corpus} unless another is given. */
    public static void main(String[] arguments) throws IOException, SourceException {
        Iris iris = new Iris(Iris.DEFAULT_BASE, Pinyin::of);
        List<Input> inputs = read(Path.of(arguments.length > 0 ? arguments[0] : "corpus"), iris);
        Triples mapping = new Triples(iris);
        try (GraphStore store = timed("open", () -> Tdb2Store.open(temporary()))) {
            for (int round = 1; round <= ROUNDS; round++) {
                String fingerprint = "round " + round;
                List<List<Triple>> triples =
                        timed(
                                fingerprint + ": map",
                                () ->
                                        inputs.stream()
                                                .map(
                                                        i ->
                                                                mapping.of(
                                                                        i.source(),
                                                                        i.documents(),
                                                                        i.facts()))
                                                .toList());
                print("triples", triples.stream().mapToInt(List::size).sum(), "");
                GraphStore target =
                        round == 1
                                ? store
                                : timed("open another", () -> Tdb2Store.open(temporary()));
                timed(
                        fingerprint + ": write to an empty store",
                        () -> {
                            for (int i = 0; i < inputs.size(); i++) {
                                Node graph = iris.source(inputs.get(i).source().id());
                                target.replace(graph, fingerprint, triples.get(i));
                            }
                            return target.revision();
                        });
                Map<Node, List<Triple>> derived =
                        timed(
                                fingerprint + ": derive",
                                () -> target.readAll(new DerivedGraphs(iris)::of));
                derived.forEach((g, t) -> target.replace(g, Fingerprint.of(t), t));
                if (target != store) {
                    target.close();
                }
            }
            List<Triple> terms = Vocabulary.triples(iris);
            store.replace(Vocabulary.graph(iris), Fingerprint.of(terms), terms);
            ask(store);
        }
    }

    private static void ask(GraphStore store) {
        for (NamedQuery query : QueryLibrary.packaged().queries()) {
            Map<String, String> values = new HashMap<>();
            for (QueryParameter parameter : query.parameters()) {
                values.put(parameter.name(), parameter.example());
            }
            for (int round = 0; round < ROUNDS; round++) {
                timed(query.name(), () -> rows(store, query, values));
            }
        }
    }

    private static long rows(GraphStore store, NamedQuery query, Map<String, String> values) {
        return store.query(
                query.bind(values),
                Duration.ofMinutes(1),
                result -> ((QueryResult.Rows) result).rows().stream().count());
    }

    private static List<Input> read(Path corpus, Iris iris) throws IOException, SourceException {
        Ontology ontology = Ontology.load();
        Segmenter segmenter = new Segmenter(Lexicon.of(ontology.units(), ontology.sectors()));
        Extractor extractor =
                new Extractor(
                        segmenter, ontology.units(), ontology.gazetteer(), ontology.sectors());
        PolicyParser parser = new PolicyParser(ontology.gazetteer(), ontology.units());
        List<Input> inputs = new ArrayList<>();
        try (Stream<Path> files = Files.list(corpus)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                byte[] bytes = Files.readAllBytes(file);
                ParsedSource parsed = parser.parse(new SourceReader().read(bytes, name));
                Map<Integer, Facts> facts = new HashMap<>();
                parsed.documents().forEach(d -> facts.put(d.seq(), extractor.extract(d)));
                inputs.add(
                        new Input(
                                new SourceDescription(
                                        iris.sourceId(name),
                                        name,
                                        SourceReader.sha256(bytes),
                                        null,
                                        null,
                                        parsed.furniture(),
                                        parsed.problems()),
                                parsed.documents(),
                                facts));
            }
        }
        return inputs;
    }

    private static Path temporary() {
        try {
            Path folder = Files.createTempDirectory("graph-benchmark");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T timed(String what, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        print(what, (System.nanoTime() - start) / 1_000_000, "ms");
        return result;
    }

    private static void print(String what, long value, String unit) {
        System.out.printf("%-40s %8d %s%n", what, value, unit);
    }
}
