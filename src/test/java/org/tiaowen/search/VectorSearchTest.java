package org.tiaowen.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.VectorUtil;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Nearest vectors of an index that is too large to compare all. */
final class VectorSearchTest {

    private static final int DIMENSIONS = 256;
    private static final int A_SEGMENT = 2000;
    private static final int NEAREST = 10;

    private final VectorSearch search = new VectorSearch("test", DIMENSIONS);
    private final Random random = new Random(7);
    private final float[][] groups = new float[300][DIMENSIONS];

    VectorSearchTest() {
        for (float[] group : groups) {
            for (int i = 0; i < DIMENSIONS; i++) {
                group[i] = (float) random.nextGaussian();
            }
        }
    }

    private float[] vector() {
        float[] vector = groups[random.nextInt(groups.length)].clone();
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] += (float) (1 + 0.5 * random.nextGaussian());
        }
        return VectorUtil.l2normalize(vector);
    }

    private void addSegment(IndexWriter writer) throws IOException {
        for (int i = 0; i < A_SEGMENT; i++) {
            var document = new Document();
            document.add(new StringField("id", Integer.toString(i), Field.Store.NO));
            document.add(search.field(vector()));
            writer.addDocument(document);
        }
        writer.commit();
    }

    private static Set<Integer> docs(ScoreDoc[] found) {
        return Arrays.stream(found).map(doc -> doc.doc).collect(Collectors.toSet());
    }

    /** The share of the nearest ones that are found. */
    private double found(IndexSearcher searcher) throws IOException {
        int found = 0;
        for (int q = 0; q < 20; q++) {
            float[] query = vector();
            Set<Integer> nearest = docs(search.nearest(searcher, query, null, NEAREST));
            ScoreDoc[] likeliest = search.nearestOfMany(searcher, query, NEAREST);
            assertEquals(NEAREST, likeliest.length);
            assertTrue(likeliest[0].score >= likeliest[NEAREST - 1].score, "best first");
            nearest.retainAll(docs(likeliest));
            found += nearest.size();
        }
        return found / (20.0 * NEAREST);
    }

    @Test
    void nearlyAllOfTheNearestAreFoundInEachStateOfAnIndex() throws IOException {
        var config =
                new IndexWriterConfig()
                        .setCodec(VectorSearch.codec())
                        .setMergePolicy(NoMergePolicy.INSTANCE);
        try (var directory = new ByteBuffersDirectory();
                var writer = new IndexWriter(directory, config)) {
            for (int i = 0; i < 3; i++) {
                addSegment(writer);
            }
            try (var reader = DirectoryReader.open(directory)) {
                assertTrue(found(new IndexSearcher(reader)) > 0.95, "three segments");
            }
            addSegment(writer);
            for (int i = 0; i < A_SEGMENT; i += 2) {
                writer.deleteDocuments(new Term("id", Integer.toString(i)));
            }
            addSegment(writer);
            addSegment(writer);
            try (var reader = DirectoryReader.open(directory)) {
                assertEquals(8000, reader.numDocs());
                assertTrue(found(new IndexSearcher(reader)) > 0.95, "some new, some deleted");
            }
        }
    }
}
