package org.tiaowen.parser;

import org.tiaowen.rdf.Ontology;

/** The parser as the program puts it together. */
final class Parsers {
    private static final Ontology ONTOLOGY = Ontology.load();
    private static final PolicyParser PARSER =
            new PolicyParser(ONTOLOGY.gazetteer(), ONTOLOGY.units());

    private Parsers() {}

    static PolicyParser parser() {
        return PARSER;
    }
}
