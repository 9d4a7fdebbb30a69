package org.tiaowen.server;

import io.javalin.http.Context;

import org.apache.jena.query.Query;
import org.tiaowen.graph.GraphStore;

import java.io.IOException;
import java.time.Duration;

/** Runs a query and sends what it answers. */
final class QueryRunner {

    private final GraphStore store;
    private final ResultWriting writing;
    private final Duration longest;

    QueryRunner(GraphStore store, ResultWriting writing, Duration longest) {
        this.store = store;
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
        store.query(
                query,
                limit,
                result -> {
                    // Closed where all went well only: what failed half-way must not be sent.
                    DeferredOutput out = new DeferredOutput(ctx);
                    writing.write(result, query, media, out);
                    out.close();
                    return media;
                });
    }
}
