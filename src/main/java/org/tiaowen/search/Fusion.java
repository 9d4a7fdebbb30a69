package org.tiaowen.search;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Hybrid search: what either leg puts first is a candidate, and every candidate is scored by both,
 * as {@link Blend} says. Ranks are not fused: they do not tell a good match from the best of bad
 * ones, and each leg always has a first.
 *
 * <p>Candidates come first; behind them stands what else the words match, in its own order, so that
 * totals, facets and pages are those of one answer. Which entries are candidates depends on the
 * query and its filters alone, not on the page.
 */
final class Fusion {

    /** Candidates of each leg. */
    private static final int CANDIDATES = 100;

    /** Added to the scores of candidates, which may be as low as -1, to stand above all others. */
    private static final float ABOVE = 2;

    private final QueryMaker maker;
    private final Blend blend;

    Fusion(QueryMaker maker, Blend blend) {
        this.maker = maker;
        this.blend = blend;
    }

    /**
     * One question to both legs.
     *
     * @param text its words
     * @param official the words of law that stand for words of speech in it; may be empty
     * @param vectors of the query, and of it in official words
     */
    record Question(QueryText text, QueryText official, List<QueryVector> vectors) {}

    /** The score of a hit as people see it: its relevance; 0 behind the candidates. */
    static float shown(float score) {
        return score >= ABOVE - 1 ? score - ABOVE : 0;
    }

    /**
     * The answer as a query, filters included.
     *
     * @param filter what an entry must match; null: nothing
     */
    Query of(
            IndexSearcher searcher,
            TermDictionary terms,
            Question question,
            @Nullable Query filter,
            VectorSearch meaning)
            throws IOException {
        Query scoring = scoring(question, terms);
        var candidates = new TreeSet<Integer>();
        for (ScoreDoc doc :
                searcher.search(QueryMaker.filtered(scoring, filter), CANDIDATES).scoreDocs) {
            candidates.add(doc.doc);
        }
        for (QueryVector vector : question.vectors) {
            for (ScoreDoc doc : nearest(searcher, vector.get(), filter, meaning)) {
                candidates.add(doc.doc);
            }
        }
        int[] docs = candidates.stream().mapToInt(Integer::intValue).toArray();
        if (blend.lead() > 0) {
            docs =
                    Leads.union(
                            docs,
                            matching(searcher, Leads.of(searcher.getIndexReader(), docs), filter));
        }
        double most = Math.max(maker.most(question.text, terms), Float.MIN_NORMAL);
        float[] scores = scores(searcher, question, scoring, docs, most, meaning);
        int[] leads = Leads.of(searcher.getIndexReader(), docs);
        Leads.lift(docs, scores, leads, blend.lead());
        Leads.spread(scores, leads, blend.further());
        for (int i = 0; i < scores.length; i++) {
            scores[i] += ABOVE;
        }
        Query words = QueryMaker.filtered(maker.scored(question.text, terms), filter);
        // fields beside the text may lift a score above its bound, to some three times of it
        return new DisjunctionMaxQuery(
                List.of(
                        new ScoredDocs(terms.reader().getContext().id(), docs, scores),
                        new BoostQuery(words, (float) (1 / (8 * most)))),
                0);
    }

    private static ScoreDoc[] nearest(
            IndexSearcher searcher, float[] vector, @Nullable Query filter, VectorSearch meaning)
            throws IOException {
        return filter == null
                ? meaning.nearestOfMany(searcher, vector, CANDIDATES)
                : meaning.nearest(searcher, vector, filter, CANDIDATES);
    }

    private static int[] matching(IndexSearcher searcher, int[] docs, @Nullable Query filter)
            throws IOException {
        if (filter == null) {
            return docs;
        }
        int[] each = Leads.union(docs, new int[0]);
        float[] matches = scores(searcher, new ConstantScoreQuery(filter), each);
        return IntStream.range(0, each.length)
                .filter(i -> matches[i] > 0)
                .map(i -> each[i])
                .toArray();
    }

    private Query scoring(Question question, TermDictionary terms) {
        Query typed = maker.likeness(question.text, terms);
        if (question.official.isEmpty() || blend.official() <= 0) {
            return typed;
        }
        return new BooleanQuery.Builder()
                .add(typed, Occur.SHOULD)
                .add(
                        new BoostQuery(maker.likeness(question.official, terms), blend.official()),
                        Occur.SHOULD)
                .build();
    }

    /** The relevance of docs, which ascend. */
    private float[] scores(
            IndexSearcher searcher,
            Question question,
            Query scoring,
            int[] docs,
            double most,
            VectorSearch meaning)
            throws IOException {
        Neighbours neighbours = Neighbours.of(searcher, docs);
        int[] all = neighbours.all();
        float[] own = new float[all.length];
        Arrays.fill(own, Float.NEGATIVE_INFINITY);
        for (QueryVector vector : question.vectors) {
            float[] cosines = meaning.cosines(searcher, all, vector.get());
            for (int i = 0; i < own.length; i++) {
                if (!Float.isNaN(cosines[i])) {
                    own[i] = Math.max(own[i], cosines[i]);
                }
            }
        }
        fillUp(own);
        float[] words = scores(searcher, scoring, all);
        for (int i = 0; i < own.length; i++) {
            own[i] += (float) (blend.words() * words[i] / most);
        }
        float[] scores = new float[docs.length];
        float[] measures =
                scores(searcher, new TermQuery(new Term(Fields.MEASURE, Fields.YES)), docs);
        for (int i = 0; i < docs.length; i++) {
            float alone = own[neighbours.at(i)];
            scores[i] =
                    alone
                            + blend.neighbours()
                                    * (own[neighbours.before(i)]
                                            - alone
                                            + own[neighbours.after(i)]
                                            - alone)
                            + (measures[i] > 0 && !neighbours.inArticle(i) ? blend.measure() : 0);
        }
        return scores;
    }

    /** What has no vector yet is as near as the farthest that has one. */
    private static void fillUp(float[] cosines) {
        float least = 1;
        for (float cosine : cosines) {
            if (cosine > Float.NEGATIVE_INFINITY) {
                least = Math.min(least, cosine);
            }
        }
        for (int i = 0; i < cosines.length; i++) {
            cosines[i] = Math.max(cosines[i], least);
        }
    }

    /** The scores of docs, which ascend, by a query; 0 where it does not match. */
    private static float[] scores(IndexSearcher searcher, Query query, int[] docs)
            throws IOException {
        float[] scores = new float[docs.length];
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1);
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = null;
        Scorer scorer = null;
        for (int i = 0; i < docs.length; i++) {
            if (leaf == null || docs[i] >= leaf.docBase + leaf.reader().maxDoc()) {
                leaf = leaves.get(ReaderUtil.subIndex(docs[i], leaves));
                scorer = weight.scorer(leaf);
            }
            int doc = docs[i] - leaf.docBase;
            if (scorer != null
                    && (scorer.docID() == doc
                            || scorer.docID() < doc && scorer.iterator().advance(doc) == doc)) {
                scores[i] = scorer.score();
            }
        }
        return scores;
    }

    /**
     * Docs and those that stand beside them in their documents; articles are matters of their own,
     * and the end of one is no neighbour of the next.
     *
     * @param all ascending, without repetition
     * @param places for each doc where it, the one before it and the one after it stand in {@code
     *     all}; itself where there is none
     * @param inArticles whether each doc stands in an article
     */
    private record Neighbours(int[] all, int[][] places, boolean[] inArticles) {

        static Neighbours of(IndexSearcher searcher, int[] docs) throws IOException {
            List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
            int[][] beside = new int[docs.length][];
            var inArticles = new boolean[docs.length];
            var all = new TreeSet<Integer>();
            LeafReaderContext leaf = null;
            Places places = null;
            for (int i = 0; i < docs.length; i++) {
                if (leaf == null
                        || places == null
                        || docs[i] >= leaf.docBase + leaf.reader().maxDoc()) {
                    leaf = leaves.get(ReaderUtil.subIndex(docs[i], leaves));
                    places = new Places(leaf);
                }
                int doc = docs[i] - leaf.docBase;
                beside[i] =
                        new int[] {
                            docs[i],
                            places.behind(doc) != 0 && places.isBeside(doc, doc - 1)
                                    ? docs[i] - 1
                                    : docs[i],
                            places.isBeside(doc, doc + 1) && places.behind(doc + 1) != 0
                                    ? docs[i] + 1
                                    : docs[i]
                        };
                inArticles[i] = places.behind(doc) != Leads.OUTSIDE;
                for (int d : beside[i]) {
                    all.add(d);
                }
            }
            int[] sorted = all.stream().mapToInt(Integer::intValue).toArray();
            for (int[] three : beside) {
                for (int i = 0; i < three.length; i++) {
                    three[i] = Arrays.binarySearch(sorted, three[i]);
                }
            }
            return new Neighbours(sorted, beside, inArticles);
        }

        boolean inArticle(int i) {
            return inArticles[i];
        }

        int at(int i) {
            return places[i][0];
        }

        int before(int i) {
            return places[i][1];
        }

        int after(int i) {
            return places[i][2];
        }
    }
}
