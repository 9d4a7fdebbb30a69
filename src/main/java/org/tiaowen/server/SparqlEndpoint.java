package org.tiaowen.server;

import io.javalin.http.Context;

import org.jspecify.annotations.Nullable;
import org.tiaowen.graph.GraphStore;
import org.tiaowen.server.Answers.Maker;
import org.tiaowen.server.Negotiation.Choice;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** {@code /sparql}: queries by the SPARQL 1.1 Protocol; without a query, what the service is. */
final class SparqlEndpoint {

    /** For people, the description is a page on which a query can be written. */
    private static final List<Media> DESCRIPTION =
            Stream.concat(RdfWriting.FORMATS.stream(), Stream.of(Media.HTML)).toList();

    private final GraphStore store;
    private final Answers answers;
    private final QueryRunner runner;
    private final Naming naming;
    private final WriteToken token;

    SparqlEndpoint(
            GraphStore store,
            Answers answers,
            QueryRunner runner,
            Naming naming,
            WriteToken token) {
        this.naming = naming;
        this.token = token;
        this.store = store;
        this.answers = answers;
        this.runner = runner;
    }

    void register(Routes routes) {
        routes.get("/sparql", SparqlOperations.GET, this::get);
        routes.post("/sparql", SparqlOperations.POST, this::query);
    }

    private void get(Context ctx) throws IOException {
        Parameters parameters = Parameters.ofQuery(ctx);
        if (parameters.map().containsKey("query") || parameters.map().containsKey("update")) {
            query(ctx);
        } else {
            parameters.wellSpelt(SparqlOperations.GET);
            Choice choice = Negotiation.choose(ctx, parameters.one("format"), DESCRIPTION);
            answers.give(
                    ctx,
                    choice,
                    (_, _) -> {
                        if (choice.media() == Media.HTML) {
                            SparqlPage.give(ctx, naming);
                            return;
                        }
                        DeferredOutput out = new DeferredOutput(ctx);
                        RdfWriting.write(
                                ServiceDescription.of(ctx.url(), update(ctx), store.graphs()),
                                choice.media(),
                                out);
                        out.send();
                    });
        }
    }

    private @Nullable String update(Context ctx) {
        return token.isSet() ? ctx.url().replaceFirst("/sparql/?$", "/update") : null;
    }

    private void query(Context ctx) throws IOException {
        SparqlRequest request = SparqlRequest.of(ctx, runner.limits());
        Choice choice =
                Negotiation.choose(ctx, request.format(), ResultWriting.formats(request.query()));
        Maker maker = (_, _) -> runner.run(ctx, request.asked(choice.media()));
        if (ctx.req().getMethod().equals("POST") || !request.isRepeatable()) {
            answers.giveAnew(ctx, choice, maker);
        } else {
            answers.give(ctx, choice, maker);
        }
    }
}
