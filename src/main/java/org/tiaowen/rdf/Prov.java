package org.tiaowen.rdf;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** The terms of PROV-O that are used. */
final class Prov {
    private static final String NS = "http://www.w3.org/ns/prov#";

    static final Node AGENT = term("Agent");
    static final Node ENTITY = term("Entity");
    static final Node VALUE = term("value");
    static final Node WAS_ATTRIBUTED_TO = term("wasAttributedTo");
    static final Node WAS_DERIVED_FROM = term("wasDerivedFrom");

    private Prov() {}

    private static Node term(String name) {
        return NodeFactory.createURI(NS + name);
    }
}
