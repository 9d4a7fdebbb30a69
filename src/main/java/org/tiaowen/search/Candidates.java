package org.tiaowen.search;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Entries that may repeat a text: those that share its rarest words and pairs of characters, by
 * BM25. Nothing has to be there, as for a query of a person; the rarest are enough, so that the
 * cost grows neither with the words that every entry has nor, by much, with the entries.
 */
final class Candidates {

    /** Rarest terms of a text that are looked up, of words and of pairs each. */
    private static final int TERMS = 24;

    /** Of these, so many are looked up however many entries have them. */
    private static final int AT_LEAST = 6;

    /** Postings that the terms of a field may have together: what bounds the cost in any corpus. */
    private static final int POSTINGS = 4000;

    /** Terms whose number of entries is remembered; a few megabytes. */
    private static final int REMEMBERED = 1 << 16;

    /** In how many entries terms of an index stand, by the state of the index. */
    private record Known(Object state, Map<Term, Integer> frequencies) {}

    private final Terms terms;
    private final DecodedEntries entries;
    private volatile Known known = new Known(this, Map.of());

    Candidates(Terms terms, DecodedEntries entries) {
        this.terms = terms;
        this.entries = entries;
    }

    /** The best, in the order of their scores. */
    List<Entry> of(IndexSearcher searcher, String text, Filters filters, int limit)
            throws IOException {
        String counted = Terms.cut(text, SearchRequest.LONGEST);
        var query = new BooleanQuery.Builder();
        add(query, searcher, Fields.WORDS, texts(terms.words(counted)));
        add(query, searcher, Fields.PAIRS, texts(Terms.pairs(counted)));
        ScoreDoc[] found =
                searcher.search(QueryMaker.filtered(query.build(), filters), limit).scoreDocs;
        return entries.of(searcher, Arrays.stream(found).mapToInt(doc -> doc.doc).toArray());
    }

    private static Set<String> texts(List<Terms.Term> found) {
        return found.stream()
                .map(Terms.Term::text)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void add(
            BooleanQuery.Builder query, IndexSearcher searcher, String field, Set<String> texts)
            throws IOException {
        record Counted(Term term, int entries) {}
        var counted = new ArrayList<Counted>();
        for (String text : texts) {
            Term term = new Term(field, text);
            int entries = frequency(searcher, term);
            if (entries > 0) {
                counted.add(new Counted(term, entries));
            }
        }
        counted.sort(Comparator.comparingInt(Counted::entries));
        int entries = 0;
        for (int i = 0; i < Math.min(TERMS, counted.size()); i++) {
            Counted one = counted.get(i);
            entries += one.entries();
            if (i >= AT_LEAST && entries > POSTINGS) {
                break;
            }
            query.add(new TermQuery(one.term()), Occur.SHOULD);
        }
    }

    /** A term is sought in each segment; most of a text's are those of the texts before it. */
    private int frequency(IndexSearcher searcher, Term term) throws IOException {
        Object state = searcher.getIndexReader().getReaderCacheHelper().getKey();
        Known remembered = known;
        if (!remembered.state().equals(state) || remembered.frequencies().size() >= REMEMBERED) {
            remembered = new Known(state, new ConcurrentHashMap<>());
            known = remembered;
        }
        Integer frequency = remembered.frequencies().get(term);
        if (frequency == null) {
            frequency = searcher.getIndexReader().docFreq(term);
            remembered.frequencies().put(term, frequency);
        }
        return frequency;
    }
}
