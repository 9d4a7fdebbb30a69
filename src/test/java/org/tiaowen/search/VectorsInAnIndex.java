package org.tiaowen.search;

import static org.tiaowen.search.SearchSamples.SEGMENTER;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.analysis.Embedder;

import java.nio.file.Path;

/** An index for each test, and the vectors of the packaged model for all of a class. */
abstract class VectorsInAnIndex {

    @TempDir private static Path cache;
    static Vectors vectors;

    @TempDir Path folder;
    SearchIndex index;

    @BeforeAll
    static void load() {
        vectors = Vectors.open(Embedder.packaged(), cache);
    }

    @AfterAll
    static void unload() {
        vectors.close();
    }

    @BeforeEach
    void open() {
        index = SearchIndex.open(folder, SEGMENTER);
    }

    @AfterEach
    void close() {
        index.close();
    }
}
