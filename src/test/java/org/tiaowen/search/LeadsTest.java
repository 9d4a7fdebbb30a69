package org.tiaowen.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.search.SearchSamples.measure;
import static org.tiaowen.search.SearchSamples.stamp;
import static org.tiaowen.search.SearchSamples.texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.analysis.Embedder;
import org.tiaowen.document.Modality;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class LeadsTest {

    private static final String LEAD = "船舶有下列情形之一的，不得夜间航行：";
    private static final String ITEM = "信号灯损坏；";

    private static Entry entry(String source, int order, String text, String... path) {
        Entry plain = SearchSamples.entry(source, order, text, measure(Modality.ACT, "port"));
        return new Entry(
                plain.iri(),
                text,
                plain.source(),
                plain.document(),
                List.of(path),
                List.of(),
                plain.citation(),
                order,
                text.equals(ITEM) ? plain.measure() : null);
    }

    private static List<Entry> statute() {
        var entries = new ArrayList<Entry>();
        entries.add(entry("a", 0, "渡口由县级人民政府管理。", "第一章", "第一条"));
        entries.add(entry("a", 1, LEAD, "第一章", "第二条"));
        entries.add(entry("a", 2, ITEM, "第一章", "第二条", "（一）"));
        entries.add(entry("a", 3, "船员人数不足。", "第一章", "第二条", "（二）"));
        entries.add(entry("a", 4, "水上飞机的管理另行规定。", "第一章", "第二条之一"));
        entries.add(entry("a", 5, "港口经营人应当保持航道清洁。", "二、"));
        entries.add(entry("a", 6, "旅客应当购买船票。", "二、"));
        for (int i = 7; i < 40; i++) {
            entries.add(entry("a", i, "船舶进出第" + i + "号港口应当登记。", "第" + i + "条"));
        }
        return entries;
    }

    @Test
    void entriesKnowTheHeadOfTheirArticle() {
        assertArrayEquals(new int[] {0, 0, 1, 2, 0, -1, -1}, Leads.behind(statute().subList(0, 7)));
        var two = List.of(entry("a", 0, "一。", "第一条"), entry("b", 0, "二。", "第一条"));
        assertArrayEquals(new int[] {0, 0}, Leads.behind(two), "of two documents");
    }

    @Test
    void headsComeNearTheBestOfTheirArticle() {
        int[] docs = {3, 4, 7};
        float[] scores = {0.2f, 0.7f, 0.4f};
        Leads.lift(docs, scores, new int[] {3, 3, 6}, 0.8f);
        assertArrayEquals(new float[] {0.6f, 0.7f, 0.4f}, scores, 1e-6f);
    }

    @Test
    void furtherClausesOfAnArticleMakeRoomForOthers() {
        float[] scores = {0.5f, 0.9f, 0.88f, 0.86f, 0.87f};
        Leads.spread(scores, new int[] {1, 1, 1, 4, 5}, 0.1f);
        assertArrayEquals(new float[] {0.4f, 0.9f, 0.78f, 0.86f, 0.87f}, scores, 1e-5f);
    }

    @Test
    void clausesAsGoodAsTheBestOfTheirArticleLoseNothing() {
        float[] scores = {0.7f, 0.69f, 0.7f};
        Leads.spread(scores, new int[3], 0.1f);
        assertArrayEquals(new float[] {0.7f, 0.64f, 0.7f}, scores, 1e-5f);
    }

    @Test
    void whatFindsAnItemFindsItsHead(@TempDir Path folder) {
        try (Vectors vectors = Vectors.open(Embedder.packaged(), folder.resolve("vectors"));
                SearchIndex index =
                        SearchIndex.open(folder.resolve("index"), SearchSamples.SEGMENTER)) {
            statute().forEach(entry -> vectors.learn(Meaning.of(entry)));
            index.use(vectors);
            index.replace(stamp("a", 1), statute());
            var request = new SearchRequest("信号灯坏了", SearchMode.HYBRID, Filters.NONE, 10, 0);
            List<String> found = texts(index.search(request));
            assertEquals(List.of(ITEM, LEAD), found.subList(0, 2));
            var sector = new Filters(Map.of(Facet.SECTOR, Set.of("port")), null, null);
            SearchResult narrowed = index.search(request.with(sector));
            assertEquals(List.of(ITEM), texts(narrowed), "the head is none of the sector");
            assertTrue(narrowed.total() == 1);
        }
    }
}
