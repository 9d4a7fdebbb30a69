package org.tiaowen.rdf;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Citation.Relation;

/** How a citation is said between documents and between provisions. */
final class CitationTriples {

    private CitationTriples() {}

    /** A document of which only a place is repealed goes on: it is amended. */
    static Node ofDocument(Relation relation, @Nullable String place) {
        return relation == Relation.REPEALS && place != null ? Tw.amends : Tw.relation(relation);
    }

    /** What is said of a provision: that it is cited, and repealed or amended if it is. */
    static void between(Node citing, Relation relation, Node provision, Statements out) {
        out.add(citing, Tw.cites, provision);
        switch (relation) {
            case REPEALS, AMENDS -> out.add(citing, Tw.relation(relation), provision);
            case CITES, IMPLEMENTS, FORWARDS, PROMULGATES, KEEPS -> {}
        }
    }
}
