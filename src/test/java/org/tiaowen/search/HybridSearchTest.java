package org.tiaowen.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.search.SearchSamples.entries;
import static org.tiaowen.search.SearchSamples.entry;
import static org.tiaowen.search.SearchSamples.measure;
import static org.tiaowen.search.SearchSamples.stamp;
import static org.tiaowen.search.SearchSamples.texts;

import org.junit.jupiter.api.Test;
import org.tiaowen.document.Modality;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words and meaning together, with the packaged model. */
class HybridSearchTest extends VectorsInAnIndex {

    private static final String RENT = "对承租国有房屋的小微企业减免三个月租金。";
    private static final String FOREST = "加强森林防火巡查，严禁野外用火。";
    private static final String COURT = "推广在线诉讼，实现案件网上立案、网上开庭。";
    private static final String PORT = "推进港口岸电设施建设。";
    private static final String TERM = "岸电，是指由岸上电源供应船舶用电的方式。";
    private static final String HEALTH = "完善医师多点执业备案制度。";
    private static final String[] TEXTS = {RENT, FOREST, COURT, PORT, TERM, HEALTH};

    private void fill(List<Entry> entries) {
        entries.forEach(entry -> vectors.learn(entry.text()));
        index.use(vectors);
        index.replace(stamp("a", 1), entries);
    }

    private static SearchRequest hybrid(String query) {
        return SearchRequest.keyword(query).in(SearchMode.HYBRID);
    }

    private List<String> find(String query) {
        return texts(index.search(hybrid(query)));
    }

    @Test
    void wordsDecideWhereAllOfThemAreFound() {
        fill(entries("a", TEXTS));
        SearchResult found = index.search(hybrid("港口 岸电"));
        assertEquals(SearchMode.HYBRID, found.mode());
        assertEquals(List.of(PORT, TERM), texts(found).subList(0, 2));
        assertTrue(
                found.hits().getFirst().score() > found.hits().get(1).score(),
                "the score is the relevance, not a rank");
    }

    @Test
    void meaningDecidesWhereNoWordIsFound() {
        fill(entries("a", TEXTS));
        assertEquals(RENT, find("小店铺房东能不能少收点钱").getFirst());
        // one word of the query stands in a text that has nothing to do with it
        assertEquals(COURT, find("不出家门就能打官司，隔着屏幕推进").getFirst());
    }

    @Test
    void keywordAnswersWhileThereAreNoVectors() {
        index.expectVectors(true);
        index.replace(stamp("a", 1), entries("a", TEXTS));
        SearchResult found = index.search(hybrid("港口岸电"));
        assertEquals(SearchMode.KEYWORD, found.mode());
        assertEquals(PORT, texts(found).getFirst());
    }

    @Test
    void filtersHoldInBothLegs() {
        var all = new ArrayList<Entry>();
        all.add(entry("a", 0, RENT, measure(Modality.FUND, "rent")));
        all.add(entry("a", 1, PORT, measure(Modality.ACT, "port")));
        fill(all);
        var port = new Filters(Map.of(Facet.SECTOR, Set.of("port")), null, null);
        assertEquals(List.of(PORT), texts(index.search(hybrid("小微企业减免租金").with(port))));
    }

    @Test
    void measureComesBeforeWhatOnlyNamesIt() {
        var all = new ArrayList<Entry>();
        all.add(entry("a", 0, RENT, null));
        all.add(entry("a", 1, FOREST, null));
        all.add(entry("a", 2, RENT, measure(Modality.FUND, "rent")));
        fill(all);
        assertEquals(2, index.search(hybrid("小微企业租金")).hits().getFirst().entry().order());
    }

    @Test
    void pagesTileTheAnswerAndTotalsStay() {
        var all = new ArrayList<Entry>();
        for (int i = 0; i < 250; i++) {
            all.add(entry("a", i, "支持第" + i + "家企业建设岸电设施" + "、".repeat(i % 3), null));
        }
        fill(all);
        var seen = new HashSet<String>();
        long total = index.search(hybrid("岸电设施")).total();
        assertEquals(250, total);
        for (int offset = 0; offset < total; offset += 70) {
            SearchResult page = index.search(hybrid("岸电设施").page(70, offset));
            assertEquals(total, page.total());
            page.hits().forEach(hit -> assertTrue(seen.add(hit.entry().iri()), "met twice"));
        }
        assertEquals(250, seen.size());
    }

    @Test
    void nearCopiesFoldIntoTheFirst() {
        String other = "对承租国有房屋的小型微型企业减免三个月租金。";
        String dearer = "对承租国有房屋的小微企业减免6个月租金。";
        String cheaper = "对承租国有房屋的小微企业减免3个月租金。";
        index.use(vectors);
        List.of(RENT, "对承租国有房屋的小微企业，减免三个月租金", dearer, cheaper, FOREST, other)
                .forEach(vectors::learn);
        index.replace(stamp("a", 1), entries("a", RENT, dearer, FOREST));
        index.replace(stamp("b", 1), entries("b", "对承租国有房屋的小微企业，减免三个月租金", cheaper));
        for (SearchMode mode : SearchMode.values()) {
            SearchRequest asked = SearchRequest.keyword("小微企业减免租金").in(mode);
            SearchResult apart = index.search(asked);
            SearchResult folded = index.search(asked.collapsed(true));
            assertEquals(apart.total() - 1, folded.total(), mode.label());
            Hit hit =
                    folded.hits().stream()
                            .filter(h -> h.entry().text().contains("三个月"))
                            .findFirst()
                            .orElseThrow();
            assertEquals(1, hit.copies().size());
            assertEquals(1, hit.alsoIn());
            assertTrue(texts(folded).contains(dearer), "other figures are another measure");
            assertTrue(texts(folded).contains(cheaper), "other figures are another measure");
            var onPages = new ArrayList<String>();
            for (int offset = 0; offset < folded.total(); offset++) {
                onPages.addAll(texts(index.search(asked.collapsed(true).page(1, offset))));
            }
            assertEquals(texts(folded), onPages, "pages of folded answers tile too");
        }
        assertFalse(index.search(hybrid("").collapsed(true)).hits().size() < 5, "listed whole");
    }
}
