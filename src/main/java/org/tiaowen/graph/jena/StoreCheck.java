package org.tiaowen.graph.jena;

import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Reads a database wholly. TDB2 has no checksums, but says everything several times: each tree
 * holds all quads, so all have to hold the same ones, and to find them again by their branches; a
 * term lies under the hash of itself.
 */
final class StoreCheck {

    private final NodeTable terms;

    private StoreCheck(NodeTable terms) {
        this.terms = terms;
    }

    /** What a tree holds, in whatever order. */
    private record Content(long count, long hash) {}

    /** Something that the database says twice and not alike. */
    private static final class Damage extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Damage(String message) {
            super(message);
        }
    }

    /** What is damaged, in words; inside a transaction. */
    static Optional<String> damage(DatasetGraphTDB database) {
        for (NodeTupleTable table :
                List.of(
                        database.getQuadTable().getNodeTupleTable(),
                        database.getTripleTable().getNodeTupleTable())) {
            StoreCheck check = new StoreCheck(table.getNodeTable().baseNodeTable());
            Content first = null;
            for (TupleIndex index : table.getTupleTable().getIndexes()) {
                try {
                    Content content = check.content(index);
                    if (first != null && !content.equals(first)) {
                        throw new Damage("it does not hold what the others do");
                    }
                    first = content;
                } catch (RuntimeException | StackOverflowError | AssertionError e) {
                    return Optional.of(index.getName() + " cannot be read: " + e.getMessage());
                }
            }
        }
        return Optional.empty();
    }

    private Content content(TupleIndex index) {
        long count = 0;
        long hash = 0;
        NodeId last = null;
        Iterator<Tuple<NodeId>> all = index.all();
        while (all.hasNext()) {
            Tuple<NodeId> tuple = all.next();
            count++;
            hash += mixed(tuple);
            if (!index.find(tuple).hasNext()) {
                throw new Damage("what it holds is not found in it");
            }
            NodeId id = index.getMapping().mapSlot(0, tuple); // it is sorted by that
            if (!id.equals(last)) {
                term(id);
            }
            last = id;
        }
        return new Content(count, hash);
    }

    private void term(NodeId id) {
        if (NodeId.isInline(id)) {
            return;
        }
        Node node = terms.getNodeForNodeId(id);
        @Nullable NodeId found = node == null ? null : terms.getNodeIdForNode(node);
        if (!id.equals(found) && !isKeptByValue(node)) {
            throw new Damage("the term at " + id + " is not what was written");
        }
    }

    /**
     * TDB2 hashes a number as it was written (01, +1, 1e3), and keeps its value alone ({@code
     * NodeTableTRDF}).
     */
    private static boolean isKeptByValue(@Nullable Node node) {
        return node != null
                && node.isLiteral()
                && (XSDDatatype.XSDinteger.equals(node.getLiteralDatatype())
                        || XSDDatatype.XSDdecimal.equals(node.getLiteralDatatype())
                        || XSDDatatype.XSDdouble.equals(node.getLiteralDatatype()));
    }

    private static long mixed(Tuple<NodeId> tuple) {
        long hash = 1;
        for (int i = 0; i < tuple.len(); i++) {
            hash = (hash ^ tuple.get(i).hashCode()) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return hash;
    }
}
