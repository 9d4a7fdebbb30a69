package org.tiaowen.graph;

import org.jspecify.annotations.Nullable;

/**
 * Reads a streamed result while the store keeps the snapshot open.
 *
 * @param <T> what the reader makes of it
 * @param <X> what it may throw, such as an {@code IOException} of the stream it writes to
 */
@FunctionalInterface
public interface ResultReader<T extends @Nullable Object, X extends Exception> {

    /** Reads as much as it wants; the rest is dropped. */
    T read(QueryResult result) throws X;
}
