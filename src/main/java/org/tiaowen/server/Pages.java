package org.tiaowen.server;

import io.javalin.http.Context;

import org.tiaowen.server.Negotiation.Choice;

import java.io.IOException;
import java.io.InputStream;
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
        routes.get(
                "/style.css",
                Operation.of(Section.PAGES, "网页样式", "How the pages look")
                        .gives(Schema.text(), Media.CSS),
                Pages::style);
    }

    private static Operation page(String zh, String en) {
        return Operation.of(Section.PAGES, zh, en)
                .gives(Schema.text(), Media.HTML)
                .fails(ProblemType.NOT_ACCEPTABLE);
    }

    private void front(Context ctx) throws IOException {
        Choice choice = Negotiation.choose(ctx, null, List.of(Media.HTML));
        // What it says of an ingest changes without the graph.
        answers.giveAnew(ctx, choice, (graph, state) -> ctx.result(front.of(graph, state).bytes()));
    }

    private static void problems(Context ctx) {
        Choice choice = Negotiation.choose(ctx, null, List.of(Media.HTML));
        Html list = Html.of("dl");
        for (ProblemType type : ProblemType.values()) {
            list.add(
                    Html.of("dt", type.title() + " ")
                            .add(Html.of("code", type.label() + " " + type.status()))
                            .with("id", type.label()),
                    Html.of("dd", Page.english("span", type.meaning())));
        }
        ctx.contentType(choice.contentType())
                .result(new Page("问题类型", "Kinds of problem").add(list).bytes());
    }

    private static void style(Context ctx) throws IOException {
        try (InputStream in = Pages.class.getResourceAsStream("style.css")) {
            if (in == null) {
                throw new IllegalStateException("not packaged: style.css");
            }
            ctx.header("Cache-Control", "max-age=3600")
                    .contentType("text/css; charset=utf-8")
                    .result(in.readAllBytes());
        }
    }
}
