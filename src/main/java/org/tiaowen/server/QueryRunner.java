package org.tiaowen.server;

import io.javalin.http.Context;

import org.apache.jena.query.Query;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tiaowen.access.AuditLog;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphException.Reason;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.QueryResult;
import org.tiaowen.search.SearchInQueries;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Runs a query and sends what it answers: whole, or as a refusal, or over a broken connection. */
final class QueryRunner {

    /** Names the endpoints of a federation that did not contribute to an answer. */
    static final String MISSING = "Tiaowen-Missing-Endpoints";

    /** Queries that run at the same time; more of them would keep all other requests waiting. */
    private static final int AT_ONCE = 16;

    /** How long a query waits for its turn, in milliseconds. */
    private static final long PATIENCE = 2000;

    /** How long a client may take to read on when the time of its query is over. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** A part that is all, however much that is. */
    static final long EVERYTHING = -1;

    /**
     * A query as it was asked.
     *
     * @param time how long it may take
     * @param part rows that are asked for; 0 for all, up to the limit
     */
    record Asked(Query query, Duration time, long part, Media media) {}

    private static final Logger LOG = LoggerFactory.getLogger(QueryRunner.class);

    /** Why queries did not come to their end; no other reason is the query's. */
    private static final Set<Reason> STOPPED =
            EnumSet.of(Reason.TIMEOUT, Reason.MEMORY, Reason.BUSY);

    private static final String TURN = "turn";

    private final Map<String, LongAdder> stopped = new TreeMap<>();
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final GraphStore store;
    private final Answers answers;
    private final SearchInQueries search;
    private final ResultWriting writing;
    private final QueryLimits limits;
    private final ResultCache cache;

    QueryRunner(
            GraphStore store,
            Answers answers,
            SearchInQueries search,
            ResultWriting writing,
            QueryLimits limits) {
        this.store = store;
        this.answers = answers;
        this.search = search;
        this.writing = writing;
        this.limits = limits;
        this.cache = new ResultCache(limits.cache());
        STOPPED.forEach(reason -> stopped.put(label(reason), new LongAdder()));
        stopped.put(TURN, new LongAdder());
    }

    private static String label(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    /** Queries that run now. */
    int running() {
        return AT_ONCE - turns.availablePermits();
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

    private void watch(String id, Query query, long began, @Nullable GraphException failure) {
        if (failure != null && STOPPED.contains(failure.reason())) {
            count(label(failure.reason()));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        if (took.compareTo(limits.slow()) >= 0) {
            LOG.warn(
                    "[{}] a slow query, {} ms{}: {}",
                    id,
                    took.toMillis(),
                    failure == null ? "" : ", " + label(failure.reason()),
                    AuditLog.printable(query.toString().replaceAll("\\s+", " ")));
        }
    }

    private void count(String why) {
        LongAdder count = stopped.get(why);
        if (count != null) {
            count.increment();
        }
    }

    /** What runs a query. */
    private interface Running<T, X extends Exception> {
        T run() throws X;
    }

    private <T, X extends Exception> T watched(String id, Query query, Running<T, X> running)
            throws X {
        long began = System.nanoTime();
        GraphException failure = null;
        try {
            return running.run();
        } catch (GraphException e) {
            failure = e;
            throw e;
        } finally {
            watch(id, query, began, failure);
        }
    }

    QueryLimits limits() {
        return limits;
    }

    ResultCache cache() {
        return cache;
    }

    /** Runs within the longest time, for all rows. */
    void run(Context ctx, Query query, Media media) throws IOException {
        run(ctx, new Asked(query, limits.time(), 0, media));
    }

    /** Runs a query, unless the answer is there already. */
    void run(Context ctx, Asked asked) throws IOException {
        String language = "";
        if (asked.media() == Media.HTML) {
            Frame frame = Frame.of(ctx);
            Templates.prepare(ctx, frame);
            language = frame.tag();
        }
        ResultCache.Key key = key(asked, language);
        ResultCache.Answer kept = key == null ? null : cache.find(key);
        if (kept == null) {
            compute(ctx, asked, key);
        } else {
            ctx.header("Tiaowen-Cache", "hit");
            mark(ctx, kept.part());
            ctx.result(kept.body());
        }
    }

    private ResultCache.@Nullable Key key(Asked asked, String language) {
        return limits.cache() > 0 && ResultCache.isRepeatable(asked.query())
                ? new ResultCache.Key(
                        asked.query().toString(),
                        asked.media().type() + language,
                        asked.part(),
                        answers.state())
                : null;
    }

    private void compute(Context ctx, Asked asked, ResultCache.@Nullable Key key)
            throws IOException {
        takeTurn();
        Future<?> end = Connections.cutAfter(ctx, asked.time().plus(GRACE));
        try {
            watched(
                    Exchange.id(ctx),
                    asked.query(),
                    () ->
                            store.query(
                                    search.rewrite(asked.query()),
                                    asked.time(),
                                    result -> send(ctx, asked, key, result)));
        } finally {
            end.cancel(false);
            turns.release();
        }
    }

    private boolean send(
            Context ctx, Asked asked, ResultCache.@Nullable Key key, QueryResult result)
            throws IOException {
        List<String> missing = nameMissing(ctx);
        RowLimit rows = RowLimit.of(asked.query(), limits.rows(), asked.part());
        DeferredOutput out = new DeferredOutput(ctx, rows::isOpen, () -> mark(ctx, rows.header()));
        try {
            if (asked.media() == Media.HTML) {
                writing.page(rows.count(result), Frame.of(ctx), out);
            } else {
                writing.write(rows.count(result), asked.query(), asked.media(), out);
            }
            boolean isShort = out.send();
            if (key != null && isShort && missing.isEmpty()) {
                cache.keep(key, new ResultCache.Answer(out.body(), rows.header()));
            }
            return true;
        } finally {
            out.discard();
        }
    }

    /**
     * Runs a query for its first rows, as plain values: {@code variables} and {@code rows}, {@code
     * boolean} for ASK, {@code turtle} for a graph; {@code isPart} where there are more.
     */
    JsonObject collect(Query query, long most) {
        takeTurn();
        try {
            return watched(
                    "-",
                    query,
                    () ->
                            store.query(
                                    search.rewrite(query),
                                    limits.time(),
                                    result -> collected(query, result, most)));
        } catch (IOException e) {
            throw new UncheckedIOException("memory refused", e);
        } finally {
            turns.release();
        }
    }

    private JsonObject collected(Query query, QueryResult result, long most) throws IOException {
        RowLimit rows = RowLimit.of(query, limits.rows(), most);
        JsonObject json = new JsonObject();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (result instanceof QueryResult.Truth(boolean value)) {
            json.put("boolean", value);
        } else if (query.isSelectType()) {
            writing.write(rows.count(result), query, Media.JSON, out);
            JsonBody.of(out.toString(StandardCharsets.UTF_8)).copyTo(json);
        } else {
            writing.write(rows.count(result), query, Media.TURTLE, out);
            json.put("turtle", out.toString(StandardCharsets.UTF_8));
        }
        return json.put("isPart", rows.header() != null);
    }

    private static void mark(Context ctx, @Nullable String part) {
        if (part != null) {
            ctx.header(RowLimit.HEADER, part);
        }
    }

    /** What not all endpoints contributed to is told so, and kept by nobody. */
    private List<String> nameMissing(Context ctx) {
        List<String> missing = store.missing();
        if (!missing.isEmpty()) {
            ctx.header(MISSING, String.join(", ", missing))
                    .header("Cache-Control", "no-store")
                    .removeHeader("ETag");
        }
        return missing;
    }

    private void takeTurn() {
        try {
            if (turns.tryAcquire(PATIENCE, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        count(TURN);
        throw new Problem(ProblemType.BUSY, ProblemType.BUSY.meaning()).header("Retry-After", "5");
    }
}
