package org.tiaowen.server;

import io.javalin.http.Context;

import org.apache.jena.graph.Graph;
import org.tiaowen.ingest.Drafts;
import org.tiaowen.overlap.Comparison;
import org.tiaowen.rdf.Tw;
import org.tiaowen.server.Negotiation.Choice;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** {@code /api/v1/overlaps}: what texts repeat of each other. */
final class OverlapsEndpoint {

    /** Bytes of a body with two texts to compare. */
    private static final int LONGEST_PAIR = 1 << 18;

    private static final Operation COMPARE =
            Operation.of(Section.OVERLAPS, "比较两个句子", "How two clauses stand to each other")
                    .note(
                            "Labels: same (the same words, or nearly), overlap (the same action on"
                                + " the same object in other words or figures, or one contains the"
                                + " other), related (the same topic, another action), none. Offsets"
                                + " of the alignment are code points. In differences, a is the"
                                + " draft and b the corpus; a direction says how a stands to b."
                                + " Only the first 2000 characters of each text are compared.")
                    .reads("application/json", Schema.object().members(Schema.text(), "a", "b"))
                    .gives(Schema.ref("Comparison"), Media.JSON)
                    .fails(ProblemType.PARAMETER, ProblemType.NOT_AVAILABLE);

    private static final Operation OF_SENTENCE =
            Operation.of(Section.OVERLAPS, "与某句重合的句子", "What overlaps one sentence")
                    .note(
                            "Computed behind each ingest, at most ten a sentence, the closest"
                                + " first. In differences, draft is what the sentence itself says"
                                + " and corpus what the other does. What is related without"
                                + " repeating it is computed on request, at most ten.")
                    .takes(
                            Input.query(
                                    "sentence", "句子的标识", "address of the sentence", Schema.iri()),
                            Input.query(
                                    "related",
                                    "同时给出相关的句子",
                                    "sentences of the same topic too",
                                    Schema.truth().with("default", false)))
                    .answers(Schema.ref("Overlaps"), List.of(Media.JSON))
                    .fails(ProblemType.NOT_FOUND, ProblemType.NOT_AVAILABLE, ProblemType.NOT_READY);

    /** Related sentences at most. */
    private static final int RELATED = 10;

    private final Supplier<Drafts> drafts;
    private final IndexGate index;
    private final Answers answers;

    OverlapsEndpoint(Supplier<Drafts> drafts, IndexGate index, Answers answers) {
        this.drafts = drafts;
        this.index = index;
        this.answers = answers;
    }

    void register(Routes routes) {
        routes.get("/api/v1/overlaps", OF_SENTENCE, this::ofSentence);
        routes.post("/api/v1/overlaps/compare", COMPARE, this::compare);
    }

    private void ofSentence(Context ctx) throws IOException {
        Parameters parameters = Parameters.ofQuery(ctx).only(OF_SENTENCE);
        String iri = parameters.one("sentence");
        if (iri == null) {
            throw Parameters.invalid("sentence", "'sentence' is missing: the address of one");
        }
        boolean withRelated = parameters.truth("related", false);
        answers.giveJson(
                ctx,
                Negotiation.choose(ctx, parameters.one("format"), List.of(Media.JSON)),
                (graph, _) -> {
                    Thing sentence = Thing.of(graph, iri.strip());
                    if (!sentence.isA(Tw.Sentence) && !sentence.isA(Tw.Provision)) {
                        throw new Problem(
                                ProblemType.NOT_FOUND, "there is no sentence <" + iri + ">");
                    }
                    List<StoredOverlap> found = StoredOverlap.of(sentence);
                    JsonObject json =
                            Rows.sentence(sentence)
                                    .put("total", found.size())
                                    .put(
                                            "overlaps",
                                            found.stream().map(ComparisonJson::of).toList());
                    return withRelated ? json.put("related", related(graph, sentence)) : json;
                });
    }

    private List<JsonObject> related(Graph graph, Thing sentence) {
        return drafts
                .get()
                .overlaps()
                .related(sentence.iri(), sentence.string(Tw.text), index.get(), RELATED)
                .stream()
                // the index may have what the graph no longer has, or not yet
                .filter(match -> Thing.of(graph, match.entry().iri()).text(Tw.text) != null)
                .map(
                        match ->
                                ComparisonJson.into(
                                        Rows.sentence(Thing.of(graph, match.entry().iri())),
                                        match.comparison()))
                .toList();
    }

    private void compare(Context ctx) throws IOException {
        Choice choice = Negotiation.choose(ctx, null, List.of(Media.JSON));
        JsonBody body = JsonBody.of(ctx, LONGEST_PAIR);
        Comparison comparison = drafts.get().overlaps().compare(body.text("a"), body.text("b"));
        answers.giveAnew(
                ctx,
                choice,
                (_, state) ->
                        ctx.result(
                                Json.bytes(
                                        ComparisonJson.of(comparison)
                                                .put("revision", state.revision()))));
    }
}
