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
import java.util.List;

/** Provisions of a document, read back from a graph to find a place among them. */
final class PrintedProvisions {

    private PrintedProvisions() {}

    /**
     * The provisions of that place; none without a place or where the document has not that place.
     */
    static List<Node> at(Graph union, Node document, @Nullable String place) {
        if (place == null) {
            return List.of();
        }
        List<Provision> provisions =
                union.stream(Node.ANY, Tw.document, document)
                        .map(Triple::getSubject)
                        .filter(n -> union.contains(n, RDF.type.asNode(), Tw.Provision))
                        .distinct()
                        .map(n -> read(union, document, n))
                        .sorted(Comparator.comparing(Provision::span).thenComparing(Provision::id))
                        .toList();
        return Pinpoint.in(provisions).find(place, null).stream()
                .map(id -> Iris.part(document, id))
                .toList();
    }

    /** What tells its place: its reading order stands for its span. */
    private static Provision read(Graph union, Node document, Node node) {
        Node whole = Reading.object(union, node, Tw.partOf).orElse(document);
        String path = Reading.text(union, node, Tw.path);
        String text = Reading.text(union, node, Tw.text);
        int order = Math.max(0, Reading.number(union, node, Tw.order));
        return new Provision(
                path == null ? "" : path,
                whole.equals(document) ? null : Reading.text(union, whole, Tw.path),
                Reading.text(union, node, Tw.marker),
                "",
                text == null ? "" : text,
                Role.TASK,
                new Span(order, order));
    }
}
