package org.tiaowen.server;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.tiaowen.rdf.Iris;
import org.tiaowen.rdf.Tw;
import org.tiaowen.search.Facet;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;

/** Finds what a client names: by address, by the end of it, or by a name that the graph knows. */
final class Naming {

    private final Iris iris;

    Naming(Iris iris) {
        this.iris = iris;
    }

    /** The address of what lies at a path below the base. */
    String iri(String path) {
        return iris.base() + path;
    }

    /**
     * The values of a filter in the form in which they are compared.
     *
     * @throws Problem where one names nothing
     */
    Set<String> resolve(Facet facet, Set<String> names, Graph graph, Catalog catalog) {
        return switch (facet) {
            case SECTOR, KIND, MODALITY, LEVEL -> names;
            case JURISDICTION -> existing(facet, names, catalog.jurisdictions());
            case UNIT -> all(facet, names, graph, "unit/", Tw.Unit);
            case ISSUER -> all(facet, names, graph, "unit/", Tw.Unit);
            case DOCUMENT -> all(facet, names, graph, "document/", Tw.Document);
            case SOURCE -> all(facet, names, graph, "source/", Tw.Source);
        };
    }

    private static Set<String> existing(Facet facet, Set<String> names, SortedSet<String> known) {
        for (String name : names) {
            if (!known.contains(name)) {
                throw Parameters.invalid(facet.label(), unknown(facet, name))
                        .with("allowed", known);
            }
        }
        return names;
    }

    private Set<String> all(Facet facet, Set<String> names, Graph graph, String folder, Node type) {
        Set<String> found = new LinkedHashSet<>();
        for (String name : names) {
            List<Node> nodes =
                    candidates(graph, folder, name)
                            .filter(node -> graph.contains(node, RDF.type.asNode(), type))
                            .toList();
            if (nodes.isEmpty()) {
                throw Parameters.invalid(facet.label(), unknown(facet, name));
            }
            nodes.forEach(node -> found.add(node.getURI()));
        }
        return found;
    }

    private static String unknown(Facet facet, String name) {
        return "the graph knows no %s '%s'".formatted(facet.label(), name);
    }

    private Stream<Node> candidates(Graph graph, String folder, String name) {
        Stream<Node> addressed =
                Stream.of(name, iris.base() + folder + name).map(NodeFactory::createURI);
        Node plain = NodeFactory.createLiteralString(name);
        Node chinese = NodeFactory.createLiteralLang(name, "zh");
        Stream<Node> named =
                Stream.of(
                                Tw.title,
                                Tw.number,
                                Tw.name,
                                SKOS.prefLabel.asNode(),
                                SKOS.altLabel.asNode())
                        .flatMap(
                                property ->
                                        Stream.concat(
                                                Thing.subjects(graph, property, plain),
                                                Thing.subjects(graph, property, chinese)));
        Stream<Node> printed =
                Thing.subjects(graph, Tw.surface, plain)
                        .flatMap(fact -> new Thing(graph, fact).things(Tw.unit).stream())
                        .map(Thing::node);
        return Stream.of(addressed, named, printed).flatMap(stream -> stream);
    }
}
