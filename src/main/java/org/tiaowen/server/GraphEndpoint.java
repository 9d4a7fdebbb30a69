package org.tiaowen.server;

import io.javalin.http.Context;

import org.tiaowen.server.Negotiation.Choice;
import org.tiaowen.server.Pictures.Subject;

import java.io.IOException;
import java.util.List;

/** {@code /graph}: pictures of what is stored. */
final class GraphEndpoint {

    static final String PATH = "/graph";

    private static final Operation PAGE =
            Operation.of(Section.PAGES, "图谱", "Pictures of what is stored, with their tables")
                    .takes(
                            Input.query(
                                    "view",
                                    "图的种类",
                                    "which picture",
                                    Schema.word(GraphView.values(), GraphView::label)),
                            Input.query("unit", "单位全称", "full name of a unit", Schema.text()),
                            Input.query("sector", "领域代码", "notation of a sector", Schema.text()),
                            Input.query("measure", "措施的标识", "address of a measure", Schema.iri()))
                    .gives(Schema.text(), Media.HTML)
                    .fails(
                            ProblemType.PARAMETER,
                            ProblemType.NOT_ACCEPTABLE,
                            ProblemType.QUERY_TIMEOUT,
                            ProblemType.BUSY);

    private final Answers answers;
    private final Pictures pictures;

    GraphEndpoint(Answers answers, Pictures pictures) {
        this.answers = answers;
        this.pictures = pictures;
    }

    void register(Routes routes) {
        routes.get(PATH, PAGE, this::get);
    }

    /**
     * What the template {@code graph} shows.
     *
     * @param sectors that can be chosen
     */
    record Page(Subject subject, List<Sector> sectors, Picture picture) {}

    record Sector(String notation, String name, boolean isChosen) {}

    private void get(Context ctx) throws IOException {
        Parameters parameters = Parameters.ofQuery(ctx).only(PAGE);
        Subject subject =
                new Subject(
                        GraphView.of(parameters.one("view", ""), GraphView.HEATMAP),
                        parameters.one("unit", ""),
                        parameters.one("sector", ""),
                        parameters.one("measure", ""));
        Choice choice = Negotiation.choose(ctx, null, List.of(Media.HTML));
        answers.give(
                ctx,
                choice,
                (graph, state) -> {
                    Frame frame = Frame.of(ctx).titled("图谱", "Graph").drawing();
                    Catalog catalog = answers.catalog(graph, state);
                    Templates.give(
                            ctx,
                            frame,
                            "graph",
                            new Page(
                                    subject,
                                    catalog.sectors().keySet().stream()
                                            .map(
                                                    notation ->
                                                            new Sector(
                                                                    notation,
                                                                    catalog.sector(notation, frame),
                                                                    notation.equals(
                                                                            subject.sector())))
                                            .toList(),
                                    pictures.of(
                                            frame,
                                            subject,
                                            catalog,
                                            view -> address(view, subject))));
                });
    }

    /** Another view of the same unit and sector. */
    private static String address(GraphView view, Subject of) {
        return PATH
                + "?view="
                + view.label()
                + (of.unit().isEmpty() ? "" : "&unit=" + Naming.encode(of.unit()))
                + (of.sector().isEmpty() ? "" : "&sector=" + Naming.encode(of.sector()));
    }
}
