package org.tiaowen.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.search.SearchSamples.SEGMENTER;
import static org.tiaowen.search.SearchSamples.entries;
import static org.tiaowen.search.SearchSamples.stamp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Searches that nobody has asked for. */
class RehearsalTest {

    @TempDir private Path folder;

    @Test
    void queriesAreMadeOfTheEntries() {
        try (var index = SearchIndex.open(folder, SEGMENTER)) {
            assertEquals(List.of(), index.rehearsals(9));
            index.replace(stamp("a", 1), entries("a", "支持企业，减免费用。", "停征港口建设费。", "5G"));
            assertEquals(List.of("支持企业 减免", "停征港口建设费", "5G"), index.rehearsals(9));
            assertEquals(List.of("支持企业 减免"), index.rehearsals(1));
        }
    }

    @Test
    void nothingWaitsForThem() {
        try (var index = SearchIndex.open(folder, SEGMENTER)) {
            index.replace(stamp("a", 1), entries("a", "支持企业，减免费用。"));
            assertEquals(1, index.rehearse(SearchRequest.keyword("企业")).total());
            assertTrue(index.isQuietFor(Duration.ofMinutes(1)), "nobody has searched");
        }
    }
}
