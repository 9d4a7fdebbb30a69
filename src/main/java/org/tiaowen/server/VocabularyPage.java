package org.tiaowen.server;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;
import org.tiaowen.rdf.Tw;

import java.util.Comparator;
import java.util.List;

/** The vocabulary as the template {@code vocabulary} shows it: each term with what it means. */
record VocabularyPage(String namespace, List<Term> terms) {

    /** A term in the language of the page. */
    record Term(String name, String label, String meaning) {}

    static VocabularyPage of(Graph terms, Frame frame) {
        return new VocabularyPage(
                Tw.NS,
                terms.stream(Node.ANY, RDFS.label.asNode(), Node.ANY)
                        .map(Triple::getSubject)
                        .distinct()
                        .filter(Terms::isOwn)
                        .map(term -> new Thing(terms, term))
                        .sorted(Comparator.comparing(Thing::iri))
                        .map(term -> row(term, frame))
                        .toList());
    }

    private static Term row(Thing term, Frame frame) {
        String meaning = term.text(RDFS.comment.asNode(), frame.isChinese() ? "zh" : "en");
        return new Term(
                term.localName(), Terms.label(term.node(), frame), meaning == null ? "" : meaning);
    }
}
