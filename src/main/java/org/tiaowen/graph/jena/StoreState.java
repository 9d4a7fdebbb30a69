package org.tiaowen.graph.jena;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.tiaowen.graph.GraphNames;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.rdf.Tw;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a store says of itself and of its graphs, inside the transaction that the thread is in. The
 * revision of the whole store and those of users' graphs lie in TDB2's default graph, which queries
 * never see, because their default graph is the union of the named ones; a graph of the program
 * holds its own.
 */
final class StoreState {

    private static final Node STORE = NodeFactory.createURI("urn:tiaowen:store");

    private final DatasetGraph dataset;

    StoreState(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    long revision() {
        return object(Quad.defaultGraphIRI, STORE, Tw.revision).map(StoreState::number).orElse(0L);
    }

    /** Raises the revision of the store, and returns the new one. */
    long advance() {
        long revision = revision() + 1;
        note(STORE, revision);
        return revision;
    }

    /** Notes that a user's graph changed at that revision, or came to be. */
    void noteUsers(Node graph, long revision) {
        note(graph, revision);
    }

    /** Notes that a user's graph is no more. */
    void forgetUsers(Node graph) {
        dataset.deleteAny(Quad.defaultGraphIRI, graph, Tw.revision, Node.ANY);
    }

    boolean isUsers(Node graph) {
        return dataset.contains(Quad.defaultGraphIRI, graph, Tw.revision, Node.ANY);
    }

    /** Whether no user may write to that graph. */
    boolean isProtected(Node graph) {
        return GraphNames.isReserved(graph) || (!isUsers(graph) && stamp(graph).isPresent());
    }

    /** The names of users' graphs. */
    Set<Node> users() {
        return Iter.iter(dataset.find(Quad.defaultGraphIRI, Node.ANY, Tw.revision, Node.ANY))
                .map(Quad::getSubject)
                .filter(graph -> !graph.equals(STORE))
                .collect(Collectors.toSet());
    }

    List<GraphStamp> stamps() {
        Set<Node> users = users();
        List<Node> stamped =
                Iter.iter(dataset.findNG(Node.ANY, Node.ANY, Tw.revision, Node.ANY))
                        .filter(quad -> quad.getGraph().equals(quad.getSubject()))
                        .map(Quad::getGraph)
                        .toList();
        return Stream.concat(stamped.stream(), users.stream())
                .distinct()
                .flatMap(graph -> stamp(graph).stream())
                .sorted(Comparator.comparing(stamp -> stamp.graph().getURI()))
                .collect(Collectors.toList());
    }

    Optional<GraphStamp> stamp(Node graph) {
        Optional<GraphStamp> users =
                object(Quad.defaultGraphIRI, graph, Tw.revision)
                        .filter(_ -> !graph.equals(STORE))
                        .map(revision -> GraphStamp.ofUser(graph, number(revision)));
        return users.isPresent()
                ? users
                : object(graph, graph, Tw.revision)
                        .map(
                                revision ->
                                        new GraphStamp(
                                                graph, fingerprint(graph), number(revision)));
    }

    private String fingerprint(Node graph) {
        return object(graph, graph, Tw.fingerprint).map(Node::getLiteralLexicalForm).orElse("");
    }

    /** The statement of a graph of the program about its revision. */
    static Triple revision(Node graph, long revision) {
        return Triple.create(graph, Tw.revision, integer(revision));
    }

    /** The statement of a graph of the program about its fingerprint. */
    static Triple fingerprint(Node graph, String fingerprint) {
        return Triple.create(graph, Tw.fingerprint, NodeFactory.createLiteralString(fingerprint));
    }

    private void note(Node subject, long revision) {
        dataset.deleteAny(Quad.defaultGraphIRI, subject, Tw.revision, Node.ANY);
        dataset.add(Quad.defaultGraphIRI, subject, Tw.revision, integer(revision));
    }

    private Optional<Node> object(Node graph, Node subject, Node predicate) {
        Iterator<Quad> found = dataset.find(graph, subject, predicate, Node.ANY);
        return found.hasNext() ? Optional.of(found.next().getObject()) : Optional.empty();
    }

    private static Node integer(long value) {
        return NodeFactory.createLiteralDT(Long.toString(value), XSDDatatype.XSDinteger);
    }

    private static long number(Node literal) {
        return Long.parseLong(literal.getLiteralLexicalForm());
    }
}
