package org.tiaowen.server;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.tiaowen.rdf.Prefixes;
import org.tiaowen.rdf.Tw;

import java.util.List;
import java.util.Set;

/**
 * What linked data says of a thing: all that the graph says of it, what is part of it or refers to
 * it, the facts about it in full, and the names of what is mentioned. The terms of the vocabulary
 * have theirs at {@code /ns}.
 */
final class Description {

    /**
     * Properties by which any number of things can point at one: a sector has its measures, a unit
     * too. Who wants those asks for them page by page.
     */
    private static final Set<Node> MANY =
            Set.of(
                    Tw.document,
                    Tw.sector,
                    Tw.primarySector,
                    Tw.modality,
                    Tw.unit,
                    Tw.issuer,
                    Tw.leadUnit,
                    Tw.supportingUnit,
                    Tw.responsibleUnit);

    private static final List<Node> ABOUT = List.of(Tw.about, Tw.sentence);

    private static final List<Node> NAMES =
            List.of(RDFS.label.asNode(), SKOS.prefLabel.asNode(), Tw.title, Tw.name);

    private Description() {}

    static Graph of(Thing thing) {
        Graph out = GraphFactory.createDefaultGraph();
        out.getPrefixMapping().setNsPrefixes(Prefixes.STANDARD);
        say(thing.graph(), thing.node(), out);
        thing.graph()
                .find(Node.ANY, Node.ANY, thing.node())
                .filterDrop(triple -> MANY.contains(triple.getPredicate()))
                .forEach(out::add);
        for (Node property : ABOUT) {
            thing.inverse(property).forEach(fact -> say(thing.graph(), fact.node(), out));
        }
        for (Node mentioned : out.stream().map(Triple::getObject).distinct().toList()) {
            if (mentioned.isURI() && !Terms.isOwn(mentioned)) {
                NAMES.forEach(
                        name -> thing.graph().find(mentioned, name, Node.ANY).forEach(out::add));
            }
        }
        return out;
    }

    private static void say(Graph graph, Node subject, Graph out) {
        graph.find(subject, Node.ANY, Node.ANY).forEach(out::add);
    }
}
