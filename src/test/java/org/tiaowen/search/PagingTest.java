package org.tiaowen.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.search.SearchSamples.stamp;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaowen.analysis.Embedder;
import org.tiaowen.document.Level;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Pages of ten, laid side by side, are the one list: no hit twice, none lost. */
final class PagingTest {

    private static final int PAGE = 10;
    private static final String[] SOURCES = {"a", "b", "c", "d", "e"};

    @TempDir private static Path cache;
    private static Vectors vectors;
    private static final Map<String, List<Entry>> TEXTS = new TreeMap<>();

    @BeforeAll
    static void write() {
        vectors = Vectors.open(Embedder.packaged(), cache);
        for (int s = 0; s < SOURCES.length; s++) {
            var entries = new ArrayList<Entry>();
            for (int i = 0; i < 27; i++) {
                // some stand in several sources, with other marks; many score alike
                String text =
                        i % 3 == 0
                                ? "对承租国有房屋的第" + i + "类小微企业减免租金" + "，".repeat(s % 2) + "。"
                                : "支持" + SOURCES[s] + "区企业建设港口岸电设施" + i % 5 + "处，减免费用。";
                entries.add(entry(SOURCES[s], s, i, text));
            }
            entries.forEach(entry -> vectors.learn(Meaning.of(entry)));
            TEXTS.put(SOURCES[s], entries);
        }
    }

    @AfterAll
    static void close() {
        vectors.close();
    }

    private static Entry entry(String source, int number, int order, String text) {
        Entry plain = SearchSamples.entry(source, order, text, null);
        return new Entry(
                plain.iri(),
                text,
                plain.source(),
                new Entry.Document(
                        plain.document().iri(),
                        "试验办法",
                        null,
                        "办法",
                        List.of(),
                        "津市",
                        Level.PREFECTURAL,
                        // two of a day, one without
                        number == 4 ? null : LocalDate.of(2021, 3, 18 + number / 2)),
                plain.path(),
                plain.headings(),
                plain.citation(),
                order,
                null);
    }

    private static void reflect(SearchIndex index, String source) {
        index.replace(stamp(source, 1), TEXTS.getOrDefault(source, List.of()));
    }

    private static List<String> iris(SearchResult result) {
        return result.hits().stream().map(hit -> hit.entry().iri()).toList();
    }

    private static void assertPagesTile(SearchIndex index, SearchRequest request, String about) {
        SearchResult whole = index.search(request.page(SearchRequest.MOST, 0));
        SearchResult bare = index.search(request.page(SearchRequest.MOST, 0).facets(false));
        assertEquals(iris(whole), iris(bare), about);
        assertEquals(whole.total(), bare.total(), about);
        assertEquals(Map.of(), bare.facets(), about);
        var paged = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (int offset = 0; offset < whole.total(); offset += PAGE) {
            SearchResult page = index.search(request.page(PAGE, offset));
            assertEquals(whole.total(), page.total(), about);
            paged.addAll(iris(page));
            for (Hit hit : page.hits()) {
                assertTrue(seen.add(hit.entry().iri()), about);
                hit.copies().forEach(copy -> assertTrue(seen.add(copy.iri()), about));
            }
        }
        assertEquals(iris(whole), paged, about);
        var apart = iris(index.search(request.page(SearchRequest.MOST, 0).collapsed(false)));
        assertEquals(new HashSet<>(apart), seen, about);
        assertEquals(apart.size(), seen.size(), about);
    }

    @ParameterizedTest
    @CsvSource({"港口岸电设施", "减免"})
    void pagesTile(String query, @TempDir Path folder) {
        try (SearchIndex index = SearchIndex.open(folder, SearchSamples.SEGMENTER)) {
            index.use(vectors);
            for (String source : SOURCES) {
                reflect(index, source);
            }
            for (SearchMode mode : SearchMode.values()) {
                for (SortOrder sort : SortOrder.values()) {
                    for (boolean collapse : List.of(false, true)) {
                        var request =
                                new SearchRequest(
                                        query, mode, Filters.NONE, PAGE, 0, sort, collapse, false);
                        assertPagesTile(index, request, request.toString());
                    }
                }
            }
        }
    }

    /**
     * A source gets its vectors by being written anew between two pages: entries move in the index,
     * and stay where they were in the answer, which goes by words until all have theirs.
     */
    @Test
    void pagesTileWhileVectorsAreFilledIn(@TempDir Path folder) {
        try (SearchIndex index = SearchIndex.open(folder, SearchSamples.SEGMENTER)) {
            index.expectVectors(true);
            for (String source : SOURCES) {
                reflect(index, source);
            }
            var request =
                    new SearchRequest("减免", SearchMode.HYBRID, Filters.NONE, PAGE, 0)
                            .collapsed(true);
            SearchResult whole = index.search(request.page(SearchRequest.MOST, 0));
            assertEquals(SearchMode.KEYWORD, whole.mode());
            index.use(vectors);
            var paged = new ArrayList<String>();
            for (int offset = 0; offset < whole.total(); offset += PAGE) {
                SearchResult page = index.search(request.page(PAGE, offset));
                assertEquals(SearchMode.KEYWORD, page.mode());
                paged.addAll(iris(page));
                int next = offset / PAGE;
                if (next < SOURCES.length - 1) {
                    reflect(index, SOURCES[next]);
                    assertEquals(27 * (next + 1), index.semantic().embedded());
                }
            }
            assertEquals(iris(whole), paged);
            reflect(index, SOURCES[SOURCES.length - 1]);
            SearchResult ready = index.search(request);
            assertEquals(SearchMode.HYBRID, ready.mode(), "the answer says that it is another one");
            assertPagesTile(index, request, "with vectors");
        }
    }
}
