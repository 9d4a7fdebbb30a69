package org.tiaowen.search;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets as many searches compute at a time as there are processors, the others in the order of their
 * coming. Searches need a processor and nothing else: computing all at once none ends sooner, and
 * some much later than others.
 */
final class FairTurns {

    private final Semaphore processors =
            new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    <T> T take(Supplier<T> work) {
        processors.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            processors.release();
        }
    }
}
