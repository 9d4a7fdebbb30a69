package org.tiaowen.graph.jena;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One graph being given new content, by its difference from the old: what is missing is added part
 * by part, what is left of the old at the end is stale.
 */
final class Replacement {

    private final DatasetGraph dataset;
    private final Node graph;
    private final Set<Triple> stale;
    private final Set<Triple> kept;
    private boolean isNew;

    Replacement(DatasetGraph dataset, Node graph) {
        this.dataset = dataset;
        this.graph = graph;
        stale =
                Iter.iter(dataset.find(graph, Node.ANY, Node.ANY, Node.ANY))
                        .map(Quad::asTriple)
                        .collect(Collectors.toSet());
        kept = stale.isEmpty() ? Set.of() : new HashSet<>();
    }

    /** Adds what is missing of a part. */
    void add(Collection<Triple> part) {
        // In the order given: neighbours in a tree of triples are cheap to insert.
        List<Triple> missing = new ArrayList<>();
        for (Triple triple : part) {
            if (stale.remove(triple)) {
                kept.add(triple);
            } else if (!kept.contains(triple)) {
                missing.add(triple);
            }
        }
        isNew |= !missing.isEmpty();
        SortedInsert.add(dataset, graph, missing);
    }

    /** Whether anything was added. */
    boolean isNew() {
        return isNew;
    }

    /** What the graph held before and was not given again. */
    Set<Triple> stale() {
        return stale;
    }

    /** Deletes what is stale. */
    void finish() {
        stale.forEach(triple -> dataset.delete(Quad.create(graph, triple)));
    }
}
