package org.tiaowen.graph.jena;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdInline;

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
    private final boolean isFirst;
    private boolean isNew;

    Replacement(DatasetGraph dataset, Node graph) {
        this.dataset = dataset;
        this.graph = graph;
        stale =
                Iter.iter(dataset.find(graph, Node.ANY, Node.ANY, Node.ANY))
                        .map(Quad::asTriple)
                        .collect(Collectors.toSet());
        isFirst = stale.isEmpty();
        kept = isFirst ? Set.of() : new HashSet<>();
    }

    /** Adds what is missing of a part. */
    void add(Collection<Triple> part) {
        // In the order given: neighbours in a tree of triples are cheap to insert.
        List<Triple> missing = new ArrayList<>();
        for (Triple given : part) {
            Triple triple = isFirst ? given : asStored(given);
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

    /** As it is read back: a value that is stored inline loses its spelling (30 becomes 30.0). */
    private static Triple asStored(Triple triple) {
        Node object = triple.getObject();
        NodeId inline = object.isLiteral() ? NodeIdInline.inline(object) : null;
        return inline == null
                ? triple
                : Triple.create(
                        triple.getSubject(), triple.getPredicate(), NodeIdInline.extract(inline));
    }
}
