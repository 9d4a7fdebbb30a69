package org.tiaowen.benchmark;

import com.sun.management.OperatingSystemMXBean;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.GraphFactory;
import org.tiaowen.analysis.Embedder;
import org.tiaowen.analysis.Pinyin;
import org.tiaowen.analysis.Segmenter;
import org.tiaowen.document.Document;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Role;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.Span;
import org.tiaowen.extract.Extractor;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.jena.Tdb2Store;
import org.tiaowen.ingest.Drafts;
import org.tiaowen.ingest.PolicyReader;
import org.tiaowen.overlap.Marginal;
import org.tiaowen.overlap.OverlapGraphs;
import org.tiaowen.overlap.Overlaps;
import org.tiaowen.parser.PolicyParser;
import org.tiaowen.rdf.Iris;
import org.tiaowen.rdf.Ontology;
import org.tiaowen.rdf.SourceDescription;
import org.tiaowen.rdf.Triples;
import org.tiaowen.search.Filters;
import org.tiaowen.search.Lexicon;
import org.tiaowen.search.MovedVectors;
import org.tiaowen.search.SearchIndex;
import org.tiaowen.search.Vectors;
import org.tiaowen.source.SourceException;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * What it costs to find the overlaps inside a corpus as it grows, and to check a draft of ten
 * items: on the sentences of {@code corpus/}, then on ten and fifty times as many.
 *
 * <pre>{@code
 * mvn -q -Dbenchmark=OverlapBenchmark process-test-classes
 * }</pre>
 *
 * <p>The further sentences are those of other fields ({@link OtherFields}), of which a tenth are
 * copied word for word from texts before them. The embedding of the corpus is done before, and kept
 * in {@code target/overlap-benchmark}, as is the index. All pairs are found of the corpus alone; of
 * every size, the same number of sentences, from its first to its last sources, is compared with
 * all. {@code SCALES=1,10} leaves sizes out.
 */
public final class OverlapBenchmark {

    private static final Path FOLDER = Path.of("target/overlap-benchmark").toAbsolutePath();
    private static final int TO_A_SOURCE = 550;
    private static final int WARM = 20;
    private static final int CHECKS = 20;

    /** Sources, evenly spread, whose sentences are compared with all. */
    private static final int SAMPLED = 2;

    /** Of so many sentences one is a copy. */
    private static final int COPIED = 10;

    private static final PrintStream OUT =
            new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final Ontology ontology = Ontology.load();
    private final Segmenter segmenter =
            new Segmenter(Lexicon.of(ontology.units(), ontology.sectors()));
    private final Segmenter words = new Segmenter();
    private final Extractor extractor =
            new Extractor(words, ontology.units(), ontology.gazetteer(), ontology.sectors());
    private final Iris iris = new Iris(Iris.DEFAULT_BASE, Pinyin::of);
    private final List<String> sentences = new ArrayList<>();

    private OverlapBenchmark() {}

    public static void main(String[] args) throws IOException, SourceException {
        new OverlapBenchmark().run();
    }

    private PolicyReader reader() {
        return new PolicyReader(
                new PolicyParser(ontology.gazetteer(), ontology.units()),
                extractor::extract,
                ontology);
    }

    private void run() throws IOException, SourceException {
        for (PolicyReader.Unread file : reader().find(List.of(Path.of("corpus")))) {
            file.read().documents().stream()
                    .flatMap(document -> document.sentences().stream())
                    .map(Sentence::text)
                    .forEach(sentences::add);
        }
        OUT.println("size\tsentences\twhat\tCPU ms\twall ms\tfound");
        String scales = System.getenv("SCALES");
        for (String scale : (scales == null ? "1,10,50" : scales).split(",", -1)) {
            measure(Integer.parseInt(scale));
        }
    }

    private void measure(int scale) throws IOException, SourceException {
        Map<String, MovedVectors.Origin> origins = new LinkedHashMap<>();
        List<String> texts = texts(scale, origins);
        Timer timer = new Timer(scale, texts.size());
        MovedVectors.keep(FOLDER, origins);
        Path folder = FOLDER.resolve("index-" + scale);
        try (GraphStore store = Tdb2Store.inMemory();
                Vectors vectors = Vectors.open(Embedder.packaged(), FOLDER);
                SearchIndex index = SearchIndex.openOrCreate(folder, segmenter)) {
            index.use(vectors);
            List<Node> sources = fill(store, index, texts);
            timer.print("(vectors and index, kept)", index.size(), 1);
            Overlaps overlaps = new Overlaps(words, extractor::extract, vectors::of);
            if (scale == 1) {
                timer = new Timer(scale, texts.size());
                var graphs = new OverlapGraphs(store, index, overlaps, iris);
                timer.print("all pairs, written", graphs.update(() -> false).overlaps(), 1);
            }
            Set<Node> all = new HashSet<>(sources);
            for (int round = scale == 1 ? 0 : 1; round < 2; round++) {
                timer = new Timer(scale, texts.size());
                int found = 0;
                for (int i = 1; i <= SAMPLED; i++) {
                    Node source = sources.get(i * (sources.size() - 1) / SAMPLED);
                    found += Marginal.overlaps(overlaps, index, source, all);
                }
                timer.print(SAMPLED + " sources with all", found, 1);
            }
            checks(scale, texts.size(), index, overlaps);
        }
    }

    private void checks(int scale, int size, SearchIndex index, Overlaps overlaps)
            throws IOException, SourceException {
        Drafts drafts = new Drafts(reader(), overlaps, ontology.gazetteer());
        byte[] draft = Files.readAllBytes(Path.of("src/test/resources/gold/drafts/draft1.txt"));
        int found = 0;
        Timer timer = new Timer(scale, size);
        for (int i = 0; i < WARM + CHECKS; i++) {
            if (i == WARM) {
                timer = new Timer(scale, size);
            }
            found =
                    drafts
                            .check(draft, "draft1.txt", index, Filters.NONE, null, 10)
                            .items()
                            .stream()
                            .mapToInt(item -> item.matches().size())
                            .sum();
        }
        timer.print("a check, warm, vectors known", found, CHECKS);
    }

    /** Clauses of so many fields, the first of them the corpus. */
    private List<String> texts(int scale, Map<String, MovedVectors.Origin> origins) {
        Random random = new Random(17);
        OtherFields fields = new OtherFields(sentences, words);
        List<String> texts = new ArrayList<>();
        for (int field = 0; field < scale; field++) {
            List<String> own = fields.of(field);
            for (int i = 0; i < own.size(); i++) {
                if (field > 0 && random.nextInt(COPIED) == 0) {
                    texts.add(texts.get(random.nextInt(texts.size())));
                } else {
                    texts.add(own.get(i));
                    origins.putIfAbsent(
                            own.get(i), new MovedVectors.Origin(sentences.get(i), field));
                }
            }
        }
        return texts;
    }

    private List<Node> fill(GraphStore store, SearchIndex index, List<String> texts) {
        Triples mapping = new Triples(iris);
        List<Node> sources = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += TO_A_SOURCE) {
            String id = "source-" + sources.size();
            List<String> own = texts.subList(from, Math.min(texts.size(), from + TO_A_SOURCE));
            Graph graph = GraphFactory.createDefaultGraph();
            mapping.of(
                            new SourceDescription(
                                    id, id + ".txt", id, null, null, List.of(), List.of()),
                            List.of(document(id, own)),
                            Map.<Integer, Facts>of())
                    .forEach(graph::add);
            Node source = iris.source(id);
            // the store has the names of the sources alone: overlaps are found in the index
            GraphStamp stamp = store.replace(source, id, List.of());
            if (index.size(source) != own.size()) {
                index.reflect(stamp, graph);
            }
            sources.add(source);
        }
        return sources;
    }

    private static Document document(String id, List<String> texts) {
        List<Provision> provisions = new ArrayList<>();
        List<Sentence> sentences = new ArrayList<>();
        int at = 0;
        for (String text : texts) {
            String provision = "sec_" + (provisions.size() + 1);
            Span span = new Span(at, at + text.codePointCount(0, text.length()));
            String marker = (provisions.size() + 1) + ".";
            provisions.add(new Provision(provision, null, marker, "", text, Role.TASK, span));
            sentences.add(new Sentence(provision + "/s_1", provision, text, span));
            at = span.end();
        }
        return new Document(
                id + ".txt",
                1,
                "措施",
                id + "若干措施",
                false,
                null,
                List.of(),
                null,
                null,
                LocalDate.of(2021, 1, 1),
                null,
                null,
                new Span(0, at),
                provisions,
                sentences);
    }

    private static final class Timer {

        private final int scale;
        private final int size;
        private final long cpu = PROCESS.getProcessCpuTime();
        private final long start = System.nanoTime();

        Timer(int scale, int size) {
            this.scale = scale;
            this.size = size;
        }

        void print(String what, int found, int runs) {
            OUT.printf(
                    Locale.ROOT,
                    "%d\t%d\t%s\t%d\t%d\t%d%n",
                    scale,
                    size,
                    what,
                    (PROCESS.getProcessCpuTime() - cpu) / 1_000_000 / runs,
                    (System.nanoTime() - start) / 1_000_000 / runs,
                    found);
        }
    }
}
