package org.tiaowen.graph.jena;

import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.atlas.lib.tuple.TupleFactory;
import org.apache.jena.dboe.transaction.txn.Transaction;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.QuadTable;
import org.apache.jena.tdb2.store.StoragePrefixesTDB;
import org.apache.jena.tdb2.store.StorageTDB;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.store.tupletable.TupleIndexWrapper;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Properties of a database, read whole and kept by subject.
 *
 * <p>TDB2 joins by a look-up for each row: a pattern that asks a thousand subjects for their text
 * goes a thousand times from the root of a tree to a leaf of it. Two thousand entries that lie side
 * by side are read in a tenth of that time. So a query that has looked a property up often reads
 * all of it, and the next ones find it there, as long as nobody writes: what is kept is of one
 * state of the database. Rows and their order are those of TDB2.
 */
final class WholeProperties {

    /** Bytes that a quad takes here, about. */
    private static final int QUAD = 160;

    /** Quads that may be kept: a fiftieth of a heap. */
    private static final int MOST =
            (int) Math.min(1_000_000, Runtime.getRuntime().maxMemory() / 50 / QUAD);

    /** Look-ups of a property in one query before it is read; then eight times as many. */
    private static final int LOOKUPS = 200;

    /** So many quads may be read for each look-up that there was. */
    private static final int QUADS = 50;

    private final int most;
    private volatile @Nullable State last;

    WholeProperties() {
        this(MOST);
    }

    /** Keeps so many quads at most. */
    WholeProperties(int most) {
        this.most = most;
    }

    /** Quads that are kept. */
    int kept() {
        State state = last;
        return state == null ? 0 : most - state.room().get();
    }

    /** What is known of one state of a database. */
    private record State(
            DatasetGraphTDB database,
            long version,
            AtomicInteger room,
            Map<NodeId, Property> properties) {}

    /**
     * A property.
     *
     * @param size quads that it has, or more than so many where they are not kept
     */
    private record Property(int size, @Nullable Map<NodeId, List<Tuple<NodeId>>> bySubject) {

        static final Property UNKNOWN = new Property(0, null);
    }

    /** The database of a dataset as one query sees it, inside a transaction that only reads. */
    DatasetGraphTDB view(DatasetGraph dataset) {
        DatasetGraphTDB database = TDBInternal.getDatasetGraphTDB(dataset);
        Transaction transaction = database.getTxnSystem().getThreadTransaction();
        if (!transaction.isReadTxn()) {
            return database;
        }
        QuadTable quads = database.getQuadTable();
        TupleIndex[] indexes = quads.getNodeTupleTable().getTupleTable().getIndexes().clone();
        State state = state(database, transaction.getDataVersion());
        for (int i = 0; i < indexes.length; i++) {
            if (indexes[i].getName().equals("SPOG")) {
                indexes[i] = new BySubject(indexes[i], byProperty(indexes), state);
            }
        }
        DatasetGraphTDB view =
                new DatasetGraphTDB(
                        database.getLocation(),
                        database.getStoreParams(),
                        database.getReorderTransform(),
                        new StorageTDB(
                                database.getTxnSystem(),
                                database.getTripleTable(),
                                new QuadTable(indexes, quads.getNodeTupleTable().getNodeTable())),
                        (StoragePrefixesTDB) database.getStoragePrefixes(),
                        database.getTxnSystem());
        view.getContext().putAll(database.getContext());
        return view;
    }

    private static TupleIndex byProperty(TupleIndex[] indexes) {
        for (TupleIndex index : indexes) {
            if (index.getName().equals("POSG")) {
                return index;
            }
        }
        throw new IllegalStateException("a database without the index POSG");
    }

    /** A later state takes the place of an earlier one; who still reads that has it alone. */
    private State state(DatasetGraphTDB database, long version) {
        State known = last;
        if (known != null && known.database() == database && known.version() == version) {
            return known;
        }
        State fresh =
                new State(database, version, new AtomicInteger(most), new ConcurrentHashMap<>());
        if (known == null || known.database() != database || known.version() < version) {
            last = fresh;
        }
        return fresh;
    }

    /** SPOG, for one query. */
    private static final class BySubject extends TupleIndexWrapper {

        private final TupleIndex byProperty;
        private final State state;
        private final Map<NodeId, Asked> properties = new HashMap<>();

        BySubject(TupleIndex bySubject, TupleIndex byProperty, State state) {
            super(bySubject);
            this.byProperty = byProperty;
            this.state = state;
        }

        @Override
        public Iterator<Tuple<NodeId>> find(Tuple<NodeId> pattern) {
            NodeId subject = pattern.get(1);
            NodeId predicate = pattern.get(2);
            if (!NodeId.isAny(pattern.get(0)) || NodeId.isAny(subject) || NodeId.isAny(predicate)) {
                return super.find(pattern);
            }
            Map<NodeId, List<Tuple<NodeId>>> quads = whole(predicate);
            if (quads == null) {
                return super.find(pattern);
            }
            List<Tuple<NodeId>> found = quads.getOrDefault(subject, List.of());
            NodeId object = pattern.get(3);
            return NodeId.isAny(object)
                    ? found.iterator()
                    : found.stream().filter(quad -> quad.get(3).equals(object)).iterator();
        }

        /** What a property was read to, or nothing where it is still to be looked up. */
        private @Nullable Map<NodeId, List<Tuple<NodeId>>> whole(NodeId predicate) {
            Asked asked = properties.computeIfAbsent(predicate, _ -> new Asked());
            if (asked.bySubject == null) {
                Property known = state.properties().getOrDefault(predicate, Property.UNKNOWN);
                asked.bySubject = known.bySubject();
                if (asked.bySubject == null && ++asked.lookups == asked.due) {
                    asked.due *= 8;
                    int limit = QUADS * asked.lookups;
                    if (limit > known.size()) {
                        asked.bySubject = read(predicate, limit);
                    }
                }
            }
            return asked.bySubject;
        }

        private @Nullable Map<NodeId, List<Tuple<NodeId>>> read(NodeId predicate, int limit) {
            Map<NodeId, List<Tuple<NodeId>>> bySubject = new HashMap<>();
            Map<NodeId, NodeId> graphs = new HashMap<>();
            NodeId any = NodeId.NodeIdAny;
            Iterator<Tuple<NodeId>> quads =
                    byProperty.find(TupleFactory.create4(any, any, predicate, any));
            int most = Math.min(limit, state.room().get());
            int size = 0;
            while (quads.hasNext()) {
                if (++size > most) {
                    state.properties().put(predicate, new Property(limit, null));
                    return null;
                }
                Tuple<NodeId> quad = quads.next();
                NodeId graph = graphs.computeIfAbsent(quad.get(0), id -> id);
                NodeId subject = quad.get(1);
                Tuple<NodeId> kept = TupleFactory.create4(graph, subject, predicate, quad.get(3));
                bySubject.merge(subject, List.of(kept), WholeProperties::joined);
            }
            Property before = state.properties().put(predicate, new Property(size, bySubject));
            if (before == null || before.bySubject() == null) {
                state.room().addAndGet(-size);
            }
            return bySubject;
        }
    }

    /** A property in one query. */
    private static final class Asked {
        int lookups;
        int due = LOOKUPS;
        @Nullable Map<NodeId, List<Tuple<NodeId>>> bySubject;
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        List<T> all = some.size() == 1 ? new ArrayList<>(some) : some;
        all.addAll(more);
        return all;
    }
}
