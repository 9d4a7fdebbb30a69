package org.tiaowen.graph.rdf4j;

import org.apache.jena.graph.Triple;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.tiaowen.graph.GraphStamp;

import java.util.Collection;
import java.util.Iterator;

/**
 * How a named graph is replaced whole or not at all. Writers take turns; the store's revision is
 * that of the stamp afterwards.
 */
interface GraphWriting {

    /**
     * Replaces a graph.
     *
     * @param stamp the state afterwards, which is written into the graph too
     * @param parts all other content
     */
    void replace(
            RepositoryConnection connection,
            GraphStamp stamp,
            Iterator<? extends Collection<Triple>> parts);

    /** Removes a graph; the revision is that of the store afterwards. */
    void remove(RepositoryConnection connection, GraphStamp stamp);
}
