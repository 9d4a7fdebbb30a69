package org.tiaowen.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tiaowen.search.SearchSamples.entries;
import static org.tiaowen.search.SearchSamples.stamp;
import static org.tiaowen.search.SearchSamples.texts;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiaowen.analysis.Embedder;
import org.tiaowen.document.Span;

import java.nio.file.Path;
import java.util.List;

/** Queries and texts, each in the simplified or in the traditional script. */
final class ScriptSearchTest {

    private static final String RENT = "对承租国有房屋的小微企业减免三个月租金。";
    private static final String FOREST = "鄉鎮人民政府應當加強森林防火，嚴禁野外用火。";
    private static final String SHORE = "推进港口岸电设施建设。";

    @TempDir private static Path folder;
    private static SearchIndex index;
    private static Vectors vectors;

    @BeforeAll
    static void fill() {
        vectors = Vectors.open(Embedder.packaged(), folder.resolve("vectors"));
        index = SearchIndex.open(folder.resolve("index"), SearchSamples.SEGMENTER);
        var entries = entries("a", RENT, FOREST, SHORE);
        entries.forEach(entry -> vectors.learn(Meaning.of(entry)));
        index.use(vectors);
        index.replace(stamp("a", 1), entries);
    }

    @AfterAll
    static void close() {
        index.close();
        vectors.close();
    }

    private static SearchResult search(String query, SearchMode mode) {
        return index.search(new SearchRequest(query, mode, Filters.NONE, 10, 0));
    }

    @ParameterizedTest
    @EnumSource(SearchMode.class)
    void traditionalQueriesFindSimplifiedTexts(SearchMode mode) {
        SearchResult found = search("小微企業減免租金", mode);
        assertEquals(RENT, texts(found).getFirst());
        SearchResult same = search("小微企业减免租金", mode);
        assertEquals(texts(same), texts(found));
        assertEquals(same.hits().getFirst().score(), found.hits().getFirst().score());
    }

    @ParameterizedTest
    @EnumSource(SearchMode.class)
    void simplifiedQueriesFindTraditionalTexts(SearchMode mode) {
        assertEquals(FOREST, texts(search("加强森林防火", mode)).getFirst());
    }

    @Test
    void highlightsStandInTheOriginal() {
        Hit hit = search("加强森林防火", SearchMode.KEYWORD).hits().getFirst();
        assertEquals(FOREST, hit.entry().text());
        Span span = hit.highlights().getFirst();
        assertEquals("加強森林防火", FOREST.substring(span.start(), span.end()));
        assertEquals(List.of(span), hit.highlights());
    }
}
