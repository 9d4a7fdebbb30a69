package org.tiaowen.graph.jena;

import org.apache.jena.query.ReadWrite;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphException.Reason;
import org.tiaowen.graph.Lifetime;

import java.util.function.BooleanSupplier;

/**
 * One database of TDB2, from its opening until another takes its place and the last who reads in it
 * has left.
 */
final class Database {

    /** Milliseconds between two looks at whether to go on waiting. */
    private static final int LOOK = 50;

    private final DatasetGraph dataset;
    private final MappedSegments segments;
    private final StoreState state;
    private final WholeProperties properties = new WholeProperties();
    private int users;
    private boolean isSuperseded;

    Database(DatasetGraph dataset) {
        this.dataset = dataset;
        segments = new MappedSegments(dataset);
        state = new StoreState(dataset);
    }

    DatasetGraph dataset() {
        return dataset;
    }

    /** The same as a query sees it, inside a transaction. */
    DatasetGraph view() {
        return properties.view(dataset);
    }

    MappedSegments segments() {
        return segments;
    }

    StoreState state() {
        return state;
    }

    /** Has it stay open until {@link #leave}; false where another has taken its place. */
    synchronized boolean enter() {
        if (!isSuperseded) {
            users++;
        }
        return !isSuperseded;
    }

    synchronized void leave() {
        users--;
        notifyAll();
    }

    /**
     * Lets nobody in any more, and waits for those who are in it.
     *
     * @return false where it was told to wait no longer
     */
    synchronized boolean isLeft(BooleanSupplier isStopped) {
        isSuperseded = true;
        boolean isInterrupted = false;
        while (users > 0 && !isStopped.getAsBoolean()) {
            try {
                wait(LOOK);
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        return users == 0;
    }

    /** Does work that sees one committed state. */
    <T extends @Nullable Object, X extends Exception> T read(Lifetime.Use<T, X> work) throws X {
        dataset.begin(ReadWrite.READ);
        try {
            return segments.whole(work);
        } finally {
            dataset.end();
        }
    }

    /** Does work whose changes are seen together, or none of them where it throws. */
    <T> T write(Lifetime.Use<T, RuntimeException> work) {
        dataset.begin(ReadWrite.WRITE);
        try {
            return segments.whole(
                    () -> {
                        T result = work.run();
                        dataset.commit();
                        return result;
                    });
        } catch (JenaException e) {
            throw new GraphException(Reason.IO, "the write failed: " + e.getMessage(), e);
        } finally {
            // Where commit was not reached, this rolls back.
            if (dataset.isInTransaction()) {
                dataset.abort();
                dataset.end();
            }
        }
    }
}
