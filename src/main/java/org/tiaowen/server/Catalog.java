package org.tiaowen.server;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.tiaowen.rdf.Tw;
import org.tiaowen.rdf.Validity;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What lists and filters need of every document, gathered once for each revision of the graph.
 *
 * @param documents in the order of sources, then as they stand in them
 * @param sentences number of sentences by document
 * @param measures number of measures by document
 * @param sectors names of the sectors that exist, by notation
 * @param sectorsEn the same in English, of those that have it
 * @param kinds kind-words that exist
 * @param jurisdictions names of territories that exist
 * @param validities of the documents that were asked for so far
 */
record Catalog(
        long revision,
        List<Node> documents,
        Map<Node, Integer> sentences,
        Map<Node, Integer> measures,
        SortedMap<String, String> sectors,
        SortedMap<String, String> sectorsEn,
        SortedSet<String> kinds,
        SortedSet<String> jurisdictions,
        Map<Node, Validity> validities) {

    static Catalog of(Graph graph, long revision) {
        List<Thing> documents =
                Thing.instances(graph, Tw.Document).stream()
                        .sorted(
                                Comparator.comparing((Thing d) -> d.all(Tw.inSource).toString())
                                        .thenComparing(d -> d.integer(Tw.seq, 0))
                                        .thenComparing(Thing::iri))
                        .toList();
        return new Catalog(
                revision,
                documents.stream().map(Thing::node).toList(),
                byDocument(graph, Tw.Sentence),
                byDocument(graph, Tw.Measure),
                sectors(graph, "zh"),
                sectors(graph, "en"),
                values(documents, Tw.kind),
                values(documents, Tw.jurisdiction),
                new ConcurrentHashMap<>());
    }

    /** Addresses of the documents that did not hold on a day, as far as anything says so. */
    Set<String> notInForce(Graph graph, LocalDate day) {
        return documents.stream()
                .filter(
                        node ->
                                !validities
                                        .computeIfAbsent(node, n -> Validity.of(graph, n))
                                        .mayHoldOn(day))
                .map(Node::getURI)
                .collect(Collectors.toSet());
    }

    /** What a sector is called on a page; its notation where the graph knows no name. */
    String sector(String notation, Frame frame) {
        return (frame.isChinese() ? sectors : sectorsEn).getOrDefault(notation, notation);
    }

    /** Number of parts of a class by the document that holds them. */
    private static Map<Node, Integer> byDocument(Graph graph, Node type) {
        Map<Node, Integer> counts = new HashMap<>();
        Thing.subjects(graph, RDF.type.asNode(), type)
                .flatMap(part -> new Thing(graph, part).one(Tw.document).stream())
                .forEach(document -> counts.merge(document.node(), 1, Integer::sum));
        return counts;
    }

    private static SortedMap<String, String> sectors(Graph graph, String language) {
        SortedMap<String, String> names = new TreeMap<>();
        for (Thing sector : Thing.instances(graph, Tw.Sector)) {
            String name = sector.text(SKOS.prefLabel.asNode(), language);
            String shown = name == null ? sector.string(SKOS.prefLabel.asNode()) : name;
            sector.texts(SKOS.notation.asNode()).forEach(notation -> names.put(notation, shown));
        }
        return names;
    }

    private static SortedSet<String> values(List<Thing> things, Node property) {
        SortedSet<String> values = new TreeSet<>();
        things.forEach(thing -> values.addAll(thing.texts(property)));
        return values;
    }
}
