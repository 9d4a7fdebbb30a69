package org.tiaowen.server;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.tiaowen.rdf.Iris;
import org.tiaowen.rdf.Tw;
import org.tiaowen.search.Facet;
import org.tiaowen.search.Near;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * Between names and things: finds what a client names by address, by the end of it or by a name
 * that the graph knows, and tells where and under which name a thing is shown.
 */
final class Naming {

    /** Characters of a sentence that stand for it. */
    private static final int TITLE = 40;

    private final Iris iris;

    Naming(Iris iris) {
        this.iris = iris;
    }

    /** The address of what lies at a path below the base. */
    String iri(String path) {
        return iris.base() + path;
    }

    /** Where this server tells of it; the address itself where that is not this server's matter. */
    String path(String address) {
        if (address.startsWith(iris.base())) {
            return "/id/" + address.substring(iris.base().length());
        }
        return address.startsWith(Tw.NS) ? "/ns#" + address.substring(Tw.NS.length()) : address;
    }

    /** What a part of a document is called on the document's page: the end of its address. */
    String anchor(String address) {
        String path = shortened(address);
        int document = path.indexOf('/');
        int part = document < 0 ? -1 : path.indexOf('/', document + 1);
        return part < 0 ? "" : path.substring(part + 1);
    }

    /** An address for people: without the base, with {@code tw:} for the vocabulary. */
    String shortened(String address) {
        if (address.startsWith(iris.base())) {
            return address.substring(iris.base().length());
        }
        return address.startsWith(Tw.NS) ? "tw:" + address.substring(Tw.NS.length()) : address;
    }

    /** A link to the page of a thing, named as people would. */
    Link link(Thing thing) {
        return thing.node().isURI()
                ? Link.to(path(thing.iri()), title(thing))
                : Link.text(thing.node().toString());
    }

    /** What people call a thing: a provision by marker and heading, a sentence by how it begins. */
    static String title(Thing thing) {
        if (thing.node().isURI() && Terms.isOwn(thing.node())) {
            return Terms.label(thing.node());
        }
        String heading = thing.string(Tw.marker) + thing.string(Tw.heading);
        if (!heading.isEmpty()) {
            return heading;
        }
        String text = thing.string(Tw.text);
        return text.isEmpty() ? thing.label() : start(text);
    }

    private static String start(String text) {
        return text.codePointCount(0, text.length()) <= TITLE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, TITLE)) + "…";
    }

    /** A value for a query string. */
    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /**
     * The values of a filter in the form in which they are compared.
     *
     * @throws Problem where one names nothing
     */
    Set<String> resolve(Facet facet, Set<String> names, Graph graph, Catalog catalog) {
        return switch (facet) {
            case SECTOR, KIND, MODALITY, LEVEL, ROLE -> names;
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
                throw unknown(facet, name, known).with("allowed", known);
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
                throw unknown(facet, name, names(graph, type));
            }
            nodes.forEach(node -> found.add(node.getURI()));
        }
        return found;
    }

    private static Problem unknown(Facet facet, String name, Collection<String> known) {
        List<String> near = Near.of(name, known);
        String detail = "the graph knows no %s '%s'".formatted(facet.label(), name);
        return Parameters.invalid(
                        facet.label(),
                        near.isEmpty() ? detail : detail + "; near are " + String.join("、", near))
                .with("near", near);
    }

    /** The names of all things of a class: asked for where one was not found. */
    private static Collection<String> names(Graph graph, Node type) {
        return Thing.instances(graph, type).stream()
                .flatMap(
                        thing ->
                                Stream.of(Tw.title, Tw.number, Tw.name, SKOS.prefLabel.asNode())
                                        .flatMap(property -> thing.texts(property).stream()))
                .toList();
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
