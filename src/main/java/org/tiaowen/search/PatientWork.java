package org.tiaowen.search;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Work on many things that can wait: it gives way to what is asked of the index. While somebody
 * asks, one thread does a thing now and then, which takes a tenth of its time; when nobody has
 * asked for a while, two work.
 */
public final class PatientWork {

    private static final int WORKERS = 2;

    /** How long a thing waits for searches to end: so many times as long as the one before took. */
    private static final int PATIENCE = 10;

    private static final Duration LEAST = Duration.ofMillis(50);
    private static final Duration MOST = Duration.ofSeconds(2);

    /** How long there has to be no search for all workers to work. */
    private static final Duration QUIET = Duration.ofMillis(100);

    private final SearchIndex index;
    private final String name;
    private final BooleanSupplier isStopped;

    /**
     * Beside this index.
     *
     * @param name of the threads
     * @param isStopped asked before each thing; those not begun are left out once it says so
     */
    public PatientWork(SearchIndex index, String name, BooleanSupplier isStopped) {
        this.index = index;
        this.name = name;
        this.isStopped = isStopped;
    }

    /**
     * Does something with each of them, in any order and on two threads at once; returns when all
     * are done, or those at hand when it was stopped or interrupted.
     *
     * @throws RuntimeException what the work threw first, or an error of the machine; the things
     *     not begun are left out
     */
    public <T> void each(Collection<T> things, Consumer<? super T> work) {
        var queue = new Queue<>(things.iterator());
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < Math.min(WORKERS, things.size()); i++) {
            boolean isFirst = i == 0;
            workers.add(
                    Thread.ofPlatform()
                            .name(name + "-" + (i + 1))
                            .daemon()
                            .start(() -> queue.work(work, isFirst)));
        }
        workers.forEach(queue::join);
        if (queue.isInterrupted) {
            Thread.currentThread().interrupt();
        }
        switch (queue.failure.get()) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> {}
        }
    }

    /** What the next thing waits at most behind one that took so long. */
    static Duration patience(Duration took) {
        Duration wait = took.multipliedBy(PATIENCE);
        return wait.compareTo(LEAST) < 0 ? LEAST : wait.compareTo(MOST) > 0 ? MOST : wait;
    }

    /** What is left to do, and why it ends early. */
    private final class Queue<T> {

        private final Iterator<T> left;
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private volatile boolean isInterrupted;

        Queue(Iterator<T> left) {
            this.left = left;
        }

        void work(Consumer<? super T> work, boolean isFirst) {
            try {
                Duration patience = LEAST;
                for (T thing = next(isFirst, patience);
                        thing != null;
                        thing = next(isFirst, patience)) {
                    long start = System.nanoTime();
                    work.accept(thing);
                    patience = patience(Duration.ofNanos(System.nanoTime() - start));
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            }
        }

        /** Waits for its turn, and only then takes a thing: nothing is held back by who waits. */
        private @Nullable T next(boolean isFirst, Duration patience) {
            index.giveWay(patience);
            while (!isFirst && !isEnded() && !index.isQuietFor(QUIET)) {
                LockSupport.parkNanos(LEAST.toNanos());
            }
            synchronized (this) {
                return isEnded() ? null : left.next();
            }
        }

        private synchronized boolean isEnded() {
            return !left.hasNext()
                    || isInterrupted
                    || failure.get() != null
                    || isStopped.getAsBoolean();
        }

        void join(Thread worker) {
            while (worker.isAlive()) {
                try {
                    worker.join();
                } catch (InterruptedException e) {
                    isInterrupted = true;
                }
            }
        }
    }
}
