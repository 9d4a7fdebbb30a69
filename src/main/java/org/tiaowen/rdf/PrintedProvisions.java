package org.tiaowen.rdf;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Pinpoint;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Role;
import org.tiaowen.document.Span;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Provisions of documents, each read back from a graph once, to find places among them. */
final class PrintedProvisions {

    private final Graph union;
    private final Map<Node, Pinpoint> pinpoints = new HashMap<>();

    PrintedProvisions(Graph union) {
        this.union = union;
    }

    /**
     * The provisions of that place; none without a place or where the document has not that place.
     */
    List<Node> at(Node document, @Nullable String place) {
        if (place == null) {
            return List.of();
        }
        return pinpoints.computeIfAbsent(document, this::read).find(place, null).stream()
                .map(id -> Iris.part(document, id))
                .toList();
    }

    private Pinpoint read(Node document) {
        List<Provision> provisions =
                union.stream(Node.ANY, Tw.document, document)
                        .map(Triple::getSubject)
                        .filter(n -> union.contains(n, RDF.type.asNode(), Tw.Provision))
                        .distinct()
                        .map(n -> read(document, n))
                        .sorted(Comparator.comparing(Provision::span).thenComparing(Provision::id))
                        .toList();
        return Pinpoint.in(provisions);
    }

    private Provision read(Node document, Node node) {
        Node whole = Reading.object(union, node, Tw.partOf).orElse(document);
        String text = Reading.text(union, node, Tw.text);
        int start = Math.max(0, Reading.number(union, node, Tw.start));
        int end = Math.max(start, Reading.number(union, node, Tw.end));
        return new Provision(
                Iris.path(document, node),
                whole.equals(document) ? null : Iris.path(document, whole),
                Reading.text(union, node, Tw.marker),
                "",
                text == null ? "" : text,
                Role.TASK,
                new Span(start, end));
    }
}
