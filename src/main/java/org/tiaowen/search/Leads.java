package org.tiaowen.search;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.tiaowen.search.lookup.PlaceSteps;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The first clauses of articles (第…条). The drafting rules have one article govern one matter and
 * say at its head what that is; exceptions and items follow, which mean little alone. What finds
 * one of these has found the article, and the head of it stands near.
 */
final class Leads {

    /** Cosines behind the best of its article from which on a clause loses all that it can. */
    private static final float BEHIND_THE_BEST = 0.02f;

    /** What stands in no article. */
    static final int OUTSIDE = -1;

    private Leads() {}

    /**
     * How many places behind the first of its article each entry stands; 0 for the first ones,
     * {@link #OUTSIDE} outside of articles.
     *
     * @param entries of a source, in their order
     */
    static int[] behind(List<Entry> entries) {
        int[] behind = new int[entries.size()];
        List<String> last = List.of();
        for (int i = 0; i < behind.length; i++) {
            List<String> article = article(entries.get(i));
            boolean goesOn =
                    !article.isEmpty()
                            && article.equals(last)
                            && entries.get(i)
                                    .document()
                                    .iri()
                                    .equals(entries.get(i - 1).document().iri());
            behind[i] = goesOn ? behind[i - 1] + 1 : article.isEmpty() ? OUTSIDE : 0;
            last = article;
        }
        return behind;
    }

    /** The markers down to the article; none outside of one. */
    private static List<String> article(Entry entry) {
        List<String> path = entry.path();
        for (int i = 0; i < path.size(); i++) {
            if (PlaceSteps.isArticle(path.get(i))) {
                return path.subList(0, i + 1);
            }
        }
        return List.of();
    }

    /** For each doc the first of its article, or itself. */
    static int[] of(IndexReader reader, int[] docs) throws IOException {
        int[] leads = docs.clone();
        List<LeafReaderContext> leaves = reader.leaves();
        for (int i = 0; i < docs.length; i++) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(docs[i], leaves));
            NumericDocValues behind = DocValues.getNumeric(leaf.reader(), Fields.BEHIND);
            int doc = docs[i] - leaf.docBase;
            if (behind.advanceExact(doc)) {
                int lead = doc - (int) behind.longValue();
                // a source's entries lie in a row, but for where a segment ends
                if (lead >= 0 && new Places(leaf).isBefore(lead, doc)) {
                    leads[i] = lead + leaf.docBase;
                }
            }
        }
        return leads;
    }

    /** Both, ascending, each once. */
    static int[] union(int[] docs, int[] others) {
        return IntStream.concat(Arrays.stream(docs), Arrays.stream(others))
                .sorted()
                .distinct()
                .toArray();
    }

    /**
     * Lifts the first clauses of articles towards the best one of theirs.
     *
     * @param docs ascending
     * @param scores of the docs
     * @param leads of the docs; those that are not among them are left out
     * @param share of the distance, from 0 to 1
     */
    static void lift(int[] docs, float[] scores, int[] leads, float share) {
        float[] best = scores.clone();
        for (int i = 0; i < docs.length; i++) {
            int lead = leads[i] == docs[i] ? -1 : Arrays.binarySearch(docs, leads[i]);
            if (lead >= 0) {
                best[lead] = Math.max(best[lead], scores[i]);
            }
        }
        for (int i = 0; i < docs.length; i++) {
            scores[i] += share * (best[i] - scores[i]);
        }
    }

    /**
     * Makes room for other articles: the clauses of one article but for the best lose some, those
     * that are nearly as good as that one a part of it. Their order does not change.
     *
     * @param scores of the docs
     * @param leads of the docs
     * @param loss the most that a clause loses
     */
    static void spread(float[] scores, int[] leads, float loss) {
        var best = new HashMap<Integer, Float>();
        for (int i = 0; i < scores.length; i++) {
            best.merge(leads[i], scores[i], Math::max);
        }
        for (int i = 0; i < scores.length; i++) {
            float gap = best.getOrDefault(leads[i], scores[i]) - scores[i];
            scores[i] -= loss * Math.min(1, gap / BEHIND_THE_BEST);
        }
    }
}
