package org.tiaowen.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.document.Level;
import org.tiaowen.document.Modality;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.rdf.Samples;
import org.tiaowen.search.SearchResult.Count;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From the named graphs of a store to hits, filters and facets. */
class ReflectedGraphTest {

    @TempDir Path folder;
    private GraphStore store;
    private SearchIndex index;

    @BeforeEach
    void reflect() {
        store = SearchSamples.store();
        index = SearchIndex.open(folder, SearchSamples.SEGMENTER);
        index.reflect(store, store.graphs());
    }

    @AfterEach
    void close() {
        index.close();
        store.close();
    }

    private Entry find(String query) {
        return index.search(SearchRequest.keyword(query)).hits().getFirst().entry();
    }

    private List<String> with(Facet facet, String value) {
        var filters = new Filters(Map.of(facet, Set.of(value)), null, null);
        return SearchSamples.texts(index.search(SearchRequest.keyword("").with(filters)));
    }

    @Test
    void sentenceKnowsItsPlaceAndDocument() {
        Entry entry = find("减免租金");
        assertEquals("减免租金。", entry.text());
        assertEquals("a.txt", entry.source().name());
        assertEquals(List.of("一、", "（一）"), entry.path());
        assertEquals(List.of("降低成本"), entry.headings());
        assertEquals("《津市促进流通若干措施》（津政发〔2021〕3号）一、（一）", entry.citation());
        assertEquals("措施", entry.document().kind());
        assertEquals(Samples.CITY, entry.document().issuers().getFirst().name());
        assertEquals(Level.PREFECTURAL, entry.document().level());
        assertEquals(LocalDate.of(2021, 3, 10), entry.document().issued());
        assertTrue(entry.iri().endsWith("/sec_1/sub_1/s_1"), entry.iri());
    }

    @Test
    void measureKnowsModalitySectorsAndUnits() {
        Entry.Measure measure = find("减免租金").measure();
        assertNotNull(measure);
        assertEquals(Modality.FUND, measure.modality());
        assertEquals(List.of("tax-fiscal", "commerce"), measure.sectors());
        assertEquals(
                List.of("lead " + Samples.COMMERCE, "support " + Samples.FINANCE),
                measure.units().stream().map(u -> u.role() + " " + u.unit().name()).toList());
        assertNull(find("现将若干措施印发").measure());
    }

    @Test
    void statuteIsCitedByArticleAndParagraph() {
        assertEquals("《流通条例》第一条第一款", find("促进流通").citation());
        assertEquals("《流通条例》第一条第二款", find("流通应当便民").citation());
        assertEquals("《津市人民政府关于废止部分规定的决定》（津政发〔2022〕5号）", find("废止").citation());
    }

    @Test
    void leafProvisionWithoutSentencesIsAnEntry() {
        Entry entry = find("流通条例第二条 解释");
        assertEquals("解释。", entry.text());
        assertEquals("《流通条例》第二条", entry.citation());
    }

    @Test
    void provisionWithSentencesIsNone() {
        assertFalse(
                SearchSamples.texts(index.search(SearchRequest.keyword("")))
                        .contains("减免租金。可先行试点。"));
        assertEquals(10, index.size());
        assertEquals(6, index.size(Samples.IRIS.source("a")));
    }

    @Test
    void documentWhoseBodyIsLostIsFoundByItsTitle() {
        Entry entry = find("津市流通管理规定");
        assertEquals("津市流通管理规定", entry.text());
        assertEquals(entry.document().iri(), entry.iri());
        assertEquals(List.of(), entry.path());
    }

    @Test
    void oneSourceAloneGivesTheSame() {
        GraphStamp stamp = store.stamp(Samples.IRIS.source("a")).orElseThrow();
        List<GraphStamp> before = index.reflected();
        var request = SearchRequest.keyword("津市流通").page(100, 0);
        SearchResult all = index.search(request);
        assertTrue(index.remove(stamp.graph()));
        assertTrue(index.search(request).total() < all.total());
        boolean reflected =
                store.read(
                        stamp.graph(),
                        graph -> {
                            index.reflect(stamp, graph);
                            return true;
                        });
        assertTrue(reflected);
        assertEquals(before, index.reflected());
        assertEquals(store.graphs(), index.reflected());
        assertEquals(SearchSamples.texts(all), SearchSamples.texts(index.search(request)));
        assertEquals(all.facets(), index.search(request).facets());
    }

    @Test
    void blankQueryListsInOrderOfSourceAndPlace() {
        List<String> texts =
                SearchSamples.texts(index.search(SearchRequest.keyword(" ").page(100, 0)));
        assertEquals(
                List.of("津市流通管理规定", "现将若干措施印发给你们。", "减免租金。", "可先行试点。", "年底前补贴三成。"),
                texts.subList(0, 5));
    }

    @Test
    void filtersNarrow() {
        assertEquals(List.of("减免租金。", "年底前补贴三成。"), with(Facet.SECTOR, "tax-fiscal"));
        assertEquals(List.of("可先行试点。"), with(Facet.MODALITY, "explore"));
        assertEquals(List.of("减免租金。", "可先行试点。", "年底前补贴三成。"), with(Facet.UNIT, Samples.FINANCE));
        assertEquals(
                with(Facet.UNIT, Samples.FINANCE),
                with(Facet.UNIT, Samples.IRIS.unit(Samples.FINANCE).getURI()));
        assertEquals(List.of("废止津政发〔2009〕15号文件。"), with(Facet.DOCUMENT, "津政发〔2022〕5号"));
        assertEquals(3, with(Facet.KIND, "条例").size());
        assertEquals(4, with(Facet.SOURCE, "b.txt").size());
        assertEquals(
                with(Facet.SOURCE, "b.txt"), with(Facet.SOURCE, Samples.IRIS.source("b").getURI()));
        assertEquals(10, with(Facet.ISSUER, Samples.CITY).size());
        assertEquals(10, with(Facet.LEVEL, "市级").size());
        assertEquals(List.of(), with(Facet.JURISDICTION, "别市"));
    }

    @Test
    void filtersAddUp() {
        var filters =
                new Filters(
                        Map.of(
                                Facet.SECTOR, Set.of("commerce", "tax-fiscal"),
                                Facet.MODALITY, Set.of("fund")),
                        null,
                        null);
        assertEquals(
                List.of("减免租金。", "年底前补贴三成。"),
                SearchSamples.texts(index.search(SearchRequest.keyword("").with(filters))));
    }

    @Test
    void datesAreInclusive() {
        var day = LocalDate.of(2022, 5, 1);
        assertEquals(
                List.of("废止津政发〔2009〕15号文件。"),
                SearchSamples.texts(
                        index.search(
                                SearchRequest.keyword("").with(new Filters(Map.of(), day, day)))));
        assertEquals(
                0,
                index.search(
                                SearchRequest.keyword("")
                                        .with(new Filters(Map.of(), day.plusDays(1), null)))
                        .total());
    }

    @Test
    void facetsCountTheWholeResult() {
        SearchResult result = index.search(SearchRequest.keyword("").page(1, 0));
        assertEquals(1, result.hits().size());
        assertEquals(
                List.of(
                        new Count("commerce", "commerce", 4),
                        new Count("tax-fiscal", "tax-fiscal", 2)),
                result.counts(Facet.SECTOR));
        assertEquals(
                new Count(Samples.IRIS.unit(Samples.FINANCE).getURI(), Samples.FINANCE, 3),
                result.counts(Facet.UNIT).getFirst());
        assertEquals(
                result.total(), result.counts(Facet.SOURCE).stream().mapToInt(Count::count).sum());
    }

    @Test
    void numberFindsItsDocumentAndWhoCitesIt() {
        assertEquals(
                Set.of("现将若干措施印发给你们。"),
                Set.copyOf(
                        SearchSamples.texts(index.search(SearchRequest.keyword("津政发[2021]第3号")))));
        assertEquals(
                List.of("津市流通管理规定", "废止津政发〔2009〕15号文件。"),
                SearchSamples.texts(index.search(SearchRequest.keyword("津政发（2009）15 号"))));
    }

    @Test
    void namesOfResponsibleUnitsAreSearched() {
        assertEquals(
                Set.of("减免租金。", "可先行试点。"),
                Set.copyOf(SearchSamples.texts(index.search(SearchRequest.keyword("津市商务局牵头")))));
    }
}
