package org.tiaowen.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.search.SearchSamples.SEGMENTER;
import static org.tiaowen.search.SearchSamples.entries;
import static org.tiaowen.search.SearchSamples.stamp;
import static org.tiaowen.search.SearchSamples.texts;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.document.Span;
import org.tiaowen.search.SearchException.Reason;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The index as a thing on disk: what it reflects, who may open it, what survives. */
class SearchIndexTest {

    @TempDir Path folder;

    private static List<String> find(SearchIndex index, String query) {
        return texts(index.search(SearchRequest.keyword(query)));
    }

    private Reason refusal() {
        return assertThrows(SearchException.class, () -> SearchIndex.open(folder, SEGMENTER))
                .reason();
    }

    @Test
    void newIndexIsEmptyAndReflectsNothing() {
        try (var index = SearchIndex.open(folder.resolve("deep/index"), SEGMENTER)) {
            assertEquals(0, index.size());
            assertEquals(List.of(), index.reflected());
            SearchResult nothing = index.search(SearchRequest.keyword("企业"));
            assertEquals(0, nothing.total());
            assertEquals(List.of(), nothing.counts(Facet.SECTOR));
            assertEquals(0, index.search(SearchRequest.keyword("")).total());
        }
    }

    @Test
    void replacingLeavesNothingOfTheOldState() {
        try (var index = SearchIndex.open(folder, SEGMENTER)) {
            index.replace(stamp("a", 1), entries("a", "停征港口建设费。", "支持企业。"));
            index.replace(stamp("b", 2), entries("b", "支持商户。"));
            index.replace(stamp("a", 3), entries("a", "支持养老机构。"));
            assertEquals(List.of(), find(index, "港口建设费"));
            assertEquals(List.of("支持养老机构。"), find(index, "养老机构"));
            assertEquals(2, index.size());
            var reflected = index.reflected();
            assertEquals(List.of(stamp("a", 3), stamp("b", 2)), reflected);
            assertSame(reflected, index.reflected());
        }
    }

    @Test
    void removedSourceIsGone() {
        try (var index = SearchIndex.open(folder, SEGMENTER)) {
            index.replace(stamp("a", 1), entries("a", "支持企业。"));
            assertTrue(index.remove(stamp("a", 1).graph()));
            assertFalse(index.remove(stamp("a", 1).graph()));
            assertEquals(0, index.size());
            assertEquals(List.of(), index.reflected());
        }
    }

    @Test
    void committedStateSurvivesReopening() {
        try (var index = SearchIndex.open(folder, SEGMENTER)) {
            index.replace(stamp("a", 7), entries("a", "支持企业。"));
        }
        try (var index = SearchIndex.open(folder, SEGMENTER)) {
            assertEquals(List.of(stamp("a", 7)), index.reflected());
            assertEquals(List.of("支持企业。"), find(index, "企业"));
        }
    }

    /** What a killed process leaves: files of a segment that no commit names, and its lock file. */
    @Test
    void unfinishedChangeOfAKilledProcessIsNotSeen() throws IOException {
        Path alive = folder.resolve("alive");
        Path killed = folder.resolve("killed");
        try (var index = SearchIndex.open(alive, SEGMENTER)) {
            index.replace(stamp("a", 1), entries("a", "支持企业。"));
        }
        try (var writer =
                new IndexWriter(
                        FSDirectory.open(alive), new IndexWriterConfig().setCommitOnClose(false))) {
            writer.deleteAll();
            writer.addDocument(new Document());
            writer.flush();
            Files.createDirectory(killed);
            try (Stream<Path> files = Files.list(alive)) {
                for (Path file : files.toList()) {
                    Files.copy(file, killed.resolve(file.getFileName()));
                }
            }
            writer.rollback();
        }
        try (var index = SearchIndex.open(killed, SEGMENTER)) {
            assertEquals(List.of(stamp("a", 1)), index.reflected());
            assertEquals(List.of("支持企业。"), find(index, "企业"));
            index.replace(stamp("a", 2), entries("a", "支持商户。"));
            assertEquals(List.of("支持商户。"), find(index, "商户"));
        }
    }

    @Test
    void oneWriterADirectory() {
        try (var index = SearchIndex.open(folder, SEGMENTER)) {
            index.replace(stamp("a", 1), entries("a", "支持企业。"));
            SearchException refused =
                    assertThrows(SearchException.class, () -> SearchIndex.open(folder, SEGMENTER));
            assertEquals(Reason.LOCKED, refused.reason());
            assertNotNull(refused.getMessage());
            assertTrue(refused.getMessage().contains(folder.toString()));
            assertEquals(
                    Reason.LOCKED,
                    assertThrows(SearchException.class, () -> SearchIndex.create(folder, SEGMENTER))
                            .reason());
            try (var reader = SearchIndex.read(folder, SEGMENTER, Ranking.DEFAULT)) {
                assertEquals(List.of("支持企业。"), find(reader, "企业"));
                assertThrows(
                        IllegalStateException.class,
                        () -> reader.replace(stamp("a", 2), List.of()));
            }
        }
    }

    @Test
    void cutFileIsDamageThatCreateCures() throws IOException {
        try (var index = SearchIndex.open(folder, SEGMENTER)) {
            index.replace(stamp("a", 1), entries("a", "支持企业。"));
        }
        try (Stream<Path> files = Files.list(folder)) {
            Path segment =
                    files.filter(file -> file.toString().endsWith(".cfs"))
                            .findFirst()
                            .orElseThrow();
            Files.write(segment, new byte[10]);
        }
        Reason reason = refusal();
        assertEquals(Reason.DAMAGED, reason);
        assertTrue(reason.isCuredByCreate());
        try (var index = SearchIndex.openOrCreate(folder, SEGMENTER)) {
            assertEquals(0, index.size());
            index.replace(stamp("a", 1), entries("a", "支持企业。"));
            assertEquals(List.of("支持企业。"), find(index, "企业"));
        }
    }

    @Test
    void cutCommitFileIsDamage() throws IOException {
        SearchIndex.open(folder, SEGMENTER).close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith("segments_")) {
                    Files.write(file, new byte[3]);
                }
            }
        }
        assertEquals(Reason.DAMAGED, refusal());
        SearchIndex.create(folder, SEGMENTER).close();
    }

    @Test
    void otherFormatIsRefused() throws IOException {
        try (var writer = new IndexWriter(FSDirectory.open(folder), new IndexWriterConfig())) {
            writer.setLiveCommitData(Map.of("format", "0").entrySet());
            writer.commit();
        }
        assertEquals(Reason.FORMAT, refusal());
        SearchIndex.create(folder, SEGMENTER).close();
        SearchIndex.open(folder, SEGMENTER).close();
    }

    @Test
    void readingWhatIsNotThereIsRefused() {
        assertEquals(
                Reason.DAMAGED,
                assertThrows(
                                SearchException.class,
                                () ->
                                        SearchIndex.read(
                                                folder.resolve("none"), SEGMENTER, Ranking.DEFAULT))
                        .reason());
    }

    @Test
    void hybridSearchSaysThatItAnsweredByWords() {
        try (var index = SearchIndex.open(folder, SEGMENTER)) {
            index.replace(stamp("a", 1), entries("a", "支持企业。"));
            SearchResult result = index.search(SearchRequest.keyword("企业").in(SearchMode.HYBRID));
            assertEquals(1, result.total());
            assertEquals(SearchMode.KEYWORD, result.mode());
        }
    }

    @Test
    void unknownModesAreRefused() {
        assertEquals(
                Reason.MODE,
                assertThrows(SearchException.class, () -> SearchMode.of("fuzzy")).reason());
    }

    @Test
    void pagesKeepTheirOrderWhenOtherSourcesChange() {
        try (var index = SearchIndex.open(folder, SEGMENTER)) {
            String[] equal = IntStream.range(0, 40).mapToObj(i -> "支持企业。").toArray(String[]::new);
            index.replace(stamp("b", 1), entries("b", equal));
            index.replace(stamp("a", 2), entries("a", equal));
            for (SortOrder sort : SortOrder.values()) {
                var request = SearchRequest.keyword("企业").sorted(sort);
                List<String> whole = iris(index, request.page(80, 0));
                index.replace(stamp("c", 3), entries("c", "支持养老。"));
                var paged = new ArrayList<String>();
                for (int offset = 0; offset < 80; offset += 7) {
                    paged.addAll(iris(index, request.page(7, offset)));
                    index.replace(stamp("c", 4 + offset), entries("c", "支持养老" + offset + "。"));
                }
                assertEquals(whole, paged, sort.label());
            }
        }
    }

    private static List<String> iris(SearchIndex index, SearchRequest request) {
        return index.search(request).hits().stream().map(hit -> hit.entry().iri()).toList();
    }

    @Test
    void thePartOfATextThatIsNearestIsTold() {
        try (var index = SearchIndex.open(folder, SEGMENTER)) {
            index.replace(stamp("a", 1), entries("a", "优化服务，对小微企业减免三个月房屋租金，鼓励协商。", "减免租金。"));
            List<Hit> hits = index.search(SearchRequest.keyword("企业租金减免")).hits();
            Hit longer = hits.get(hits.getFirst().entry().order() == 0 ? 0 : 1);
            assertEquals(new Span(5, 19), longer.passage());
            assertNull(hits.get(longer == hits.getFirst() ? 1 : 0).passage());
        }
    }

    @Test
    void pagesTileTheWholeAnswerInAStableOrder() {
        try (var index = SearchIndex.open(folder, SEGMENTER)) {
            String[] equal = IntStream.range(0, 1500).mapToObj(i -> "支持企业。").toArray(String[]::new);
            index.replace(stamp("b", 1), entries("b", "支持企业。", "支持企业。"));
            index.replace(stamp("a", 2), entries("a", equal));
            var request = SearchRequest.keyword("企业");
            assertEquals(1502, index.search(request).total());
            List<Integer> orders =
                    Stream.of(0, 1000)
                            .flatMap(
                                    offset ->
                                            index
                                                    .search(request.page(1000, offset))
                                                    .hits()
                                                    .stream())
                            .filter(hit -> hit.entry().source().name().equals("a.txt"))
                            .map(hit -> hit.entry().order())
                            .toList();
            assertEquals(IntStream.range(0, 1500).boxed().toList(), orders);
            assertEquals(List.of(), index.search(request.page(10, 5000)).hits());
            SearchResult count = index.search(request.page(0, 0));
            assertEquals(1502, count.total());
            assertEquals(List.of(), count.hits());
        }
    }

    @Test
    void wordThatIsEverywhereMakesNoAnswerAlone() {
        try (var index = SearchIndex.open(folder, SEGMENTER)) {
            String[] texts = Collections.nCopies(30, "推进建设。").toArray(String[]::new);
            texts[7] = "停征港口收费。";
            index.replace(stamp("a", 1), entries("a", texts));
            assertEquals(List.of("停征港口收费。"), find(index, "港口 建设"));
            assertEquals(29, index.search(SearchRequest.keyword("建设")).total());
            assertEquals(29, index.search(SearchRequest.keyword("建设 火星")).total());
        }
    }

    @Test
    void dataThatIsNoTextIsTaken() {
        String data =
                "QUJD".repeat(10_000)
                        + "ー".repeat(40_000)
                        + "a-".repeat(50_000)
                        + "１．".repeat(20_000);
        try (var index = SearchIndex.open(folder, SEGMENTER)) {
            Entry plain = entries("a", "支持企业" + data).getFirst();
            var document =
                    new Entry.Document(
                            plain.document().iri(), data, data, data, List.of(), data, null, null);
            var entry =
                    new Entry(
                            plain.iri(),
                            plain.text(),
                            plain.source(),
                            document,
                            List.of(data),
                            List.of(data),
                            data,
                            0,
                            null);
            index.replace(stamp("a", 1), List.of(entry));
            assertEquals(List.of(entry.text()), find(index, "企业"));
            assertEquals(1, index.search(SearchRequest.keyword(data)).total());
        }
    }

    @Test
    void pagesOutOfRangeAreRefused() {
        assertThrows(SearchException.class, () -> SearchRequest.keyword("").page(1001, 0));
        assertThrows(SearchException.class, () -> SearchRequest.keyword("").page(-1, 0));
        assertThrows(SearchException.class, () -> SearchRequest.keyword("").page(1, -1));
    }

    @Test
    void readersSeeWholeStatesWhileSourcesAreReplaced() throws Exception {
        try (var index = SearchIndex.open(folder, SEGMENTER);
                var threads = Executors.newFixedThreadPool(2)) {
            index.replace(stamp("a", 0), entries("a", "支持企业。", "支持企业。"));
            var done = new AtomicBoolean();
            var reader =
                    threads.submit(
                            () -> {
                                while (!done.get()) {
                                    assertEquals(
                                            2, index.search(SearchRequest.keyword("企业")).total());
                                    assertEquals(1, index.reflected().size());
                                }
                                return true;
                            });
            for (int revision = 1; revision <= 20; revision++) {
                index.replace(stamp("a", revision), entries("a", "支持企业。", "鼓励企业。"));
            }
            done.set(true);
            assertTrue(reader.get());
            assertEquals(List.of(stamp("a", 20)), index.reflected());
        }
    }

    @Test
    void failureInAChangeLeavesTheStateBefore() {
        try (var index = SearchIndex.open(folder, SEGMENTER)) {
            index.replace(stamp("a", 1), entries("a", "支持企业。"));
            List<Entry> whole = entries("a", "支持商户。");
            var broken =
                    new AbstractList<Entry>() {
                        @Override
                        public int size() {
                            return 1500;
                        }

                        @Override
                        public Entry get(int at) {
                            if (at > 1200) {
                                throw new UnsupportedOperationException("broken");
                            }
                            return whole.getFirst();
                        }
                    };
            assertThrows(
                    UnsupportedOperationException.class,
                    () -> index.replace(stamp("a", 2), broken));
            assertEquals(List.of(stamp("a", 1)), index.reflected());
            assertEquals(List.of("支持企业。"), find(index, "企业"));
            index.replace(stamp("a", 3), whole);
            assertEquals(List.of("支持商户。"), find(index, "商户"));
            assertEquals(List.of(), find(index, "企业"));
        }
    }
}
