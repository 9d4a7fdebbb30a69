package org.tiaowen.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.search.SearchSamples.entries;
import static org.tiaowen.search.SearchSamples.stamp;
import static org.tiaowen.search.SearchSamples.texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.Packaged;
import org.tiaowen.analysis.Segmenter;
import org.tiaowen.rdf.Ontology;

import java.nio.file.Path;
import java.util.List;

/** Units are found by their other names. */
final class AkinUnitsTest {

    private static final Ontology ONTOLOGY = Packaged.ONTOLOGY;
    private static final String TODAY = "企业向市工业和信息化局申报专项资金。";
    private static final String SHORT = "企业向工信局申报专项资金。";
    private static final String FORMER = "企业向市广播电影电视局申报拍摄计划。";
    private static final String OTHER = "企业向市财政局报送决算。";

    @Test
    void otherNamesAreKnown() {
        assertTrue(ONTOLOGY.units().akin("工信局").contains("工业和信息化局"));
        assertTrue(ONTOLOGY.units().akin("工业和信息化局").contains("工信局"));
        assertFalse(ONTOLOGY.units().akin("工信局").contains("工信局"));
        assertTrue(ONTOLOGY.units().akin("港口").isEmpty());
    }

    @Test
    void namesInWordsFindEachOther(@TempDir Path folder) {
        var segmenter = new Segmenter(Lexicon.of(ONTOLOGY.units(), ONTOLOGY.sectors()));
        try (SearchIndex index =
                SearchIndex.open(folder, segmenter)
                        .knowing(ONTOLOGY.units(), ONTOLOGY.gazetteer(), ONTOLOGY.sectors())) {
            index.replace(stamp("a", 1), entries("a", TODAY, SHORT, FORMER, OTHER));
            assertEquals(List.of(SHORT, TODAY), texts(index.search(SearchRequest.keyword("工信局"))));
            assertEquals(
                    List.of(TODAY, SHORT),
                    texts(index.search(SearchRequest.keyword("工业和信息化局"))).subList(0, 2));
            assertEquals(List.of(FORMER), texts(index.search(SearchRequest.keyword("新闻出版广电局"))));
        }
    }
}
