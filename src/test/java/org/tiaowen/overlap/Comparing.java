package org.tiaowen.overlap;

import org.jspecify.annotations.Nullable;
import org.tiaowen.Packaged;
import org.tiaowen.analysis.Segmenter;
import org.tiaowen.extract.Extractor;
import org.tiaowen.rdf.Ontology;
import org.tiaowen.rdf.SectorFile;

import java.util.function.Function;

/** What compares texts in tests: the real words and rules. */
final class Comparing {

    private static final Segmenter WORDS = Packaged.segmenter();
    private static final Extractor RULES = extractor();

    private Comparing() {}

    private static Extractor extractor() {
        Ontology ontology = Ontology.load(SectorFile.packaged());
        return new Extractor(WORDS, ontology.units(), ontology.gazetteer(), ontology.sectors());
    }

    /** With these vectors. */
    static Overlaps with(Function<String, float @Nullable []> vectors) {
        return new Overlaps(WORDS, RULES::extract, vectors);
    }

    /** By words alone. */
    static Overlaps byWords() {
        return with(_ -> null);
    }
}
