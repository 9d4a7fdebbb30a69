package org.tiaowen.server;

import org.apache.jena.query.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tiaowen.access.AuditLog;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphException.Reason;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Gives queries their turns, so many at a time, counts those that do not come to their end and logs
 * those that are slow. Who waits holds a thread: so few wait, and the others are told to come back.
 */
final class QueryWatch {

    private static final Logger LOG = LoggerFactory.getLogger(QueryWatch.class);

    /** Why queries did not come to their end; no other reason is the query's. */
    private static final Set<Reason> STOPPED =
            EnumSet.of(Reason.TIMEOUT, Reason.MEMORY, Reason.BUSY);

    /** Never began. */
    private static final String TURN = "turn";

    private final QueryLimits limits;
    private final Semaphore turns;
    private final Map<String, LongAdder> stopped = new TreeMap<>();

    QueryWatch(QueryLimits limits) {
        this.limits = limits;
        turns = new Semaphore(limits.atOnce(), true);
        STOPPED.forEach(reason -> stopped.put(label(reason), new LongAdder()));
        stopped.put(TURN, new LongAdder());
    }

    /** What runs a query. */
    interface Running<T, X extends Exception> {
        T run() throws X;
    }

    /**
     * Runs a query when it is its turn.
     *
     * @param id number of the request
     * @throws Problem where its turn does not come soon
     */
    <T, X extends Exception> T run(String id, Query query, Running<T, X> running) throws X {
        takeTurn();
        long began = System.nanoTime();
        String end = "";
        try {
            return running.run();
        } catch (GraphException e) {
            end = label(e.reason());
            throw e;
        } finally {
            turns.release();
            ended(id, query, Duration.ofNanos(System.nanoTime() - began), end);
        }
    }

    private void takeTurn() {
        try {
            if (turns.tryAcquire()
                    || (turns.getQueueLength() < limits.atOnce()
                            && turns.tryAcquire(
                                    limits.patience().toMillis(), TimeUnit.MILLISECONDS))) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        count(TURN);
        throw new Problem(ProblemType.BUSY, ProblemType.BUSY.meaning()).header("Retry-After", "5");
    }

    private void ended(String id, Query query, Duration took, String end) {
        count(end);
        if (took.compareTo(limits.slow()) >= 0) {
            LOG.warn(
                    "[{}] a slow query, {} ms{}: {}",
                    id,
                    took.toMillis(),
                    end.isEmpty() ? "" : ", " + end,
                    AuditLog.printable(query.toString().replaceAll("\\s+", " ")));
        }
    }

    private void count(String why) {
        LongAdder count = stopped.get(why);
        if (count != null) {
            count.increment();
        }
    }

    private static String label(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    /** Queries that run now. */
    int running() {
        return limits.atOnce() - turns.availablePermits();
    }

    /** Queries that wait for their turn. */
    int waiting() {
        return turns.getQueueLength();
    }

    /**
     * How many queries did not come to their end, by the reason; {@code turn} for those that never
     * began.
     */
    Map<String, LongAdder> stopped() {
        return stopped;
    }
}
