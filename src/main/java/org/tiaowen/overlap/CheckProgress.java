package org.tiaowen.overlap;

import java.util.concurrent.atomic.AtomicInteger;

/** How far the check of a draft is: counted by its threads, read by whoever waits for it. */
public final class CheckProgress {

    private final AtomicInteger done = new AtomicInteger();
    private volatile int total;

    /** Items of the draft that have been compared. */
    public int done() {
        return done.get();
    }

    /** Items of the draft; 0 until it has been read. */
    public int total() {
        return total;
    }

    void begin(int items) {
        total = items;
    }

    void step() {
        done.incrementAndGet();
    }
}
