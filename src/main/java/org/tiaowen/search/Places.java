package org.tiaowen.search;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;

import java.io.IOException;

/** Where the entries of one segment stand in their documents. Docs are numbers of the segment. */
final class Places {

    private final LeafReader reader;
    private final int docs;

    Places(LeafReaderContext leaf) {
        reader = leaf.reader();
        docs = reader.maxDoc();
    }

    /** Whether two docs are neighbours in one document. */
    boolean isBeside(int doc, int other) throws IOException {
        return other >= 0
                && other < docs
                && Math.abs(order(doc) - order(other)) == 1
                && document(doc) == document(other);
    }

    private long order(int doc) throws IOException {
        NumericDocValues orders = DocValues.getNumeric(reader, Fields.ORDER);
        return orders.advanceExact(doc) ? orders.longValue() : -2;
    }

    private long document(int doc) throws IOException {
        SortedSetDocValues documents = DocValues.getSortedSet(reader, Fields.count(Facet.DOCUMENT));
        return documents.advanceExact(doc) ? documents.nextOrd() : -1 - doc;
    }
}
