package org.tiaowen.server;

import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tiaowen.search.PatientWork;
import org.tiaowen.search.SearchIndex;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Searches that nobody has asked for: a search is as quick as it gets only when the JVM has
 * compiled it, some thousand requests and some seconds of processor time behind a start. They go
 * the way of {@link Rehearsal}; whatever people ask goes first.
 */
final class SearchRehearsal {

    private static final Logger LOG = LoggerFactory.getLogger(SearchRehearsal.class);

    /** Requests; fewer where the index has fewer entries, and where they take too long. */
    private static final int MOST = 3000;

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private SearchRehearsal() {}

    /** Asks until it is enough, or over; says how often it was answered. */
    static int run(Server server, SearchIndex index, BooleanSupplier isOver) {
        LocalConnector connector = new LocalConnector(server);
        var answered = new AtomicInteger();
        long start = System.nanoTime();
        long end = start + LONGEST.toNanos();
        try {
            connector.start();
            new PatientWork(
                            index,
                            "rehearsal",
                            () -> isOver.getAsBoolean() || System.nanoTime() > end)
                    .each(
                            index.rehearsals(MOST),
                            query -> answered.addAndGet(ask(connector, query)));
        } catch (Exception e) {
            LOG.warn("searches could not be rehearsed: {}", e.toString());
        } finally {
            LifeCycle.stop(connector);
        }
        LOG.debug("{} searches in {} ms", answered, (System.nanoTime() - start) / 1_000_000);
        return answered.get();
    }

    private static int ask(LocalConnector connector, String query) {
        try {
            String answer =
                    connector.getResponse(
                            """
                            GET /api/v1/search?mode=keyword&q=%s HTTP/1.1\r
                            Host: localhost\r
                            Connection: close\r
                            \r
                            """
                                    .formatted(Naming.encode(query)));
            return answer != null && answer.startsWith("HTTP/1.1 200") ? 1 : 0;
        } catch (Exception e) {
            throw new IllegalStateException("a search was not answered", e);
        }
    }
}
