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
import org.tiaowen.search.MixedVectors;
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
 * <p>Of the further sentences a seventh is copied word for word; the others have the beginning of
 * one sentence and the end of another, sometimes with other figures, and the sum of the vectors of
 * both. The embedding of the corpus is done before, and kept in {@code target/overlap-benchmark}.
 * {@code SCALES=1,10} leaves sizes out.
 */
public final class OverlapBenchmark {

    private static final Path FOLDER = Path.of("target/overlap-benchmark").toAbsolutePath();
    private static final int TO_A_SOURCE = 550;
    private static final int WARM = 20;
    private static final int CHECKS = 20;

    /** Up to this size all pairs are found; beyond it those of the last sources. */
    private static final int ALL = 10;

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
        Map<String, List<String>> wholes = new LinkedHashMap<>();
        List<String> texts = texts(scale, wholes);
        MixedVectors.keep(FOLDER, wholes);
        Path folder = Files.createTempDirectory("overlap-benchmark");
        try (GraphStore store = Tdb2Store.inMemory();
                Vectors vectors = Vectors.open(Embedder.packaged(), FOLDER);
                SearchIndex index = SearchIndex.create(folder, segmenter)) {
            index.use(vectors);
            List<Node> sources = fill(store, index, texts);
            Overlaps overlaps = new Overlaps(words, extractor::extract, vectors::of);
            Timer timer = new Timer(scale, texts.size());
            if (scale <= ALL) {
                int found =
                        new OverlapGraphs(store, index, overlaps, iris)
                                .update(() -> false)
                                .overlaps();
                timer.print("all pairs", found, 1);
            }
            int last = 2;
            Set<Node> all = new HashSet<>(sources);
            timer = new Timer(scale, texts.size());
            int found = 0;
            for (Node source : sources.subList(sources.size() - last, sources.size())) {
                found += Marginal.overlaps(overlaps, index, source, all);
            }
            timer.print("two sources with all", found, 1);
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

    /** Clauses of {@code scale} corpora, the first as it is. */
    private List<String> texts(int scale, Map<String, List<String>> wholes) {
        Random random = new Random(17);
        List<String> texts = new ArrayList<>(sentences);
        sentences.forEach(text -> wholes.put(text, List.of(text)));
        for (int copy = 1; copy < scale; copy++) {
            for (String text : sentences) {
                String other = sentences.get(random.nextInt(sentences.size()));
                if (random.nextInt(7) == 0) {
                    texts.add(text);
                } else {
                    String mixed = mixed(text, other, random);
                    wholes.putIfAbsent(mixed, List.of(text, other));
                    texts.add(mixed);
                }
            }
        }
        return texts;
    }

    private static String mixed(String text, String other, Random random) {
        int cut = cut(text, random);
        String mixed = text.substring(0, cut) + other.substring(cut(other, random));
        return random.nextInt(3) > 0
                ? mixed
                : mixed.replaceAll("[1-9](?=\\d*(?:%|万|亿|个|项))", "" + (1 + random.nextInt(9)));
    }

    /** Behind a mark near the middle, or in the middle. */
    private static int cut(String text, Random random) {
        int from = text.length() / 4 + random.nextInt(Math.max(1, text.length() / 2));
        int mark = text.indexOf('，', from);
        int cut = mark < 0 ? text.length() / 2 : mark + 1;
        return cut > 0 && Character.isHighSurrogate(text.charAt(cut - 1)) ? cut - 1 : cut;
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
            index.reflect(stamp, graph);
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
