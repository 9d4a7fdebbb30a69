package org.tiaowen.graph.jena;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphException.Reason;

import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that queries may hold: each its share at most, and all of them together. What is
 * counted is what operators keep (rows to sort, groups, tables of joins, nodes that a path has
 * met), by an estimate that is rather too high; what they only pass on is not.
 */
final class MemoryBudget {

    /** System property: the largest share, in MiB. */
    static final String SETTING = "tiaowen.query.memory";

    /** System property: that of all queries together, in MiB. */
    static final String ALL = "tiaowen.queries.memory";

    /** Of the heap of this process: an eighth a query, two fifths for all. */
    static final MemoryBudget HEAP = ofHeap(Runtime.getRuntime().maxMemory());

    /** Bytes that a share takes from the budget at once. */
    private static final long STEP = 256 << 10;

    /** Where the context of a query carries its share. */
    static final Symbol SHARE = Symbol.create("urn:tiaowen:memory");

    private final long largest;
    private final long all;
    private final AtomicLong taken = new AtomicLong();

    /**
     * A budget.
     *
     * @param largest bytes of one query
     * @param all bytes of all queries
     */
    MemoryBudget(long largest, long all) {
        this.largest = Math.min(largest, all);
        this.all = all;
    }

    /** As the settings say, or as much of a heap as leaves room for the rest. */
    static MemoryBudget ofHeap(long heap) {
        Long one = Long.getLong(SETTING);
        Long together = Long.getLong(ALL);
        return new MemoryBudget(
                one == null ? heap / 8 : one << 20,
                together == null ? heap / 5 * 2 : together << 20);
    }

    /** The share of a query that begins. */
    Share open() {
        return new Share();
    }

    /** Bytes that all queries have taken. */
    long taken() {
        return taken.get();
    }

    /** Whose share a query's context carries; one without bounds where it has none. */
    static Share shareOf(Context context) {
        Share share = context.get(SHARE);
        return share == null ? new MemoryBudget(Long.MAX_VALUE, Long.MAX_VALUE).open() : share;
    }

    /** Bytes that a row takes, about. */
    static long size(Binding row) {
        long size = 64;
        for (Iterator<Var> variables = row.vars(); variables.hasNext(); ) {
            size += 32 + size(row.get(variables.next()));
        }
        return size;
    }

    /** Bytes that a term takes, about. */
    static long size(Node node) {
        if (node.isURI()) {
            return 80 + node.getURI().length();
        }
        return node.isLiteral() ? 100 + 2L * node.getLiteralLexicalForm().length() : 80;
    }

    /** What one query holds; of one thread. */
    final class Share implements AutoCloseable {

        private long held;
        private long reserved;

        /**
         * Counts what the query holds from now on.
         *
         * @throws GraphException with reason {@code MEMORY} where that is more than it may, and
         *     {@code BUSY} where all queries together hold too much
         */
        void take(long bytes) {
            held += bytes;
            if (held > largest) {
                throw new GraphException(
                        Reason.MEMORY,
                        ("the query holds more than the %d MiB of memory that it may; ask for less"
                                        + " at once: fewer rows to sort, to group or to join")
                                .formatted(Math.max(1, largest >> 20)));
            }
            if (held > reserved) {
                long more = Math.max(STEP, held - reserved);
                if (taken.addAndGet(more) > all) {
                    taken.addAndGet(-more);
                    throw new GraphException(
                            Reason.BUSY, "other queries hold the memory; try again in a moment");
                }
                reserved += more;
            }
        }

        /** Counts what the query holds no more. */
        void give(long bytes) {
            held -= bytes;
        }

        @Override
        public void close() {
            taken.addAndGet(-reserved);
            reserved = 0;
            held = 0;
        }
    }
}
