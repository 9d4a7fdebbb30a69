package org.tiaowen.server;

import io.javalin.http.Context;

import org.tiaowen.server.Negotiation.Choice;

import java.io.IOException;
import java.util.List;

/** The pages that are nothing but pages: the front page, the list of problems; and their style. */
final class Pages {

    private final Services services;
    private final Answers answers;
    private final Naming naming;
    private final String version;

    Pages(Services services, Answers answers, Naming naming, String version) {
        this.services = services;
        this.answers = answers;
        this.naming = naming;
        this.version = version;
    }

    void register(Routes routes) {
        routes.get("/", page("首页", "What is loaded, and examples"), this::front);
        routes.get("/problems", page("问题类型", "Kinds of problem"), Pages::problems);
    }

    private static Operation page(String zh, String en) {
        return Operation.of(Section.PAGES, zh, en)
                .gives(Schema.text(), Media.HTML)
                .fails(ProblemType.NOT_ACCEPTABLE);
    }

    private void front(Context ctx) throws IOException {
        Choice choice = Negotiation.choose(ctx, null, List.of(Media.HTML));
        Frame frame = Frame.of(ctx);
        // What it says of an ingest changes without the graph.
        answers.giveAnew(
                ctx,
                choice,
                (graph, state) ->
                        Templates.give(
                                ctx,
                                frame,
                                "front",
                                FrontPage.of(
                                        graph,
                                        state,
                                        services,
                                        answers.catalog(graph, state),
                                        naming,
                                        frame,
                                        version)));
    }

    private static void problems(Context ctx) {
        Negotiation.choose(ctx, null, List.of(Media.HTML));
        Templates.give(
                ctx,
                Frame.of(ctx).titled("问题类型", "Kinds of problem"),
                "problems",
                ProblemType.values());
    }
}
