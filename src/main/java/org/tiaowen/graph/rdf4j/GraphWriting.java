package org.tiaowen.graph.rdf4j;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.tiaowen.graph.GraphStamp;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** How changes of named graphs are written all together or not at all. Writers take turns. */
interface GraphWriting {

    /**
     * All that a graph is to hold.
     *
     * @param stamp its state afterwards, written beside the content
     * @param parts the content
     */
    record Content(GraphStamp stamp, Iterator<? extends Collection<Triple>> parts) {}

    /**
     * Writes a change.
     *
     * @param revision of the store afterwards
     * @param contents what replaces graphs whole
     * @param dropped names of graphs that are no more
     */
    void write(
            RepositoryConnection connection,
            long revision,
            List<Content> contents,
            List<Node> dropped);
}
