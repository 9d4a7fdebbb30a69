package org.tiaowen.server;

import io.javalin.http.Context;

import org.tiaowen.server.Negotiation.Choice;

import java.io.IOException;
import java.util.List;

/** The pages that are nothing but pages: the front page, the list of problems; and their style. */
final class Pages {

    private final FrontPage front;
    private final Answers answers;

    Pages(Services services, Answers answers, Naming naming, String version) {
        front = new FrontPage(services, answers, naming, version);
        this.answers = answers;
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
        // What it says of an ingest changes without the graph.
        answers.giveAnew(ctx, choice, (graph, state) -> front.of(graph, state).give(ctx));
    }

    private static void problems(Context ctx) {
        Negotiation.choose(ctx, null, List.of(Media.HTML));
        Html list = Html.of("dl");
        for (ProblemType type : ProblemType.values()) {
            list.add(
                    Html.of("dt", type.title() + " ")
                            .add(Html.of("code", type.label() + " " + type.status()))
                            .with("id", type.label()),
                    Html.of("dd", Page.english("span", type.meaning())));
        }
        new Page("问题类型", "Kinds of problem").add(list).give(ctx);
    }
}
