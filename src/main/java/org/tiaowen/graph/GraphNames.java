package org.tiaowen.graph;

import org.apache.jena.graph.Node;
import org.tiaowen.graph.GraphException.Reason;
import org.tiaowen.rdf.Iris;
import org.tiaowen.rdf.Tw;

import java.util.List;

/** Which names of graphs are the program's own, whether or not it has made a graph of that name. */
public final class GraphNames {

    /** Data, vocabulary, the state of a store, and names with a meaning inside an engine. */
    private static final List<String> RESERVED =
            List.of(Iris.DEFAULT_BASE, Tw.NS, "urn:tiaowen:", "urn:x-arq:");

    private GraphNames() {}

    /**
     * Whether no user may write to a graph of this name; nothing but an IRI names a user's graph.
     */
    public static boolean isReserved(Node graph) {
        return !graph.isURI() || RESERVED.stream().anyMatch(graph.getURI()::startsWith);
    }

    /** The refusal of a user's write to a graph of the program. */
    public static GraphException protectedGraph(Node graph) {
        return new GraphException(
                Reason.PROTECTED,
                "<%s> is not for users to write; choose a name of your own outside <%s>"
                        .formatted(graph, Iris.DEFAULT_BASE));
    }

    /** The refusal of a write to the default graph. */
    public static GraphException protectedUnion() {
        return new GraphException(
                Reason.PROTECTED,
                "the default graph is the union of all named graphs and cannot be written; name a"
                        + " graph of your own (GRAPH, WITH, ?graph=)");
    }
}
