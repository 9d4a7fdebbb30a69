package org.tiaowen.search;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Searches that are going on, for work that can wait. Systems do not know threads of low priority
 * (Linux lets them all share), so whoever can wait has to ask.
 */
final class Traffic {

    private static final long LOOK_AGAIN = TimeUnit.MICROSECONDS.toNanos(500);

    /** Who asks one thing after the other is still asking so long behind an answer. */
    private static final long BREATH = TimeUnit.MILLISECONDS.toNanos(20);

    private final AtomicInteger running = new AtomicInteger();
    private volatile long last = System.nanoTime() - TimeUnit.HOURS.toNanos(1);

    void enter() {
        running.incrementAndGet();
    }

    void leave() {
        last = System.nanoTime();
        running.decrementAndGet();
    }

    /** Waits until nobody is searching, one search after the other included, or as long as said. */
    void giveWay(long nanos) {
        long end = System.nanoTime() + nanos;
        while (!isQuietFor(BREATH) && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_AGAIN);
        }
    }

    /** Whether there has been no search for so long. */
    boolean isQuietFor(long nanos) {
        return running.get() == 0 && System.nanoTime() - last > nanos;
    }
}
