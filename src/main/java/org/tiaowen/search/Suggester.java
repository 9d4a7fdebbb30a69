package org.tiaowen.search;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.tiaowen.document.Sector;
import org.tiaowen.document.SectorScheme;
import org.tiaowen.search.lookup.KnownDocument;
import org.tiaowen.search.lookup.KnownNames;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what can be suggested out of a state of the index. */
final class Suggester {

    /** Words that are offered, the most frequent ones. */
    private static final int WORDS = 30_000;

    /** A word in more than this share of the entries says nothing. */
    private static final double COMMON = 0.3;

    private static final int LONGEST_WORD = 12;

    private final SectorScheme sectors;

    Suggester(SectorScheme sectors) {
        this.sectors = sectors;
    }

    Suggestions read(IndexSearcher searcher, KnownNames names) throws IOException {
        IndexReader reader = searcher.getIndexReader();
        var all = new ArrayList<Suggestion>();
        for (KnownDocument document : names.documents()) {
            int count = count(reader, Facet.DOCUMENT, document.iri());
            if (!document.title().isEmpty()) {
                all.add(
                        new Suggestion(
                                Suggestion.Kind.TITLE, document.title(), document.iri(), count));
            }
            if (document.number() != null) {
                all.add(
                        new Suggestion(
                                Suggestion.Kind.NUMBER,
                                document.number(),
                                document.number(),
                                count));
            }
        }
        for (String label : Lookups.labels(reader, Facet.UNIT)) {
            String iri = Fields.facetValue(label);
            all.add(
                    new Suggestion(
                            Suggestion.Kind.UNIT,
                            Fields.facetName(label),
                            iri,
                            count(reader, Facet.UNIT, iri)));
        }
        for (Sector sector : sectors.sectors()) {
            all.add(
                    new Suggestion(
                            Suggestion.Kind.SECTOR,
                            sector.labelZh(),
                            sector.notation(),
                            count(reader, Facet.SECTOR, sector.notation())));
        }
        all.removeIf(suggestion -> suggestion.count() == 0);
        all.addAll(words(reader));
        return new Suggestions(all);
    }

    private static int count(IndexReader reader, Facet facet, String value) throws IOException {
        return reader.docFreq(new Term(Fields.FILTER, Fields.filterTerm(facet, value)));
    }

    private static List<Suggestion> words(IndexReader reader) throws IOException {
        var words = new ArrayList<Suggestion>();
        Terms terms = MultiTerms.getTerms(reader, Fields.WORDS);
        if (terms == null) {
            return words;
        }
        double common = Math.max(20, reader.numDocs() * COMMON);
        TermsEnum each = terms.iterator();
        while (each.next() != null) {
            String word = each.term().utf8ToString();
            if (word.length() > 1
                    && word.length() <= LONGEST_WORD
                    && word.charAt(0) > 0x7F
                    && each.docFreq() <= common) {
                words.add(new Suggestion(Suggestion.Kind.TERM, word, word, each.docFreq()));
            }
        }
        words.sort(Comparator.comparingInt(Suggestion::count).reversed());
        return words.size() > WORDS ? words.subList(0, WORDS) : words;
    }
}
