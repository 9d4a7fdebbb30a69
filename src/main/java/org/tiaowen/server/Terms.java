package org.tiaowen.server;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.tiaowen.rdf.Tw;
import org.tiaowen.rdf.Vocabulary;

/** What the vocabulary calls its terms; read when it is first asked. */
final class Terms {

    /** Read once. */
    private static final class Read {

        static final Graph GRAPH = Vocabulary.terms();
    }

    private Terms() {}

    /** All definitions; not to be changed. */
    static Graph graph() {
        return Read.GRAPH;
    }

    /** Whether it is a term of the vocabulary's own. */
    static boolean isOwn(Node term) {
        return term.isURI() && term.getURI().startsWith(Tw.NS);
    }

    /** A term's name in Chinese; the end of its address where the vocabulary has none. */
    static String label(Node term) {
        Thing thing = new Thing(graph(), term);
        String label = thing.text(RDFS.label.asNode(), "zh");
        return label == null ? thing.localName() : label;
    }

    /** The same in English. */
    static String labelEn(Node term) {
        Thing thing = new Thing(graph(), term);
        String label = thing.text(RDFS.label.asNode(), "en");
        return label == null ? thing.localName() : label;
    }

    /** The same in the language of a page. */
    static String label(Node term, Frame frame) {
        return frame.isChinese() ? label(term) : labelEn(term);
    }
}
