package org.tiaowen.graph.rdf4j;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.eclipse.rdf4j.model.BNode;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;

/**
 * Jena's terms as RDF4J's and back, without loss: spelling of values, ill-typed values and language
 * tags stay as they are, a blank node keeps its label. What RDF4J cannot say, a base direction of
 * text (RDF 1.2), is refused.
 */
final class Terms {

    /** Checks nothing: what Jena holds is passed on as it is. */
    private static final ValueFactory VALUES = SimpleValueFactory.getInstance();

    private Terms() {}

    /**
     * A term for RDF4J.
     *
     * @throws IllegalArgumentException where RDF4J has no such term
     */
    static Value value(Node node) {
        if (node.isURI()) {
            return VALUES.createIRI(node.getURI());
        }
        if (node.isBlank()) {
            return VALUES.createBNode(node.getBlankNodeLabel());
        }
        if (node.isTripleTerm()) {
            Triple triple = node.getTriple();
            return VALUES.createTriple(
                    resource(triple.getSubject()),
                    iri(triple.getPredicate()),
                    value(triple.getObject()));
        }
        if (node.isLiteral() && node.getLiteralBaseDirection() == null) {
            String text = node.getLiteralLexicalForm();
            String language = node.getLiteralLanguage();
            return language.isEmpty()
                    ? VALUES.createLiteral(text, VALUES.createIRI(node.getLiteralDatatypeURI()))
                    : VALUES.createLiteral(text, language);
        }
        throw new IllegalArgumentException("a term that RDF4J cannot hold: " + node);
    }

    static IRI iri(Node node) {
        return VALUES.createIRI(node.getURI());
    }

    /** A node that can be a subject. */
    static Resource resource(Node node) {
        return (Resource) value(node);
    }

    static Statement statement(Triple triple) {
        return VALUES.createStatement(
                resource(triple.getSubject()),
                iri(triple.getPredicate()),
                value(triple.getObject()));
    }

    /** A term of RDF4J for Jena. */
    static Node node(Value value) {
        return switch (value) {
            case IRI iri -> NodeFactory.createURI(iri.stringValue());
            case BNode blank -> NodeFactory.createBlankNode(blank.getID());
            case Literal literal ->
                    literal.getLanguage()
                            .map(tag -> NodeFactory.createLiteralLang(literal.getLabel(), tag))
                            .orElseGet(
                                    () ->
                                            NodeFactory.createLiteralDT(
                                                    literal.getLabel(),
                                                    NodeFactory.getType(
                                                            literal.getDatatype().stringValue())));
            case org.eclipse.rdf4j.model.Triple triple ->
                    NodeFactory.createTripleTerm(
                            node(triple.getSubject()),
                            node(triple.getPredicate()),
                            node(triple.getObject()));
            default -> throw new IllegalArgumentException("an unknown term: " + value);
        };
    }

    /** A term as SPARQL and N-Triples write it. */
    static String text(Node node) {
        return NodeFmtLib.strNT(node);
    }

    /** A statement without its full stop. */
    static String text(Triple triple) {
        return String.join(
                " ",
                text(triple.getSubject()),
                text(triple.getPredicate()),
                text(triple.getObject()));
    }

    static Triple triple(Statement statement) {
        return Triple.create(
                node(statement.getSubject()),
                node(statement.getPredicate()),
                node(statement.getObject()));
    }
}
