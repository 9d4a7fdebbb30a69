package org.tiaowen.search;

import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexReader.CacheKey;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReader;
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
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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

    /** Times the entries may become before sketches are made about another mean. */
    private static final int GROWTH = 4;

    /**
     * Sketches of segments, which are made once and kept as long as their segment.
     *
     * @param mean of the vectors when the first were made
     * @param entries how many there were
     */
    private record Sketched(float[] mean, int entries, Map<CacheKey, Sketches> segments) {}

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
     * The same without a filter, at a cost that hardly grows with the entries: where there are
     * many, the likeliest by their {@link Sketches} are compared, and a few of the nearest in a
     * thousand may be missing. Sketches of 64 bytes each are made when a segment is first met.
     */
    ScoreDoc[] nearestOfMany(IndexSearcher searcher, float[] vector, int count) throws IOException {
        if (searcher.getIndexReader().numDocs() <= EXACT) {
            return nearest(searcher, vector, null, count);
        }
        int[] likeliest =
                Sketches.likeliest(sketches(searcher), vector, Math.max(1, LIKELIEST * count));
        float[] cosines = cosines(searcher, likeliest, vector);
        return IntStream.range(0, likeliest.length)
                .mapToObj(i -> new ScoreDoc(likeliest[i], cosines[i]))
                .sorted(
                        Comparator.comparingDouble((ScoreDoc d) -> -d.score)
                                .thenComparingInt(d -> d.doc))
                .limit(count)
                .toArray(ScoreDoc[]::new);
    }

    /** Makes the sketches of segments that are new, where {@link #nearestOfMany} needs them. */
    void prepare(IndexSearcher searcher) throws IOException {
        if (searcher.getIndexReader().numDocs() > EXACT) {
            sketches(searcher);
        }
    }

    private List<Sketches.Segment> sketches(IndexSearcher searcher) throws IOException {
        Sketched known = sketched(searcher);
        var segments = new ArrayList<Sketches.Segment>();
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            segments.add(
                    new Sketches.Segment(
                            sketches(leaf.reader(), known),
                            leaf.docBase,
                            leaf.reader().getLiveDocs()));
        }
        return segments;
    }

    private synchronized Sketched sketched(IndexSearcher searcher) throws IOException {
        int entries = searcher.getIndexReader().numDocs();
        Sketched known = sketched;
        if (known == null || entries > GROWTH * known.entries) {
            known = new Sketched(mean(searcher), entries, new ConcurrentHashMap<>());
            sketched = known;
        }
        return known;
    }

    private float[] mean(IndexSearcher searcher) throws IOException {
        float[] mean = new float[type.vectorDimension()];
        int[] count = new int[1];
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            each(
                    leaf.reader(),
                    (_, vector) -> {
                        VectorUtil.add(mean, vector);
                        count[0]++;
                    });
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= Math.max(1, count[0]);
        }
        return mean;
    }

    private Sketches sketches(LeafReader reader, Sketched known) throws IOException {
        IndexReader.CacheHelper helper = reader.getCoreCacheHelper();
        Sketches found = known.segments.get(helper.getKey());
        if (found == null) {
            synchronized (known) { // one reads the vectors, the others wait
                found = known.segments.get(helper.getKey());
                if (found == null) {
                    found = new Sketches(known.mean);
                    each(reader, found::add);
                    known.segments.put(helper.getKey(), found);
                    helper.addClosedListener(known.segments::remove);
                }
            }
        }
        return found;
    }

    private interface Taker {
        void take(int doc, float[] vector);
    }

    /** Hands on the vectors of a segment, deleted ones too. */
    private void each(LeafReader reader, Taker taker) throws IOException {
        FloatVectorValues values = reader.getFloatVectorValues(field);
        if (values == null) {
            return;
        }
        DocIndexIterator at = values.iterator();
        while (at.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            taker.take(at.docID(), values.vectorValue(at.index()));
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
