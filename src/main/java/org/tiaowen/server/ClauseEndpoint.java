package org.tiaowen.server;

import io.javalin.http.Context;

import org.tiaowen.retrieve.QuoteVerifier;
import org.tiaowen.retrieve.RetrievalRequest;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code POST /api/v1/retrieve} and {@code POST /api/v1/verify}: clauses for chatbots. */
final class ClauseEndpoint {

    private static final String JSON = Media.JSON.type();

    /** Bytes of a body. */
    private static final int LONGEST = 1 << 18;

    private static final Operation RETRIEVE =
            Operation.of(Section.CHATBOTS, "回答问题的条款", "The clauses that answer a question")
                    .note(
                            "Whole clauses, best first, until the budget of tokens is spent; one"
                                + " that does not fit is left out and shorter ones behind it may"
                                + " come in. Tokens are estimated: one for each character that is"
                                + " not ASCII, one for every four ASCII characters. Near copies"
                                + " with the same figures are folded into the best of them."
                                + " 'answerable' is false where nothing is good enough to answer"
                                + " from; the nearest clauses come all the same. Where it is true"
                                + " and the budget holds no clause, 'smallestBudget' tells the"
                                + " tokens that one needs that answers. 'standing' is whether the"
                                + " document holds that the question names, where nothing else is"
                                + " asked, with the clauses that repeal it first; null otherwise."
                                + " 'start' and 'end' count code points of"
                                + " /api/v1/sources/{id}/text.")
                    .reads(JSON, request())
                    .gives(Schema.ref("Retrieval"), Media.JSON)
                    .fails(ProblemType.PARAMETER, ProblemType.NOT_AVAILABLE, ProblemType.NOT_READY);

    private static final Operation VERIFY =
            Operation.of(Section.CHATBOTS, "核对引文", "Whether a quote stands in a clause")
                    .note(
                            "'exact': word for word, up to blanks, full and half width, shapes of"
                                + " quotation marks and brackets. 'near': but for the differences"
                                + " that are named, figures first. 'elsewhere': not in that clause"
                                + " but in others. 'not-found': nowhere. A quote may be a part of a"
                                + " sentence, run over several, begin with the clause's marker and"
                                + " leave something out (……).")
                    .reads(
                            JSON,
                            Schema.object()
                                    .member(
                                            "quote",
                                            Schema.text().with("maxLength", QuoteVerifier.LONGEST))
                                    .optional("iri", Schema.text()))
                    .gives(Schema.ref("Verification"), Media.JSON)
                    .fails(ProblemType.PARAMETER, ProblemType.NOT_FOUND, ProblemType.NOT_READY);

    private final Clauses clauses;

    ClauseEndpoint(Clauses clauses) {
        this.clauses = clauses;
    }

    void register(Routes routes) {
        routes.post("/api/v1/retrieve", RETRIEVE, ctx -> answer(ctx, RETRIEVE, clauses::retrieve));
        routes.post("/api/v1/verify", VERIFY, ctx -> answer(ctx, VERIFY, clauses::verify));
    }

    /** What a question may say; also that of the tool of the same kind. */
    static Schema request() {
        return Schema.object()
                .member("query", Schema.text())
                .optional(
                        "limit",
                        Schema.integer(1, RetrievalRequest.MOST).with("default", Clauses.LIMIT))
                .optional("budget", Schema.integer().with("minimum", 0).with("default", 0))
                .optional("filters", filters())
                .optional("context", context())
                .optional("mode", Schema.word(Clauses.MODES).with("default", "hybrid"));
    }

    /** All surroundings, none, or some. */
    static Schema context() {
        return new Schema(
                Map.of("anyOf", List.of(Schema.truth(), Schema.list(Schema.word(Clauses.AROUND)))));
    }

    /** The filters of search as members: a value or several. */
    static Schema filters() {
        Schema filters = Schema.object();
        for (Input input : Selection.inputs()) {
            filters =
                    filters.optional(
                            input.name(),
                            "array".equals(input.schema().members().get("type"))
                                    ? new Schema(
                                                    Map.of(
                                                            "anyOf",
                                                            List.of(
                                                                    Schema.text(),
                                                                    Schema.list(Schema.text()))))
                                            .with("description", input.zh() + " " + input.en())
                                    : input.schema()
                                            .with("description", input.zh() + " " + input.en()));
        }
        return filters.with("additionalProperties", false);
    }

    private static void answer(
            Context ctx, Operation operation, Function<JsonBody, JsonObject> question)
            throws IOException {
        Parameters.ofQuery(ctx).only(operation);
        if (!Body.mediaType(ctx).equals(JSON) || !Body.isUtf8(ctx)) {
            throw new Problem(
                            ProblemType.MEDIA_TYPE,
                            "a question is posted as %s in UTF-8, %s"
                                    .formatted(JSON, Body.insteadOf(ctx)))
                    .with("allowed", List.of(JSON));
        }
        JsonObject answer = question.apply(JsonBody.of(ctx, LONGEST));
        ctx.header(State.HEADER, String.valueOf(answer.members().get("revision")))
                .header("Cache-Control", "no-store")
                .contentType(JSON)
                .result(Json.bytes(answer));
    }
}
