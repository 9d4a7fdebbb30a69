package org.tiaowen.server;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;
import org.tiaowen.rdf.Tw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A node of a graph and what the graph says of it. Valid while the graph is; of several values the
 * first in the order of their strings is taken, so that answers are stable.
 */
record Thing(Graph graph, Node node) {

    /** Provisions lie less deep than this; a damaged graph may have a circle. */
    private static final int DEPTH = 64;

    private static final Comparator<Node> BY_STRING = Comparator.comparing(Node::toString);

    /** The thing of that address, whether the graph knows it or not. */
    static Thing of(Graph graph, String iri) {
        return new Thing(graph, NodeFactory.createURI(iri));
    }

    /** The instances of a class, in the order of their addresses. */
    static List<Thing> instances(Graph graph, Node type) {
        return subjects(graph, RDF.type.asNode(), type)
                .sorted(BY_STRING)
                .map(node -> new Thing(graph, node))
                .toList();
    }

    /** What has this value of that property, each once. */
    static Stream<Node> subjects(Graph graph, Node property, Node value) {
        return graph.stream(Node.ANY, property, value).map(Triple::getSubject).distinct();
    }

    String iri() {
        return node.getURI();
    }

    /** Whether the graph mentions it. */
    boolean exists() {
        return graph.contains(node, Node.ANY, Node.ANY) || graph.contains(Node.ANY, Node.ANY, node);
    }

    boolean isA(Node type) {
        return graph.contains(node, RDF.type.asNode(), type);
    }

    /** All values of a property. */
    List<Node> all(Node property) {
        return graph.stream(node, property, Node.ANY)
                .map(Triple::getObject)
                .sorted(BY_STRING)
                .toList();
    }

    /** The value of a property, a thing itself. */
    Optional<Thing> one(Node property) {
        return all(property).stream()
                .filter(Node::isURI)
                .findFirst()
                .map(value -> new Thing(graph, value));
    }

    /** All values of a property that are things. */
    List<Thing> things(Node property) {
        return all(property).stream()
                .filter(Node::isURI)
                .map(value -> new Thing(graph, value))
                .toList();
    }

    /** What has this as a value of the property, in the order of addresses. */
    List<Thing> inverse(Node property) {
        return subjects(graph, property, node)
                .sorted(BY_STRING)
                .map(subject -> new Thing(graph, subject))
                .toList();
    }

    /** A literal's words, Chinese ones before others; null where there is none. */
    @Nullable String text(Node property) {
        return all(property).stream()
                .filter(Node::isLiteral)
                .min(Comparator.comparing(value -> isForeign(value.getLiteralLanguage())))
                .map(Node::getLiteralLexicalForm)
                .orElse(null);
    }

    /** A literal's words; empty where there is none. */
    String string(Node property) {
        String text = text(property);
        return text == null ? "" : text;
    }

    /** A literal's words in a language; null where there are none. */
    @Nullable String text(Node property, String language) {
        return all(property).stream()
                .filter(value -> value.isLiteral() && value.getLiteralLanguage().equals(language))
                .findFirst()
                .map(Node::getLiteralLexicalForm)
                .orElse(null);
    }

    /** The words of all literals. */
    List<String> texts(Node property) {
        return all(property).stream()
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .toList();
    }

    /** A whole number; the given one where there is none. */
    int integer(Node property, int otherwise) {
        try {
            String text = text(property);
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    boolean truth(Node property) {
        return "true".equals(text(property));
    }

    /** A name for people: its label, title or name, else the end of its address. */
    String label() {
        return Stream.of(SKOS.prefLabel.asNode(), RDFS.label.asNode(), Tw.title, Tw.name)
                .map(this::string)
                .filter(label -> !label.isEmpty())
                .findFirst()
                .orElseGet(this::localName);
    }

    /** What stands after the last slash or hash of its address. */
    String localName() {
        return iri().substring(Math.max(iri().lastIndexOf('/'), iri().lastIndexOf('#')) + 1);
    }

    /** The provisions that hold it, outermost first, and the document before them all. */
    List<Thing> wholes() {
        List<Thing> wholes = new ArrayList<>();
        Optional<Thing> whole = one(Tw.partOf);
        while (whole.isPresent() && wholes.size() < DEPTH) {
            wholes.addFirst(whole.get());
            whole = whole.get().one(Tw.partOf);
        }
        return wholes;
    }

    /** Its own parts, in reading order. */
    List<Thing> parts() {
        return inverse(Tw.partOf).stream().sorted(readingOrder()).toList();
    }

    /** By place in the document; a whole before its parts. */
    static Comparator<Thing> readingOrder() {
        return Comparator.comparingInt((Thing thing) -> thing.integer(Tw.start, 0))
                .thenComparing(thing -> -thing.integer(Tw.end, 0))
                .thenComparing(Thing::iri);
    }

    private static boolean isForeign(String language) {
        return !language.isEmpty() && !language.startsWith("zh");
    }
}
