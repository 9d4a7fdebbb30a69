package org.tiaowen.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.GraphStore;

import java.util.concurrent.TimeUnit;

/**
 * {@code /metrics} in Prometheus' format. Meters are made when they are first asked for, since most
 * servers are never asked and would only start later for it; requests are counted from then on.
 */
final class Metrics {

    private static final String BEGAN = "tiaowen.began";

    private final GraphStore store;
    private final ResultCache cache;
    private volatile @Nullable PrometheusMeterRegistry registry;

    Metrics(GraphStore store, ResultCache cache) {
        this.store = store;
        this.cache = cache;
    }

    void register(RoutesConfig config, Routes routes) {
        config.before(ctx -> ctx.attribute(BEGAN, System.nanoTime()));
        config.after(this::count);
        routes.get(
                "/metrics",
                Operation.of(Section.OPERATIONS, "运行指标", "Meters in Prometheus' format")
                        .gives(Schema.text(), Media.TEXT),
                this::scrape);
    }

    private void count(Context ctx) {
        PrometheusMeterRegistry meters = registry;
        Long began = ctx.attribute(BEGAN);
        if (meters != null && began != null) {
            Timer.builder("http.server.requests")
                    .tag("method", ctx.method().name())
                    .tag("path", path(ctx))
                    .tag("status", Integer.toString(ctx.statusCode()))
                    .register(meters)
                    .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        }
    }

    /** The route, not the path itself, of which there are any number. */
    private static String path(Context ctx) {
        Endpoint endpoint = ctx.endpoints().lastHttpEndpoint();
        return endpoint == null || ctx.statusCode() == 404 ? "none" : endpoint.path;
    }

    private void scrape(Context ctx) {
        ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(meters().scrape());
    }

    private synchronized PrometheusMeterRegistry meters() {
        PrometheusMeterRegistry meters = registry;
        if (meters == null) {
            meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            new JvmMemoryMetrics().bindTo(meters);
            new JvmThreadMetrics().bindTo(meters);
            Gauge.builder("tiaowen.graph.revision", store, GraphStore::revision).register(meters);
            FunctionCounter.builder("tiaowen.query.cache.hits", cache, ResultCache::hits)
                    .register(meters);
            FunctionCounter.builder("tiaowen.query.cache.misses", cache, ResultCache::misses)
                    .register(meters);
            Gauge.builder("tiaowen.query.cache.bytes", cache, ResultCache::size).register(meters);
            registry = meters;
        }
        return meters;
    }
}
