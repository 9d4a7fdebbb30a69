package org.tiaowen.server;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;
import org.tiaowen.rdf.Tw;
import org.tiaowen.rdf.Vocabulary;

import java.util.Comparator;
import java.util.List;

/**
 * The vocabulary as the template {@code vocabulary} shows it: each term with what it means.
 *
 * @param diagram the classes and what links them, as SVG
 * @param example a measure of the graph, in Turtle
 */
record VocabularyPage(String namespace, String diagram, String example, List<Term> terms) {

    /** A term in the language of the page. */
    record Term(String name, String label, String meaning) {}

    static VocabularyPage of(Graph terms, Frame frame) {
        return new VocabularyPage(
                Tw.NS,
                Vocabulary.diagram(),
                Vocabulary.example(),
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
