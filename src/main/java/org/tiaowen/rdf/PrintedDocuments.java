package org.tiaowen.rdf;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;
import org.tiaowen.rdf.CitedDocuments.Candidate;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The documents of all sources, read back from a graph; by source, then in reading order. */
final class PrintedDocuments {

    /** A document where it is printed. */
    record Printed(
            Candidate candidate, Node source, int seq, String key, @Nullable LocalDate effective) {

        Node node() {
            return candidate.node();
        }
    }

    private final Map<Node, Printed> byNode = new LinkedHashMap<>();
    private final Map<String, List<Printed>> byKey;
    private final Map<Node, CitedDocuments> bySource = new LinkedHashMap<>();
    private final CitedDocuments everywhere;

    private PrintedDocuments(List<Printed> documents) {
        documents.forEach(printed -> byNode.put(printed.node(), printed));
        byKey =
                documents.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Printed::key, TreeMap::new, Collectors.toList()));
        documents.stream()
                .collect(
                        Collectors.groupingBy(
                                Printed::source, LinkedHashMap::new, Collectors.toList()))
                .forEach((source, printed) -> bySource.put(source, cited(printed)));
        everywhere = cited(documents);
    }

    private static CitedDocuments cited(List<Printed> documents) {
        return new CitedDocuments(documents.stream().map(Printed::candidate).toList());
    }

    static PrintedDocuments of(Graph union) {
        return new PrintedDocuments(
                union.stream(Node.ANY, RDF.type.asNode(), Tw.Document)
                        .map(Triple::getSubject)
                        .distinct()
                        .map(node -> read(union, node))
                        .filter(Objects::nonNull)
                        .sorted(
                                Comparator.comparing((Printed p) -> p.source().toString())
                                        .thenComparing(Printed::seq)
                                        .thenComparing(p -> p.node().toString()))
                        .toList());
    }

    /** Null for what is typed as a document but lies in no source. */
    private static @Nullable Printed read(Graph union, Node node) {
        Node source = Reading.object(union, node, Tw.inSource).orElse(null);
        if (source == null) {
            return null;
        }
        String title = Reading.text(union, node, Tw.title);
        String key = Reading.text(union, node, Tw.key);
        List<String> issuers =
                union.stream(node, Tw.issuer, Node.ANY)
                        .map(
                                triple ->
                                        Reading.text(
                                                union, triple.getObject(), SKOS.prefLabel.asNode()))
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList();
        return new Printed(
                new Candidate(
                        node,
                        title == null ? "" : title,
                        Reading.text(union, node, Tw.number),
                        issuers,
                        Reading.text(union, node, Tw.jurisdiction),
                        Reading.date(union, node, Tw.issued)),
                source,
                Reading.number(union, node, Tw.seq),
                key == null ? node.toString() : key,
                Reading.date(union, node, Tw.effective));
    }

    @Nullable Printed get(Node document) {
        return byNode.get(document);
    }

    /** Each document with the others of its key, whatever their source. */
    Collection<List<Printed>> byKey() {
        return byKey.values();
    }

    /** The document itself and all other prints of it. */
    List<Node> prints(Node document) {
        Printed printed = byNode.get(document);
        return printed == null
                ? List.of(document)
                : byKey.getOrDefault(printed.key(), List.of(printed)).stream()
                        .map(Printed::node)
                        .toList();
    }

    CitedDocuments inSource(Node source) {
        return bySource.getOrDefault(source, everywhere);
    }

    CitedDocuments everywhere() {
        return everywhere;
    }
}
