package org.tiaowen.server;

import io.javalin.http.Context;

import org.tiaowen.search.SearchIndex;
import org.tiaowen.search.Suggestion;
import org.tiaowen.server.Negotiation.Choice;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** {@code /api/v1/suggest}: what somebody who types may mean. */
final class SuggestEndpoint {

    private static final int LIMIT = 10;
    private static final int MOST = 50;

    private static final Operation SUGGEST =
            Operation.of(
                            Section.SEARCH,
                            "输入提示：标题、文号、单位、领域、常用词；可用拼音",
                            "What may be meant: titles, numbers, units, sectors, words; pinyin too")
                    .takes(
                            Input.query("q", "已输入的字", "what is typed so far", Schema.text())
                                    .example("yshj"),
                            Input.query(
                                    "limit",
                                    "条数",
                                    "suggestions at most",
                                    Schema.integer(0, MOST).with("default", LIMIT)))
                    .answers(Schema.ref("Suggestions"), List.of(Media.JSON))
                    .fails(ProblemType.NOT_READY);

    private final IndexGate index;
    private final Answers answers;

    SuggestEndpoint(IndexGate index, Answers answers) {
        this.index = index;
        this.answers = answers;
    }

    void register(Routes routes) {
        routes.get("/api/v1/suggest", SUGGEST, this::suggest);
    }

    static Schema schema() {
        Schema suggestion =
                Schema.object()
                        .member("text", Schema.text())
                        .member(
                                "kind",
                                Schema.word(
                                        Stream.of(Suggestion.Kind.values())
                                                .map(Suggestion.Kind::label)
                                                .toList()))
                        .member("value", Schema.text())
                        .member("count", Schema.integer());
        return Schema.object()
                .member("suggestions", Schema.list(suggestion))
                .member("revision", Schema.integer());
    }

    private void suggest(Context ctx) throws IOException {
        Parameters parameters = Parameters.ofQuery(ctx).only(SUGGEST);
        Choice choice = Negotiation.choose(ctx, parameters.one("format"), List.of(Media.JSON));
        int limit = parameters.integer("limit", LIMIT, 0, MOST);
        String typed = parameters.one("q", "");
        SearchIndex open = index.get();
        answers.giveJson(
                ctx,
                choice,
                (_, _) ->
                        new JsonObject()
                                .put(
                                        "suggestions",
                                        open.suggest(typed, limit).stream()
                                                .map(SuggestEndpoint::json)
                                                .toList()));
    }

    private static JsonObject json(Suggestion suggestion) {
        return new JsonObject()
                .put("text", suggestion.text())
                .put("kind", suggestion.kind().label())
                .put("value", suggestion.value())
                .put("count", suggestion.count());
    }
}
