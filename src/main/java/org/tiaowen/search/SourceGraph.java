package org.tiaowen.search;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
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
 * One source's named graph, read in one pass: a store on disk gives all of it sooner than it
 * answers a question for each node. Answers do not depend on the order in which the store gives
 * triples.
 */
final class SourceGraph {

    private final Map<Node, Map<Node, List<Node>>> byProperty = new HashMap<>();

    SourceGraph(Graph graph) {
        graph.find(Node.ANY, Node.ANY, Node.ANY)
                .forEach(
                        triple ->
                                byProperty
                                        .computeIfAbsent(
                                                triple.getPredicate(), p -> new HashMap<>())
                                        .computeIfAbsent(
                                                triple.getSubject(), s -> new ArrayList<>(1))
                                        .add(triple.getObject()));
        for (Map<Node, List<Node>> table : byProperty.values()) {
            for (List<Node> values : table.values()) {
                if (values.size() > 1) {
                    values.sort(Comparator.comparing(node -> node.toString()));
                }
            }
        }
    }

    /** The instances of a class. */
    SequencedSet<Node> instances(Node type) {
        return table(RDF.type.asNode()).entrySet().stream()
                .filter(entry -> entry.getValue().contains(type))
                .map(Map.Entry::getKey)
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
        return byProperty.getOrDefault(property, Map.of());
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
}
