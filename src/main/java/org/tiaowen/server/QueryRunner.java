package org.tiaowen.server;

import io.javalin.http.Context;

import org.apache.jena.query.Query;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.search.SearchInQueries;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Runs a query and sends what it answers. */
final class QueryRunner {

    /** Names the endpoints of a federation that did not contribute to an answer. */
    static final String MISSING = "Tiaowen-Missing-Endpoints";

    /** Queries that run at the same time; more of them would keep all other requests waiting. */
    private static final int AT_ONCE = 16;

    /** How long a query waits for its turn, in milliseconds. */
    private static final long PATIENCE = 2000;

    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final GraphStore store;
    private final SearchInQueries search;
    private final ResultWriting writing;
    private final Duration longest;

    QueryRunner(GraphStore store, SearchInQueries search, ResultWriting writing, Duration longest) {
        this.store = store;
        this.search = search;
        this.writing = writing;
        this.longest = longest;
    }

    /** The longest time that a query may take. */
    Duration longest() {
        return longest;
    }

    /** Runs within the longest time. */
    void run(Context ctx, Query query, Media media) throws IOException {
        run(ctx, query, longest, media);
    }

    /** Runs within some time. */
    void run(Context ctx, Query query, Duration limit, Media media) throws IOException {
        takeTurn();
        try {
            store.query(
                    search.rewrite(query),
                    limit,
                    result -> {
                        nameMissing(ctx);
                        // Closed where all went well only: half an answer must not be sent.
                        DeferredOutput out = new DeferredOutput(ctx);
                        writing.write(result, query, media, out);
                        out.close();
                        return media;
                    });
        } finally {
            turns.release();
        }
    }

    /** What not all endpoints contributed to is told so, and kept by nobody. */
    private void nameMissing(Context ctx) {
        List<String> missing = store.missing();
        if (!missing.isEmpty()) {
            ctx.header(MISSING, String.join(", ", missing))
                    .header("Cache-Control", "no-store")
                    .removeHeader("ETag");
        }
    }

    private void takeTurn() {
        try {
            if (turns.tryAcquire(PATIENCE, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Problem(ProblemType.BUSY, ProblemType.BUSY.meaning()).header("Retry-After", "5");
    }
}
