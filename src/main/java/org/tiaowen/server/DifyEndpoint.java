package org.tiaowen.server;

import io.javalin.http.Context;

import org.apache.jena.graph.Graph;
import org.jspecify.annotations.Nullable;
import org.tiaowen.retrieve.Clause;
import org.tiaowen.retrieve.Retrieval;
import org.tiaowen.retrieve.RetrievalRequest;
import org.tiaowen.search.Filters;
import org.tiaowen.search.SearchMode;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * {@code POST /retrieval}: Dify's External Knowledge API. A knowledge is all texts ({@code
 * tiaowen}), or those of one place, source or document, by its name. Its errors have its own shape:
 * {@code error_code} and {@code error_msg}.
 */
final class DifyEndpoint {

    /** The knowledge that is everything. */
    static final String ALL = "tiaowen";

    private static final int LONGEST = 1 << 18;

    private static final List<String> KNOWLEDGE = List.of("jurisdiction", "source", "document");

    private static final String SCHEME = "bearer ";

    private static final Operation RETRIEVAL =
            Operation.of(Section.CHATBOTS, "Dify 外部知识库", "Dify's External Knowledge API")
                    .note(
                            "knowledge_id is 'tiaowen' for all texts, or the name of a place,"
                                + " source or document. Needs the server's Dify key as"
                                + " 'Authorization: Bearer KEY'. A record's score is the likelihood"
                                + " that it answers the question.")
                    .takes(Input.header("Authorization", "密钥", "Bearer and the key", Schema.text()))
                    .reads(
                            Media.JSON.type(),
                            Schema.object()
                                    .members(Schema.text(), "knowledge_id", "query")
                                    .member(
                                            "retrieval_setting",
                                            Schema.object()
                                                    .member("top_k", Schema.integer(1, 100))
                                                    .optional("score_threshold", Schema.number()))
                                    .optional("metadata_condition", condition()))
                    .outcome(200, "The records, best first.", Map.of(Media.JSON.type(), records()))
                    .outcome(
                            403,
                            "1001: the header is no 'Bearer KEY'. 1002: it is not the key, or the"
                                    + " server has none.",
                            Map.of(Media.JSON.type(), error()))
                    .outcome(
                            404,
                            "2001: there is no such knowledge.",
                            Map.of(Media.JSON.type(), error()))
                    .fails(ProblemType.PARAMETER, ProblemType.NOT_READY);

    private final Clauses clauses;
    private final Answers answers;
    private final WriteToken key;

    DifyEndpoint(Clauses clauses, Answers answers, WriteToken key) {
        this.clauses = clauses;
        this.answers = answers;
        this.key = key;
    }

    void register(Routes routes) {
        routes.post("/retrieval", RETRIEVAL, this::retrieval);
    }

    private void retrieval(Context ctx) throws IOException {
        ctx.header("Cache-Control", "no-store");
        // read whatever the answer is: an unread body costs the client its connection
        String text = Body.text(ctx, LONGEST);
        Optional<JsonObject> refusal = refusal(ctx.header("Authorization"));
        if (refusal.isPresent()) {
            ctx.status(403).contentType(Media.JSON.type()).result(Json.bytes(refusal.get()));
            return;
        }
        JsonBody body = JsonBody.of(text);
        JsonBody setting = body.object("retrieval_setting");
        int most = setting.integer("top_k", 5, 1, RetrievalRequest.MOST);
        double threshold = setting.number("score_threshold", 0, 0, 1);
        JsonBody condition = body.object("metadata_condition");
        boolean isAny =
                condition.word("logical_operator", "and", List.of("and", "or")).equals("or");
        List<DifyCondition> conditions =
                condition.objects("conditions").stream().map(DifyCondition::of).toList();
        String query = Clauses.query(body);
        String knowledge = body.text("knowledge_id").strip();
        JsonObject answer =
                answers.json(
                        (graph, state) -> {
                            RetrievalRequest request =
                                    new RetrievalRequest(
                                            query,
                                            conditions.isEmpty() ? most : RetrievalRequest.MOST,
                                            0,
                                            Filters.NONE,
                                            SearchMode.HYBRID,
                                            Set.of());
                            Optional<Retrieval> found = find(graph, state, request, knowledge);
                            return found.map(
                                            retrieval ->
                                                    records(
                                                            retrieval,
                                                            most,
                                                            threshold,
                                                            conditions,
                                                            isAny))
                                    .orElseGet(
                                            () ->
                                                    error(
                                                            2001,
                                                            "there is no knowledge '"
                                                                    + knowledge
                                                                    + "'; '"
                                                                    + ALL
                                                                    + "' is all texts; the name of"
                                                                    + " a place, source or document"
                                                                    + " is part of them"));
                        });
        ctx.header(State.HEADER, String.valueOf(answer.members().remove("revision")))
                .status(answer.members().containsKey("error_code") ? 404 : 200)
                .contentType(Media.JSON.type())
                .result(Json.bytes(answer));
    }

    /** Why the request may not be answered; empty where it may. */
    private Optional<JsonObject> refusal(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.of(
                    error(
                            1001,
                            "invalid Authorization header; it has to be 'Authorization: Bearer"
                                    + " KEY'"));
        }
        if (!key.isSet()) {
            return Optional.of(
                    error(
                            1002,
                            "this server has no key for Dify; start it with TIAOWEN_DIFY_KEY set,"
                                    + " or with --dify-key-file FILE"));
        }
        return key.is(header.substring(SCHEME.length()))
                ? Optional.empty()
                : Optional.of(error(1002, "authorization failed: this is not the server's key"));
    }

    /** What answers in a knowledge; empty where there is no such knowledge. */
    private Optional<Retrieval> find(
            Graph graph, State state, RetrievalRequest request, String knowledge) {
        if (knowledge.equals(ALL)) {
            return Optional.of(clauses.retrieve(graph, state, request, JsonBody.of(Map.of())));
        }
        for (String filter : KNOWLEDGE) {
            try {
                return Optional.of(
                        clauses.retrieve(
                                graph, state, request, JsonBody.of(Map.of(filter, knowledge))));
            } catch (Problem e) {
                if (e.type() != ProblemType.PARAMETER) {
                    throw e;
                }
            }
        }
        return Optional.empty();
    }

    private static JsonObject records(
            Retrieval retrieval,
            int most,
            double threshold,
            List<DifyCondition> conditions,
            boolean isAny) {
        return new JsonObject()
                .put(
                        "records",
                        retrieval.clauses().stream()
                                .filter(clause -> clause.score() >= threshold)
                                .map(DifyEndpoint::toRecord)
                                .filter(json -> isTaken(json, conditions, isAny))
                                .limit(most)
                                .toList());
    }

    private static boolean isTaken(JsonObject json, List<DifyCondition> conditions, boolean isAny) {
        Map<String, @Nullable Object> metadata =
                ((JsonObject) Objects.requireNonNull(json.members().get("metadata"))).members();
        return conditions.isEmpty()
                || (isAny
                        ? conditions.stream().anyMatch(c -> c.takes(metadata))
                        : conditions.stream().allMatch(c -> c.takes(metadata)));
    }

    /** The content begins with the citation: it is all that a model is shown. */
    private static JsonObject toRecord(Clause clause) {
        JsonObject metadata = ClauseJson.of(clause);
        metadata.members().keySet().removeAll(Set.of("text", "score", "tokens", "copies"));
        metadata.put("validity", clause.document().validity().status());
        return new JsonObject()
                .put("content", clause.citation() + "\n" + clause.text())
                .put("score", clause.score())
                .put("title", clause.citation())
                .put("metadata", metadata);
    }

    private static JsonObject error(int code, String message) {
        return new JsonObject().put("error_code", code).put("error_msg", message);
    }

    private static Schema error() {
        return Schema.object()
                .member("error_code", Schema.integer())
                .member("error_msg", Schema.text());
    }

    private static Schema condition() {
        return Schema.object()
                .optional("logical_operator", Schema.word(List.of("and", "or")))
                .member(
                        "conditions",
                        Schema.list(
                                Schema.object()
                                        .member("name", Schema.any())
                                        .member(
                                                "comparison_operator",
                                                Schema.word(DifyCondition.OPERATORS))
                                        .optional("value", Schema.any())));
    }

    private static Schema records() {
        return Schema.object()
                .member(
                        "records",
                        Schema.list(
                                Schema.object()
                                        .members(Schema.text(), "content", "title")
                                        .member("score", Schema.number())
                                        .member("metadata", Schema.object())));
    }
}
