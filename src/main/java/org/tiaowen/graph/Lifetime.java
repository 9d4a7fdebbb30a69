package org.tiaowen.graph;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.locks.ReentrantReadWriteLock;

/** From the opening of a store to its close, which waits for every use that has begun. */
public final class Lifetime implements AutoCloseable {

    /** Read-held by every use, write-held by close. */
    private final ReentrantReadWriteLock inUse = new ReentrantReadWriteLock();

    private final Runnable release;
    private boolean closed;

    /**
     * Begins now.
     *
     * @param release what is done at the end, once
     */
    public Lifetime(Runnable release) {
        this.release = release;
    }

    /** Work that the store has to be open for. */
    public interface Use<T extends @Nullable Object, X extends Exception> {

        /** Does it. */
        T run() throws X;
    }

    /**
     * Does the work; a use may be inside another of the same thread.
     *
     * @throws IllegalStateException after {@link #close}
     */
    public <T extends @Nullable Object, X extends Exception> T use(Use<T, X> work) throws X {
        inUse.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the store is closed");
            }
            return work.run();
        } finally {
            inUse.readLock().unlock();
        }
    }

    /** Ends it; a second call does nothing. */
    @Override
    public void close() {
        inUse.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                release.run();
            }
        } finally {
            inUse.writeLock().unlock();
        }
    }
}
