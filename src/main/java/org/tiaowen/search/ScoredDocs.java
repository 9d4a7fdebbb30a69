package org.tiaowen.search;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * A query of which the answer is known: these docs of one reader, with these scores. So what was
 * ranked by other means goes through facets, sorting and pages as any query does.
 */
final class ScoredDocs extends Query {

    private final Object reader;
    private final int[] docs;
    private final float[] scores;

    /**
     * Makes one.
     *
     * @param reader identity of the reader that numbers the docs
     * @param docs ascending
     * @param scores of the docs, none below 0
     */
    ScoredDocs(Object reader, int[] docs, float[] scores) {
        this.reader = reader;
        this.docs = docs;
        this.scores = scores;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
        if (searcher.getIndexReader().getContext().id() != reader) {
            throw new IllegalStateException("docs of another state of the index");
        }
        return new Weight(this) {
            @Override
            public Explanation explain(LeafReaderContext context, int doc) {
                int at = Arrays.binarySearch(docs, doc + context.docBase);
                return at < 0
                        ? Explanation.noMatch("not among those ranked")
                        : Explanation.match(scores[at] * boost, "ranked");
            }

            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) {
                int from = at(context.docBase);
                int to = at(context.docBase + context.reader().maxDoc());
                return from == to
                        ? null
                        : new DefaultScorerSupplier(new Slice(from, to, context.docBase, boost));
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return false;
            }
        };
    }

    /** Index of the first doc that is not below. */
    private int at(int doc) {
        int found = Arrays.binarySearch(docs, doc);
        return found < 0 ? -found - 1 : found;
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(@Nullable String field) {
        return docs.length + " ranked docs";
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** The docs of one leaf. */
    private final class Slice extends Scorer {

        private final int to;
        private final int base;
        private final float boost;
        private int next;
        private int doc = -1;

        Slice(int from, int to, int base, float boost) {
            this.next = from;
            this.to = to;
            this.base = base;
            this.boost = boost;
        }

        @Override
        public int docID() {
            return doc;
        }

        @Override
        public DocIdSetIterator iterator() {
            int count = to - next;
            return new DocIdSetIterator() {
                @Override
                public int docID() {
                    return doc;
                }

                @Override
                public int nextDoc() {
                    doc = next < to ? docs[next++] - base : NO_MORE_DOCS;
                    return doc;
                }

                @Override
                public int advance(int target) {
                    int found = Arrays.binarySearch(docs, next, to, target + base);
                    next = found < 0 ? -found - 1 : found;
                    return nextDoc();
                }

                @Override
                public long cost() {
                    return count;
                }
            };
        }

        @Override
        public float score() {
            return scores[next - 1] * boost;
        }

        @Override
        public float getMaxScore(int upTo) {
            return Float.POSITIVE_INFINITY;
        }
    }
}
