package org.tiaowen.server;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.SKOS;
import org.tiaowen.rdf.Tw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The front page as the template {@code front} shows it: what is loaded, what went wrong, and one
 * question of each kind to try.
 *
 * @param problems of the files that were read, each at its line
 */
record FrontPage(
        List<Figure> figures,
        boolean isReading,
        List<Example> examples,
        List<SourceRow> sources,
        List<String> unread,
        List<ProblemRow> problems,
        int problemCount,
        List<ListPages.DocumentRow> documents,
        String version,
        long revision) {

    /** Documents and problems that it lists. */
    private static final int LISTED = 12;

    private static final int PROBLEMS = 100;

    /** A number and what it counts. */
    record Figure(String name, String value) {}

    /** A question to try. */
    record Example(String name, Link link) {}

    /** A source with its counts. */
    record SourceRow(
            Link source,
            String documents,
            String provisions,
            String sentences,
            String measures,
            String problems,
            String text) {}

    /** What is odd in a source. */
    record ProblemRow(Link source, String line, String message) {}

    static FrontPage of(
            Graph graph,
            State state,
            Services services,
            Catalog catalog,
            Naming naming,
            Frame frame,
            String version) {
        List<Thing> sources = Thing.instances(graph, Tw.Source);
        List<Thing> found = Thing.instances(graph, Tw.Problem);
        List<Thing> newest =
                catalog.documents().stream()
                        .map(node -> new Thing(graph, node))
                        .sorted(
                                Comparator.comparing((Thing d) -> d.string(Tw.issued))
                                        .reversed()
                                        .thenComparing(Thing::iri))
                        .limit(LISTED)
                        .toList();
        return new FrontPage(
                List.of(
                        figure(frame.say("件文件", "documents"), sources, Tw.documentCount),
                        figure(frame.say("个条款", "provisions"), sources, Tw.provisionCount),
                        figure(frame.say("句", "sentences"), sources, Tw.sentenceCount),
                        figure(frame.say("条措施", "measures"), sources, Tw.measureCount),
                        new Figure(frame.say("个来源", "sources"), "%,d".formatted(sources.size()))),
                services.ingest().get().running(),
                examples(graph, frame),
                sources.stream().map(source -> row(source, naming)).toList(),
                services.ingest().get().problems(),
                found.stream().limit(PROBLEMS).map(p -> problem(p, naming)).toList(),
                found.size(),
                newest.stream().map(d -> ListPages.DocumentRow.of(d, catalog, naming)).toList(),
                version,
                state.revision());
    }

    private static Figure figure(String name, List<Thing> sources, Node count) {
        return new Figure(
                name,
                "%,d"
                        .formatted(
                                sources.stream()
                                        .mapToLong(source -> source.integer(count, 0))
                                        .sum()));
    }

    private static List<Example> examples(Graph graph, Frame frame) {
        List<Example> examples = new ArrayList<>();
        examples.add(
                new Example(
                        frame.say("检索条文", "Search clauses"),
                        Link.to("/search?q=" + Naming.encode("财政 补贴"), "财政 补贴")));
        any(graph, Tw.leadUnit)
                .ifPresent(
                        unit ->
                                examples.add(
                                        new Example(
                                                frame.say("某单位的任务", "Duties of a unit"),
                                                Link.to(
                                                        "/search?unit=" + Naming.encode(unit.iri()),
                                                        unit.label()))));
        any(graph, Tw.primarySector)
                .ifPresent(
                        sector ->
                                examples.add(
                                        new Example(
                                                frame.say("某领域的措施", "Measures of a sector"),
                                                Link.to(
                                                        "/search?sector="
                                                                + Naming.encode(
                                                                        sector.string(
                                                                                SKOS.notation
                                                                                        .asNode())),
                                                        sector.label()))));
        String query =
                "SELECT ?kind (COUNT(?d) AS ?n) { ?d a tw:Document ; tw:kind ?kind }"
                        + " GROUP BY ?kind ORDER BY DESC(?n)";
        examples.add(
                new Example(
                        frame.say("SPARQL 查询", "A SPARQL query"),
                        Link.to(
                                "/sparql?format=html&query=" + Naming.encode(query),
                                frame.say("各文种的文件数", "Documents by kind"))));
        examples.add(
                new Example(
                        frame.say("草案比对", "Draft check"),
                        Link.to("/check", frame.say("这份草案重复了什么？", "What does it repeat?"))));
        examples.add(
                new Example(
                        frame.say("常见问题", "Query library"),
                        Link.to("/queries", frame.say("现成的问题", "Questions by name"))));
        return examples;
    }

    /** Some value of a property. */
    private static Optional<Thing> any(Graph graph, Node property) {
        return graph.stream(Node.ANY, property, Node.ANY)
                .map(Triple::getObject)
                .findFirst()
                .map(node -> new Thing(graph, node));
    }

    private static SourceRow row(Thing source, Naming naming) {
        return new SourceRow(
                naming.link(source),
                source.string(Tw.documentCount),
                source.string(Tw.provisionCount),
                source.string(Tw.sentenceCount),
                source.string(Tw.measureCount),
                source.string(Tw.problemCount),
                "/api/v1/sources/" + source.localName() + "/text");
    }

    private static ProblemRow problem(Thing problem, Naming naming) {
        return new ProblemRow(
                problem.one(Tw.inSource).map(naming::link).orElse(Link.text("")),
                problem.string(Tw.line),
                problem.string(Tw.message));
    }
}
