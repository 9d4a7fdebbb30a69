package org.tiaowen.search;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/**
 * One source's named graph, asked once for each property and not once for each node: a store on
 * disk answers that many times sooner. Answers do not depend on the order in which the store gives
 * triples.
 */
final class SourceGraph {

    private final Graph graph;
    private final Map<Node, Map<Node, List<Node>>> read = new HashMap<>();

    SourceGraph(Graph graph) {
        this.graph = graph;
    }

    /** The instances of a class. */
    SequencedSet<Node> instances(Node type) {
        return graph
                .find(Node.ANY, RDF.type.asNode(), type)
                .mapWith(Triple::getSubject)
                .toList()
                .stream()
                .sorted(Comparator.comparing(node -> node.toString()))
                .collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new));
    }

    /** All values of a property. */
    List<Node> all(@Nullable Node subject, Node property) {
        return subject == null ? List.of() : table(property).getOrDefault(subject, List.of());
    }

    /** The value of a property; the first in the order of their strings where there are several. */
    @Nullable Node one(@Nullable Node subject, Node property) {
        List<Node> values = all(subject, property);
        return values.isEmpty() ? null : values.getFirst();
    }

    /** The nodes that have a property, with its value. */
    Map<Node, List<Node>> table(Node property) {
        return read.computeIfAbsent(property, this::readTable);
    }

    /** The words of a literal, the end of an address; empty where there is no value. */
    String string(@Nullable Node subject, Node property) {
        Node value = one(subject, property);
        if (value == null) {
            return "";
        }
        return value.isLiteral()
                ? value.getLiteralLexicalForm().strip()
                : localName(value.toString());
    }

    /** The same; null where there is no value. */
    @Nullable String optional(@Nullable Node subject, Node property) {
        String value = string(subject, property);
        return value.isEmpty() ? null : value;
    }

    /** A whole number; the greatest where there is no value. */
    int number(Node subject, Node property) {
        Node value = one(subject, property);
        return value != null
                        && value.isLiteral()
                        && value.getLiteralValue() instanceof Number number
                ? number.intValue()
                : Integer.MAX_VALUE;
    }

    /** What stands after the last slash or hash of an address. */
    static String localName(String iri) {
        return iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
    }

    private Map<Node, List<Node>> readTable(Node property) {
        var values = new HashMap<Node, List<Node>>();
        graph.find(Node.ANY, property, Node.ANY)
                .forEach(
                        triple ->
                                values.computeIfAbsent(triple.getSubject(), s -> new ArrayList<>(1))
                                        .add(triple.getObject()));
        for (List<Node> list : values.values()) {
            if (list.size() > 1) {
                list.sort(Comparator.comparing(node -> node.toString()));
            }
        }
        return values;
    }
}
