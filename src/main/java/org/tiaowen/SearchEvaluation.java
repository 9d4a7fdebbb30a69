package org.tiaowen;

import org.tiaowen.evaluate.AnswerableQuestions;
import org.tiaowen.evaluate.Figure;
import org.tiaowen.evaluate.GoldException;
import org.tiaowen.evaluate.JudgedQueries;
import org.tiaowen.ingest.VectorSync;
import org.tiaowen.retrieve.RetrievalRequest;
import org.tiaowen.retrieve.Retriever;
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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * What search is worth on judged queries, in each mode: as the server answers, with names
 * understood and near copies apart. The texts are read into stores of their own, which are removed
 * afterwards; the vectors take some seconds a thousand sentences.
 */
final class SearchEvaluation {

    private static final int HITS = 10;

    /** Clauses that a chatbot is given for a question. */
    private static final int CLAUSES = 8;

    private SearchEvaluation() {}

    /**
     * The figures of one folder of judged queries and of questions after the other, over the same
     * texts.
     *
     * @throws GoldException where one holds no judged queries
     */
    static List<Figure> of(
            List<Path> folders, Path texts, SectorOptions sectors, SemanticOptions semantic)
            throws IOException {
        List<JudgedQueries> judged = folders.stream().map(SearchEvaluation::judged).toList();
        Path folder = Files.createTempDirectory("tiaowen-evaluate");
        try (Stores stores = Stores.open(folder, sectors)) {
            CompletableFuture<SearchIndex> index = stores.repairedIndex();
            stores.ingester(index).ingest(stores.reader().find(List.of(texts)), false, _ -> {});
            SearchIndex open = index.join();
            if (semantic.isOn()) {
                stores.useVectors(semantic);
                new VectorSync(open, stores.sync()).run();
            }
            List<SearchMode> modes =
                    semantic.isOn() ? List.of(SearchMode.values()) : List.of(SearchMode.KEYWORD);
            var figures = new ArrayList<Figure>();
            for (JudgedQueries queries : judged) {
                modes.forEach(mode -> figures.addAll(figures(queries, open, mode)));
            }
            for (Path gold : folders) {
                AnswerableQuestions.of(gold)
                        .ifPresent(q -> figures.addAll(figures(q, stores, open, semantic)));
            }
            return figures;
        } finally {
            remove(folder);
        }
    }

    private static JudgedQueries judged(Path gold) {
        return JudgedQueries.of(gold)
                .orElseThrow(
                        () ->
                                new GoldException(
                                        gold
                                                + " holds no judged queries: no queries.tsv,"
                                                + " qrels.tsv"));
    }

    /** Whether it is said rightly that the texts answer a question, by words and as by default. */
    private static List<Figure> figures(
            AnswerableQuestions questions,
            Stores stores,
            SearchIndex index,
            SemanticOptions semantic) {
        Retriever retriever = new Retriever();
        List<SearchMode> modes =
                semantic.isOn()
                        ? List.of(SearchMode.KEYWORD, SearchMode.HYBRID)
                        : List.of(SearchMode.KEYWORD);
        return modes.stream()
                .flatMap(
                        mode ->
                                questions
                                        .figures(
                                                mode.label(),
                                                q ->
                                                        isAnswerable(
                                                                retriever, stores, index, q, mode))
                                        .stream())
                .toList();
    }

    private static boolean isAnswerable(
            Retriever retriever,
            Stores stores,
            SearchIndex index,
            String question,
            SearchMode mode) {
        RetrievalRequest request =
                new RetrievalRequest(question, CLAUSES, 0, Filters.NONE, mode, Set.of());
        return stores.graph()
                .readAll(
                        graph ->
                                retriever.retrieve(
                                        graph, stores.graph().revision(), index, request))
                .answerable();
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
