package org.tiaowen;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tiaowen.overlap.OverlapGraphs;
import org.tiaowen.search.SearchIndex;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What computes the overlaps inside the corpus, behind everything else: a thread that begins when
 * the ingest and its vectors are done, and goes on whenever sources have changed.
 */
final class OverlapWork implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OverlapWork.class);

    private final Stores stores;
    private final CompletableFuture<SearchIndex> index;
    private final CompletableFuture<Void> ready;
    private final BackgroundThread thread = new BackgroundThread("overlaps", this::work);

    private final Semaphore due = new Semaphore(1);

    private final Runnable vectors;

    /** How often sources have changed; the overlaps are those of the change that is done. */
    private final AtomicLong changes = new AtomicLong();

    private volatile long done = -1;

    private volatile boolean isStopped;

    private OverlapWork(
            Stores stores,
            CompletableFuture<SearchIndex> index,
            CompletableFuture<Void> ready,
            Runnable vectors) {
        this.stores = stores;
        this.index = index;
        this.ready = ready;
        this.vectors = vectors;
    }

    /**
     * Begins to wait.
     *
     * @param ready completed when the ingest and its vectors are done, with or without success
     * @param vectors computes vectors that are lacking, before overlaps are computed again
     */
    static OverlapWork start(
            Stores stores,
            CompletableFuture<SearchIndex> index,
            CompletableFuture<Void> ready,
            Runnable vectors) {
        OverlapWork work = new OverlapWork(stores, index, ready, vectors);
        work.thread.start();
        return work;
    }

    /** Has the work done again, since sources have changed. */
    void again() {
        changes.incrementAndGet();
        due.release();
    }

    /** Whether the overlaps are those of the present sources. */
    boolean isDone() {
        return done == changes.get();
    }

    /** Has it end soon. */
    void stop() {
        isStopped = true;
        ready.complete(null);
        due.release();
    }

    /** Ends it, behind the sentences that are being compared. */
    @Override
    public void close() {
        stop();
        thread.close();
    }

    private void work() {
        try {
            ready.join();
            while (true) {
                due.acquire();
                due.drainPermits();
                if (isStopped) {
                    return;
                }
                long change = changes.get();
                // what changed between the end of the vectors and here has none yet
                if (change > 0) {
                    vectors.run();
                }
                update(change);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void update(long change) {
        try {
            long start = System.nanoTime();
            OverlapGraphs graphs =
                    new OverlapGraphs(
                            stores.graph(),
                            index.join(),
                            stores.drafts().overlaps(),
                            Stores.iris());
            OverlapGraphs.Report report = graphs.update(() -> isStopped);
            if (report.sources() > 0) {
                LOG.info(
                        "overlaps: {} sources compared, {} pairs, {} ms",
                        report.sources(),
                        report.overlaps(),
                        (System.nanoTime() - start) / 1_000_000);
            }
            if (!isStopped && graphs.isCurrent()) {
                done = change;
            }
        } catch (RuntimeException | Error e) {
            if (!isStopped) {
                LOG.error("the overlaps could not be computed: {}", e.getMessage(), e);
            }
        }
    }
}
