package org.tiaowen.server;

import io.javalin.http.Context;

import org.tiaowen.search.Filters;
import org.tiaowen.search.SearchIndex;
import org.tiaowen.search.SearchMode;
import org.tiaowen.search.SearchRequest;
import org.tiaowen.search.SearchResult;
import org.tiaowen.search.SortOrder;
import org.tiaowen.server.Negotiation.Choice;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code /api/v1/search}: the sentences that match. */
final class SearchEndpoint {

    private static final int LIMIT = 20;

    private static final Operation SEARCH =
            Operation.of(Section.SEARCH, "检索句子", "Sentences that match")
                    .takes(
                            Input.query("q", "检索词", "words, or a question", Schema.text())
                                    .example("减免租金"),
                            Input.query(
                                    "mode",
                                    "检索方式",
                                    "way of searching",
                                    Schema.word(SearchMode.values(), SearchMode::label)
                                            .with("default", SearchMode.HYBRID.label())),
                            Input.query(
                                    "sort",
                                    "排序",
                                    "order: best first, or by date of issue",
                                    Schema.word(SortOrder.labels())
                                            .with("default", SortOrder.RELEVANCE.label())),
                            Input.query(
                                    "limit",
                                    "每页条数",
                                    "hits a page",
                                    Schema.integer(0, SearchRequest.MOST).with("default", LIMIT)),
                            Input.query(
                                    "offset",
                                    "起始位置",
                                    "hits before the page",
                                    Schema.integer(0, SearchRequest.DEEPEST).with("default", 0)),
                            Input.query(
                                    "collapse",
                                    "合并近似的句子",
                                    "whether near copies are folded into the best of them",
                                    Schema.truth().with("default", true)),
                            Input.query(
                                    "understood",
                                    "是否识别文号、标题、条款和单位",
                                    "whether names of documents, places and units are looked up",
                                    Schema.truth().with("default", true)),
                            Input.query(
                                    "facets",
                                    "是否统计分面",
                                    "whether the values of facets are counted",
                                    Schema.truth().with("default", true)),
                            Input.query(
                                    "bom",
                                    "CSV 是否带字节序标记（Excel）",
                                    "whether CSV begins with a byte order mark, as Excel wants it",
                                    Schema.truth().with("default", false)))
                    .takes(Selection.inputs())
                    .answers(Schema.ref("SearchResult"), List.of(Media.JSON, Media.HTML, Media.CSV))
                    .fails(ProblemType.NOT_AVAILABLE, ProblemType.NOT_READY);

    private static final List<Media> FORMATS = List.of(Media.JSON, Media.HTML, Media.CSV);

    /** The same for people. */
    private static final Operation PAGE =
            Operation.of(Section.PAGES, "检索页", "Sentences that match, as a page")
                    .takes(
                            SEARCH.inputs().stream()
                                    .filter(i -> !i.name().equals("format"))
                                    .toList())
                    .answers(Schema.ref("SearchResult"), List.of(Media.HTML, Media.CSV, Media.JSON))
                    .fails(ProblemType.NOT_AVAILABLE, ProblemType.NOT_READY);

    private static final List<Media> PAGE_FORMATS = List.of(Media.HTML, Media.CSV, Media.JSON);

    private final IndexGate index;
    private final Answers answers;
    private final Naming naming;

    SearchEndpoint(IndexGate index, Answers answers, Naming naming) {
        this.index = index;
        this.answers = answers;
        this.naming = naming;
    }

    void register(Routes routes) {
        routes.get("/api/v1/search", SEARCH, ctx -> search(ctx, FORMATS));
        routes.get("/search", PAGE, ctx -> search(ctx, PAGE_FORMATS));
    }

    private void search(Context ctx, List<Media> formats) throws IOException {
        Parameters parameters = Parameters.ofQuery(ctx).only(SEARCH);
        Choice choice = Negotiation.choose(ctx, parameters.one("format"), formats);
        boolean mark = parameters.truth("bom", false);
        int limit = parameters.integer("limit", LIMIT, 0, SearchRequest.MOST);
        int offset = parameters.integer("offset", 0, 0, SearchRequest.DEEPEST);
        SortOrder sort =
                SortOrder.of(
                        parameters.word("sort", SortOrder.RELEVANCE.label(), SortOrder.labels()));
        boolean collapse = parameters.truth("collapse", true);
        boolean understood = parameters.truth("understood", true);
        boolean facets = parameters.truth("facets", true) && choice.media() != Media.CSV;
        SearchMode asked = mode(parameters);
        String query = parameters.one("q", "");
        SearchIndex open = index.get();
        answers.give(
                ctx,
                choice,
                (graph, state) -> {
                    Catalog catalog = answers.catalog(graph, state);
                    Filters filters =
                            Selection.of(parameters, graph, catalog, naming)
                                    .forSearch(graph, catalog);
                    SearchRequest request =
                            new SearchRequest(
                                    query,
                                    asked,
                                    filters,
                                    limit,
                                    offset,
                                    sort,
                                    collapse,
                                    understood,
                                    facets);
                    SearchResult result =
                            Exchange.isRehearsed(ctx)
                                    ? open.rehearse(request)
                                    : open.search(request);
                    List<String> notes = notes(query, asked, result);
                    switch (choice.media()) {
                        case HTML ->
                                give(
                                        ctx,
                                        new SearchPage.Shown(
                                                query, asked, sort, result, limit, offset),
                                        SearchLinks.of(parameters),
                                        catalog);
                        case CSV -> {
                            ctx.header(
                                    "Content-Disposition", "attachment; filename=\"tiaowen.csv\"");
                            ctx.result(SearchCsv.bytes(result, offset, mark));
                        }
                        default ->
                                ctx.result(
                                        Json.bytes(
                                                SearchJson.of(result, catalog)
                                                        .put("limit", limit)
                                                        .put("offset", offset)
                                                        .put("mode", result.mode().label())
                                                        .put("notes", notes)
                                                        .put("revision", state.revision())));
                    }
                });
    }

    private void give(Context ctx, SearchPage.Shown shown, SearchLinks links, Catalog catalog) {
        Frame frame = Frame.of(ctx).asking(shown.query()).file("htmx.min.js");
        Frame titled =
                shown.query().isEmpty()
                        ? frame.titled("检索", "Search")
                        : frame.titled(shown.query() + frame.say(" - 检索", " - search"));
        Templates.give(
                ctx,
                titled.alternate(Media.CSV.type(), links.with("format", "csv").address()),
                "search",
                SearchPage.of(shown, notesFor(titled, shown), links, catalog, naming, titled));
    }

    /** What the reader of a page has to know of how it was answered. */
    private static List<String> notesFor(Frame frame, SearchPage.Shown shown) {
        List<String> notes = new ArrayList<>();
        if (shown.asked() == SearchMode.HYBRID && shown.result().mode() == SearchMode.KEYWORD) {
            notes.add(
                    frame.say(
                            "语义检索尚未就绪，以下按关键词检索。",
                            "Search by meaning is not ready yet; this is found by keyword."));
        }
        if (shown.query().length() > SearchRequest.LONGEST) {
            notes.add(
                    frame.say(
                            "只用了检索词的前 %d 个字。".formatted(SearchRequest.LONGEST),
                            "Only the first %d characters count."
                                    .formatted(SearchRequest.LONGEST)));
        }
        if (shown.result().note() != null) {
            notes.add(shown.result().note());
        }
        return notes;
    }

    private static SearchMode mode(Parameters parameters) {
        List<String> labels = Stream.of(SearchMode.values()).map(SearchMode::label).toList();
        return SearchMode.of(parameters.word("mode", SearchMode.HYBRID.label(), labels));
    }

    private static List<String> notes(String query, SearchMode asked, SearchResult result) {
        List<String> notes = new ArrayList<>();
        if (asked == SearchMode.HYBRID && result.mode() == SearchMode.KEYWORD) {
            notes.add("按关键词检索，语义检索尚未就绪 (answered by keyword: there are no vectors yet)");
        }
        if (query.length() > SearchRequest.LONGEST) {
            notes.add("only the first " + SearchRequest.LONGEST + " characters of q count");
        }
        if (result.note() != null) {
            notes.add(result.note());
        }
        return notes;
    }
}
