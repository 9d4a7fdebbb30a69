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
        var marks = new ArrayList<@Nullable CopyMark>();
        Map<Long, List<Integer>> bySample = new HashMap<>();
        for (int rank = 0; rank < docs.length; rank++) {
            CopyMark mark = rank < DEPTH ? mark(searcher, docs[rank].doc) : null;
            int group = mark == null ? -1 : find(mark, marks, bySample);
            if (group >= 0) {
                groups.get(group).copies.add(docs[rank].doc);
                continue;
            }
            if (mark != null) {
                for (int i = 0; i < CopyMark.SAMPLES; i++) {
                    if (mark.sample()[i] != CopyMark.NONE) {
                        bySample.computeIfAbsent(key(mark, i), k -> new ArrayList<>(1))
                                .add(groups.size());
                    }
                }
            }
            groups.add(new Group(docs[rank], new ArrayList<>(0)));
            marks.add(mark);
        }
        return groups;
    }

    /** The first group whose first is alike; -1 where there is none. */
    private static int find(
            CopyMark mark, List<@Nullable CopyMark> marks, Map<Long, List<Integer>> bySample) {
        int found = -1;
        for (int i = 0; i < CopyMark.SAMPLES; i++) {
            for (int group : bySample.getOrDefault(key(mark, i), List.of())) {
                CopyMark first = marks.get(group);
                if ((found < 0 || group < found) && first != null && first.likeness(mark) >= LIKE) {
                    found = group;
                }
            }
        }
        return found;
    }

    private static long key(CopyMark mark, int sample) {
        return (long) sample << Integer.SIZE | mark.sample()[sample];
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
