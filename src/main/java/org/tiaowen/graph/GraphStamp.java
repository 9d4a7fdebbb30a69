package org.tiaowen.graph;

import org.apache.jena.graph.Node;

/**
 * The state of a named graph: what it was made of, and when it changed last.
 *
 * @param graph name of the graph
 * @param fingerprint what the writer gave; equal fingerprints mean equal content. Empty where the
 *     graph is a user's
 * @param revision revision of the store at which the graph changed last
 */
public record GraphStamp(Node graph, String fingerprint, long revision) {

    /** The state of a user's graph. */
    public static GraphStamp ofUser(Node graph, long revision) {
        return new GraphStamp(graph, "", revision);
    }

    /** Whether the graph is a user's: not made from sources, and open to updates. */
    public boolean isUsers() {
        return fingerprint.isEmpty();
    }
}
