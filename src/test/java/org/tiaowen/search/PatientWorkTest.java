package org.tiaowen.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.analysis.Segmenter;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** What can wait gives way, and ends when it is told to. */
class PatientWorkTest {

    private static final List<Integer> THINGS = IntStream.range(0, 40).boxed().toList();

    @TempDir private Path folder;
    private SearchIndex index;

    @BeforeEach
    void open() {
        index = SearchIndex.open(folder, new Segmenter());
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void everythingIsDoneOnce() {
        Set<Integer> done = ConcurrentHashMap.newKeySet();
        AtomicInteger times = new AtomicInteger();
        new PatientWork(index, "test", () -> false)
                .each(
                        THINGS,
                        thing -> {
                            done.add(thing);
                            times.incrementAndGet();
                        });
        assertEquals(new TreeSet<>(THINGS), new TreeSet<>(done));
        assertEquals(THINGS.size(), times.get());
    }

    @Test
    @Timeout(1200)
    void whileSomebodyWaitsOneThreadGoesOnAlone() {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        index.ahead(
                () -> {
                    new PatientWork(index, "test", () -> false)
                            .each(
                                    THINGS.subList(0, 4),
                                    _ -> threads.add(Thread.currentThread().getName()));
                    return true;
                });
        assertEquals(Set.of("test-1"), threads);
    }

    @Test
    void whatTakesLongWaitsLong() {
        assertEquals(Duration.ofMillis(50), PatientWork.patience(Duration.ofMillis(1)));
        assertEquals(Duration.ofMillis(300), PatientWork.patience(Duration.ofMillis(30)));
        assertEquals(Duration.ofSeconds(2), PatientWork.patience(Duration.ofMinutes(1)));
    }

    /** Between two searches of somebody who asks one after the other there is no pause. */
    @Test
    void anAnswerJustGivenIsWaitedFor() {
        long start = System.nanoTime();
        index.ahead(() -> true);
        index.giveWay(Duration.ofMinutes(10));
        assertTrue(System.nanoTime() - start >= Duration.ofMillis(20).toNanos());
    }

    @Test
    void whatIsNotBegunIsLeftOutOnceItIsStopped() {
        AtomicInteger done = new AtomicInteger();
        new PatientWork(index, "test", () -> done.get() >= 5)
                .each(THINGS, _ -> done.incrementAndGet());
        // two threads may each have one at hand
        assertTrue(done.get() >= 5 && done.get() <= 7, done::toString);
    }

    @Test
    void theFirstFailureIsThrown() {
        assertIsThrown(new IllegalStateException("broken"));
    }

    /** Whoever waits must not take what was begun for what is done. */
    @Test
    void anErrorOfTheMachineIsThrownToo() {
        assertIsThrown(new StackOverflowError("deep"));
    }

    private void assertIsThrown(Throwable failure) {
        AtomicInteger done = new AtomicInteger();
        CompletableFuture<Thread> failing = new CompletableFuture<>();
        var thrown =
                assertThrows(
                        failure.getClass(),
                        () ->
                                new PatientWork(index, "test", () -> false)
                                        .each(
                                                THINGS,
                                                thing -> {
                                                    done.incrementAndGet();
                                                    if (thing == 3) {
                                                        failing.complete(Thread.currentThread());
                                                        thrown(failure);
                                                    }
                                                    if (thing > 3) {
                                                        join(failing.join());
                                                    }
                                                }));
        assertSame(failure, thrown);
        assertTrue(done.get() < THINGS.size(), done::toString);
    }

    private static void thrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
