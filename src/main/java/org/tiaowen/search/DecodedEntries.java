package org.tiaowen.search;

import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Entries as they are read again and again by who compares many texts with all of them: to
 * decompress and decode one takes longer than to find it. Those of one state of the index, a few
 * megabytes; safe for threads.
 */
final class DecodedEntries {

    /** Entries that are remembered, of some 2 KB each. */
    private static final int REMEMBERED = 1 << 13;

    private record Known(Object state, Map<Integer, Entry> entries) {}

    private volatile Known known = new Known(this, Map.of());

    /** Those of these docs, in their order. */
    List<Entry> of(IndexSearcher searcher, int[] docs) throws IOException {
        Map<Integer, Entry> entries = entries(searcher);
        StoredFields fields = null;
        var found = new ArrayList<Entry>(docs.length);
        for (int doc : docs) {
            Entry entry = entries.get(doc);
            if (entry == null) {
                fields = fields == null ? searcher.storedFields() : fields;
                entry = QueryRunner.entry(fields, doc);
                entries.put(doc, entry);
            }
            found.add(entry);
        }
        return found;
    }

    private Map<Integer, Entry> entries(IndexSearcher searcher) {
        Object state = searcher.getIndexReader().getReaderCacheHelper().getKey();
        Known remembered = known;
        if (!remembered.state().equals(state) || remembered.entries().size() >= REMEMBERED) {
            remembered = new Known(state, new ConcurrentHashMap<>());
            known = remembered;
        }
        return remembered.entries();
    }
}
