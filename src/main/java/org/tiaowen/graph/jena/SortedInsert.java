package org.tiaowen.graph.jena;

import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.atlas.lib.tuple.TupleFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.sys.TDBInternal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds many triples to one named graph of TDB2, each index in its own order.
 *
 * <p>Added one by one, a triple goes to a far corner of each index and has its nodes looked up each
 * time; in order, neighbours follow each other into the same page. The transaction is that of the
 * thread: nothing of this is seen before it commits.
 */
final class SortedInsert {

    private final NodeTupleTable table;
    private final Map<Node, NodeId> ids = new HashMap<>();

    private SortedInsert(NodeTupleTable table) {
        this.table = table;
    }

    /** Adds the triples inside the write transaction that the thread is in. */
    static void add(DatasetGraph dataset, Node graph, Collection<Triple> triples) {
        NodeTupleTable table =
                TDBInternal.requireStorage(dataset).getQuadTable().getNodeTupleTable();
        new SortedInsert(table).add(graph, triples);
    }

    private void add(Node graph, Collection<Triple> triples) {
        NodeId g = id(graph);
        List<Tuple<NodeId>> tuples = new ArrayList<>(triples.size());
        for (Triple triple : triples) {
            tuples.add(
                    TupleFactory.create4(
                            g,
                            id(triple.getSubject()),
                            id(triple.getPredicate()),
                            id(triple.getObject())));
        }
        for (TupleIndex index : table.getTupleTable().getIndexes()) {
            tuples.sort(order(index));
            index.addAll(tuples);
        }
    }

    private NodeId id(Node node) {
        NodeTable nodes = table.getNodeTable();
        return ids.computeIfAbsent(node, nodes::getAllocateNodeId);
    }

    private static Comparator<Tuple<NodeId>> order(TupleIndex index) {
        int a = index.getMapping().getSlotIdx(0);
        int b = index.getMapping().getSlotIdx(1);
        int c = index.getMapping().getSlotIdx(2);
        int d = index.getMapping().getSlotIdx(3);
        return (x, y) -> {
            int first = x.get(a).compareTo(y.get(a));
            if (first != 0) {
                return first;
            }
            int second = x.get(b).compareTo(y.get(b));
            if (second != 0) {
                return second;
            }
            int third = x.get(c).compareTo(y.get(c));
            return third != 0 ? third : x.get(d).compareTo(y.get(d));
        };
    }
}
