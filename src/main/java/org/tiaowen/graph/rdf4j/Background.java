package org.tiaowen.graph.rdf4j;

import org.apache.jena.atlas.iterator.IteratorCloseable;
import org.eclipse.rdf4j.common.exception.RDF4JException;
import org.eclipse.rdf4j.query.QueryInterruptedException;
import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphException.Reason;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What another machine answers, fetched by a thread of its own, so that whoever reads it waits no
 * longer than its limit: a library that waits for a socket cannot be asked to stop.
 *
 * <p>The thread is a virtual one, because interrupting it closes the socket that it waits for. Only
 * few parts lie between the two; a slow reader slows the answer down.
 */
final class Background<T> implements IteratorCloseable<T>, AutoCloseable {

    /** Elements that are handed over at once. */
    private static final int PART = 256;

    /** Parts that may wait to be read. */
    private static final int PARTS = 4;

    /** How long the end of an answer that nobody wants is waited for. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private sealed interface Message<T> {}

    private record Part<T>(List<T> elements) implements Message<T> {}

    private record End<T>(@Nullable Throwable failure) implements Message<T> {}

    private final BlockingQueue<Message<T>> queue = new ArrayBlockingQueue<>(PARTS);
    private final Thread thread;
    private final Consumer<Thread> stuck;
    private final Duration limit;
    private final long deadline;
    private final ArrayDeque<T> ready = new ArrayDeque<>();
    private boolean ended;
    private volatile boolean abandoned;

    /**
     * Starts to work.
     *
     * @param work gives each element to its argument
     * @param limit how long the work and the reading of it may take together
     * @param stuck told of the thread that works on although nobody wants what it does
     */
    Background(Consumer<Consumer<T>> work, Duration limit, Consumer<Thread> stuck) {
        this.limit = limit;
        this.stuck = stuck;
        deadline = System.nanoTime() + limit.toNanos();
        thread = Thread.ofVirtual().name("graph").start(() -> run(work));
    }

    private void run(Consumer<Consumer<T>> work) {
        try {
            List<T> part = new ArrayList<>();
            try {
                work.accept(
                        element -> {
                            part.add(element);
                            if (part.size() == PART) {
                                put(new Part<>(List.copyOf(part)));
                                part.clear();
                            }
                        });
                put(new Part<>(List.copyOf(part)));
                put(new End<>(null));
            } catch (RuntimeException | Error e) {
                put(new End<>(e));
            }
        } catch (Abandoned e) {
            // Nobody reads any more.
        }
    }

    /** The reader went away. */
    private static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void put(Message<T> message) {
        try {
            // Libraries swallow interrupts: the flag is what counts.
            while (!abandoned && !queue.offer(message, 50, TimeUnit.MILLISECONDS)) {}
        } catch (InterruptedException e) {
            throw new Abandoned();
        }
        if (abandoned) {
            throw new Abandoned();
        }
    }

    /** Waits for the first element, so that a failure is told before anything is read. */
    void await() {
        fill();
    }

    @Override
    public boolean hasNext() {
        fill();
        return !ready.isEmpty();
    }

    private void fill() {
        while (ready.isEmpty() && !ended) {
            switch (take()) {
                case Part<T> part -> ready.addAll(part.elements());
                case End<T> end -> {
                    ended = true;
                    if (end.failure() != null) {
                        throw failure(end.failure());
                    }
                }
            }
        }
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    /** All that is left. */
    List<T> rest() {
        try (this) {
            List<T> all = new ArrayList<>();
            forEachRemaining(all::add);
            return all;
        }
    }

    private Message<T> take() {
        try {
            Message<T> message = queue.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (message != null && deadline > System.nanoTime()) {
                return message;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
        throw tooLong(null);
    }

    private GraphException tooLong(@Nullable Throwable cause) {
        return new GraphException(
                Reason.TIMEOUT, "the query did not end within " + limit.toMillis() + " ms", cause);
    }

    private RuntimeException failure(Throwable failure) {
        return switch (failure) {
            case GraphException e -> e;
            case QueryInterruptedException e -> tooLong(e);
            case RDF4JException e -> Failures.of(e);
            case IllegalArgumentException e ->
                    new GraphException(Reason.EVALUATION, String.valueOf(e.getMessage()), e);
            case OutOfMemoryError e ->
                    new GraphException(
                            Reason.EVALUATION, "the query needs more memory than it may have", e);
            case StackOverflowError e ->
                    new GraphException(
                            Reason.EVALUATION, "the query needs more memory than it may have", e);
            case Error e -> throw e;
            case RuntimeException e -> e;
            default -> new IllegalStateException(failure);
        };
    }

    /** Stops the work where it has not ended. */
    @Override
    public void close() {
        if (ended) {
            return;
        }
        ended = true;
        abandoned = true;
        thread.interrupt();
        try {
            if (!thread.join(PATIENCE)) {
                stuck.accept(thread);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stuck.accept(thread);
        }
    }
}
