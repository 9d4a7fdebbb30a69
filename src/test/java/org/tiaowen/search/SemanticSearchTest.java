package org.tiaowen.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.search.SearchSamples.SEGMENTER;
import static org.tiaowen.search.SearchSamples.entries;
import static org.tiaowen.search.SearchSamples.entry;
import static org.tiaowen.search.SearchSamples.measure;
import static org.tiaowen.search.SearchSamples.stamp;
import static org.tiaowen.search.SearchSamples.texts;

import org.apache.jena.query.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.analysis.CrossEncoderFile;
import org.tiaowen.analysis.Reranker;
import org.tiaowen.document.Modality;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.Sparql;
import org.tiaowen.search.SearchException.Reason;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Search by meaning, with the packaged model. */
class SemanticSearchTest extends VectorsInAnIndex {

    private static final String[] TEXTS = {
        "对承租国有房屋的小微企业减免三个月租金。",
        "加强森林防火巡查，严禁野外用火。",
        "鼓励高校毕业生到基层就业，给予一次性补贴。",
        "延长失业人员领取生活补助的期限。",
        "推进港口岸电设施建设。"
    };

    /** Shares hardly a character with its answer. */
    private static final String HOMELESS = "小店铺房东能不能少收点钱";

    private SearchResult semantic(String query, Filters filters) {
        return index.search(new SearchRequest(query, SearchMode.SEMANTIC, filters, 10, 0));
    }

    private void fill() {
        List.of(TEXTS).forEach(vectors::learn);
        index.use(vectors);
        index.replace(stamp("a", 1), entries("a", TEXTS));
    }

    @Test
    void whatIsMeantIsFoundInOtherWords() {
        fill();
        SearchResult found = semantic(HOMELESS, Filters.NONE);
        assertEquals(SearchMode.SEMANTIC, found.mode());
        assertEquals(TEXTS[0], texts(found).getFirst());
        assertEquals(TEXTS.length, found.total(), "the nearest are all there are");
        float best = found.hits().getFirst().score();
        assertTrue(best > 0.4 && best < 1, "a cosine: " + best);
        assertTrue(best > found.hits().get(1).score());
    }

    /** Those of the vectors among them. */
    @Test
    void aByteThatChangedInAFileIsTold() throws IOException {
        fill();
        assertEquals("", index.damage().orElse(""));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> !f.endsWith("write.lock")).toList()) {
                byte[] whole = Files.readAllBytes(file);
                byte[] changed = whole.clone();
                changed[whole.length / 2] ^= 4;
                Files.write(file, changed, StandardOpenOption.WRITE);
                String told = index.damage().orElse("");
                assertTrue(told.contains(file.getFileName().toString()), file + ": " + told);
                assertTrue(told.contains("`tiaowen reindex`"), told);
                Files.write(file, whole, StandardOpenOption.WRITE);
            }
        }
        assertEquals("", index.damage().orElse(""));
    }

    /** More clients than processors: who finds no thread that is free computes for himself. */
    @Test
    void manyAtOnceFindWhatOneFinds() {
        fill();
        List<String> alone = texts(semantic(HOMELESS, Filters.NONE));
        List<List<String>> together =
                IntStream.range(0, 24)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        texts(
                                                                semantic(
                                                                        HOMELESS
                                                                                + "?".repeat(i % 3),
                                                                        Filters.NONE)),
                                                work -> Thread.ofPlatform().start(work)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
        assertEquals(Collections.nCopies(24, alone.getFirst()), firsts(together));
    }

    private static List<String> firsts(List<List<String>> answers) {
        return answers.stream().map(List::getFirst).toList();
    }

    @Test
    void aQueryAskedAgainHasTheVectorItHad() {
        float[] first = vectors.ofQuery(HOMELESS);
        for (int i = 0; i < 300; i++) {
            vectors.ofQuery("房租" + i);
        }
        assertArrayEquals(first, vectors.ofQuery(HOMELESS), 1e-6f);
    }

    @Test
    void filtersHoldBeforeNearnessIsCompared() {
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < 300; i++) {
            entries.add(entry("a", i, "对小微企业减免第" + i + "个月的房租。", measure(Modality.FUND, "rent")));
        }
        entries.add(entry("a", 300, TEXTS[1], measure(Modality.PROHIBIT, "forest")));
        entries.forEach(e -> vectors.learn(e.text()));
        index.use(vectors);
        index.replace(stamp("a", 1), entries);
        var forest = new Filters(Map.of(Facet.SECTOR, Set.of("forest")), null, null);
        SearchResult found = semantic(HOMELESS, forest);
        assertEquals(List.of(TEXTS[1]), texts(found));
        assertEquals(1, found.total());
        assertEquals(
                List.of(TEXTS[1]),
                index.nearest(vectors.ofQuery(HOMELESS), forest, 5).stream()
                        .map(n -> n.entry().text())
                        .toList());
    }

    @Test
    void aRerankerPutsTheFirstHitsInItsOrder(@TempDir Path model) throws Exception {
        fill();
        crossEncoder(model);
        try (Reranker byLength = Reranker.open(model)) {
            List<String> before = texts(semantic(HOMELESS, Filters.NONE));
            index.rerankBy(byLength);
            List<String> byTokens =
                    before.stream()
                            .sorted(Comparator.comparing(t -> -byLength.score(HOMELESS, t)))
                            .toList();
            SearchResult reread = semantic(HOMELESS, Filters.NONE);
            assertEquals(byTokens, texts(reread));
            for (Hit hit : reread.hits()) {
                assertEquals(byLength.score(HOMELESS, hit.entry().text()), hit.score());
            }
            assertEquals(
                    byTokens.subList(2, 4),
                    texts(
                            index.search(
                                    new SearchRequest(
                                            HOMELESS, SearchMode.SEMANTIC, Filters.NONE, 2, 2))));
            List<String> words = texts(index.search(SearchRequest.keyword("租金")));
            assertEquals(List.of(TEXTS[0]), words);
        }
    }

    /** More hits than are read again: the scores fall all the same. */
    @Test
    void scoresFallBehindThoseReadAgainToo(@TempDir Path model) throws Exception {
        crossEncoder(model);
        String[] many = new String[30];
        for (int i = 0; i < many.length; i++) {
            many[i] = "对小微企业减免" + "房".repeat(i % 7) + "租第" + i + "次。";
            vectors.learn(many[i]);
        }
        index.use(vectors);
        index.replace(stamp("a", 1), entries("a", many));
        try (Reranker byLength = Reranker.open(model)) {
            index.rerankBy(byLength);
            for (SearchMode mode : List.of(SearchMode.SEMANTIC, SearchMode.HYBRID)) {
                var request = new SearchRequest("企业减免房租", mode, Filters.NONE, 30, 0);
                List<Float> scores = index.search(request).hits().stream().map(Hit::score).toList();
                assertEquals(30, scores.size());
                assertEquals(scores.stream().sorted(Comparator.reverseOrder()).toList(), scores);
                assertTrue(scores.get(19) > scores.get(29), scores.toString());
                assertEquals(
                        scores.subList(18, 28),
                        index.search(request.page(10, 18)).hits().stream()
                                .map(Hit::score)
                                .toList());
            }
        }
    }

    private void crossEncoder(Path folder) throws Exception {
        Files.write(folder.resolve("model.onnx"), CrossEncoderFile.of("token_type_ids"));
        try (InputStream in =
                getClass().getResourceAsStream("/bge-small-zh-v1.5-q-tokenizer.json")) {
            Files.copy(Objects.requireNonNull(in), folder.resolve("tokenizer.json"));
        }
    }

    @Test
    void pagesFollowEachOther() {
        fill();
        List<String> all = texts(semantic(HOMELESS, Filters.NONE));
        var paged = new ArrayList<String>();
        for (int offset = 0; offset < TEXTS.length; offset += 2) {
            paged.addAll(
                    texts(
                            index.search(
                                    new SearchRequest(
                                            HOMELESS,
                                            SearchMode.SEMANTIC,
                                            Filters.NONE,
                                            2,
                                            offset))));
        }
        assertEquals(all, paged);
    }

    @Test
    void vectorsComeWhenTheSourceIsWrittenAnew() {
        index.expectVectors(true);
        assertEquals(Reason.NOT_READY, refusal());
        String known = "对承租市场摊位的个体户免收管理费。";
        String unknown = "加强水库大坝的安全巡查。";
        vectors.learn(known);
        index.use(vectors);
        index.replace(stamp("a", 1), entries("a", known, unknown));
        assertEquals(new SemanticState(false, 2, 1, vectors.size()), index.semantic());
        assertEquals(Reason.NOT_READY, refusal());
        Set<String> missing = index.withoutVector(stamp("a", 1).graph());
        assertEquals(Set.of(unknown), missing);
        missing.forEach(vectors::learn);
        index.replace(stamp("a", 1), entries("a", known, unknown));
        assertEquals(new SemanticState(true, 2, 2, vectors.size()), index.semantic());
        assertEquals(Set.of(), index.withoutVector(stamp("a", 1).graph()));
        assertEquals(known, texts(semantic("摆摊要不要交钱", Filters.NONE)).getFirst());
    }

    @Test
    void aFewNewEntriesDoNotEndSemanticSearch() {
        fill();
        assertTrue(index.semantic().isReady());
        var many = new ArrayList<Entry>();
        for (int i = 0; i < 100; i++) {
            many.add(entry("b", i, "尚无向量的第" + i + "句。", null));
        }
        index.replace(stamp("b", 2), many);
        assertFalse(index.semantic().isReady(), "most have none");
        assertEquals(Reason.NOT_READY, refusal());
        many.forEach(e -> vectors.learn(e.text()));
        index.replace(stamp("b", 3), many);
        assertTrue(index.semantic().isReady());
        index.replace(stamp("c", 4), entries("c", "又有一句没有向量。"));
        assertTrue(index.semantic().isReady());
        assertEquals(
                List.of("又有一句没有向量。"),
                texts(index.search(SearchRequest.keyword("又有一句没有向量"))).subList(0, 1));
    }

    @Test
    void withoutVectorsSemanticSearchSaysSo() {
        index.replace(stamp("a", 1), entries("a", TEXTS));
        assertEquals(Reason.NO_VECTORS, refusal());
        SearchRequest hybrid = new SearchRequest("租金", SearchMode.HYBRID, Filters.NONE, 10, 0);
        assertEquals(SearchMode.KEYWORD, index.search(hybrid).mode());
    }

    @Test
    void anEntryTellsItsVector() {
        fill();
        String iri = entries("a", TEXTS).get(3).iri();
        assertArrayEquals(vectors.of(TEXTS[3]), index.vectorOf(iri).orElseThrow());
        assertTrue(index.vectorOf("https://example.org/none").isEmpty());
        Neighbour itself = index.nearest(vectors.of(TEXTS[3]), Filters.NONE, 1).getFirst();
        assertEquals(iri, itself.entry().iri());
        assertEquals(1, itself.cosine(), 1e-4);
    }

    @Test
    void searchInsideQueriesGoesByMeaningToo() {
        List.of(TEXTS).forEach(vectors::learn);
        index.use(vectors);
        try (GraphStore store = SearchSamples.store()) {
            index.reflect(store, store.graphs());
            var search = new SearchInQueries(() -> index, store);
            Query bySense =
                    Sparql.parse(
                            "PREFIX tw: <https://w3id.org/tiaowen/ns#>"
                                    + " SELECT ?m { ?m tw:search ('"
                                    + HOMELESS
                                    + "' 3 'semantic') }");
            assertEquals(
                    Reason.NOT_READY,
                    assertThrows(SearchException.class, () -> search.rewrite(bySense)).reason());
            for (var stamp : index.reflected()) {
                index.withoutVector(stamp.graph()).forEach(vectors::learn);
            }
            index.reflect(store, store.graphs());
            assertTrue(search.rewrite(bySense).toString().contains("VALUES"));
            Entry some = index.nearest(vectors.of("企业"), Filters.NONE, 1).getFirst().entry();
            List<String> similar =
                    index.nearest(vectors.of(some.text()), Filters.NONE, 3).stream()
                            .map(near -> near.entry().iri())
                            .filter(iri -> !iri.equals(some.iri()))
                            .toList();
            String rewritten =
                    search.rewrite(
                                    Sparql.parse(
                                            "PREFIX tw: <https://w3id.org/tiaowen/ns#>"
                                                    + " SELECT ?m { ?m tw:similarTo (<"
                                                    + some.iri()
                                                    + "> 2) }"))
                            .toString();
            assertTrue(similar.stream().allMatch(rewritten::contains), rewritten);
        }
    }

    @Test
    void vectorsOutliveTheIndex() {
        fill();
        index.close();
        index = SearchIndex.create(folder, SEGMENTER);
        index.use(vectors);
        index.replace(stamp("a", 1), entries("a", TEXTS));
        assertTrue(index.semantic().isReady());
    }

    private Reason refusal() {
        return assertThrows(SearchException.class, () -> semantic("租金", Filters.NONE)).reason();
    }
}
