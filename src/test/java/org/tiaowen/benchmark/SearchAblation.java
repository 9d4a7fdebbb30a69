package org.tiaowen.benchmark;

import com.sun.management.OperatingSystemMXBean;

import org.tiaowen.analysis.Pinyin;
import org.tiaowen.analysis.Segmenter;
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
import org.tiaowen.search.Hit;
import org.tiaowen.search.Lexicon;
import org.tiaowen.search.Ranking;
import org.tiaowen.search.SearchIndex;
import org.tiaowen.search.SearchRequest;
import org.tiaowen.source.SourceException;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What each part of the ranking is worth: nDCG at 10 on the judged queries with the parts alone and
 * left out, then the time of indexing the corpus and of a query.
 *
 * <pre>{@code
 * mvn -q -Dbenchmark=SearchAblation process-test-classes
 * }</pre>
 */
public final class SearchAblation {

    private static final Path CORPUS = Path.of("corpus");
    private static final Path GOLD = Path.of("src/test/resources/gold");
    private static final List<String> TYPES = List.of("all", "keyword", "question", "paraphrase");
    private static final PrintStream OUT =
            new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private SearchAblation() {}

    public static void main(String[] args) throws IOException, SourceException {
        Ontology ontology = Ontology.load();
        var segmenter = new Segmenter(Lexicon.of(ontology.units(), ontology.sectors()));
        Path folder = Files.createTempDirectory("search-ablation");
        try (GraphStore store = Tdb2Store.inMemory()) {
            fill(store, ontology, segmenter);
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
            var judged = new JudgedQueries(GOLD);
            OUT.println("ranking\t" + String.join("\t", TYPES));
            variants()
                    .forEach(
                            (name, ranking) -> {
                                try (var index = SearchIndex.read(folder, segmenter, ranking)) {
                                    report(name, judged.ndcg(query -> answers(index, query)));
                                }
                            });
            try (var index = SearchIndex.read(folder, segmenter, Ranking.DEFAULT)) {
                if (args.length > 0) {
                    judged.queries()
                            .forEach(
                                    q ->
                                            OUT.printf(
                                                    Locale.ROOT,
                                                    "%s\t%.2f\t%s%n",
                                                    q.id(),
                                                    judged.ndcg(q, answers(index, q.text())),
                                                    q.text()));
                }
                time(index, judged);
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
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
                r.number(),
                r.place(),
                r.measure(),
                r.share(),
                r.k1(),
                r.b());
    }

    private static Ranking constants(Ranking r, float number, float place, float measure) {
        return new Ranking(
                r.words(),
                r.parts(),
                r.pairs(),
                r.title(),
                r.heading(),
                r.units(),
                number,
                place,
                measure,
                r.share(),
                r.k1(),
                r.b());
    }

    private static List<JudgedQueries.Answer> answers(SearchIndex index, String query) {
        return index.search(SearchRequest.keyword(query)).hits().stream()
                .map(Hit::entry)
                .map(e -> new JudgedQueries.Answer(JudgedQueries.stem(e.source().name()), e.text()))
                .toList();
    }

    private static void report(String name, Map<String, Double> figures) {
        var line = new StringBuilder(name);
        for (String type : TYPES) {
            line.append(String.format(Locale.ROOT, "\t%.3f", figures.getOrDefault(type, 0.0)));
        }
        OUT.println(line);
    }

    /** Of this process, all threads, in ns: other programs on the machine do not count. */
    private static long cpu() {
        return PROCESS.getProcessCpuTime();
    }

    private static void time(SearchIndex index, JudgedQueries judged) {
        for (int warm = 0; warm < 20; warm++) {
            judged.queries().forEach(query -> answers(index, query.text()));
        }
        long start = System.nanoTime();
        long cpu = cpu();
        judged.queries().forEach(query -> answers(index, query.text()));
        OUT.printf(
                Locale.ROOT,
                "query\t%.2f ms\t%.2f ms of CPU; mean, warm, with facets and highlights%n",
                (System.nanoTime() - start) / 1e6 / judged.queries().size(),
                (cpu() - cpu) / 1e6 / judged.queries().size());
    }

    private static void fill(GraphStore store, Ontology ontology, Segmenter segmenter)
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
        for (PolicyReader.Unread file : reader.find(List.of(CORPUS))) {
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
