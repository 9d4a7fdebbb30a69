package org.tiaowen.overlap;

import org.jspecify.annotations.Nullable;
import org.tiaowen.analysis.Segmenter;
import org.tiaowen.document.Document;
import org.tiaowen.document.Facts;

import java.util.function.Function;

/** What texts repeat of each other. Safe for threads. */
public final class Overlaps {

    private final ClauseReader reader;
    private final Comparer comparer = new Comparer();

    /**
     * With these rules.
     *
     * @param extractor finds the facts of a document
     * @param vectors gives the vector of a text, of length one, or null while there are none: words
     *     alone decide then
     */
    public Overlaps(
            Segmenter segmenter,
            Function<Document, Facts> extractor,
            Function<String, float @Nullable []> vectors) {
        this.reader = new ClauseReader(segmenter, extractor, vectors);
    }

    /** Compares two texts, the first as the draft where differences have a direction. */
    public Comparison compare(String a, String b) {
        return comparer.compare(reader.read(a), reader.read(b));
    }
}
