package org.tiaowen;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tiaowen.graph.DiskUse;
import org.tiaowen.graph.GraphStore;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * What keeps the graph's files from growing with each write: a thread that looks at them now and
 * then, and has them written anew where they have grown too far.
 */
final class CompactionWork implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CompactionWork.class);

    /** Between two looks. */
    private static final Duration PERIOD = Duration.ofSeconds(5);

    /** Behind a look that found no room, or a compaction that failed. */
    private static final Duration PAUSE = Duration.ofMinutes(10);

    /** How often the files were written anew, were not for lack of room, could not be. */
    private final Map<String, LongAdder> results =
            Map.of("done", new LongAdder(), "no-room", new LongAdder(), "failed", new LongAdder());

    private final GraphStore graph;
    private final CompactOptions options;
    private final LongSupplier room;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final BackgroundThread thread = new BackgroundThread("compaction", this::work);

    /**
     * Of a store.
     *
     * @param room bytes of disk that may be filled
     */
    CompactionWork(GraphStore graph, CompactOptions options, LongSupplier room) {
        this.graph = graph;
        this.options = options;
        this.room = room;
    }

    /** Begins, where the store has files and they are to be written anew ever. */
    void start() {
        if (options.isOn() && graph.diskUse().isPresent()) {
            thread.start();
        }
    }

    /** How often which result came of it. */
    Map<String, LongAdder> results() {
        return results;
    }

    /** Has it end soon. */
    void stop() {
        stopped.countDown();
    }

    @Override
    public void close() {
        stop();
        thread.close();
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void work() {
        try {
            Duration pause = PERIOD;
            while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = look() ? PERIOD : PAUSE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Has the files written anew where that is due; false where it was and could not be done. */
    boolean look() {
        try {
            DiskUse before = graph.diskUse().orElseThrow();
            return !options.isDue(before) || compact(before);
        } catch (RuntimeException | Error e) { // the next time it may go well
            count("failed");
            LOG.error("the graph's files could not be written anew: {}", e.getMessage(), e);
            return false;
        }
    }

    private boolean compact(DiskUse before) {
        if (room.getAsLong() < before.filled()) {
            count("no-room");
            LOG.warn(
                    "the graph's files have grown to {} MB and are not written anew, for which as"
                            + " much disk has to be free",
                    before.filled() >> 20);
            return false;
        }
        long start = System.nanoTime();
        if (graph.compact(this::isStopped)) {
            count("done");
            LOG.info(
                    "the graph's files were written anew: {} MB were {} MB, {} ms",
                    graph.diskUse().orElse(before).filled() >> 20,
                    before.filled() >> 20,
                    (System.nanoTime() - start) / 1_000_000);
        }
        return true;
    }

    private void count(String result) {
        LongAdder counter = results.get(result);
        if (counter != null) {
            counter.increment();
        }
    }
}
