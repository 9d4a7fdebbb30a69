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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        var groups = new ArrayList<Group>();
        var firsts = new Firsts();
        for (int rank = 0; rank < docs.length; rank++) {
            CopyMark mark = rank < DEPTH ? mark(searcher, docs[rank].doc) : null;
            int group = mark == null ? -1 : firsts.find(mark);
            if (group >= 0) {
                groups.get(group).copies.add(docs[rank].doc);
                continue;
            }
            if (mark != null) {
                firsts.add(mark, groups.size());
            }
            groups.add(new Group(docs[rank], new ArrayList<>(0)));
        }
        return groups;
    }

    /**
     * The firsts of groups, found by what they have in common. Two samples of which so large a
     * share is equal have one of their first few values in common, so that only those are looked up
     * (prefix filter: Chaudhuri, Ganti and Kaushik 2006).
     */
    static final class Firsts {

        private record First(CopyMark mark, int group) {}

        private final Map<Long, List<First>> byValue = new HashMap<>();

        /** Adds the first of a group; groups come in their order. */
        void add(CopyMark mark, int group) {
            var first = new First(mark, group);
            for (long key : keys(mark)) {
                byValue.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(first);
            }
        }

        /** The first group whose first is alike; -1 where there is none. */
        int find(CopyMark mark) {
            int found = Integer.MAX_VALUE;
            for (long key : keys(mark)) {
                for (First first : byValue.getOrDefault(key, List.of())) {
                    if (first.group >= found) {
                        break;
                    }
                    if (first.mark.likeness(mark) >= LIKE) {
                        found = first.group;
                    }
                }
            }
            return found == Integer.MAX_VALUE ? -1 : found;
        }

        /** The values that a copy cannot all differ in; keys of two values may collide. */
        private static long[] keys(CopyMark mark) {
            int filled = 0;
            for (int value : mark.sample()) {
                filled += value == CopyMark.NONE ? 0 : 1;
            }
            int equal = (int) Math.ceil(LIKE * filled - 1e-9);
            long[] keys = new long[filled == 0 ? 0 : filled - equal + 1];
            int at = 0;
            for (int i = 0; at < keys.length; i++) {
                int value = mark.sample()[i];
                if (value != CopyMark.NONE) {
                    keys[at++] = ((long) mark.figures() * 31 + i) << Integer.SIZE | value;
                }
            }
            return keys;
        }
    }

    private static @Nullable CopyMark mark(IndexSearcher searcher, int doc) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        BinaryDocValues marks = leaf.reader().getBinaryDocValues(Fields.COPY);
        return marks != null && marks.advanceExact(doc - leaf.docBase)
                ? CopyMark.decode(marks.binaryValue())
                : null;
    }
}
