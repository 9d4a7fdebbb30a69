package org.tiaowen.server;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;

import org.apache.jena.query.Query;
import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.Sparql;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A query as the SPARQL 1.1 Protocol carries it (section 2.1). Besides the protocol's own there are
 * the parameters {@code format}, {@code timeout} (seconds) and {@code maxRows}; others are left
 * alone, for clients of other servers send some of their own, unless they are like one of these.
 *
 * @param query checked, with the dataset that the request names
 * @param format value of {@code format}; null where it was not given
 * @param limit how long it may take
 * @param part rows that are asked for; 0 for all
 */
record SparqlRequest(Query query, @Nullable String format, Duration limit, long part) {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String DIRECT = "application/sparql-query";

    /**
     * Reads a request that has a query.
     *
     * @throws Problem where it breaks the protocol
     * @throws org.tiaowen.graph.GraphException where the query is none or is refused
     */
    static SparqlRequest of(Context ctx, QueryLimits limits) {
        Parameters url = Parameters.ofQuery(ctx);
        List<Parameters> all = new ArrayList<>(List.of(url));
        List<String> queries = new ArrayList<>(url.all("query"));
        if (ctx.method().equals(HandlerType.POST)) {
            switch (Body.isUtf8(ctx) ? Body.mediaType(ctx) : "") {
                case FORM -> {
                    Parameters form = Parameters.ofForm(ctx);
                    all.add(form);
                    queries.addAll(form.all("query"));
                }
                case DIRECT -> queries.add(Parameters.text(ctx));
                default ->
                        throw new Problem(
                                        ProblemType.MEDIA_TYPE,
                                        "a query is posted as %s or %s in UTF-8, %s"
                                                .formatted(DIRECT, FORM, Body.insteadOf(ctx)))
                                .with("allowed", List.of(DIRECT, FORM))
                                .header("Accept-Post", DIRECT + ", " + FORM);
            }
        }
        all.forEach(parameters -> parameters.wellSpelt(SparqlOperations.GET));
        if (all.stream().anyMatch(parameters -> !parameters.all("update").isEmpty())) {
            throw new Problem(ProblemType.QUERY_REFUSED, "this address answers queries only");
        }
        if (queries.size() != 1) {
            throw Parameters.invalid(
                    "query", queries.isEmpty() ? "no query was given" : "more than one query");
        }
        Query query = Sparql.parse(queries.getFirst(), ctx.url(), limits.services());
        dataset(query, all);
        return new SparqlRequest(
                query, format(all), limit(all, limits.time()), part(all, limits.rows()));
    }

    /** What is to be run, for an answer in a format. */
    QueryRunner.Asked asked(Media media) {
        return new QueryRunner.Asked(query, limit, part, media);
    }

    /** Whether the same query asked again of the same state has the same answer. */
    boolean isRepeatable() {
        return ResultCache.isRepeatable(query);
    }

    /** A dataset named by the request is taken instead of the query's own (section 2.1.4). */
    private static void dataset(Query query, List<Parameters> all) {
        List<String> defaults = graphs(all, "default-graph-uri");
        List<String> named = graphs(all, "named-graph-uri");
        if (!defaults.isEmpty() || !named.isEmpty()) {
            query.getGraphURIs().clear();
            query.getNamedGraphURIs().clear();
            defaults.forEach(query::addGraphURI);
            named.forEach(query::addNamedGraphURI);
        }
    }

    /** A name that is none would be a dataset without that graph, and its answer look whole. */
    private static List<String> graphs(List<Parameters> all, String name) {
        return all(all, name).stream().map(graph -> Parameters.iri(name, graph).getURI()).toList();
    }

    private static Duration limit(List<Parameters> all, Duration longest) {
        String given = first(all, "timeout");
        if (given == null) {
            return longest;
        }
        try {
            BigDecimal millis = new BigDecimal(given.strip()).movePointRight(3);
            if (millis.signum() > 0
                    && millis.compareTo(BigDecimal.valueOf(longest.toMillis())) <= 0) {
                return Duration.ofMillis(Math.max(1, millis.longValue()));
            }
        } catch (NumberFormatException e) {
            // told below, like a number out of range
        }
        throw Parameters.invalid(
                        "timeout",
                        "'timeout' is '%s', not a number of seconds above 0 and up to %s"
                                .formatted(given, longest.toMillis() / 1000.0))
                .with("maximum", longest.toMillis() / 1000.0);
    }

    /** {@code output} is what other servers call it. */
    private static @Nullable String format(List<Parameters> all) {
        String format = first(all, "format");
        return format == null ? first(all, "output") : format;
    }

    private static long part(List<Parameters> all, long most) {
        String given = first(all, "maxRows");
        return given == null ? 0 : Parameters.part(given, most);
    }

    private static @Nullable String first(List<Parameters> all, String name) {
        List<String> values = all(all, name);
        return values.isEmpty() ? null : values.getFirst();
    }

    private static List<String> all(List<Parameters> all, String name) {
        return all.stream().flatMap(parameters -> parameters.all(name).stream()).toList();
    }
}
