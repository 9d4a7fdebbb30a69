package org.tiaowen.rdf;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.out.NodeFmtLib;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The packaged vocabulary as triples: what the terms mean, what shape a source's graph has, how the
 * sectors are called.
 */
public final class Vocabulary {

    private Vocabulary() {}

    /** The definitions of all terms ({@code ontology/tiaowen.ttl}). */
    public static Graph terms() {
        return turtle("tiaowen.ttl");
    }

    /** The shapes of a source's graph ({@code ontology/shapes.ttl}, SHACL). */
    public static Graph shapes() {
        return turtle("shapes.ttl");
    }

    /** The classes and what links them, as a picture ({@code ontology/diagram.svg}). */
    public static String diagram() {
        return text("diagram.svg");
    }

    /** A measure with what is said of it ({@code ontology/example.ttl}). */
    public static String example() {
        return text("example.ttl");
    }

    /** What a store has to hold by the packaged scheme of sectors. */
    public static List<Triple> triples(Iris iris) {
        return triples(iris, SectorFile.packaged());
    }

    /**
     * What a store has to hold for queries to find the names of sectors and modalities: the terms
     * and the scheme of sectors, addressed under the given base, in a fixed order.
     */
    public static List<Triple> triples(Iris iris, SectorFile sectors) {
        Graph graph = terms();
        sectors.triples(iris).forEach(graph::add);
        // each is written once and not for every comparison
        Map<String, Triple> ordered = new TreeMap<>();
        graph.find().forEach(triple -> ordered.put(NodeFmtLib.strNT(triple), triple));
        return List.copyOf(ordered.values());
    }

    /** The name of the graph that {@link #triples} are written to. */
    public static Node graph(Iris iris) {
        return iris.graph("vocabulary");
    }

    private static Graph turtle(String name) {
        return RDFParser.fromString(text(name), Lang.TURTLE).base(Tw.NS).toGraph();
    }

    private static String text(String name) {
        try (InputStream in = Vocabulary.class.getResourceAsStream("/ontology/" + name)) {
            if (in == null) {
                throw new IllegalStateException("not packaged: ontology/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
