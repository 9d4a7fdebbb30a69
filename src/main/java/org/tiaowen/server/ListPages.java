package org.tiaowen.server;

import io.javalin.http.Context;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;
import org.tiaowen.rdf.Tw;
import org.tiaowen.server.Negotiation.Choice;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code /documents}, {@code /units}, {@code /sectors}: what there is, as pages to go through. */
final class ListPages {

    private static final int LIMIT = 100;

    private static final Input OFFSET =
            Input.query(
                    "offset",
                    "起始位置",
                    "rows before the page",
                    Schema.integer(0, Integer.MAX_VALUE).with("default", 0));

    private static final Input NAMED = Input.query("q", "名称中的字", "part of the name", Schema.text());

    private final Answers answers;
    private final Naming naming;

    ListPages(Answers answers, Naming naming) {
        this.answers = answers;
        this.naming = naming;
    }

    void register(Routes routes) {
        list(routes, "documents", "文件", "Documents", this::documents);
        list(routes, "units", "单位", "Units", this::units);
        list(routes, "sectors", "领域", "Sectors", this::sectors);
    }

    /** A document of a list. */
    record DocumentRow(Link document, String number, String issued, String kind, int measures) {

        static DocumentRow of(Thing document, Catalog catalog, Naming naming) {
            return new DocumentRow(
                    naming.link(document),
                    document.string(Tw.number),
                    document.string(Tw.issued),
                    document.string(Tw.kind),
                    catalog.measures().getOrDefault(document.node(), 0));
        }
    }

    /** A unit or a sector with the number of measures that are its own. */
    record NamedRow(Link thing, int measures) {}

    /**
     * A page of a list, as the template {@code list} shows it.
     *
     * @param named part of the names that was asked for
     */
    record Listed(
            String named,
            int total,
            int start,
            List<DocumentRow> documents,
            List<NamedRow> things,
            @Nullable Link previous,
            @Nullable Link next) {}

    private record Asked(Graph graph, Catalog catalog, String named, Frame frame) {}

    private record Rows(List<DocumentRow> documents, List<NamedRow> things) {}

    private void list(
            Routes routes, String name, String zh, String en, Function<Asked, Rows> rows) {
        Operation operation =
                Operation.of(Section.PAGES, zh, en + ", as a page")
                        .takes(NAMED, OFFSET)
                        .gives(Schema.text(), Media.HTML)
                        .fails(ProblemType.PARAMETER, ProblemType.NOT_ACCEPTABLE);
        routes.get("/" + name, operation, ctx -> page(ctx, operation, zh, en, rows));
    }

    private void page(
            Context ctx, Operation operation, String zh, String en, Function<Asked, Rows> rows)
            throws IOException {
        Parameters parameters = Parameters.ofQuery(ctx).only(operation);
        int offset = parameters.integer("offset", 0, 0, Integer.MAX_VALUE);
        String named = parameters.one("q", "");
        Choice choice = Negotiation.choose(ctx, null, List.of(Media.HTML));
        SearchLinks links = SearchLinks.of(parameters);
        answers.give(
                ctx,
                choice,
                (graph, state) -> {
                    Frame frame = Frame.of(ctx).titled(zh, en);
                    Rows all =
                            rows.apply(
                                    new Asked(graph, answers.catalog(graph, state), named, frame));
                    int total = all.documents().size() + all.things().size();
                    Link before =
                            offset == 0
                                    ? null
                                    : at(links, Math.max(0, offset - LIMIT))
                                            .link(frame.say("上一页", "Previous"));
                    Link after =
                            offset + LIMIT >= total
                                    ? null
                                    : at(links, offset + LIMIT).link(frame.say("下一页", "Next"));
                    Templates.give(
                            ctx,
                            frame,
                            "list",
                            new Listed(
                                    named,
                                    total,
                                    offset + 1,
                                    cut(all.documents(), offset),
                                    cut(all.things(), offset),
                                    before,
                                    after));
                });
    }

    private static SearchLinks at(SearchLinks links, int offset) {
        return links.with("offset", Integer.toString(offset));
    }

    private static <T> List<T> cut(List<T> rows, int offset) {
        return rows.stream().skip(offset).limit(LIMIT).toList();
    }

    private Rows documents(Asked asked) {
        return new Rows(
                asked.catalog().documents().stream()
                        .map(node -> new Thing(asked.graph(), node))
                        .filter(
                                d ->
                                        (Naming.title(d) + d.string(Tw.number))
                                                .contains(asked.named()))
                        .sorted(
                                Comparator.comparing((Thing d) -> d.string(Tw.issued))
                                        .reversed()
                                        .thenComparing(Thing::iri))
                        .map(d -> DocumentRow.of(d, asked.catalog(), naming))
                        .toList(),
                List.of());
    }

    private Rows units(Asked asked) {
        Map<Node, Set<Node>> measures = new HashMap<>();
        List.of(Tw.leadUnit, Tw.supportingUnit)
                .forEach(role -> collect(asked.graph(), role, measures));
        return named(
                asked, Thing.instances(asked.graph(), Tw.Unit), measures, unit -> unit.label());
    }

    private Rows sectors(Asked asked) {
        Map<Node, Set<Node>> measures = new HashMap<>();
        collect(asked.graph(), Tw.primarySector, measures);
        return named(
                asked,
                Thing.instances(asked.graph(), Tw.Sector),
                measures,
                sector ->
                        asked.catalog()
                                .sector(sector.string(SKOS.notation.asNode()), asked.frame()));
    }

    /** Headings and paragraphs that name a unit are no measures. */
    private static void collect(Graph graph, Node property, Map<Node, Set<Node>> measures) {
        Set<Node> all =
                Thing.subjects(graph, RDF.type.asNode(), Tw.Measure).collect(Collectors.toSet());
        graph.stream(Node.ANY, property, Node.ANY)
                .filter(t -> all.contains(t.getSubject()))
                .forEach(
                        (Triple t) ->
                                measures.computeIfAbsent(t.getObject(), _ -> new HashSet<>())
                                        .add(t.getSubject()));
    }

    private Rows named(
            Asked asked,
            List<Thing> things,
            Map<Node, Set<Node>> measures,
            Function<Thing, String> name) {
        return new Rows(
                List.of(),
                things.stream()
                        .filter(thing -> name.apply(thing).contains(asked.named()))
                        .map(
                                thing ->
                                        new NamedRow(
                                                Link.to(
                                                        naming.path(thing.iri()),
                                                        name.apply(thing)),
                                                measures.getOrDefault(thing.node(), Set.of())
                                                        .size()))
                        .sorted(
                                Comparator.comparingInt(NamedRow::measures)
                                        .reversed()
                                        .thenComparing(row -> row.thing().text()))
                        .toList());
    }
}
