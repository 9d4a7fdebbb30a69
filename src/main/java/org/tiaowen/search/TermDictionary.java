package org.tiaowen.search;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The terms of one request in one state of the index, each sought once: several queries and counts
 * of a request name the same ones. One thread.
 */
final class TermDictionary {

    private final IndexSearcher searcher;
    private final Map<Term, TermStates> known = new HashMap<>();

    TermDictionary(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    IndexReader reader() {
        return searcher.getIndexReader();
    }

    /** What has the term in that field. */
    TermQuery query(String field, String text) {
        var term = new Term(field, text);
        return new TermQuery(term, states(term));
    }

    /** How many entries have the term in that field, deleted ones too. */
    int entries(String field, String text) {
        return states(new Term(field, text)).docFreq();
    }

    private TermStates states(Term term) {
        return known.computeIfAbsent(
                term,
                sought -> {
                    try {
                        return TermStates.build(searcher, sought, true);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
