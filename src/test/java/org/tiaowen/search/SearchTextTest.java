package org.tiaowen.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.search.SearchSamples.SEGMENTER;
import static org.tiaowen.search.SearchSamples.entries;
import static org.tiaowen.search.SearchSamples.stamp;
import static org.tiaowen.search.SearchSamples.texts;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tiaowen.MemoryFolder;
import org.tiaowen.document.Span;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What queries find and show, whatever they are written in. */
class SearchTextTest {

    private static final String[] TEXTS = {
        "支持高新技术企业开展５Ｇ应用，给予不超过50万元补助。",
        "😀鼓励企业在境外设立ＡＩ研发中心。",
        "停征港口建设费。",
        "去中心化临床试验（DCT）试点。",
        "推进京津两地海关AEO高级认证企业便利化措施互认，费率为2.5%。",
        "对养老机构利用闲置资源予以支持。"
    };

    private static Path folder = Path.of("");
    private static SearchIndex index;

    @BeforeAll
    @BeforeContainer
    static void write() throws IOException {
        folder = MemoryFolder.create("search-text");
        index = SearchIndex.open(folder, SEGMENTER);
        index.replace(stamp("a", 1), entries("a", TEXTS));
    }

    @AfterAll
    @AfterContainer
    static void close() throws IOException {
        index.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(
                            file -> {
                                try {
                                    Files.delete(file);
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            });
        }
    }

    private static Hit first(String query) {
        return index.search(SearchRequest.keyword(query)).hits().getFirst();
    }

    private static List<String> shown(Hit hit) {
        String text = hit.entry().text();
        return hit.highlights().stream()
                .map(
                        span ->
                                text.substring(
                                        text.offsetByCodePoints(0, span.start()),
                                        text.offsetByCodePoints(0, span.end())))
                .toList();
    }

    @Test
    void widthAndCaseDoNotMatter() {
        for (String query : List.of("5G应用", "５ｇ应用", "5g")) {
            assertEquals(TEXTS[0], first(query).entry().text());
        }
        assertEquals(TEXTS[1], first("ai").entry().text());
        assertEquals(TEXTS[3], first("ｄｃｔ").entry().text());
    }

    @Test
    void numbersAreWhole() {
        assertEquals(List.of(TEXTS[4]), texts(index.search(SearchRequest.keyword("2.5"))));
        assertEquals(List.of(TEXTS[0]), texts(index.search(SearchRequest.keyword("50万元"))));
        assertEquals(List.of(), texts(index.search(SearchRequest.keyword("0"))));
    }

    @Test
    void wordsInsideWordsAreFound() {
        assertEquals(TEXTS[0], first("技术企业").entry().text());
        assertEquals(TEXTS[2], first("建设费停征").entry().text());
    }

    @Test
    void questionWordsDoNotCount() {
        assertEquals(TEXTS[2], first("请问港口建设费从什么时候开始停征了吗？").entry().text());
        assertEquals(TEXTS[5], first("闲置的资源可以怎么给养老机构用呢").entry().text());
    }

    @Test
    void highlightsCountCodePoints() {
        Hit hit = first("研发中心");
        assertEquals(TEXTS[1], hit.entry().text());
        assertEquals(List.of(new Span(12, 16)), hit.highlights());
        assertEquals(List.of("研发中心"), shown(hit));
    }

    @Test
    void highlightsAreOrderedAndApart() {
        assertEquals(List.of("高新技术企业", "补助"), shown(first("补助高新技术企业")));
        assertEquals(List.of("ＡＩ"), shown(first("AI")));
        assertEquals(List.of("DCT"), shown(first("dct")));
    }

    @Test
    void accidentalPairsAreNotShown() {
        assertEquals(List.of("停征港口建设费"), shown(first("停征 港口建设费")));
        // 构利 is a pair of the query and of 机构利用
        assertEquals(List.of("闲置资源"), shown(first("闲置资源 结构利率")));
    }

    @Test
    void queryWithoutWordsFindsNothingAndSaysWhy() {
        for (String query : List.of("？", "（）“”", "…——、", "\ud83d", "!!! ???", "()\"")) {
            SearchResult result = index.search(SearchRequest.keyword(query));
            assertEquals(0, result.total(), query);
            assertNotNull(result.note(), query);
        }
    }

    @Test
    void marksHaveNoMeaningOfTheirOwn() {
        for (String query :
                List.of(
                        "港口建设费 AND (NOT 企业",
                        "\"港口建设费",
                        "港口建设费:*~^2 || [a TO b]",
                        "{港口建设费} \\ /",
                        "港口建设费" + "？".repeat(10_000))) {
            assertEquals(TEXTS[2], first(query).entry().text(), query);
        }
    }

    @Test
    void onlyTheBeginningOfALongQueryCounts() {
        String query = "养老机构" + "，".repeat(SearchRequest.LONGEST) + "港口建设费";
        assertEquals(List.of(TEXTS[5]), texts(index.search(SearchRequest.keyword(query))));
    }

    /** No query fails; highlights lie in the text, in order and apart; pages are bounded. */
    @Property(tries = 500)
    void anyQueryIsAnswered(@ForAll("queries") String query) {
        SearchResult result = index.search(SearchRequest.keyword(query).page(3, 0));
        assertTrue(result.hits().size() <= 3);
        assertTrue(result.total() >= result.hits().size());
        assertTrue(result.total() == 0 || !result.hits().isEmpty());
        for (Hit hit : result.hits()) {
            int at = -1;
            int length = hit.entry().text().codePointCount(0, hit.entry().text().length());
            for (Span span : hit.highlights()) {
                assertTrue(span.start() > at && span.length() > 0 && span.end() <= length);
                at = span.end();
            }
        }
    }

    @Provide
    static Arbitrary<String> queries() {
        var pieces =
                Arbitraries.of(
                        "企业",
                        "支持",
                        "（",
                        "）",
                        "(",
                        "[",
                        "]",
                        "\"",
                        "“",
                        " AND ",
                        " OR ",
                        "NOT",
                        "+",
                        "-",
                        "*",
                        "?",
                        "~",
                        "^",
                        ":",
                        "\\",
                        "/",
                        "😀",
                        "\ud83d",
                        "\udc00",
                        "\u0000",
                        "\n",
                        "　",
                        "第十三条",
                        "第零条",
                        "第9999条",
                        "津政发〔2021〕3号",
                        "〔2021〕99999号",
                        "２０２１",
                        "5G",
                        "的",
                        "什么",
                        "吗",
                        "%",
                        "...",
                        "一",
                        "#",
                        "<b>",
                        "㎡");
        return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(5))
                .list()
                .ofMaxSize(40)
                .map(list -> String.join("", list));
    }
}
