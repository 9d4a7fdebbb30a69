package org.tiaowen.graph;

import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.update.UpdateException;
import org.tiaowen.graph.GraphException.Reason;

import java.time.Duration;

/** What a store says of an update that ARQ could not carry out. */
public final class UpdateFailures {

    private UpdateFailures() {}

    /**
     * Runs an update of ARQ's.
     *
     * @param limit how long it may take, for the message
     * @throws GraphException with reason {@code TIMEOUT} or {@code EVALUATION} in the place of
     *     ARQ's own exceptions
     */
    public static void told(Duration limit, Runnable update) {
        try {
            update.run();
        } catch (QueryCancelledException e) {
            throw new GraphException(
                    Reason.TIMEOUT,
                    "the update did not end within %d ms; nothing has changed"
                            .formatted(limit.toMillis()),
                    e);
        } catch (QueryException | UpdateException e) {
            throw new GraphException(
                    Reason.EVALUATION, "the update cannot be done: " + e.getMessage(), e);
        } catch (OutOfMemoryError | StackOverflowError e) {
            throw new GraphException(
                    Reason.EVALUATION, "the update needs more memory than it may have", e);
        }
    }
}
