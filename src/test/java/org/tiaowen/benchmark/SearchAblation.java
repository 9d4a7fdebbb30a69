package org.tiaowen.benchmark;

import com.sun.management.OperatingSystemMXBean;

import org.tiaowen.analysis.Embedder;
import org.tiaowen.analysis.Pinyin;
import org.tiaowen.analysis.Segmenter;
import org.tiaowen.evaluate.JudgedQueries;
import org.tiaowen.extract.Extractor;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.jena.Tdb2Store;
import org.tiaowen.ingest.PolicyReader;
import org.tiaowen.ingest.ReadSource;
import org.tiaowen.parser.PolicyParser;
import org.tiaowen.rdf.Iris;
import org.tiaowen.rdf.Ontology;
import org.tiaowen.rdf.SourceDescription;
import org.tiaowen.rdf.Triples;
import org.tiaowen.search.Blend;
import org.tiaowen.search.Hit;
import org.tiaowen.search.Lexicon;
import org.tiaowen.search.Ranking;
import org.tiaowen.search.SearchIndex;
import org.tiaowen.search.SearchMode;
import org.tiaowen.search.SearchRequest;
import org.tiaowen.search.Vectors;
import org.tiaowen.source.SourceException;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What each part of the ranking is worth: nDCG at 10 on judged queries with the parts alone and
 * left out, then the time of indexing the corpus and of a query.
 *
 * <pre>{@code
 * mvn -q -Dbenchmark=SearchAblation process-test-classes
 * }</pre>
 *
 * <p>Arguments are folders of judged queries over {@code corpus/}; or {@code TEXTS=} before the
 * folder of other texts, and then folders of queries over those.
 */
public final class SearchAblation {

    private static final String TEXTS = "TEXTS=";
    private static final List<String> TYPES = List.of("all", "keyword", "question", "paraphrase");
    private static final PrintStream OUT =
            new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private SearchAblation() {}

    public static void main(String[] args) throws IOException, SourceException {
        Path texts = Path.of("corpus");
        var judged = new ArrayList<JudgedQueries>();
        for (String arg : args) {
            if (arg.startsWith(TEXTS)) {
                texts = Path.of(arg.substring(TEXTS.length()));
            } else {
                judged.add(JudgedQueries.of(Path.of(arg)).orElseThrow());
            }
        }
        if (judged.isEmpty()) {
            for (String folder : List.of("gold", "fixtures/search")) {
                judged.add(
                        JudgedQueries.of(Path.of("src/test/resources").resolve(folder))
                                .orElseThrow());
            }
        }
        Ontology ontology = Ontology.load();
        var segmenter = new Segmenter(Lexicon.of(ontology.units(), ontology.sectors()));
        Path folder = Files.createTempDirectory("search-ablation");
        try (GraphStore store = Tdb2Store.inMemory();
                Vectors vectors =
                        Vectors.open(Embedder.packaged(), Path.of("target/search-ablation"))) {
            fill(store, texts, ontology, segmenter);
            for (int run = 1; run <= 5; run++) {
                long start = System.nanoTime();
                long cpu = cpu();
                try (SearchIndex index = SearchIndex.create(folder, segmenter)) {
                    index.reflect(store, store.graphs());
                    OUT.printf(
                            Locale.ROOT,
                            "index.%d\t%d ms\t%d ms of CPU, %d entries%n",
                            run,
                            (System.nanoTime() - start) / 1_000_000,
                            (cpu() - cpu) / 1_000_000,
                            index.size());
                }
            }
            try (SearchIndex index = SearchIndex.open(folder, segmenter)) {
                index.use(vectors);
                embed(index, store, vectors);
            }
            OUT.println("keyword\t" + String.join("\t", TYPES));
            variants()
                    .forEach(
                            (name, ranking) ->
                                    report(
                                            name,
                                            ranking,
                                            SearchMode.KEYWORD,
                                            folder,
                                            segmenter,
                                            vectors,
                                            judged));
            OUT.println("hybrid\t" + String.join("\t", TYPES));
            report(
                    "semantic",
                    Ranking.DEFAULT,
                    SearchMode.SEMANTIC,
                    folder,
                    segmenter,
                    vectors,
                    judged);
            blends().forEach(
                            (name, ranking) ->
                                    report(
                                            name,
                                            ranking,
                                            SearchMode.HYBRID,
                                            folder,
                                            segmenter,
                                            vectors,
                                            judged));
            try (var index = SearchIndex.read(folder, segmenter, Ranking.DEFAULT)) {
                index.use(vectors);
                for (SearchMode mode : SearchMode.values()) {
                    time(index, mode, judged);
                }
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void embed(SearchIndex index, GraphStore store, Vectors vectors) {
        long start = System.nanoTime();
        int texts = 0;
        for (var stamp : store.graphs()) {
            var lacking = index.withoutVector(stamp.graph());
            lacking.parallelStream().forEach(vectors::learn);
            texts += lacking.size();
        }
        index.reflect(store, store.graphs());
        OUT.printf(
                Locale.ROOT,
                "vectors\t%d texts, %d ms%n",
                texts,
                (System.nanoTime() - start) / 1_000_000);
    }

    /** Each field alone, two together, and the default with one part left out or changed. */
    private static Map<String, Ranking> variants() {
        Ranking all = Ranking.DEFAULT;
        Ranking words = weights(all, all.words(), all.parts(), 0, 0, 0, 0);
        Ranking pairs = weights(all, 0, 0, all.pairs(), 0, 0, 0);
        Ranking text = weights(all, all.words(), all.parts(), all.pairs(), 0, 0, 0);
        var variants = new LinkedHashMap<String, Ranking>();
        variants.put("words", words);
        variants.put("pairs", pairs);
        variants.put("words + pairs", text);
        variants.put("+ title", weights(all, 1, all.parts(), all.pairs(), all.title(), 0, 0));
        variants.put("+ heading", weights(all, 1, all.parts(), all.pairs(), 0, all.heading(), 0));
        variants.put("+ units", weights(all, 1, all.parts(), all.pairs(), 0, 0, all.units()));
        variants.put("all (default)", all);
        variants.put(
                "all without words inside words",
                weights(all, 1, 0, all.pairs(), all.title(), all.heading(), all.units()));
        variants.put(
                "all without pairs",
                weights(all, 1, all.parts(), 0, all.title(), all.heading(), all.units()));
        variants.put("all without numbers and places", constants(all, 0, 0, all.measure()));
        variants.put("all without measures first", constants(all, all.number(), all.place(), 0));
        return variants;
    }

    /** The blend, and each of its parts off or changed. */
    private static Map<String, Ranking> blends() {
        Blend b = Blend.DEFAULT;
        var blends = new LinkedHashMap<String, Blend>();
        blends.put("all (default)", b);
        blends.put(
                "cosines of the candidates of both legs alone", new Blend(0, 0, 0, 0, false, 0, 0));
        blends.put("cosine and words alone", new Blend(b.words(), 0, 0, 0, false, 0, 0));
        blends.put(
                "without words",
                new Blend(0, b.neighbours(), b.measure(), 0, b.restated(), b.lead(), b.further()));
        for (float words : new float[] {0.3f, 0.7f, 1f}) {
            blends.put(
                    "words " + words,
                    new Blend(
                            words,
                            b.neighbours(),
                            b.measure(),
                            b.official(),
                            b.restated(),
                            b.lead(),
                            b.further()));
        }
        for (float lead : new float[] {0, 0.5f, 1}) {
            blends.put(
                    "leads of articles " + lead,
                    new Blend(
                            b.words(),
                            b.neighbours(),
                            b.measure(),
                            b.official(),
                            b.restated(),
                            lead,
                            b.further()));
        }
        for (float further : new float[] {0, 0.05f}) {
            blends.put(
                    "further clauses of articles " + further,
                    new Blend(
                            b.words(),
                            b.neighbours(),
                            b.measure(),
                            b.official(),
                            b.restated(),
                            b.lead(),
                            further));
        }
        blends.put(
                "without neighbours",
                new Blend(
                        b.words(),
                        0,
                        b.measure(),
                        b.official(),
                        b.restated(),
                        b.lead(),
                        b.further()));
        blends.put(
                "without measures first",
                new Blend(
                        b.words(),
                        b.neighbours(),
                        0,
                        b.official(),
                        b.restated(),
                        b.lead(),
                        b.further()));
        blends.put(
                "without official words in the keyword leg",
                new Blend(
                        b.words(),
                        b.neighbours(),
                        b.measure(),
                        0,
                        b.restated(),
                        b.lead(),
                        b.further()));
        blends.put(
                "without the query restated",
                new Blend(
                        b.words(),
                        b.neighbours(),
                        b.measure(),
                        b.official(),
                        false,
                        b.lead(),
                        b.further()));
        blends.put(
                "without official words at all",
                new Blend(b.words(), b.neighbours(), b.measure(), 0, false, b.lead(), b.further()));
        var rankings = new LinkedHashMap<String, Ranking>();
        blends.forEach((name, blend) -> rankings.put(name, Ranking.DEFAULT.with(blend)));
        return rankings;
    }

    private static Ranking weights(
            Ranking r,
            float words,
            float parts,
            float pairs,
            float title,
            float heading,
            float units) {
        return new Ranking(
                words,
                parts,
                pairs,
                title,
                heading,
                units,
                r.akin(),
                r.number(),
                r.place(),
                r.measure(),
                r.share(),
                r.k1(),
                r.b(),
                r.blend());
    }

    private static Ranking constants(Ranking r, float number, float place, float measure) {
        return new Ranking(
                r.words(),
                r.parts(),
                r.pairs(),
                r.title(),
                r.heading(),
                r.units(),
                r.akin(),
                number,
                place,
                measure,
                r.share(),
                r.k1(),
                r.b(),
                r.blend());
    }

    private static List<JudgedQueries.Found> answers(
            SearchIndex index, SearchMode mode, String query) {
        return index.search(SearchRequest.keyword(query).in(mode)).hits().stream()
                .map(Hit::entry)
                .map(e -> new JudgedQueries.Found(e.source().name(), e.text()))
                .toList();
    }

    private static void report(
            String name,
            Ranking ranking,
            SearchMode mode,
            Path folder,
            Segmenter segmenter,
            Vectors vectors,
            List<JudgedQueries> judged) {
        var line = new StringBuilder(name);
        try (var index = SearchIndex.read(folder, segmenter, ranking)) {
            index.use(vectors);
            for (JudgedQueries queries : judged) {
                Map<String, Double> figures = queries.ndcg(query -> answers(index, mode, query));
                for (String type : TYPES) {
                    line.append(
                            String.format(Locale.ROOT, "\t%.3f", figures.getOrDefault(type, 0.0)));
                }
            }
        }
        OUT.println(line);
    }

    /** Of this process, all threads, in ns: other programs on the machine do not count. */
    private static long cpu() {
        return PROCESS.getProcessCpuTime();
    }

    private static void time(SearchIndex index, SearchMode mode, List<JudgedQueries> judged) {
        List<String> queries =
                judged.stream()
                        .flatMap(j -> j.queries().stream())
                        .map(JudgedQueries.Query::text)
                        .toList();
        for (int warm = 0; warm < 3; warm++) {
            queries.forEach(query -> answers(index, mode, query));
        }
        long[] times = new long[queries.size()];
        long cpu = cpu();
        for (int i = 0; i < times.length; i++) {
            long start = System.nanoTime();
            answers(index, mode, queries.get(i));
            times[i] = System.nanoTime() - start;
        }
        long spent = cpu() - cpu;
        Arrays.sort(times);
        OUT.printf(
                Locale.ROOT,
                "%s\t%.2f ms p50\t%.2f ms p99\t%.2f ms of CPU; warm, with facets and highlights%n",
                mode.label(),
                times[times.length / 2] / 1e6,
                times[times.length * 99 / 100] / 1e6,
                spent / 1e6 / times.length);
    }

    private static void fill(GraphStore store, Path texts, Ontology ontology, Segmenter segmenter)
            throws SourceException {
        var extractor =
                new Extractor(
                        segmenter, ontology.units(), ontology.gazetteer(), ontology.sectors());
        var reader =
                new PolicyReader(
                        new PolicyParser(ontology.gazetteer(), ontology.units()),
                        extractor::extract,
                        ontology);
        var iris = new Iris(Iris.DEFAULT_BASE, Pinyin::of);
        var triples = new Triples(iris);
        for (PolicyReader.Unread file : reader.find(List.of(texts))) {
            ReadSource read = file.read();
            String id = iris.sourceId(file.name());
            var source =
                    new SourceDescription(id, file.name(), "", null, null, List.of(), List.of());
            store.replace(
                    iris.source(id),
                    file.name(),
                    triples.of(source, read.documents(), read.facts()));
        }
    }
}
