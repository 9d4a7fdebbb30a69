package org.tiaowen.graph.rdf4j;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.eclipse.rdf4j.repository.Repository;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphException.Reason;
import org.tiaowen.graph.GraphNames;
import org.tiaowen.graph.GraphStamp;
import org.tiaowen.graph.rdf4j.GraphWriting.Content;

import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A change in the making, while no other writer of this process is at work.
 *
 * @param session what the store holds before
 */
record Change(Session session, Repository repository, GraphWriting writing) {

    /** The store's revision afterwards. */
    long revision() {
        return session.revision() + 1;
    }

    /** The state of a graph that the program is about to write. */
    Optional<GraphStamp> ofProgram(Node graph) {
        Optional<GraphStamp> stamp = session.stamp(graph);
        if (stamp.isPresent() && stamp.get().isUsers()) {
            throw new GraphException(
                    Reason.PROTECTED, "<" + graph + "> is a graph that a user wrote");
        }
        return stamp;
    }

    /** The state of a graph that a user is about to write. */
    Optional<GraphStamp> ofUser(Node graph) {
        if (session.isProtected(graph)) {
            throw GraphNames.protectedGraph(graph);
        }
        return session.stamp(graph);
    }

    Set<Triple> content(Node graph) {
        return new HashSet<>(session.graph(graph).find().toList());
    }

    void commitUsers(Node graph, Collection<Triple> triples) {
        Iterator<Collection<Triple>> parts = List.of(triples).iterator();
        commit(List.of(new Content(GraphStamp.ofUser(graph, revision()), parts)), List.of());
    }

    void commit(List<Content> contents, List<Node> dropped) {
        try (RepositoryConnection connection = repository.getConnection()) {
            writing.write(connection, revision(), contents, dropped);
        }
    }
}
