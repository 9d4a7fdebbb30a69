package org.tiaowen.search;

import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.tiaowen.analysis.Reranker;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The first hits in the order of a cross-encoder, which reads query and text together. How many is
 * fixed, so that pages follow each other; hits keep the scores by which they were found.
 */
final class Reranking {

    /** Hits that are read again; a pair takes as long as a vector, or ten times that. */
    static final int DEPTH = 20;

    private final Reranker reranker;

    Reranking(Reranker reranker) {
        this.reranker = reranker;
    }

    private record Read(ScoreDoc doc, float score) {}

    /** The docs, the first of them in another order; equal ones stay as they were. */
    ScoreDoc[] order(IndexSearcher searcher, String query, ScoreDoc[] docs) throws IOException {
        Read[] first = new Read[Math.min(DEPTH, docs.length)];
        for (int i = 0; i < first.length; i++) {
            String text = QueryRunner.entry(searcher, docs[i].doc).text();
            first[i] = new Read(docs[i], reranker.score(query, text));
        }
        Arrays.sort(first, Comparator.comparingDouble((Read read) -> -read.score));
        ScoreDoc[] ordered = docs.clone();
        for (int i = 0; i < first.length; i++) {
            ordered[i] = first[i].doc;
        }
        return ordered;
    }
}
