package org.tiaowen.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tiaowen.graph.DiskUse;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.ingest.IndexSync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * {@code /metrics} in Prometheus' format. Meters are made when they are first asked for, since most
 * servers are never asked and would only start later for it; requests are counted from then on.
 */
final class Metrics {

    private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);

    /** Upper bounds of the histogram of latencies. */
    private static final Duration[] BOUNDS =
            LongStream.of(5, 10, 25, 50, 100, 150, 250, 500, 1000, 2500, 5000, 10_000, 30_000)
                    .mapToObj(Duration::ofMillis)
                    .toArray(Duration[]::new);

    /** Verbs of HTTP; a client may invent any number of others. */
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");

    private final Services services;
    private final IndexGate index;
    private final QueryRunner runner;
    private final @Nullable Path folder;
    private volatile @Nullable PrometheusMeterRegistry registry;

    Metrics(Services services, IndexGate index, QueryRunner runner, @Nullable Path folder) {
        this.services = services;
        this.index = index;
        this.runner = runner;
        this.folder = folder;
    }

    void register(RoutesConfig config, Routes routes) {
        config.after(Metrics::nameRoute);
        routes.get(
                "/metrics",
                Operation.of(Section.OPERATIONS, "运行指标", "Meters in Prometheus' format")
                        .gives(Schema.text(), Media.TEXT),
                this::scrape);
    }

    /** The route, not the path itself, of which there are any number. */
    private static void nameRoute(Context ctx) {
        Exchange exchange = Exchange.of(ctx);
        Endpoint endpoint = ctx.endpoints().lastHttpEndpoint();
        if (exchange != null && endpoint != null && ctx.statusCode() != 404) {
            exchange.answeredBy(endpoint.path);
        }
    }

    /** Counts a request that has ended. */
    void count(String method, Exchange exchange, int status) {
        PrometheusMeterRegistry meters = registry;
        if (meters != null) {
            Timer.builder("http.server.requests")
                    .tag("method", METHODS.contains(method) ? method : "other")
                    .tag("path", exchange.route())
                    .tag("status", Integer.toString(status))
                    .serviceLevelObjectives(BOUNDS)
                    .register(meters)
                    .record(exchange.age(), TimeUnit.NANOSECONDS);
        }
    }

    private void scrape(Context ctx) {
        ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(meters().scrape());
    }

    private synchronized PrometheusMeterRegistry meters() {
        PrometheusMeterRegistry meters = registry;
        if (meters == null) {
            meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            bind(meters);
            registry = meters;
        }
        return meters;
    }

    private void bind(MeterRegistry meters) {
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        gauge(meters, "tiaowen.graph.revision", "revision of the graph", s -> s.revision());
        gauge(meters, "tiaowen.graphs", "named graphs", s -> s.graphs().size());
        Gauge.builder("tiaowen.index.lag", this, Metrics::lag)
                .description("sources whose state in the index is not that in the graph")
                .register(meters);
        Gauge.builder("tiaowen.index.open", index, i -> i.isOpen() ? 1 : 0).register(meters);
        Gauge.builder("tiaowen.embedding.queue", index, Metrics::withoutVector)
                .description("entries of the index that have no vector")
                .register(meters);
        Gauge.builder("tiaowen.ingest.running", services, s -> s.ingest().get().running() ? 1 : 0)
                .register(meters);
        Gauge.builder("tiaowen.ingest.failed", services, s -> s.ingest().get().problems().size())
                .description("files of the last ingest that could not be read")
                .register(meters);
        if (folder != null) {
            Gauge.builder("tiaowen.data.bytes", folder, Metrics::size)
                    .description("size of the data directory")
                    .register(meters);
            Gauge.builder("tiaowen.data.free.bytes", folder, f -> f.toFile().getUsableSpace())
                    .description("room on the disk of the data directory")
                    .register(meters);
        }
        if (services.store().diskUse().isPresent()) {
            gauge(
                    meters,
                    "tiaowen.graph.bytes",
                    "bytes that the graph's files hold",
                    s -> s.diskUse().map(DiskUse::filled).orElse(0L));
        }
        counters(meters, "tiaowen.graph.compactions", "result", services.compactions());
        QueryWatch watch = runner.watch();
        Gauge.builder("tiaowen.queries.running", watch, QueryWatch::running).register(meters);
        Gauge.builder("tiaowen.queries.waiting", watch, QueryWatch::waiting).register(meters);
        counters(meters, "tiaowen.queries.stopped", "why", watch.stopped());
        ResultCache cache = runner.cache();
        FunctionCounter.builder("tiaowen.query.cache.hits", cache, ResultCache::hits)
                .register(meters);
        FunctionCounter.builder("tiaowen.query.cache.misses", cache, ResultCache::misses)
                .register(meters);
        Gauge.builder("tiaowen.query.cache.bytes", cache, ResultCache::size).register(meters);
    }

    private static void counters(
            MeterRegistry meters, String name, String tag, Map<String, LongAdder> counts) {
        counts.forEach(
                (value, count) ->
                        FunctionCounter.builder(name, count, LongAdder::sum)
                                .tag(tag, value)
                                .register(meters));
    }

    private void gauge(
            MeterRegistry meters, String name, String about, ToDoubleFunction<GraphStore> value) {
        Gauge.builder(name, services.store(), value).description(about).register(meters);
    }

    /** All of them while the index is being opened. */
    private double lag() {
        return index.isOpen()
                ? new IndexSync(services.store(), index.get(), services.iris()).differences().size()
                : services.store().graphs().stream()
                        .filter(stamp -> services.iris().sourceIdOf(stamp.graph()).isPresent())
                        .count();
    }

    private static double withoutVector(IndexGate index) {
        return index.semantic().map(s -> s.entries() - s.embedded()).orElse(0);
    }

    private static double size(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("a file went away while it was looked at", e);
            return Double.NaN;
        }
    }
}
