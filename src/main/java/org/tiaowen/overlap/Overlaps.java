package org.tiaowen.overlap;

import org.jspecify.annotations.Nullable;
import org.tiaowen.analysis.Segmenter;
import org.tiaowen.document.Document;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Span;
import org.tiaowen.search.Entry;
import org.tiaowen.search.Filters;
import org.tiaowen.search.SearchIndex;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** What texts repeat of each other. Safe for threads. */
public final class Overlaps {

    private final ClauseReader reader;
    private final Comparer comparer = new Comparer();

    /**
     * With these rules.
     *
     * @param extractor finds the facts of a document
     * @param vectors gives the vector of a text, of length one, or null while there are none: words
     *     alone decide then
     */
    public Overlaps(
            Segmenter segmenter,
            Function<Document, Facts> extractor,
            Function<String, float @Nullable []> vectors) {
        this.reader = new ClauseReader(segmenter, extractor, vectors);
    }

    /**
     * Compares what a draft directs with the corpus.
     *
     * @param documents what was read in the draft; it is not stored
     * @param facts of each of them
     * @param scope the part of the corpus that is compared
     * @param above which documents of the corpus stand above one of the draft's
     * @param limit matches of an item
     * @param progress is told of each item that was compared
     * @return the items in the order of the draft
     */
    public List<CheckedItem> check(
            List<Document> documents,
            Function<Document, Facts> facts,
            SearchIndex index,
            Filters scope,
            Function<Document, Predicate<Entry.Document>> above,
            int limit,
            CheckProgress progress) {
        List<List<DraftItem>> items =
                documents.stream().map(d -> DraftItem.of(d, facts.apply(d))).toList();
        progress.begin(items.stream().mapToInt(List::size).sum());
        List<CheckedItem> checked = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            List<DraftItem> own = items.get(i);
            Checker checker =
                    new Checker(
                            reader, comparer, index, scope, above.apply(documents.get(i)), limit);
            Function<DraftItem, CheckedItem> check =
                    item -> {
                        CheckedItem one = checker.check(item);
                        progress.step();
                        return one;
                    };
            checked.addAll(index.ahead(() -> own.parallelStream().map(check).toList()));
        }
        return checked;
    }

    /**
     * What is related to a sentence of the corpus without repeating it, computed now.
     *
     * @param iri of the sentence
     * @param limit how many at most
     * @return the closest first, near copies folded
     */
    public List<Match> related(String iri, String text, SearchIndex index, int limit) {
        Span span = new Span(0, text.codePointCount(0, text.length()));
        DraftItem item = new DraftItem("", List.of(), text, List.of(text), span);
        return new Checker(reader, comparer, index, Filters.NONE, _ -> false, Integer.MAX_VALUE)
                .check(item).matches().stream()
                        .filter(match -> match.comparison().label() == Label.RELATED)
                        .filter(match -> !match.entry().iri().equals(iri))
                        .limit(limit)
                        .toList();
    }

    /** What overlaps inside the corpus of an index. */
    CorpusPairs inside(SearchIndex index) {
        return new CorpusPairs(reader, comparer, index);
    }

    /** Compares two texts, the first as the draft where differences have a direction. */
    public Comparison compare(String a, String b) {
        return comparer.compare(reader.read(a), reader.read(b));
    }
}
