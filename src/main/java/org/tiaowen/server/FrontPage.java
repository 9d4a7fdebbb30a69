package org.tiaowen.server;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.SKOS;
import org.tiaowen.rdf.Tw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The front page: what is loaded, what went wrong, and one question of each kind to try. */
final class FrontPage {

    /** Documents and problems that it lists. */
    private static final int LISTED = 100;

    private static final List<Node> COUNTS =
            List.of(Tw.documentCount, Tw.provisionCount, Tw.sentenceCount, Tw.measureCount);

    private final Services services;
    private final Answers answers;
    private final Naming naming;
    private final String version;

    FrontPage(Services services, Answers answers, Naming naming, String version) {
        this.services = services;
        this.answers = answers;
        this.naming = naming;
        this.version = version;
    }

    Page of(Graph graph, State state) {
        List<Thing> sources = Thing.instances(graph, Tw.Source);
        List<Thing> documents =
                answers.catalog(graph, state).documents().stream()
                        .map(node -> new Thing(graph, node))
                        .toList();
        Page page = new Page(Page.NAME, "Chinese policy texts as a graph and a search service");
        page.add(Html.of("p", summary(sources, state)));
        if (services.ingest().get().running()) {
            page.add(
                    Html.of("p", "正在读入文件，数字还会变化。 ")
                            .add(
                                    Page.english(
                                            "small",
                                            "Files are being read; the figures will change."))
                            .with("class", "note"));
        }
        page.add(Page.heading("试一试", "Try it"), examples(graph, documents));
        page.add(Page.heading("来源", "Sources"), sources(sources));
        List<Html> problems = problems(graph);
        if (!problems.isEmpty()) {
            page.add(Page.heading("读入时的问题", "Problems of the last ingest"));
            page.add(Html.of("ul").add(problems));
        }
        page.add(Page.heading("文件", "Documents"), documents(documents));
        return page.add(
                Html.of("p", "版本 version " + version + " · 修订号 revision " + state.revision())
                        .with("class", "formats"));
    }

    private static String summary(List<Thing> sources, State state) {
        return "已载入 %,d 个来源，%,d 件文件，%,d 个条款，%,d 句，其中措施 %,d 条。修订号 %d。"
                .formatted(
                        sources.size(),
                        sum(sources, Tw.documentCount),
                        sum(sources, Tw.provisionCount),
                        sum(sources, Tw.sentenceCount),
                        sum(sources, Tw.measureCount),
                        state.revision());
    }

    private static long sum(List<Thing> sources, Node count) {
        return sources.stream().mapToLong(source -> source.integer(count, 0)).sum();
    }

    private Html examples(Graph graph, List<Thing> documents) {
        Html list = Html.of("ul");
        list.add(example("检索", "keyword search", "/api/v1/search?q=" + Naming.encode("财政 补贴")));
        any(graph, Tw.leadUnit)
                .ifPresent(
                        unit ->
                                list.add(
                                        example(
                                                "某单位的措施：" + unit.label(),
                                                "measures of a unit",
                                                "/api/v1/measures?unit="
                                                        + Naming.encode(unit.iri()))));
        any(graph, Tw.primarySector)
                .ifPresent(
                        sector ->
                                list.add(
                                        example(
                                                "某领域的措施：" + sector.label(),
                                                "measures of a sector",
                                                "/api/v1/measures?sector="
                                                        + Naming.encode(
                                                                sector.string(
                                                                        SKOS.notation.asNode())))));
        documents.stream()
                .findFirst()
                .ifPresent(
                        document -> {
                            String path = naming.path(document.iri());
                            list.add(
                                    example("文件：" + Naming.title(document), "a document", path),
                                    example("同一文件的 Turtle", "as Turtle", path + "?format=turtle"),
                                    example(
                                            "同一文件的 JSON-LD",
                                            "as JSON-LD",
                                            path + "?format=jsonld"));
                        });
        String query =
                "SELECT ?kind (COUNT(?d) AS ?n) { ?d a tw:Document ; tw:kind ?kind }"
                        + " GROUP BY ?kind ORDER BY DESC(?n)";
        list.add(
                example(
                        "SPARQL：各文种的文件数",
                        "SPARQL: documents by kind",
                        "/sparql?format=html&query=" + Naming.encode(query)),
                example("常见问题", "the query library", "/queries"));
        for (String name : List.of("documents", "sentences", "units", "sectors", "sources")) {
            list.add(example("JSON：" + name, "", "/api/v1/" + name));
        }
        return list;
    }

    private static Html example(String zh, String en, String address) {
        Html item = Html.of("li", Html.link(address, zh));
        return en.isEmpty() ? item : item.text(" ").add(Page.english("small", en));
    }

    /** Some value of a property. */
    private static Optional<Thing> any(Graph graph, Node property) {
        return graph.stream(Node.ANY, property, Node.ANY)
                .map(Triple::getObject)
                .findFirst()
                .map(node -> new Thing(graph, node));
    }

    private Html sources(List<Thing> sources) {
        Html head = row("th", "来源 Source", "文件 documents", "条款 provisions", "句 sentences");
        head.add(
                Html.of("th", "措施 measures"),
                Html.of("th", "问题 problems"),
                Html.of("th", "原文 text"));
        Html table = Html.of("table", head);
        for (Thing source : sources) {
            Html row = Html.of("tr", Html.of("td", naming.link(source)));
            COUNTS.forEach(count -> row.add(Html.of("td", source.string(count))));
            table.add(
                    row.add(
                            Html.of("td", source.string(Tw.problemCount)),
                            Html.of(
                                    "td",
                                    Html.link(
                                            "/api/v1/sources/" + source.localName() + "/text",
                                            "原文"))));
        }
        return table;
    }

    /** Files that were not read, then what is odd in those that were. */
    private List<Html> problems(Graph graph) {
        List<Html> items = new ArrayList<>();
        services.ingest().get().problems().forEach(text -> items.add(Html.of("li", text)));
        List<Thing> found = Thing.instances(graph, Tw.Problem);
        found.stream().limit(LISTED).forEach(problem -> items.add(problem(problem)));
        if (found.size() > LISTED) {
            items.add(Html.of("li", "… 共 %,d 个问题".formatted(found.size())));
        }
        return items;
    }

    private Html problem(Thing problem) {
        Html item = Html.of("li");
        problem.one(Tw.inSource).ifPresent(source -> item.add(naming.link(source)));
        return item.text("，第 " + problem.string(Tw.line) + " 行：" + problem.string(Tw.message));
    }

    private Html documents(List<Thing> documents) {
        Html table = Html.of("table", row("th", "标题 Title", "文号 Number", "日期 Issued", "文种 Kind"));
        List<Function<Thing, String>> cells =
                List.of(
                        document -> document.string(Tw.number),
                        document -> document.string(Tw.issued),
                        document -> document.string(Tw.kind));
        documents.stream()
                .limit(LISTED)
                .forEach(
                        document -> {
                            Html row = Html.of("tr", Html.of("td", naming.link(document)));
                            cells.forEach(cell -> row.add(Html.of("td", cell.apply(document))));
                            table.add(row);
                        });
        Html all = Html.of("div", table);
        return documents.size() > LISTED
                ? all.add(
                        Html.of(
                                "p",
                                Html.link(
                                        "/api/v1/documents",
                                        "全部 %,d 件文件（JSON）".formatted(documents.size()))))
                : all;
    }

    private static Html row(String tag, String... cells) {
        Html row = Html.of("tr");
        for (String cell : cells) {
            row.add(Html.of(tag, cell));
        }
        return row;
    }
}
