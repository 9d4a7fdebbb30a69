package org.tiaowen.rdf;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The documents of one reading of a source, their parts and what is said of these, by address. */
final class Places {

    /**
     * Something that has an address in a document.
     *
     * @param type its first class: document, provision, sentence, or the kind of fact
     * @param text its words; of a document the title, of a fact the words it was found in
     * @param heading marker and heading of a provision
     * @param whole what it is directly a part of, or said of
     */
    record Place(
            Node node,
            Node type,
            Node document,
            @Nullable Node whole,
            String text,
            String heading,
            String key,
            int start) {

        boolean isDocument() {
            return type.equals(Tw.Document);
        }
    }

    private final Map<Node, Place> byNode = new LinkedHashMap<>();
    private final Map<Node, List<Place>> byDocument = new HashMap<>();
    private final Map<String, List<Place>> bySaying = new HashMap<>();

    Places(List<Triple> triples) {
        Map<Node, Map<Node, Node>> values = new LinkedHashMap<>();
        for (Triple triple : triples) {
            Map<Node, Node> own = values.computeIfAbsent(triple.getSubject(), _ -> new HashMap<>());
            boolean isMeasure = triple.getObject().equals(Tw.Measure);
            if (!isMeasure) {
                own.merge(triple.getPredicate(), triple.getObject(), Places::first);
            }
        }
        values.forEach(this::add);
    }

    /** Of several values the first in the order of their strings. */
    private static Node first(Node a, Node b) {
        return a.toString().compareTo(b.toString()) <= 0 ? a : b;
    }

    private void add(Node node, Map<Node, Node> values) {
        Node type = values.get(RDF.type.asNode());
        boolean isDocument = Tw.Document.equals(type);
        Node document = isDocument ? node : values.get(Tw.document);
        if (type == null || document == null) {
            return;
        }
        String text = words(values.get(isDocument ? Tw.title : Tw.text));
        Place place =
                new Place(
                        node,
                        type,
                        document,
                        values.getOrDefault(Tw.partOf, values.get(Tw.about)),
                        text.isEmpty() ? words(values.get(Tw.surface)) : text,
                        words(values.get(Tw.marker)) + words(values.get(Tw.heading)),
                        words(values.get(Tw.key)),
                        number(values.get(Tw.start)));
        byNode.put(node, place);
        byDocument.computeIfAbsent(document, _ -> new ArrayList<>()).add(place);
        bySaying.computeIfAbsent(saying(place), _ -> new ArrayList<>()).add(place);
    }

    private static String saying(Place place) {
        return place.type() + " " + place.text();
    }

    private static String words(@Nullable Node value) {
        return value == null || !value.isLiteral() ? "" : value.getLiteralLexicalForm();
    }

    private static int number(@Nullable Node value) {
        String digits = words(value);
        return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : 0;
    }

    boolean has(Node node) {
        return byNode.containsKey(node);
    }

    @Nullable Place get(Node node) {
        return byNode.get(node);
    }

    List<Place> documents() {
        return byNode.values().stream().filter(Place::isDocument).toList();
    }

    /** A whole before its parts: documents first, then by the length of the path. */
    List<Place> inOrder() {
        return byNode.values().stream()
                .sorted(
                        Comparator.comparing((Place p) -> !p.isDocument())
                                .thenComparing(p -> p.node().getURI().length())
                                .thenComparing(p -> p.node().getURI()))
                .toList();
    }

    List<Place> partsOf(Node document) {
        return byDocument.getOrDefault(document, List.of());
    }

    List<Node> documentsSaying(Place place) {
        return bySaying.getOrDefault(saying(place), List.of()).stream()
                .map(Place::document)
                .distinct()
                .toList();
    }

    /** What says the same in that document; of several the nearest. */
    Optional<Place> sameWords(Place place, Node document) {
        return place.text().isEmpty()
                ? Optional.empty()
                : nearest(place, bySaying.getOrDefault(saying(place), List.of()), document);
    }

    Optional<Place> sameHeading(Place place, Node document) {
        return place.heading().isEmpty()
                ? Optional.empty()
                : nearest(
                        place,
                        partsOf(document).stream()
                                .filter(p -> p.type().equals(place.type()))
                                .filter(p -> p.heading().equals(place.heading()))
                                .toList(),
                        document);
    }

    private static Optional<Place> nearest(Place place, List<Place> all, Node document) {
        return all.stream()
                .filter(p -> p.document().equals(document))
                .min(
                        Comparator.comparingInt((Place p) -> Math.abs(p.start() - place.start()))
                                .thenComparing(p -> p.node().getURI()));
    }
}
