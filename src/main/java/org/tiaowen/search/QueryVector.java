package org.tiaowen.search;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The vector of a query, on its way: a thread that has nothing else to do computes it while words
 * are sought, or, where there is none, whoever needs it first. So one client has both processors,
 * and many clients wait for nobody.
 */
final class QueryVector {

    /** Hands over only to a thread that is free now; nothing waits in a line here. */
    private static final ThreadPoolExecutor SPARE = spare();

    private final CompletableFuture<float[]> vector = new CompletableFuture<>();
    private final AtomicBoolean isTaken = new AtomicBoolean();
    private final Vectors vectors;
    private final String query;

    private QueryVector(Vectors vectors, String query) {
        this.vectors = vectors;
        this.query = query;
    }

    /** Begins to compute the vector of a query. */
    static QueryVector of(Vectors vectors, String query) {
        var begun = new QueryVector(vectors, query);
        SPARE.execute(begun::compute);
        return begun;
    }

    /**
     * The vector, of length one; not to be changed.
     *
     * @throws org.tiaowen.analysis.ModelException where the model refuses, or is closed
     */
    float[] get() {
        compute();
        try {
            return vector.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void compute() {
        if (isTaken.compareAndSet(false, true)) {
            try {
                vector.complete(vectors.ofQuery(query));
            } catch (RuntimeException | Error e) {
                vector.completeExceptionally(e);
            }
        }
    }

    private static ThreadPoolExecutor spare() {
        return new ThreadPoolExecutor(
                0,
                Math.max(1, Runtime.getRuntime().availableProcessors() - 1),
                1,
                TimeUnit.MINUTES,
                new SynchronousQueue<>(),
                work -> Thread.ofPlatform().name("query-vector").daemon().unstarted(work),
                new ThreadPoolExecutor.DiscardPolicy());
    }
}
