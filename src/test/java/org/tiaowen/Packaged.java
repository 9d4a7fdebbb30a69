package org.tiaowen;

import org.tiaowen.analysis.Segmenter;
import org.tiaowen.extract.Extractor;
import org.tiaowen.ingest.PolicyReader;
import org.tiaowen.parser.PolicyParser;
import org.tiaowen.rdf.Ontology;

/** The packaged knowledge and what reads texts by it, made ready once for all tests. */
public final class Packaged {

    public static final Ontology ONTOLOGY = Ontology.load();

    public static final PolicyParser PARSER =
            new PolicyParser(ONTOLOGY.gazetteer(), ONTOLOGY.units());

    private Packaged() {}

    /** Begins with the words that are cut, which only some tests need. */
    private static final class Rules {
        static final Segmenter SEGMENTER = new Segmenter();
        static final Extractor EXTRACTOR =
                new Extractor(
                        SEGMENTER, ONTOLOGY.units(), ONTOLOGY.gazetteer(), ONTOLOGY.sectors());
        static final PolicyReader READER = new PolicyReader(PARSER, EXTRACTOR::extract, ONTOLOGY);
    }

    public static Segmenter segmenter() {
        return Rules.SEGMENTER;
    }

    public static Extractor extractor() {
        return Rules.EXTRACTOR;
    }

    public static PolicyReader reader() {
        return Rules.READER;
    }
}
