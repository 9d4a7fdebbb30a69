package org.tiaowen.search;

import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Something that takes a while to read out of a state of the index. Only the first who asks waits;
 * after a change of the index it is read anew in the background, and the old one answers meanwhile.
 */
final class Lagging<T> {

    private final AtomicBoolean isReading = new AtomicBoolean();
    private volatile @Nullable Kept<T> kept;

    private record Kept<T>(Object state, T value) {}

    /** Reads it out of a state. */
    @FunctionalInterface
    interface Reading<T> {
        T of(IndexSearcher searcher) throws IOException;
    }

    /** That of this state, or of the last one that was read. */
    T get(IndexSearcher searcher, Reading<T> reading) {
        Kept<T> last = kept;
        if (last == null) {
            return fresh(searcher, reading);
        }
        if (last.state() != state(searcher) && isReading.compareAndSet(false, true)) {
            if (searcher.getIndexReader().tryIncRef()) {
                CompletableFuture.runAsync(() -> fresh(searcher, reading))
                        .whenComplete((_, _) -> end(searcher));
            } else {
                isReading.set(false);
            }
        }
        return last.value();
    }

    private void end(IndexSearcher searcher) {
        try {
            searcher.getIndexReader().decRef();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            isReading.set(false);
        }
    }

    /** That of this state. */
    synchronized T fresh(IndexSearcher searcher, Reading<T> reading) {
        Kept<T> last = kept;
        if (last != null && last.state() == state(searcher)) {
            return last.value();
        }
        try {
            T value = reading.of(searcher);
            kept = new Kept<>(state(searcher), value);
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether that of an earlier state answers. */
    boolean isBehind(IndexSearcher searcher) {
        return kept != null && !isOf(searcher);
    }

    /** Whether it is that of this state. */
    boolean isOf(IndexSearcher searcher) {
        Kept<T> last = kept;
        return last != null && last.state() == state(searcher);
    }

    private static Object state(IndexSearcher searcher) {
        return searcher.getIndexReader().getReaderCacheHelper().getKey();
    }
}
