package org.tiaowen.search;

import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.tiaowen.analysis.Reranker;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The first hits in the order of a cross-encoder, which reads query and text together. How many is
 * fixed, so that pages follow each other. They bear the cross-encoder's scores; those behind them
 * go on below the last of these, as far apart as they were found.
 */
final class Reranking {

    /** Hits that are read again; a pair takes as long as a vector, or ten times that. */
    static final int DEPTH = 20;

    private final Reranker reranker;

    Reranking(Reranker reranker) {
        this.reranker = reranker;
    }

    /** Scores of hits, each as it is shown. */
    @FunctionalInterface
    interface Shown {
        float of(ScoreDoc doc);
    }

    /**
     * The docs, the first of them in another order; equal ones stay as they were.
     *
     * @param found the scores by which they were found, which fall
     * @return docs with the scores that they are shown with, which fall as well
     */
    ScoreDoc[] order(IndexSearcher searcher, String query, ScoreDoc[] docs, Shown found)
            throws IOException {
        int first = Math.min(DEPTH, docs.length);
        ScoreDoc[] ordered = new ScoreDoc[docs.length];
        for (int i = 0; i < first; i++) {
            String text = QueryRunner.entry(searcher, docs[i].doc).text();
            ordered[i] = scored(docs[i].doc, reranker.score(query, text));
        }
        Arrays.sort(ordered, 0, first, Comparator.comparingDouble((ScoreDoc doc) -> -doc.score));
        for (int i = first; i < docs.length; i++) {
            float below = found.of(docs[i]) - found.of(docs[first - 1]);
            ordered[i] = scored(docs[i].doc, ordered[first - 1].score + below);
        }
        return ordered;
    }

    private static ScoreDoc scored(int doc, float score) {
        return new FieldDoc(doc, score, new Object[] {score});
    }
}
