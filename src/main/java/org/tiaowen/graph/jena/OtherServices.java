package org.tiaowen.graph.jena;

import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReaderRegistry;
import org.apache.jena.sparql.algebra.OpAsQuery;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.Rename;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;
import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphException.Reason;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What one query asks of other endpoints (SPARQL 1.1 Federated Query); which of them it may, was
 * checked when it was parsed.
 *
 * <p>ARQ's own way sends a request for each row before the SERVICE, waits for a slow answer past
 * any limit and keeps all of it uncounted. Here what stands in a SERVICE is asked once, as it
 * stands, and joined here; the wait ends with the query, an answer has a largest size, and its rows
 * count against the query's memory.
 */
final class OtherServices {

    /** Bytes of an answer. */
    private static final long MOST = 32 << 20;

    /** Requests of one query: what stands in an OPTIONAL or EXISTS can come with other values. */
    private static final int REQUESTS = 50;

    private static final String JSON = "application/sparql-results+json";
    private static final Symbol SYMBOL = Symbol.create("urn:tiaowen:services");

    /** It follows no redirection: another address would not be the one that is allowed. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private final Map<String, List<Binding>> answers = new HashMap<>();

    private OtherServices() {}

    /**
     * The solutions of a SERVICE; one without values where it is SILENT and fails.
     *
     * @throws GraphException with reason {@code UNREACHABLE}
     */
    static List<Binding> rows(OpService service, ExecutionContext query) {
        OtherServices asked = query.getContext().get(SYMBOL);
        if (asked == null) {
            asked = new OtherServices();
            query.getContext().set(SYMBOL, asked);
        }
        try {
            return asked.answer(service, query);
        } catch (GraphException e) {
            if (service.getSilent() && e.reason() == Reason.UNREACHABLE) {
                return List.of(BindingFactory.root());
            }
            throw e;
        }
    }

    private List<Binding> answer(OpService service, ExecutionContext query) {
        String address = service.getService().getURI();
        String text =
                OpAsQuery.asQuery(Rename.reverseVarRename(service.getSubOp(), true)).toString();
        List<Binding> known = answers.get(address + "\n" + text);
        if (known == null) {
            if (answers.size() == REQUESTS) {
                throw new GraphException(
                        Reason.EVALUATION,
                        "the query asks other services more than %d things; take SERVICE out of OPTIONAL, EXISTS and MINUS"
                                .formatted(REQUESTS));
            }
            known = read(address, ask(address, text, query), service);
            answers.put(address + "\n" + text, known);
            Holding holding = new Holding(query);
            known.forEach(row -> holding.take(MemoryBudget.size(row)));
        }
        return known;
    }

    private static byte[] ask(String address, String text, ExecutionContext query) {
        String form = "query=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
        CompletableFuture<HttpResponse<byte[]>> coming;
        try {
            coming =
                    HTTP.sendAsync(
                            HttpRequest.newBuilder(URI.create(address))
                                    .header("Accept", JSON)
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(BodyPublishers.ofString(form))
                                    .build(),
                            BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST));
        } catch (IllegalArgumentException e) {
            throw failure(address, String.valueOf(e.getMessage()), e);
        }
        try {
            while (true) {
                try {
                    HttpResponse<byte[]> answer = coming.get(20, TimeUnit.MILLISECONDS);
                    if (answer.statusCode() != 200) {
                        throw failure(address, "status " + answer.statusCode(), null);
                    }
                    return answer.body();
                } catch (TimeoutException e) {
                    query.checkCancelSignal();
                }
            }
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw failure(address, String.valueOf(cause.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QueryCancelledException();
        } finally {
            coming.cancel(true);
        }
    }

    /** A variable that a subquery hides has another name here than there. */
    private static List<Binding> read(String address, byte[] body, OpService service) {
        Map<String, Var> names = new HashMap<>();
        for (Var variable : org.apache.jena.sparql.algebra.OpVars.visibleVars(service.getSubOp())) {
            names.put(((Var) Rename.reverseVarRename(variable)).getName(), variable);
        }
        try {
            List<Binding> rows = new ArrayList<>();
            RowSetReaderRegistry.getFactory(ResultSetLang.RS_JSON)
                    .create(ResultSetLang.RS_JSON)
                    .read(new ByteArrayInputStream(body), new Context())
                    .forEachRemaining(
                            row -> {
                                BindingBuilder here = Binding.builder();
                                row.forEach(
                                        (variable, value) -> {
                                            Var name = names.get(variable.getName());
                                            if (name != null) {
                                                here.add(name, value);
                                            }
                                        });
                                rows.add(here.build());
                            });
            return rows;
        } catch (RiotException | org.apache.jena.sparql.resultset.ResultSetException e) {
            throw failure(address, "no " + JSON + ": " + e.getMessage(), e);
        }
    }

    private static GraphException failure(String address, String why, @Nullable Throwable cause) {
        return new GraphException(
                Reason.UNREACHABLE, "the service <" + address + "> does not answer: " + why, cause);
    }
}
