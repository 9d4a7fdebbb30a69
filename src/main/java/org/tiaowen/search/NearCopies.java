package org.tiaowen.search;

import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Folds near copies of a ranking: who comes first stays, those that are nearly its text go with it.
 *
 * <p>Whether a hit is folded depends only on those before it, so that pages tile the answer however
 * large they are. Only the first {@value #DEPTH} hits are folded; nobody pages beyond them looking
 * for copies.
 */
final class NearCopies {

    /** Hits that are folded. */
    static final int DEPTH = 1000;

    /** Share of pairs of letters that near copies have in common, as {@link CopyMark} sees it. */
    private static final double LIKE = 0.8;

    private NearCopies() {}

    /**
     * A hit and those folded into it, best first.
     *
     * @param copies docs of the reader
     */
    record Group(ScoreDoc first, List<Integer> copies) {}

    /** The hits in their order, each by itself. */
    static List<Group> apart(ScoreDoc[] docs) {
        return Arrays.stream(docs).map(doc -> new Group(doc, List.of())).toList();
    }

    /** The hits in their order, copies folded. */
    static List<Group> fold(IndexSearcher searcher, ScoreDoc[] docs) throws IOException {
        var groups = new ArrayList<Group>(docs.length);
        @Nullable CopyMark[] marks = marks(searcher, docs);
        var firsts = new Firsts(marks.length);
        for (int rank = 0; rank < docs.length; rank++) {
            CopyMark mark = rank < DEPTH ? marks[rank] : null;
            int group = mark == null ? -1 : firsts.findOrAdd(mark, groups.size());
            if (group >= 0) {
                groups.get(group).copies.add(docs[rank].doc);
            } else {
                groups.add(new Group(docs[rank], new ArrayList<>(0)));
            }
        }
        return groups;
    }

    /**
     * The firsts of groups, found by what they have in common. Copies differ in at most {@value
     * #DIFFERENT} classes of their samples; cut into one stretch more, one stretch is the same in
     * both (pigeonhole principle, as in Manku, Jain and Das Sarma 2007), so that only what shares a
     * stretch is compared. One thread.
     */
    static final class Firsts {

        /** Classes in which copies can differ at most. */
        private static final int DIFFERENT = (int) ((1 - LIKE) * CopyMark.SAMPLES + 1e-9);

        private static final int STRETCHES = DIFFERENT + 1;

        /** The last entry of each chain; 0: none. Entries count from 1. */
        private final int[] chains;

        private final long[] keys;
        private final int[] befores;
        private int entries;
        private final List<CopyMark> marks = new ArrayList<>();
        private final List<Integer> groups = new ArrayList<>();

        /** For so many marks at most. */
        Firsts(int most) {
            int entries = most * STRETCHES;
            chains = new int[Math.max(1, Integer.highestOneBit(entries) << 1)];
            keys = new long[entries + 1];
            befores = new int[entries + 1];
        }

        /**
         * The first group whose first is alike; -1 where there is none, and then this is the first
         * of its group. Groups come in their order.
         */
        int findOrAdd(CopyMark mark, int group) {
            int found = Integer.MAX_VALUE; // among the marks, which stand in the order of groups
            long[] own = new long[STRETCHES];
            for (int i = 0; i < STRETCHES; i++) {
                own[i] = key(mark, i);
                for (int entry = chains[slot(own[i])]; entry > 0; entry = befores[entry]) {
                    int at = (entry - 1) / STRETCHES;
                    if (at < found
                            && keys[entry] == own[i]
                            && marks.get(at).likeness(mark) >= LIKE) {
                        found = at;
                    }
                }
            }
            if (found < Integer.MAX_VALUE) {
                return groups.get(found);
            }
            marks.add(mark);
            groups.add(group);
            for (long key : own) {
                add(key);
            }
            return -1;
        }

        private void add(long key) {
            keys[++entries] = key;
            befores[entries] = chains[slot(key)];
            chains[slot(key)] = entries;
        }

        /** One stretch of a sample with the figures; different ones may have one key. */
        private static long key(CopyMark mark, int stretch) {
            long key = mark.figures() * 31L + stretch;
            int end = (stretch + 1) * CopyMark.SAMPLES / STRETCHES;
            for (int i = stretch * CopyMark.SAMPLES / STRETCHES; i < end; i++) {
                key = (key ^ mark.sample()[i]) * 0x9E3779B97F4A7C15L;
                key ^= key >>> 29;
            }
            return key;
        }

        private int slot(long key) {
            return (int) key & chains.length - 1;
        }
    }

    /** The marks of hits as far as they are folded; null for one without. */
    private static @Nullable CopyMark[] marks(IndexSearcher searcher, ScoreDoc[] docs)
            throws IOException {
        @Nullable CopyMark[] marks = new CopyMark[Math.min(DEPTH, docs.length)];
        long[] ascending = new long[marks.length]; // values of docs are read in their order
        for (int rank = 0; rank < ascending.length; rank++) {
            ascending[rank] = (long) docs[rank].doc << Integer.SIZE | rank;
        }
        Arrays.sort(ascending);
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = null;
        BinaryDocValues values = null;
        for (long each : ascending) {
            int doc = (int) (each >>> Integer.SIZE);
            if (leaf == null || doc >= leaf.docBase + leaf.reader().maxDoc()) {
                leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
                values = leaf.reader().getBinaryDocValues(Fields.COPY);
            }
            if (values != null && values.advanceExact(doc - leaf.docBase)) {
                marks[(int) each] = CopyMark.decode(values.binaryValue());
            }
        }
        return marks;
    }
}
