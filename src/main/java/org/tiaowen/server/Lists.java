package org.tiaowen.server;

import io.javalin.http.Context;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;
import org.tiaowen.rdf.Tw;
import org.tiaowen.search.SearchRequest;
import org.tiaowen.server.Negotiation.Choice;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lists of {@code /api/v1}: documents, sentences, measures, units, sectors, sources. Each
 * stands under its own name with {@code total}, {@code limit} and {@code offset}, in an order that
 * stays the same while the graph does.
 */
final class Lists {

    private static final int LIMIT = 100;

    private static final List<String> REGISTERED = List.of("any", "true", "false");

    private static final List<Input> PAGE =
            List.of(
                    Input.query(
                            "limit",
                            "每页条数",
                            "rows a page",
                            Schema.integer(0, SearchRequest.MOST).with("default", LIMIT)),
                    Input.query(
                            "offset",
                            "起始位置",
                            "rows before the page",
                            Schema.integer(0, Integer.MAX_VALUE).with("default", 0)));

    private static final List<Input> SELECTED = Selection.inputs();

    private static final List<Input> UNITS =
            List.of(
                    Input.query("q", "名称的一部分", "part of the name", Schema.text()).example("财政局"),
                    Input.query(
                            "registered",
                            "是否在登记表中",
                            "whether the registry knows them",
                            Schema.word(REGISTERED)));

    private static final Operation DOCUMENT =
            Operation.of(Section.LISTS, "一件文件的全部内容", "A document with its parts and facts")
                    .takes(
                            Input.path(
                                    "slug", "标识的末段", "last part of its identifier", Schema.text()))
                    .answers(Schema.ref("WholeDocument"), List.of(Media.JSON))
                    .fails(ProblemType.NOT_FOUND);

    private final Answers answers;
    private final Naming naming;

    Lists(Answers answers, Naming naming) {
        this.answers = answers;
        this.naming = naming;
    }

    void register(Routes routes) {
        list(routes, "documents", "文件", SELECTED, this::documents);
        routes.get("/api/v1/documents/{slug}", DOCUMENT, this::document);
        list(routes, "sentences", "句子", SELECTED, this::sentences);
        list(routes, "measures", "措施", SELECTED, this::measures);
        list(routes, "units", "单位", UNITS, this::units);
        list(routes, "sectors", "领域", List.of(), this::sectors);
        list(routes, "sources", "来源", List.of(), this::sources);
    }

    private void list(
            Routes routes,
            String name,
            String zh,
            List<Input> filters,
            Function<Request, Content> content) {
        Operation operation =
                Operation.of(Section.LISTS, zh, "The " + name)
                        .takes(PAGE)
                        .takes(filters)
                        .answers(Schemas.list(name), List.of(Media.JSON));
        routes.get("/api/v1/" + name, operation, ctx -> list(ctx, name, operation, content));
    }

    /** A part of a list. */
    record Page(int limit, int offset) {

        static Page of(Parameters parameters) {
            return new Page(
                    parameters.integer("limit", LIMIT, 0, SearchRequest.MOST),
                    parameters.integer("offset", 0, 0, Integer.MAX_VALUE));
        }

        <T> List<T> cut(List<T> all) {
            int from = Math.min(offset, all.size());
            return all.subList(from, (int) Math.min((long) from + limit, all.size()));
        }
    }

    /** What stands on a page of a list. */
    record Content(long total, List<JsonObject> rows) {

        static <T> Content of(List<T> all, Page page, Function<T, JsonObject> row) {
            return new Content(all.size(), page.cut(all).stream().map(row).toList());
        }
    }

    /** A request for a page, and what it is answered from. */
    record Request(Parameters parameters, Page page, Graph graph, Catalog catalog) {}

    private void list(
            Context ctx, String name, Operation operation, Function<Request, Content> content)
            throws IOException {
        Parameters parameters = Parameters.ofQuery(ctx).only(operation);
        Page page = Page.of(parameters);
        Choice choice = Negotiation.choose(ctx, parameters.one("format"), List.of(Media.JSON));
        answers.giveJson(
                ctx,
                choice,
                (graph, state) -> {
                    Catalog catalog = answers.catalog(graph, state);
                    Content found = content.apply(new Request(parameters, page, graph, catalog));
                    return new JsonObject()
                            .put("total", found.total())
                            .put("limit", page.limit())
                            .put("offset", page.offset())
                            .put(name, found.rows());
                });
    }

    private Selection selection(Request request) {
        return Selection.of(request.parameters(), request.graph(), request.catalog(), naming);
    }

    private Content documents(Request request) {
        Selection selection = selection(request);
        List<Thing> documents = selection.documents(request.graph(), request.catalog());
        if (selection.isOfMeasures()) {
            Map<Node, List<Node>> measures = byDocument(request, selection);
            documents = documents.stream().filter(d -> measures.containsKey(d.node())).toList();
        }
        return Content.of(documents, request.page(), d -> Rows.document(d, request.catalog()));
    }

    private Content sentences(Request request) {
        return parts(request, Tw.Sentence, request.catalog().sentences(), Rows::sentence);
    }

    private Content measures(Request request) {
        return parts(request, Tw.Measure, request.catalog().measures(), Rows::measure);
    }

    /** Documents that lie before the page are counted, not read. */
    private Content parts(
            Request request,
            Node type,
            Map<Node, Integer> counts,
            Function<Thing, JsonObject> row) {
        Selection selection = selection(request);
        boolean isOfMeasures = selection.isOfMeasures();
        Map<Node, List<Node>> chosen = isOfMeasures ? byDocument(request, selection) : Map.of();
        Page page = request.page();
        List<JsonObject> rows = new ArrayList<>();
        long total = 0;
        for (Thing document : selection.documents(request.graph(), request.catalog())) {
            List<Node> nodes = chosen.getOrDefault(document.node(), List.of());
            int count = isOfMeasures ? nodes.size() : counts.getOrDefault(document.node(), 0);
            long before = total;
            total += count;
            if (total > page.offset() && rows.size() < page.limit()) {
                Supplier<Stream<Node>> parts =
                        isOfMeasures
                                ? nodes::stream
                                : () ->
                                        Thing.subjects(
                                                request.graph(), Tw.document, document.node());
                parts.get()
                        .map(node -> new Thing(request.graph(), node))
                        .filter(part -> part.isA(type))
                        .sorted(Thing.readingOrder())
                        .skip(Math.max(0, page.offset() - before))
                        .limit(page.limit() - rows.size())
                        .forEach(part -> rows.add(row.apply(part)));
            }
        }
        return new Content(total, rows);
    }

    private Map<Node, List<Node>> byDocument(Request request, Selection selection) {
        Set<Node> measures = selection.measures(request.graph());
        return measures.stream()
                .map(node -> new Thing(request.graph(), node))
                .filter(measure -> measure.isA(Tw.Measure))
                .collect(
                        Collectors.groupingBy(
                                measure ->
                                        measure.one(Tw.document).map(Thing::node).orElse(Node.ANY),
                                Collectors.mapping(Thing::node, Collectors.toList())));
    }

    private Content units(Request request) {
        String wanted = request.parameters().one("q", "");
        String registered = request.parameters().word("registered", "any", REGISTERED);
        List<Thing> units =
                Thing.instances(request.graph(), Tw.Unit).stream()
                        .filter(unit -> isNamed(unit, wanted))
                        .filter(
                                unit ->
                                        registered.equals("any")
                                                || registered.equals(unit.text(Tw.registered)))
                        .toList();
        return Content.of(units, request.page(), Rows::unit);
    }

    private static boolean isNamed(Thing unit, String part) {
        return unit.label().contains(part)
                || unit.texts(SKOS.altLabel.asNode()).stream().anyMatch(a -> a.contains(part));
    }

    /** The units that these parameters choose, as a page of the list. */
    JsonObject units(Map<String, List<String>> given) {
        Parameters parameters = Parameters.of(given);
        Page page = Page.of(parameters);
        return answers.json(
                (graph, state) -> {
                    Content found =
                            units(
                                    new Request(
                                            parameters,
                                            page,
                                            graph,
                                            answers.catalog(graph, state)));
                    return new JsonObject()
                            .put("total", found.total())
                            .put("limit", page.limit())
                            .put("offset", page.offset())
                            .put("units", found.rows());
                });
    }

    private Content sectors(Request request) {
        List<Thing> sectors =
                Thing.instances(request.graph(), Tw.Sector).stream()
                        .sorted(Comparator.comparing(s -> s.string(SKOS.notation.asNode())))
                        .toList();
        return Content.of(sectors, request.page(), Rows::sector);
    }

    private Content sources(Request request) {
        List<Thing> sources = Thing.instances(request.graph(), Tw.Source);
        return Content.of(sources, request.page(), Rows::source);
    }

    private void document(Context ctx) throws IOException {
        Parameters parameters = Parameters.ofQuery(ctx).only(DOCUMENT);
        Choice choice = Negotiation.choose(ctx, parameters.one("format"), List.of(Media.JSON));
        String slug = ctx.pathParam("slug");
        answers.giveJson(
                ctx,
                choice,
                (graph, state) -> {
                    Thing document = Thing.of(graph, naming.iri("document/" + slug));
                    if (!document.isA(Tw.Document)) {
                        throw new Problem(
                                ProblemType.NOT_FOUND, "there is no document '" + slug + "'");
                    }
                    return DocumentJson.of(document, answers.catalog(graph, state));
                });
    }
}
