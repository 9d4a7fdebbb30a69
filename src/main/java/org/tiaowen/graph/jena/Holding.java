package org.tiaowen.graph.jena;

import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIteratorWrapper;

import java.util.function.ToLongFunction;

/** What one operator of a query holds until its output is closed. */
final class Holding {

    private final MemoryBudget.Share share;
    private long held;

    Holding(ExecutionContext query) {
        share = MemoryBudget.shareOf(query.getContext());
    }

    /** Counts bytes that the operator holds from now on. */
    void take(long bytes) {
        held += bytes;
        share.take(bytes);
    }

    /** The operator has let go of everything. */
    void release() {
        share.give(held);
        held = 0;
    }

    /** The same rows, each of them held. */
    QueryIterator keeping(QueryIterator rows) {
        return new QueryIteratorWrapper(rows) {
            @Override
            protected Binding moveToNextBinding() {
                Binding row = super.moveToNextBinding();
                take(MemoryBudget.size(row));
                return row;
            }
        };
    }

    /** The same rows; when they are closed, nothing is held any more. */
    QueryIterator until(QueryIterator output) {
        return new QueryIteratorWrapper(output) {
            @Override
            protected void closeIterator() {
                super.closeIterator();
                release();
            }
        };
    }

    /** The same rows, of which one at a time is held. */
    QueryIterator passing(QueryIterator rows, ToLongFunction<Binding> size) {
        return until(
                new QueryIteratorWrapper(rows) {
                    @Override
                    protected Binding moveToNextBinding() {
                        release();
                        Binding row = super.moveToNextBinding();
                        take(size.applyAsLong(row));
                        return row;
                    }
                });
    }
}
