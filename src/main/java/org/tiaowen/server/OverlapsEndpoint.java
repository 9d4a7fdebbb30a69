package org.tiaowen.server;

import io.javalin.http.Context;

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
                                + " and corpus what the other does.")
                    .takes(
                            Input.query(
                                    "sentence", "句子的标识", "address of the sentence", Schema.iri()))
                    .answers(Schema.ref("Overlaps"), List.of(Media.JSON))
                    .fails(ProblemType.NOT_FOUND);

    private final Supplier<Drafts> drafts;
    private final Answers answers;

    OverlapsEndpoint(Supplier<Drafts> drafts, Answers answers) {
        this.drafts = drafts;
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
                    return Rows.sentence(sentence)
                            .put("total", found.size())
                            .put("overlaps", found.stream().map(ComparisonJson::of).toList());
                });
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
