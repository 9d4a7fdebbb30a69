package org.tiaowen.server;

import java.time.Duration;
import java.util.List;

/**
 * What a query over HTTP may take.
 *
 * @param time longest time, reading of the result included
 * @param rows rows of a table, or triples of a graph, that are given whole; more are refused unless
 *     a part is asked for
 * @param cache bytes of answers that are kept for those who ask the same of the same state; 0 to
 *     keep none
 * @param slow a query that takes as long is logged
 * @param atOnce queries that run at the same time; more of them would keep all other requests
 *     waiting, and as many may wait
 * @param patience how long a query waits for its turn
 * @param services addresses of other endpoints that a query may ask by SERVICE
 */
public record QueryLimits(
        Duration time,
        long rows,
        long cache,
        Duration slow,
        int atOnce,
        Duration patience,
        List<String> services) {

    /** Queries at the same time unless a setting says otherwise. */
    public static final int DEFAULT_AT_ONCE = 16;

    /** How long a query waits unless a setting says otherwise. */
    public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(2);

    /** What is slow unless a setting says otherwise. */
    public static final Duration DEFAULT_SLOW = Duration.ofSeconds(5);

    /** How long a query may take unless a setting says otherwise. */
    public static final Duration DEFAULT_TIME = Duration.ofSeconds(30);

    /** Rows unless a setting says otherwise. */
    public static final long DEFAULT_ROWS = 100_000;

    /** Bytes of the cache unless a setting says otherwise. */
    public static final long DEFAULT_CACHE = 16 << 20;

    /** Refuses limits that are not positive. */
    public QueryLimits {
        services = List.copyOf(services);
        if (time.toMillis() <= 0) {
            throw new IllegalArgumentException("not a positive limit of time: " + time);
        }
        if (rows <= 0) {
            throw new IllegalArgumentException("not a positive limit of rows: " + rows);
        }
        if (cache < 0) {
            throw new IllegalArgumentException("not a size of a cache: " + cache);
        }
        if (atOnce < 1 || patience.isNegative() || slow.isNegative()) {
            throw new IllegalArgumentException(
                    "one query at a time at least, and no time below zero: %d, %s, %s"
                            .formatted(atOnce, patience, slow));
        }
    }

    /** Without other endpoints. */
    public QueryLimits(
            Duration time, long rows, long cache, Duration slow, int atOnce, Duration patience) {
        this(time, rows, cache, slow, atOnce, patience, List.of());
    }

    /** With the default of what is slow. */
    public QueryLimits(Duration time, long rows, long cache) {
        this(time, rows, cache, DEFAULT_SLOW);
    }

    /** With the default of how many run. */
    public QueryLimits(Duration time, long rows, long cache, Duration slow) {
        this(time, rows, cache, slow, DEFAULT_AT_ONCE, DEFAULT_PATIENCE);
    }

    /** The default limits with another time. */
    public static QueryLimits within(Duration time) {
        return new QueryLimits(time, DEFAULT_ROWS, DEFAULT_CACHE);
    }
}
