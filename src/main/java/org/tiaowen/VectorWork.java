package org.tiaowen;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tiaowen.ingest.VectorSync;
import org.tiaowen.search.SearchIndex;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;

/**
 * What makes a server understand meaning, behind everything else: a thread that loads the model
 * once there are entries, and computes the vectors that they lack once the ingest is done. Words
 * are searched meanwhile.
 */
final class VectorWork implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VectorWork.class);

    private final Stores stores;
    private final SemanticOptions options;
    private final CompletableFuture<SearchIndex> index;
    private final CountDownLatch listening = new CountDownLatch(1);
    private final CountDownLatch ingested = new CountDownLatch(1);
    private final BackgroundThread thread = new BackgroundThread("vectors", this::work);

    private final CompletableFuture<Void> done = new CompletableFuture<>();

    private volatile boolean isStopped;
    private volatile @Nullable VectorSync sync;

    private VectorWork(
            Stores stores, SemanticOptions options, CompletableFuture<SearchIndex> index) {
        this.stores = stores;
        this.options = options;
        this.index = index;
    }

    /** Begins, where vectors are wanted. */
    static VectorWork start(
            Stores stores, SemanticOptions options, CompletableFuture<SearchIndex> index) {
        var work = new VectorWork(stores, options, index);
        if (options.isOn()) {
            work.thread.start();
        }
        return work;
    }

    /** Completed when the ingest is done and the entries have their vectors, as far as wanted. */
    CompletableFuture<Void> done() {
        return done;
    }

    /** Says that the server listens, whose start the model leaves alone. */
    void listening() {
        listening.countDown();
    }

    /** Says that the ingest is done, whose processors the vectors leave alone. */
    void ingested() {
        ingested.countDown();
        if (!options.isOn()) {
            done.complete(null);
        }
    }

    /** Has it end soon. */
    void stop() {
        isStopped = true;
        VectorSync running = sync;
        if (running != null) {
            running.stop();
        }
        listening.countDown();
        ingested.countDown();
    }

    /** Ends it, behind the texts that are being computed. */
    @Override
    public void close() {
        stop();
        thread.close();
    }

    private void work() {
        try {
            SearchIndex open = index.join();
            open.expectVectors(true);
            listening.await();
            if (open.size() == 0) {
                ingested.await();
            }
            if (isStopped) {
                return;
            }
            stores.useVectors(options);
            ingested.await();
            run(open);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.error("there is no semantic search: {}", e.getMessage(), e);
            if (index.state() == Future.State.SUCCESS) {
                index.join().expectVectors(false);
            }
        } finally {
            done.complete(null);
        }
    }

    private void run(SearchIndex open) {
        var running = new VectorSync(open, stores.sync());
        sync = running;
        if (!isStopped) {
            running.run();
        }
    }

    /**
     * Computes what entries lack since it was done, where vectors are in use; the caller waits for
     * it, and does not ask before it was done.
     */
    void again() {
        if (sync != null && !isStopped) {
            try {
                run(index.join());
            } catch (RuntimeException | Error e) {
                LOG.error("vectors could not be computed: {}", e.getMessage(), e);
            }
        }
    }
}
