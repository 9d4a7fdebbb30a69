package org.tiaowen.search;

import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Entries by their vectors, in one field of the index: what is near to a vector, how near is an
 * entry, which vector has it. Docs are numbers of the searcher's reader.
 *
 * <p>The field's name holds the fingerprint of the model, so that vectors of two models never meet;
 * entries that were written without a vector of this model have none, and are not found.
 *
 * <p>Vectors lie in the index as float32, with a graph (HNSW) in segments of some nine thousand
 * entries and more; in smaller ones, as after each ingest, all are compared, which is as quick,
 * exact, and spares the time of building the graph.
 */
final class VectorSearch {

    /**
     * Vectors to be compared until a graph pays; Lucene's own 100 builds one from 650 entries on.
     */
    private static final int WITHOUT_GRAPH = 1000;

    /**
     * Up to so many entries all vectors are compared; of more, those with the likeliest sketches.
     */
    private static final int EXACT = 5000;

    /** Likeliest ones that are compared for one that is wanted. */
    static final int LIKELIEST = 8;

    /** The vectors of a state of the index. */
    private record Sketched(Object state, Sketches sketches) {}

    private final String field;
    private final FieldType type;
    private volatile @Nullable Sketched sketched;

    VectorSearch(String fingerprint, int dimensions) {
        field = Fields.VECTOR + fingerprint;
        type =
                KnnFloatVectorField.createFieldType(
                        dimensions, VectorSimilarityFunction.DOT_PRODUCT);
    }

    /** How the vectors of all models lie in the index. */
    static Lucene104Codec codec() {
        KnnVectorsFormat format =
                new Lucene99HnswVectorsFormat(
                        Lucene99HnswVectorsFormat.DEFAULT_MAX_CONN,
                        Lucene99HnswVectorsFormat.DEFAULT_BEAM_WIDTH,
                        Lucene99HnswVectorsFormat.DEFAULT_NUM_MERGE_WORKER,
                        null,
                        WITHOUT_GRAPH);
        return new Lucene104Codec() {
            @Override
            public KnnVectorsFormat getKnnVectorsFormatForField(String name) {
                return format;
            }
        };
    }

    /** The vector as a field of a document. */
    KnnFloatVectorField field(float[] vector) {
        return new KnnFloatVectorField(field, vector, type);
    }

    /** What has a vector. */
    Query present() {
        return new FieldExistsQuery(field);
    }

    /**
     * The entries nearest to a vector, as a query like any other; its scores lie between 0 and 1
     * and are turned into cosines by {@link #cosine}.
     *
     * @param filter what an entry must match to be among them; null: nothing
     * @param count how many; fewer where there are not so many
     */
    Query nearest(float[] vector, @Nullable Query filter, int count) {
        return new KnnFloatVectorQuery(field, vector, count, filter);
    }

    /** The same, run: best first, the scores being cosines. */
    ScoreDoc[] nearest(IndexSearcher searcher, float[] vector, @Nullable Query filter, int count)
            throws IOException {
        ScoreDoc[] docs = searcher.search(nearest(vector, filter, count), count).scoreDocs;
        for (ScoreDoc doc : docs) {
            doc.score = cosine(doc.score);
        }
        return docs;
    }

    /**
     * The same for who asks very often: the cost of one question hardly grows with the entries, but
     * sketches of all vectors are made (64 bytes each) for each state of the index that is asked.
     */
    ScoreDoc[] nearestOfMany(IndexSearcher searcher, float[] vector, int count) throws IOException {
        if (searcher.getIndexReader().numDocs() <= EXACT) {
            return nearest(searcher, vector, null, count);
        }
        int[] likeliest = sketches(searcher).likeliest(vector, LIKELIEST * count);
        float[] cosines = cosines(searcher, likeliest, vector);
        return IntStream.range(0, likeliest.length)
                .mapToObj(i -> new ScoreDoc(likeliest[i], cosines[i]))
                .sorted(
                        Comparator.comparingDouble((ScoreDoc d) -> -d.score)
                                .thenComparingInt(d -> d.doc))
                .limit(count)
                .toArray(ScoreDoc[]::new);
    }

    private synchronized Sketches sketches(IndexSearcher searcher) throws IOException {
        Object state = searcher.getIndexReader().getReaderCacheHelper().getKey();
        Sketched known = sketched;
        if (known == null || !known.state().equals(state)) {
            float[] mean = new float[type.vectorDimension()];
            each(searcher, (_, vector) -> VectorUtil.add(mean, vector));
            int count = searcher.getIndexReader().numDocs();
            for (int i = 0; i < mean.length; i++) {
                mean[i] /= count;
            }
            Sketches sketches = new Sketches(mean);
            each(searcher, sketches::add);
            known = new Sketched(state, sketches);
            sketched = known;
        }
        return known.sketches();
    }

    private interface Taker {
        void take(int doc, float[] vector);
    }

    /** Hands on the vectors of all entries. */
    private void each(IndexSearcher searcher, Taker taker) throws IOException {
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            FloatVectorValues values = leaf.reader().getFloatVectorValues(field);
            if (values == null) {
                continue;
            }
            Bits live = leaf.reader().getLiveDocs();
            DocIndexIterator at = values.iterator();
            while (at.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                if (live == null || live.get(at.docID())) {
                    taker.take(leaf.docBase + at.docID(), values.vectorValue(at.index()));
                }
            }
        }
    }

    /** The cosine that a score of {@link #nearest(float[], Query, int)} stands for. */
    static float cosine(float score) {
        return 2 * score - 1;
    }

    /**
     * How near entries are to a vector.
     *
     * @param docs any, in any order
     * @return their cosines in the order of the docs; NaN for one without a vector
     */
    float[] cosines(IndexSearcher searcher, int[] docs, float[] vector) throws IOException {
        float[] cosines = new float[docs.length];
        Arrays.fill(cosines, Float.NaN);
        Integer[] order = new Integer[docs.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Integer.compare(docs[a], docs[b]));
        LeafReaderContext leaf = null;
        FloatVectorValues values = null;
        DocIndexIterator at = null;
        for (int i : order) {
            if (leaf == null || docs[i] >= leaf.docBase + leaf.reader().maxDoc()) {
                leaf = leaf(searcher, docs[i]);
                values = leaf.reader().getFloatVectorValues(field);
                at = values == null ? null : values.iterator();
            }
            int doc = docs[i] - leaf.docBase;
            if (values != null && at != null && reach(at, doc)) {
                cosines[i] = VectorUtil.dotProduct(vector, values.vectorValue(at.index()));
            }
        }
        return cosines;
    }

    /** Whether a doc, not before the last one asked for, has a vector. */
    private static boolean reach(DocIndexIterator at, int doc) throws IOException {
        return at.docID() == doc || at.docID() < doc && at.advance(doc) == doc;
    }

    /** The vector of the entry of that address. */
    Optional<float[]> of(IndexSearcher searcher, String iri) throws IOException {
        ScoreDoc[] found = searcher.search(new TermQuery(new Term(Fields.IRI, iri)), 1).scoreDocs;
        if (found.length == 0) {
            return Optional.empty();
        }
        LeafReaderContext leaf = leaf(searcher, found[0].doc);
        FloatVectorValues values = leaf.reader().getFloatVectorValues(field);
        if (values == null) {
            return Optional.empty();
        }
        DocIndexIterator at = values.iterator();
        return reach(at, found[0].doc - leaf.docBase)
                ? Optional.of(values.vectorValue(at.index()).clone())
                : Optional.empty();
    }

    private static LeafReaderContext leaf(IndexSearcher searcher, int doc) {
        var leaves = searcher.getIndexReader().leaves();
        return leaves.get(ReaderUtil.subIndex(doc, leaves));
    }
}
