package org.tiaowen.graph.jena;

import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIteratorWrapper;
import org.apache.jena.sparql.util.Symbol;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Leaves a processor to whoever asks for little. A query that has run for a while computes by turns
 * with the others that have; as many compute at a time as there are processors but one, and one
 * where there is only one.
 *
 * <p>A turn is asked for where a query looks whether it has been cancelled. Who has waited long for
 * one goes on without: somebody may hold a turn who waits for a client that reads slowly.
 */
final class Turns {

    /** Those of this process. */
    static final Turns OF_PROCESS =
            new Turns(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));

    /** Where the context of a query carries its turn. */
    static final Symbol TURN = Symbol.create("urn:tiaowen:turn");

    /** What a query computes without waiting for anybody. */
    private static final long SHORT = Duration.ofMillis(100).toNanos();

    /** What it computes in a turn. */
    private static final long SLICE = Duration.ofMillis(20).toNanos();

    /** What it waits for one. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    /** Checks between two looks at the clock. */
    private static final int CHECKS = 32;

    private final Semaphore processors;

    /** So many long queries compute at the same time. */
    Turns(int atOnce) {
        processors = new Semaphore(atOnce, true);
    }

    /** How many wait for a turn. */
    int waiting() {
        return processors.getQueueLength();
    }

    /** The turns of a query that begins now; it has to be closed. */
    Turn open() {
        return new Turn();
    }

    /** The turns of a query, as its context has them; ones of its own where it has none. */
    static Turn of(ExecutionContext query) {
        Turn turn = query.getContext().get(TURN);
        return turn == null ? new Turns(1).open() : turn;
    }

    /**
     * Gives way, at each row.
     *
     * @return the same rows
     */
    static QueryIterator among(QueryIterator rows, ExecutionContext query) {
        Turn turn = of(query);
        return new QueryIteratorWrapper(rows) {
            @Override
            protected Binding moveToNextBinding() {
                turn.step();
                return super.moveToNextBinding();
            }
        };
    }

    /** What one query computes; of one thread. */
    final class Turn implements AutoCloseable {

        private long end = System.nanoTime() + SHORT;
        private boolean isMine;
        private int checks;

        private Turn() {}

        /**
         * Waits where others have their turn.
         *
         * @throws QueryCancelledException where the query has been cancelled
         */
        void check(ExecutionContext query) {
            query.checkCancelSignal();
            step();
        }

        /** Waits, once in a while, where others have their turn. */
        void step() {
            if (++checks % CHECKS == 0 && System.nanoTime() - end > 0) {
                close();
                try {
                    isMine = processors.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new QueryCancelledException();
                }
                end = System.nanoTime() + SLICE;
            }
        }

        @Override
        public void close() {
            if (isMine) {
                isMine = false;
                processors.release();
            }
        }
    }
}
