package org.tiaowen.graph.rdf4j;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.rdf.Tw;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a graph says of its own state, and whether it has changed. */
final class Stamps {

    private Stamps() {}

    static List<Triple> triples(GraphStamp stamp) {
        return List.of(
                Triple.create(
                        stamp.graph(),
                        Tw.fingerprint,
                        NodeFactory.createLiteralString(stamp.fingerprint())),
                revision(stamp.graph(), stamp.revision()));
    }

    static Triple revision(Node graph, long revision) {
        return Triple.create(
                graph,
                Tw.revision,
                NodeFactory.createLiteralDT(Long.toString(revision), XSDDatatype.XSDinteger));
    }

    /** Whether a stored graph holds just this content, the spelling of numbers aside. */
    static boolean isSame(Node graph, Collection<Triple> stored, Collection<Triple> content) {
        Set<Triple> before = new HashSet<>();
        for (Triple triple : stored) {
            if (!triple.getSubject().equals(graph)
                    || !triple.getPredicate().equals(Tw.revision)
                            && !triple.getPredicate().equals(Tw.fingerprint)) {
                before.add(plain(triple));
            }
        }
        Set<Triple> after = new HashSet<>();
        content.forEach(triple -> after.add(plain(triple)));
        return before.equals(after);
    }

    /** Some stores write 30.0 for 30. */
    private static Triple plain(Triple triple) {
        Node object = triple.getObject();
        if (!object.isLiteral()
                || !object.getLiteralDatatypeURI().equals(XSDDatatype.XSDdecimal.getURI())
                || !object.getLiteralDatatype().isValid(object.getLiteralLexicalForm())) {
            return triple;
        }
        String number =
                new BigDecimal(object.getLiteralLexicalForm().strip())
                        .stripTrailingZeros()
                        .toPlainString();
        return Triple.create(
                triple.getSubject(),
                triple.getPredicate(),
                NodeFactory.createLiteralDT(number, XSDDatatype.XSDdecimal));
    }
}
