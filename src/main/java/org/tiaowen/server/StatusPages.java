package org.tiaowen.server;

import io.javalin.http.Context;

import org.tiaowen.rdf.Tw;
import org.tiaowen.server.Negotiation.Choice;

import java.io.IOException;
import java.util.List;

/** {@code /about} and {@code /import}: what is loaded, how good it is, and how to add to it. */
final class StatusPages {

    private static final Operation ABOUT =
            Operation.of(Section.PAGES, "关于", "What is loaded, how good it is, how to connect")
                    .gives(Schema.text(), Media.HTML)
                    .fails(ProblemType.NOT_ACCEPTABLE);

    private static final Operation IMPORT =
            Operation.of(Section.PAGES, "导入", "Adds sources and takes them out")
                    .gives(Schema.text(), Media.HTML)
                    .fails(ProblemType.NOT_ACCEPTABLE);

    private static final Operation PROBLEMS =
            Operation.of(Section.PAGES, "来源的问题", "What was odd in a source, each at its place")
                    .takes(Input.path("id", "来源标识", "id of the source", Schema.text()))
                    .gives(Schema.text(), Media.HTML)
                    .fails(ProblemType.NOT_FOUND, ProblemType.NOT_ACCEPTABLE);

    private final Services services;
    private final Answers answers;
    private final Naming naming;
    private final Sources sources;
    private final WriteToken token;
    private final String version;

    StatusPages(
            Services services,
            Answers answers,
            Naming naming,
            Sources sources,
            WriteToken token,
            String version) {
        this.services = services;
        this.answers = answers;
        this.naming = naming;
        this.sources = sources;
        this.token = token;
        this.version = version;
    }

    void register(Routes routes) {
        routes.get("/about", ABOUT, this::about);
        routes.get("/import", IMPORT, this::imports);
        routes.get("/import/{id}", PROBLEMS, this::problems);
    }

    private static Choice html(Context ctx) {
        return Negotiation.choose(ctx, null, List.of(Media.HTML));
    }

    private void about(Context ctx) throws IOException {
        Frame frame = Frame.of(ctx).titled("关于", "About").file("tools.css");
        answers.giveAnew(
                ctx,
                html(ctx),
                (graph, state) ->
                        Templates.give(
                                ctx,
                                frame,
                                "about",
                                AboutPage.of(
                                        frame,
                                        graph,
                                        state,
                                        answers.catalog(graph, state),
                                        naming,
                                        services,
                                        ctx.url().replaceFirst("/about/?$", ""),
                                        version)));
    }

    private void imports(Context ctx) throws IOException {
        Frame frame = Frame.of(ctx).titled("导入", "Import").file("tools.css").file("import.js");
        answers.giveAnew(
                ctx,
                html(ctx),
                (graph, _) ->
                        Templates.give(
                                ctx, frame, "import", ImportPage.of(graph, naming, token.isSet())));
    }

    private void problems(Context ctx) throws IOException {
        String id = ctx.pathParam("id");
        Frame frame = Frame.of(ctx).titled("来源的问题", "Problems of a source").file("tools.css");
        answers.giveAnew(
                ctx,
                html(ctx),
                (graph, _) -> {
                    Thing source = Thing.of(graph, naming.iri("source/" + id));
                    if (!source.isA(Tw.Source)) {
                        throw new Problem(ProblemType.NOT_FOUND, "there is no source '" + id + "'");
                    }
                    Templates.give(
                            ctx,
                            frame,
                            "import-problems",
                            ImportPage.problems(
                                    frame, naming, source, sources.text(id).orElse(null)));
                });
    }
}
