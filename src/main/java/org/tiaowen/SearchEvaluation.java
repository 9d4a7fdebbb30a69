package org.tiaowen;

import org.tiaowen.evaluate.Figure;
import org.tiaowen.evaluate.JudgedQueries;
import org.tiaowen.ingest.IndexSync;
import org.tiaowen.ingest.VectorSync;
import org.tiaowen.search.Filters;
import org.tiaowen.search.Hit;
import org.tiaowen.search.SearchIndex;
import org.tiaowen.search.SearchMode;
import org.tiaowen.search.SearchRequest;
import org.tiaowen.search.SortOrder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * What search is worth on judged queries, in each mode: as the server answers, with names
 * understood and near copies apart. The texts are read into stores of their own, which are removed
 * afterwards; the vectors take some seconds a thousand sentences.
 */
final class SearchEvaluation {

    private static final int HITS = 10;

    private SearchEvaluation() {}

    /** The figures of one set of queries after the other, over the same texts. */
    static List<Figure> of(
            List<JudgedQueries> judged, Path texts, SectorOptions sectors, SemanticOptions semantic)
            throws IOException {
        Path folder = Files.createTempDirectory("tiaowen-evaluate");
        try (Stores stores = Stores.open(folder, sectors)) {
            CompletableFuture<SearchIndex> index = stores.repairedIndex();
            stores.ingester(index).ingest(stores.reader().find(List.of(texts)), false, _ -> {});
            SearchIndex open = index.join();
            if (semantic.isOn()) {
                stores.useVectors(semantic);
                new VectorSync(
                                stores.graph(),
                                open,
                                new IndexSync(stores.graph(), open, Stores.iris()))
                        .run();
            }
            List<SearchMode> modes =
                    semantic.isOn() ? List.of(SearchMode.values()) : List.of(SearchMode.KEYWORD);
            var figures = new ArrayList<Figure>();
            for (JudgedQueries queries : judged) {
                modes.forEach(mode -> figures.addAll(figures(queries, open, mode)));
            }
            return figures;
        } finally {
            remove(folder);
        }
    }

    private static List<Figure> figures(JudgedQueries queries, SearchIndex index, SearchMode mode) {
        return queries.figures(
                mode.label(),
                query ->
                        index
                                .search(
                                        new SearchRequest(
                                                query,
                                                mode,
                                                Filters.NONE,
                                                HITS,
                                                0,
                                                SortOrder.RELEVANCE,
                                                false,
                                                true))
                                .hits()
                                .stream()
                                .map(Hit::entry)
                                .map(e -> new JudgedQueries.Found(e.source().name(), e.text()))
                                .toList());
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
