package org.tiaowen.server;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph for the time of one answer, by one thread, that reads all that is said of a subject at
 * once and keeps it. Pages ask a dozen things of each subject, and what each costs is the way down
 * the store's tree.
 */
final class SubjectCache extends GraphBase {

    /** Subjects kept: those of a long document's page. */
    private static final int MOST = 4096;

    private final Graph graph;
    private final Map<Node, List<Triple>> subjects =
            new LinkedHashMap<>(256, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Node, List<Triple>> eldest) {
                    return size() > MOST;
                }
            };

    SubjectCache(Graph graph) {
        this.graph = graph;
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        Node subject = pattern.getSubject();
        if (!subject.isURI() || pattern.getObject().isLiteral()) {
            return graph.find(pattern);
        }
        List<Triple> said =
                subjects.computeIfAbsent(
                        subject, s -> graph.stream(s, Node.ANY, Node.ANY).toList());
        return WrappedIterator.create(said.stream().filter(pattern::matches).iterator());
    }
}
