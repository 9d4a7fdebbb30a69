package org.tiaowen.search;

import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.tiaowen.document.Level;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the values of all facets in one pass over the matching entries. The values of a segment
 * lie side by side in memory, some forty bytes an entry; they are read once, before a search meets
 * the segment, so that a commit costs what is new in it.
 */
final class FacetColumns {

    /** Values of a facet that are counted out; the others are rare. */
    private static final int COUNTED = 100;

    private static final Facet[] FACETS = Facet.values();

    private static final List<String> LEVELS =
            Arrays.stream(Level.values()).map(Level::label).toList();

    private final Map<IndexReader.CacheKey, Segment> segments = new ConcurrentHashMap<>();

    /**
     * One segment.
     *
     * @param labels of all values, facet after facet
     * @param bases where the values of each facet begin among them, and where the last ends
     * @param starts where the values of each entry begin
     * @param values of all entries, as places among the labels
     */
    private record Segment(String[] labels, int[] bases, int[] starts, int[] values) {

        static Segment of(LeafReader reader) throws IOException {
            var labels = new ArrayList<String>();
            int[] bases = new int[FACETS.length + 1];
            int[] starts = new int[reader.maxDoc() + 1];
            for (Facet facet : FACETS) {
                bases[facet.ordinal()] = labels.size();
                SortedSetDocValues all = reader.getSortedSetDocValues(Fields.count(facet));
                if (all != null) {
                    for (var terms = all.termsEnum(); terms.next() != null; ) {
                        labels.add(terms.term().utf8ToString());
                    }
                    while (all.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                        starts[all.docID() + 1] += all.docValueCount();
                    }
                }
            }
            bases[FACETS.length] = labels.size();
            for (int doc = 1; doc < starts.length; doc++) {
                starts[doc] += starts[doc - 1];
            }
            int[] next = starts.clone();
            int[] values = new int[starts[starts.length - 1]];
            for (Facet facet : FACETS) {
                SortedSetDocValues all = reader.getSortedSetDocValues(Fields.count(facet));
                while (all != null && all.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    for (int i = all.docValueCount(); i > 0; i--) {
                        values[next[all.docID()]++] = bases[facet.ordinal()] + (int) all.nextOrd();
                    }
                }
            }
            return new Segment(labels.toArray(String[]::new), bases, starts, values);
        }

        int[] count(DocIdSetIterator docs) throws IOException {
            int[] counts = new int[labels.length];
            for (int doc = docs.nextDoc();
                    doc != DocIdSetIterator.NO_MORE_DOCS;
                    doc = docs.nextDoc()) {
                for (int i = starts[doc]; i < starts[doc + 1]; i++) {
                    counts[values[i]]++;
                }
            }
            return counts;
        }
    }

    /** The values that the matching entries have, most frequent first; levels by their rank. */
    Map<Facet, List<SearchResult.Count>> count(FacetsCollector found) throws IOException {
        var sums = new ArrayList<Map<String, Integer>>();
        for (int i = 0; i < FACETS.length; i++) {
            sums.add(new HashMap<>());
        }
        for (FacetsCollector.MatchingDocs matching : found.getMatchingDocs()) {
            Segment segment = segment(matching.context().reader());
            int[] counts = segment.count(matching.bits().iterator());
            for (int facet = 0; facet < FACETS.length; facet++) {
                Map<String, Integer> sum = sums.get(facet);
                for (int i = segment.bases()[facet]; i < segment.bases()[facet + 1]; i++) {
                    if (counts[i] > 0) {
                        sum.merge(segment.labels()[i], counts[i], Integer::sum);
                    }
                }
            }
        }
        var facets = new EnumMap<Facet, List<SearchResult.Count>>(Facet.class);
        for (Facet facet : FACETS) {
            facets.put(facet, top(facet, sums.get(facet.ordinal())));
        }
        return facets;
    }

    /** Reads the segments that are new, so that no search has to; none before the first search. */
    void prepare(IndexReader reader) throws IOException {
        if (!segments.isEmpty()) {
            for (LeafReaderContext leaf : reader.leaves()) {
                segment(leaf.reader());
            }
        }
    }

    private Segment segment(LeafReader reader) throws IOException {
        Segment known = segments.get(reader.getCoreCacheHelper().getKey());
        return known == null ? read(reader) : known;
    }

    /** One reads a segment, the others who need it wait. */
    private synchronized Segment read(LeafReader reader) throws IOException {
        IndexReader.CacheHelper helper = reader.getCoreCacheHelper();
        Segment known = segments.get(helper.getKey());
        if (known == null) {
            known = Segment.of(reader);
            segments.put(helper.getKey(), known);
            helper.addClosedListener(segments::remove);
        }
        return known;
    }

    private static List<SearchResult.Count> top(Facet facet, Map<String, Integer> counts) {
        Comparator<Map.Entry<String, Integer>> order =
                facet == Facet.LEVEL
                        ? Comparator.comparingInt(e -> LEVELS.indexOf(e.getKey()))
                        : Map.Entry.<String, Integer>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey());
        return counts.entrySet().stream()
                .sorted(order)
                .limit(COUNTED)
                .map(
                        e ->
                                new SearchResult.Count(
                                        Fields.facetValue(e.getKey()),
                                        Fields.facetName(e.getKey()),
                                        e.getValue()))
                .toList();
    }
}
