package org.tiaowen.server;

import io.javalin.http.Context;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Span;
import org.tiaowen.overlap.Comparison;
import org.tiaowen.overlap.Difference;
import org.tiaowen.overlap.Grounds;
import org.tiaowen.overlap.Label;
import org.tiaowen.overlap.Overlaps;
import org.tiaowen.overlap.Stretch;
import org.tiaowen.server.Negotiation.Choice;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

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

    private final Supplier<Overlaps> overlaps;
    private final Answers answers;

    OverlapsEndpoint(Supplier<Overlaps> overlaps, Answers answers) {
        this.overlaps = overlaps;
        this.answers = answers;
    }

    void register(Routes routes) {
        routes.post("/api/v1/overlaps/compare", COMPARE, this::compare);
    }

    private void compare(Context ctx) throws IOException {
        Choice choice = Negotiation.choose(ctx, null, List.of(Media.JSON));
        JsonBody body = JsonBody.of(ctx, LONGEST_PAIR);
        Comparison comparison = overlaps.get().compare(body.text("a"), body.text("b"));
        answers.giveAnew(
                ctx,
                choice,
                (_, state) ->
                        ctx.result(Json.bytes(json(comparison).put("revision", state.revision()))));
    }

    private static JsonObject json(Comparison comparison) {
        return new JsonObject()
                .put("label", comparison.label().label())
                .put("score", rounded(comparison.score()))
                .put(
                        "alignment",
                        comparison.alignment().stream().map(OverlapsEndpoint::json).toList())
                .put(
                        "differences",
                        comparison.differences().stream().map(OverlapsEndpoint::json).toList())
                .put("grounds", json(comparison.grounds()));
    }

    private static JsonObject json(Stretch stretch) {
        return new JsonObject()
                .put("type", stretch.kind().label())
                .put("a", json(stretch.a()))
                .put("b", json(stretch.b()));
    }

    private static @Nullable JsonObject json(@Nullable Span span) {
        return span == null
                ? null
                : new JsonObject().put("start", span.start()).put("end", span.end());
    }

    static JsonObject json(Difference difference) {
        return new JsonObject()
                .put("kind", difference.kind().label())
                .put("draft", difference.draft())
                .put("corpus", difference.corpus())
                .put("about", difference.about())
                .put("direction", difference.direction().label());
    }

    private static JsonObject json(Grounds grounds) {
        Double vectors = grounds.vectors();
        return new JsonObject()
                .put("likeness", rounded(grounds.likeness()))
                .put("containment", rounded(grounds.containment()))
                .put("clause", rounded(grounds.clause()))
                .put("mass", rounded(grounds.mass()))
                .put("rarest", rounded(grounds.rarest()))
                .put("vectors", vectors == null ? null : rounded(vectors))
                .put("terms", grounds.terms());
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    /** What {@link #COMPARE} answers. */
    static Schema comparison() {
        Schema span =
                Schema.object()
                        .members(Schema.integer().with("minimum", 0), "start", "end")
                        .orNull();
        return Schema.object()
                .member("label", labels())
                .member("score", Schema.number())
                .member(
                        "alignment",
                        Schema.list(
                                Schema.object()
                                        .member(
                                                "type",
                                                Schema.word(
                                                        Stream.of(Stretch.Kind.values())
                                                                .map(Stretch.Kind::label)
                                                                .toList()))
                                        .members(span, "a", "b")))
                .member("differences", Schema.list(Schema.ref("Difference")))
                .member(
                        "grounds",
                        Schema.object()
                                .members(
                                        Schema.number(),
                                        "likeness",
                                        "containment",
                                        "clause",
                                        "mass",
                                        "rarest")
                                .member("vectors", Schema.number().orNull())
                                .member("terms", Schema.list(Schema.text())))
                .member("revision", Schema.integer().with("minimum", 0));
    }

    /** A difference that matters. */
    static Schema difference() {
        return Schema.object()
                .member(
                        "kind",
                        Schema.word(
                                Stream.of(Difference.Kind.values())
                                        .map(Difference.Kind::label)
                                        .toList()))
                .members(Schema.text().orNull(), "draft", "corpus", "about")
                .member(
                        "direction",
                        Schema.word(
                                Stream.of(Difference.Direction.values())
                                        .map(Difference.Direction::label)
                                        .toList()));
    }

    private static Schema labels() {
        return Schema.word(Stream.of(Label.values()).map(Label::label).toList());
    }
}
