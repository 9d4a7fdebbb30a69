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
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

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

    private final String field;
    private final FieldType type;

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
