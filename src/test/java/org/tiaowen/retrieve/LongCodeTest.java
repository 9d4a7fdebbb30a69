package org.tiaowen.retrieve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.apache.jena.graph.Node;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaowen.rdf.Tw;
import org.tiaowen.search.Filters;
import org.tiaowen.search.SearchMode;
import org.tiaowen.search.SearchRequest;
import org.tiaowen.search.SearchResult;
import org.tiaowen.search.lookup.Lookup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Places above 999: looked up, cited and quoted. */
final class LongCodeTest {

    private static final String CODE =
            """
            中华人民共和国河道法典
            第一千零七十八条 船舶进出港口，应当报告。
            第一千零七十九条 夜间航行的船舶应当显示信号灯。
            船舶有下列情形之一的，不得夜间航行：
            （一）信号灯损坏；
            （二）船员不足。
            第一千零七十九条之一 水上飞机适用前条规定。
            第一千零八十条 渡口由县级人民政府管理。
            """;

    private static final String RULES =
            """
            渡口管理办法
            第一条 为了管理渡口，根据《中华人民共和国河道法典》第一千零七十九条第二款，制定本办法。
            第二条 夜航适用《中华人民共和国河道法典》第1079条至第一千零八十条的规定。
            """;

    @TempDir private static Path folder;
    private static IngestedTexts texts;

    @BeforeAll
    static void read() throws IOException {
        Files.writeString(folder.resolve("code.txt"), CODE);
        Files.writeString(folder.resolve("rules.txt"), RULES);
        texts = IngestedTexts.of(folder);
    }

    @AfterAll
    static void close() {
        texts.close();
    }

    private static SearchResult search(String query) {
        return texts.index()
                .search(
                        new SearchRequest(query, SearchMode.KEYWORD, Filters.NONE, 10, 0)
                                .understood(true));
    }

    @ParameterizedTest
    @CsvSource({
        "河道法典第一千零七十九条, 4, 夜间航行的船舶应当显示信号灯。",
        "河道法典第一〇七九条, 4, 夜间航行的船舶应当显示信号灯。",
        "中华人民共和国河道法典第1079条, 4, 夜间航行的船舶应当显示信号灯。",
        "《河道法典》第1079条, 4, 夜间航行的船舶应当显示信号灯。",
        "河道法典第一千零七十九条第二款第（二）项, 1, 船员不足。",
        "河道法典第一千零七十九条之一, 1, 水上飞机适用前条规定。",
        "河道法典第1080条, 1, 渡口由县级人民政府管理。"
    })
    void lookedUp(String query, long total, String first) {
        SearchResult result = search(query);
        assertInstanceOf(
                Lookup.Place.class, Objects.requireNonNull(result.understood()).lookup(), query);
        assertEquals(total, result.total(), query);
        assertEquals(first, result.hits().getFirst().entry().text());
    }

    @Test
    void spelledInPinyin() {
        SearchResult result = search("hedaofadian 船舶");
        assertInstanceOf(Lookup.Title.class, Objects.requireNonNull(result.understood()).lookup());
        SearchRequest words =
                new SearchRequest("hedaofadian", SearchMode.KEYWORD, Filters.NONE, 10, 0);
        assertNull(texts.index().search(words).understood());
        assertEquals(0, texts.index().search(words).total());
    }

    @Test
    void anArticleThatIsNotThereIsAbsent() {
        assertInstanceOf(
                Lookup.Absent.class,
                Objects.requireNonNull(search("河道法典第一千零九十条").understood()).lookup());
    }

    @Test
    void cited() {
        Set<String> places =
                texts.read(
                        (graph, _) ->
                                graph
                                        .find(Node.ANY, Tw.citedPlace, Node.ANY)
                                        .mapWith(t -> t.getObject().getLiteralLexicalForm())
                                        .toList()
                                        .stream()
                                        .filter(p -> !p.startsWith("前"))
                                        .collect(Collectors.toSet()));
        assertEquals(Set.of("第一千零七十九条第二款", "第1079条至第一千零八十条"), places);
    }

    @ParameterizedTest
    @CsvSource({
        "第一千零七十九条 夜间航行的船舶应当显示信号灯。, EXACT",
        "第1079条 夜间航行的船舶应当显示信号灯。, EXACT",
        "第一千零七十九条之一 水上飞机适用前条规定。, EXACT",
        "第一千零八十条 夜间航行的船舶应当显示信号灯。, NEAR",
        "第一千零七十九条 水上飞机适用前条规定。, NEAR"
    })
    void quoted(String quote, Verification.Verdict verdict) {
        var verifier = new QuoteVerifier(new Retriever());
        Verification found =
                texts.read((graph, r) -> verifier.verify(graph, r, texts.index(), quote, null));
        assertEquals(verdict, found.verdict(), quote);
    }
}
