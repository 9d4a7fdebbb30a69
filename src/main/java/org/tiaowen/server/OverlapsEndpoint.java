package org.tiaowen.server;

import io.javalin.http.Context;

import org.tiaowen.ingest.Drafts;
import org.tiaowen.overlap.Comparison;
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

    private final Supplier<Drafts> drafts;
    private final Answers answers;

    OverlapsEndpoint(Supplier<Drafts> drafts, Answers answers) {
        this.drafts = drafts;
        this.answers = answers;
    }

    void register(Routes routes) {
        routes.post("/api/v1/overlaps/compare", COMPARE, this::compare);
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
