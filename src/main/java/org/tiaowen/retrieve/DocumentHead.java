package org.tiaowen.retrieve;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;
import org.tiaowen.rdf.Reading;
import org.tiaowen.rdf.Tw;
import org.tiaowen.rdf.Validity;

import java.time.LocalDate;
import java.util.List;

/**
 * What is said of a document as a whole.
 *
 * @param title empty where it has none
 * @param number its 文号, or that of the notice that promulgates it; null where there is none
 * @param kind its kind-word; empty where unknown
 * @param issuers their names
 * @param issued day of issue
 * @param effective first day on which it applies
 * @param source address of the file that prints it
 * @param sourceName name of that file
 */
public record DocumentHead(
        String iri,
        String title,
        @Nullable String number,
        String kind,
        List<String> issuers,
        @Nullable String jurisdiction,
        @Nullable LocalDate issued,
        @Nullable LocalDate effective,
        Validity validity,
        String source,
        String sourceName) {

    /** Takes a copy of the list. */
    public DocumentHead {
        issuers = List.copyOf(issuers);
    }

    /**
     * That of a document.
     *
     * @param day on which its validity is asked
     */
    static DocumentHead of(Graph graph, String iri, LocalDate day) {
        Node node = NodeFactory.createURI(iri);
        Node source = Reading.object(graph, node, Tw.inSource).orElse(node);
        String name = Reading.text(graph, source, Tw.name);
        return new DocumentHead(
                iri,
                string(graph, node, Tw.title),
                number(graph, node),
                string(graph, node, Tw.kind),
                graph.stream(node, Tw.issuer, Node.ANY)
                        .map(Triple::getObject)
                        .map(issuer -> name(graph, issuer))
                        .sorted()
                        .toList(),
                Reading.text(graph, node, Tw.jurisdiction),
                Reading.date(graph, node, Tw.issued),
                Reading.date(graph, node, Tw.effective),
                Validity.of(graph, node, day),
                source.toString(),
                name == null ? "" : name);
    }

    private static @Nullable String number(Graph graph, Node node) {
        String own = Reading.text(graph, node, Tw.number);
        return own != null
                ? own
                : Reading.object(graph, node, Tw.promulgatedBy)
                        .map(notice -> Reading.text(graph, notice, Tw.number))
                        .orElse(null);
    }

    private static String name(Graph graph, Node unit) {
        String label = Reading.text(graph, unit, SKOS.prefLabel.asNode());
        if (label == null) {
            label = Reading.text(graph, unit, RDFS.label.asNode());
        }
        return label == null ? unit.toString() : label;
    }

    static String string(Graph graph, Node node, Node property) {
        String text = Reading.text(graph, node, property);
        return text == null ? "" : text;
    }
}
