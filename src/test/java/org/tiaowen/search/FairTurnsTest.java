package org.tiaowen.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

final class FairTurnsTest {

    @Test
    void asManyComputeAsThereAreProcessors() throws Exception {
        FairTurns turns = new FairTurns();
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Callable<Integer> search =
                () ->
                        turns.take(
                                () -> {
                                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                                    Thread.yield();
                                    return running.decrementAndGet();
                                });
        int processors = Runtime.getRuntime().availableProcessors();
        try (ExecutorService threads = Executors.newFixedThreadPool(4 * processors)) {
            for (Future<Integer> one :
                    threads.invokeAll(Stream.generate(() -> search).limit(400).toList())) {
                one.get();
            }
        }
        assertTrue(most.get() <= processors, most::toString);
        assertEquals(0, running.get());
    }

    @Test
    void whoFailsLetsTheNextOneIn() {
        FairTurns turns = new FairTurns();
        for (int i = 0; i <= Runtime.getRuntime().availableProcessors(); i++) {
            assertThrows(IllegalStateException.class, () -> turns.take(FairTurnsTest::fail));
        }
    }

    private static String fail() {
        throw new IllegalStateException("a search that fails");
    }
}
