package org.tiaowen.server;

import io.javalin.http.Context;

import org.jspecify.annotations.Nullable;
import org.tiaowen.search.Entry;
import org.tiaowen.search.Facet;
import org.tiaowen.search.Hit;
import org.tiaowen.search.SearchIndex;
import org.tiaowen.search.SearchMode;
import org.tiaowen.search.SearchRequest;
import org.tiaowen.search.SearchResult;
import org.tiaowen.search.SortOrder;
import org.tiaowen.search.lookup.Understanding;
import org.tiaowen.server.Negotiation.Choice;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
                                    Schema.word(
                                                    Stream.of(SearchMode.values())
                                                            .map(SearchMode::label)
                                                            .toList())
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
                                    "whether near copies are folded",
                                    Schema.truth().with("default", false)),
                            Input.query(
                                    "understood",
                                    "是否识别文号、标题、条款和单位",
                                    "whether names of documents, places and units are looked up",
                                    Schema.truth().with("default", true)))
                    .takes(Selection.inputs())
                    .answers(Schema.ref("SearchResult"), List.of(Media.JSON, Media.HTML))
                    .fails(ProblemType.NOT_AVAILABLE, ProblemType.NOT_READY);

    /** What there is where no document is left to search in. */
    private static final SearchResult NOTHING =
            new SearchResult(0, List.of(), Map.of(), SearchMode.KEYWORD, null);

    private final IndexGate index;
    private final Answers answers;
    private final Naming naming;
    private final SearchPage pages;

    SearchEndpoint(IndexGate index, Answers answers, Naming naming) {
        this.index = index;
        this.answers = answers;
        this.naming = naming;
        pages = new SearchPage(naming);
    }

    void register(Routes routes) {
        routes.get("/api/v1/search", SEARCH, this::search);
    }

    private void search(Context ctx) throws IOException {
        Parameters parameters = Parameters.ofQuery(ctx).only(SEARCH);
        Choice choice =
                Negotiation.choose(ctx, parameters.one("format"), List.of(Media.JSON, Media.HTML));
        int limit = parameters.integer("limit", LIMIT, 0, SearchRequest.MOST);
        int offset = parameters.integer("offset", 0, 0, SearchRequest.DEEPEST);
        SortOrder sort =
                SortOrder.of(
                        parameters.word("sort", SortOrder.RELEVANCE.label(), SortOrder.labels()));
        boolean collapse = parameters.truth("collapse", false);
        boolean understood = parameters.truth("understood", true);
        SearchMode asked = mode(parameters);
        String query = parameters.one("q", "");
        SearchIndex open = index.get();
        answers.give(
                ctx,
                choice,
                (graph, state) -> {
                    Catalog catalog = answers.catalog(graph, state);
                    SearchResult result =
                            Selection.of(parameters, graph, catalog, naming)
XX
                    List<String> notes = notes(query, asked, result);
                    if (choice.media() == Media.HTML) {
                        ctx.result(
                                pages.of(
                                                query,
                                                result,
                                                offset,
                                                notes,
                                                next(parameters, result, offset))
                                        .bytes());
                    } else {
                        ctx.result(
                                Json.bytes(
                                        json(result, catalog)
                                                .put("limit", limit)
                                                .put("offset", offset)
                                                .put("mode", result.mode().label())
                                                .put("notes", notes)
                                                .put("revision", state.revision())));
                    }
                });
    }

    private static SearchMode mode(Parameters parameters) {
        List<String> labels = Stream.of(SearchMode.values()).map(SearchMode::label).toList();
        return SearchMode.of(parameters.word("mode", SearchMode.HYBRID.label(), labels));
    }

    /** The address of the next page; empty where this one is the last. */
    private static String next(Parameters parameters, SearchResult result, int offset) {
        int after = offset + result.hits().size();
        if (result.hits().isEmpty() || after >= result.total() || after > SearchRequest.DEEPEST) {
            return "";
        }
        StringBuilder query = new StringBuilder("?offset=" + after);
        parameters
                .map()
                .forEach(
                        (name, values) -> {
                            if (!name.equals("offset")) {
                                values.forEach(
                                        value ->
                                                query.append('&')
                                                        .append(Naming.encode(name))
                                                        .append('=')
                                                        .append(Naming.encode(value)));
                            }
                        });
        return query.toString();
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

    private static JsonObject json(SearchResult result, Catalog catalog) {
        JsonObject facets = new JsonObject();
        for (Facet facet : Facet.values()) {
            facets.put(facet.label(), counts(facet, result, catalog));
        }
        Understanding understood = result.understood();
        return new JsonObject()
                .put("understood", understood == null ? null : UnderstoodJson.of(understood))
                .put("total", result.total())
                .put("hits", result.hits().stream().map(SearchEndpoint::json).toList())
                .put("facets", facets);
    }

    /** The values of a facet; the index knows sectors by their notation only. */
    private static List<SearchResult.Count> counts(
            Facet facet, SearchResult result, Catalog catalog) {
        List<SearchResult.Count> counts = result.counts(facet);
        return facet != Facet.SECTOR
                ? counts
                : counts.stream()
                        .map(
                                c ->
                                        new SearchResult.Count(
                                                c.value(),
                                                catalog.sectors().getOrDefault(c.value(), c.name()),
                                                c.count()))
                        .toList();
    }

    private static JsonObject json(Hit hit) {
        Entry entry = hit.entry();
        Entry.Document document = entry.document();
        JsonObject json =
                new JsonObject()
                        .put("iri", entry.iri())
                        .put("text", entry.text())
                        .put("source", entry.source().name())
                        .put("document", document.iri())
                        .put("title", document.title())
                        .put("number", document.number())
                        .put("kind", document.kind())
                        .put("issued", text(document.issued()))
                        .put("path", entry.path())
                        .put("headings", entry.headings())
                        .put("citation", entry.citation())
                        .put("score", hit.score())
                        .put("highlights", hit.highlights());
        Entry.Measure measure = entry.measure();
        if (measure != null) {
            json.put("modality", measure.modality().label())
                    .put("sectors", measure.sectors())
                    .put("units", measure.units().stream().map(SearchEndpoint::json).toList());
        }
        return json;
    }

    private static JsonObject json(Entry.Unit unit) {
        return new JsonObject()
                .put("iri", unit.unit().iri())
                .put("name", unit.unit().name())
                .put("role", unit.role());
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }
}
