package org.tiaowen.search;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Entries that may repeat a text: those that share its rarest words and pairs of characters, by
 * BM25. Nothing has to be there, as for a query of a person; the rarest are enough, so that the
 * cost does not grow with the words that every entry has.
 */
final class Candidates {

    /** Rarest terms of a text that are looked up, of words and of pairs each. */
    private static final int TERMS = 24;

    private final Terms terms;

    Candidates(Terms terms) {
        this.terms = terms;
    }

    /** The best, in the order of their scores. */
    List<Entry> of(IndexSearcher searcher, String text, Filters filters, int limit)
            throws IOException {
        String counted = Terms.cut(text, SearchRequest.LONGEST);
        var query = new BooleanQuery.Builder();
        IndexReader reader = searcher.getIndexReader();
        add(query, reader, Fields.WORDS, texts(terms.words(counted)));
        add(query, reader, Fields.PAIRS, texts(Terms.pairs(counted)));
        var entries = new ArrayList<Entry>();
        ScoreDoc[] found =
                searcher.search(QueryMaker.filtered(query.build(), filters), limit).scoreDocs;
        for (ScoreDoc doc : found) {
            entries.add(
                    EntryCodec.decode(
                            searcher.storedFields()
                                    .document(doc.doc, Set.of(Fields.ENTRY))
                                    .getBinaryValue(Fields.ENTRY)));
        }
        return entries;
    }

    private static Set<String> texts(List<Terms.Term> found) {
        return found.stream()
                .map(Terms.Term::text)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void add(
            BooleanQuery.Builder query, IndexReader reader, String field, Set<String> texts)
            throws IOException {
        record Counted(Term term, int entries) {}
        var counted = new ArrayList<Counted>();
        for (String text : texts) {
            Term term = new Term(field, text);
            int entries = reader.docFreq(term);
            if (entries > 0) {
                counted.add(new Counted(term, entries));
            }
        }
        counted.stream()
                .sorted(Comparator.comparingInt(Counted::entries))
                .limit(TERMS)
                .forEach(c -> query.add(new TermQuery(c.term()), Occur.SHOULD));
    }
}
