package org.tiaowen.search;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** Where the entries of one segment stand in their documents. Docs are numbers of the segment. */
final class Places {

    private final LeafReader reader;
    private final int docs;
    private @Nullable NumericDocValues orders;
    private @Nullable SortedSetDocValues documents;
    private @Nullable NumericDocValues leads;
    private int lastOrder = -1;
    private int lastLead = -1;
    private int lastDocument = -1;

    Places(LeafReaderContext leaf) {
        reader = leaf.reader();
        docs = reader.maxDoc();
    }

    /** Whether two docs are neighbours in one document. */
    boolean isBeside(int doc, int other) throws IOException {
        if (other < 0 || other >= docs) {
            return false;
        }
        int first = Math.min(doc, other);
        int second = Math.max(doc, other);
        return Math.abs(order(first) - order(second)) == 1 && document(first) == document(second);
    }

    /** Whether a doc stands before another in one document, as far as their numbers are apart. */
    boolean isBefore(int doc, int other) throws IOException {
        return order(other) - order(doc) == other - doc && document(doc) == document(other);
    }

    /**
     * How many places a doc stands behind the first of its article, or {@link Leads#OUTSIDE}.
     *
     * @param doc of this segment
     */
    int behind(int doc) throws IOException {
        NumericDocValues open = leads;
        if (open == null || doc < lastLead) {
            open = DocValues.getNumeric(reader, Fields.BEHIND);
            leads = open;
        }
        lastLead = doc;
        return open.advanceExact(doc) ? (int) open.longValue() : Leads.OUTSIDE;
    }

    private long order(int doc) throws IOException {
        NumericDocValues open = orders;
        if (open == null || doc < lastOrder) { // values are read forward only
            open = DocValues.getNumeric(reader, Fields.ORDER);
            orders = open;
        }
        lastOrder = doc;
        return open.advanceExact(doc) ? open.longValue() : -2;
    }

    private long document(int doc) throws IOException {
        SortedSetDocValues open = documents;
        if (open == null || doc < lastDocument) {
            open = DocValues.getSortedSet(reader, Fields.count(Facet.DOCUMENT));
            documents = open;
        }
        lastDocument = doc;
        return open.advanceExact(doc) ? open.nextOrd() : -1 - doc;
    }
}
