package org.tiaowen.server;

import io.javalin.http.Context;

import org.apache.jena.query.Query;
import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.graph.QueryResult;
import org.tiaowen.search.SearchInQueries;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;

/** Runs a query and sends what it answers: whole, or as a refusal, or over a broken connection. */
final class QueryRunner {

    /** Names the endpoints of a federation that did not contribute to an answer. */
    static final String MISSING = "Tiaowen-Missing-Endpoints";

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

    private final GraphStore store;
    private final Answers answers;
    private final SearchInQueries search;
    private final ResultWriting writing;
    private final QueryLimits limits;
    private final ResultCache cache;
    private final QueryWatch watch;

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
        this.watch = new QueryWatch(limits);
    }

    /** What gives queries their turns. */
    QueryWatch watch() {
        return watch;
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
        watch.run(
                Exchange.id(ctx),
                asked.query(),
                () -> {
                    Future<?> end = Connections.cutAfter(ctx, asked.time().plus(GRACE));
                    try {
                        return store.query(
                                search.rewrite(asked.query()),
                                asked.time(),
                                result -> send(ctx, asked, key, result));
                    } finally {
                        end.cancel(false);
                    }
                });
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
        Asked asked = new Asked(query, limits.time(), most, Media.JSON);
        ResultCache.Key key = query.isSelectType() ? key(asked, "") : null;
        ResultCache.Answer kept = key == null ? null : cache.find(key);
        if (kept != null) {
            return rows(kept);
        }
        try {
            return watch.run(
                    "-",
                    query,
                    () ->
                            store.query(
                                    search.rewrite(query),
                                    limits.time(),
                                    result -> collected(asked, key, result)));
        } catch (IOException e) {
            throw new UncheckedIOException("memory refused", e);
        }
    }

    private JsonObject collected(Asked asked, ResultCache.@Nullable Key key, QueryResult result)
            throws IOException {
        Query query = asked.query();
        RowLimit rows = RowLimit.of(query, limits.rows(), asked.part());
        JsonObject json = new JsonObject();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (result instanceof QueryResult.Truth(boolean value)) {
            json.put("boolean", value);
        } else if (query.isSelectType()) {
            writing.write(rows.count(result), query, Media.JSON, out);
            var answer = new ResultCache.Answer(out.toByteArray(), rows.header());
            if (key != null && store.missing().isEmpty()) {
                cache.keep(key, answer);
            }
            return rows(answer);
        } else {
            writing.write(rows.count(result), query, Media.TURTLE, out);
            json.put("turtle", out.toString(StandardCharsets.UTF_8));
        }
        return json.put("isPart", rows.header() != null);
    }

    private static JsonObject rows(ResultCache.Answer answer) {
        JsonObject json = new JsonObject();
        JsonBody.of(new String(answer.body(), StandardCharsets.UTF_8)).copyTo(json);
        return json.put("isPart", answer.part() != null);
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
}
