package org.tiaowen;

import org.tiaowen.server.HttpLimits;
import org.tiaowen.server.QueryLimits;

import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.List;

/** What clients of the server may ask for. */
final class LimitOptions {

    private static final HttpLimits HTTP = HttpLimits.DEFAULT;

    @Option(
            names = "--query-timeout",
            paramLabel = "SECONDS",
            description = "Time that a SPARQL query may take (default: 30).")
    private int seconds = (int) QueryLimits.DEFAULT_TIME.toSeconds();

    @Option(
            names = "--max-rows",
            paramLabel = "ROWS",
            description = "Rows that a query gives whole; more are refused (default: 100000).")
    private long rows = QueryLimits.DEFAULT_ROWS;

    @Option(
            names = "--query-cache",
            paramLabel = "MB",
            description = "Memory for answers to queries asked again; 0: none (default: 16).")
    private long cache = QueryLimits.DEFAULT_CACHE >> 20;

    @Option(
            names = "--slow-query",
            paramLabel = "SECONDS",
            description = "A query that takes as long is logged (default: 5).")
    private double slow = QueryLimits.DEFAULT_SLOW.toSeconds();

    @Option(
            names = "--max-queries",
            paramLabel = "COUNT",
            description =
                    "Queries that run at the same time, and as many that wait; others are answered"
                            + " 503 (default: 16).")
    private int atOnce = QueryLimits.DEFAULT_AT_ONCE;

    @Option(
            names = "--query-wait",
            paramLabel = "SECONDS",
            description = "Time that a query waits for its turn (default: 2).")
    private double patience = QueryLimits.DEFAULT_PATIENCE.toSeconds();

    @Option(
            names = "--service",
            paramLabel = "URL",
            split = ",",
            description = "Other SPARQL endpoints that queries may ask by SERVICE (default: none).")
    private List<String> services = List.of();

    @Option(
            names = "--max-header",
            paramLabel = "KB",
            description = "Address and headers of a request together (default: 64).")
    private int header = HTTP.header() >> 10;

    @Option(
            names = "--max-body",
            paramLabel = "KB",
            description = "Body of a request that is no upload (default: 1024).")
    private long body = HTTP.body() >> 10;

    @Option(
            names = "--max-upload",
            paramLabel = "MB",
            description = "Body of any request (default: 256).")
    private long upload = HTTP.upload() >> 20;

    @Option(
            names = "--idle-timeout",
            paramLabel = "SECONDS",
            description = "Time that a connection may be silent (default: 30).")
    private int idle = (int) HTTP.idle().toSeconds();

    @Option(
            names = "--min-rate",
            paramLabel = "BYTES",
            description =
                    "Bytes a second that a body has to come in, on average; 0: any (default: 200).")
    private long rate = HTTP.rate();

    @Option(
            names = "--max-connections",
            paramLabel = "COUNT",
            description = "Connections at the same time (default: 1000).")
    private int connections = HTTP.connections();

    @Option(
            names = "--cors",
            paramLabel = "ORIGIN",
            split = ",",
            description =
                    "Sites whose pages may read answers, such as https://example.org; none: none"
                            + " (default: *, all).")
    private List<String> origins = HTTP.origins();

    /** Of queries. */
    QueryLimits queries() {
        return new QueryLimits(
                Duration.ofSeconds(seconds),
                rows,
                cache << 20,
                time(slow),
                atOnce,
                time(patience),
                services);
    }

    /** Of connections. */
    HttpLimits http() {
        return new HttpLimits(
                header << 10,
                body << 10,
                upload << 20,
                Duration.ofSeconds(idle),
                rate,
                connections,
                origins.equals(List.of("none")) ? List.of() : origins);
    }

    private static Duration time(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
