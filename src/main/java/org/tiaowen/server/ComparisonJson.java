package org.tiaowen.server;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Span;
import org.tiaowen.overlap.Comparison;
import org.tiaowen.overlap.Difference;
import org.tiaowen.overlap.Grounds;
import org.tiaowen.overlap.Label;
import org.tiaowen.overlap.Stretch;
import org.tiaowen.overlap.Wording;

import java.util.List;

/** How a comparison of two texts is written. */
final class ComparisonJson {

    private ComparisonJson() {}

    static JsonObject of(Comparison comparison) {
        return into(new JsonObject(), comparison);
    }

    /** The other sentence of an overlap, with what the graph says of the two. */
    static JsonObject of(StoredOverlap overlap) {
        return Rows.sentence(overlap.other())
                .put("label", overlap.label())
                .put("score", overlap.likeness())
                .put("terms", overlap.terms())
                .put("earlier", overlap.isLater())
                .put(
                        "differences",
                        overlap.differences().stream()
                                .map(
                                        d ->
                                                new JsonObject()
                                                        .put("kind", d.kind())
                                                        .put("draft", d.draft())
                                                        .put("corpus", d.corpus())
                                                        .put("about", null)
                                                        .put("direction", d.direction()))
                                .toList());
    }

    /** What {@code /api/v1/overlaps} answers; a sentence has more members than these. */
    static Schema stored() {
        Schema other =
                sentence()
                        .member("label", Schema.word(List.of("same", "overlap")))
                        .member("score", Schema.number())
                        .member("terms", Schema.list(Schema.text()))
                        .member("earlier", Schema.truth())
                        .member("differences", Schema.list(Schema.ref("Difference")));
        return Schema.object()
                .member("iri", Schema.iri())
                .members(Schema.text(), "text")
                .member("total", Schema.integer().with("minimum", 0))
                .member("overlaps", Schema.list(other))
                .optional("related", Schema.list(compared(sentence())))
                .member("revision", Schema.integer().with("minimum", 0));
    }

    private static Schema sentence() {
        return Schema.object()
                .member("iri", Schema.iri())
                .members(Schema.text(), "text", "source")
                .member("document", Schema.iri())
                .member("path", Schema.list(Schema.text()));
    }

    /** An object with the members of a comparison at its end. */
    static JsonObject into(JsonObject json, Comparison comparison) {
        return json.put("label", comparison.label().label())
                .put("score", rounded(comparison.score()))
                .put(
                        "explanation",
                        new JsonObject()
                                .put("zh", Wording.ZH.explanation(comparison))
                                .put("en", Wording.EN.explanation(comparison)))
                .put(
                        "alignment",
                        comparison.alignment().stream().map(ComparisonJson::json).toList())
                .put(
                        "differences",
                        comparison.differences().stream().map(ComparisonJson::json).toList())
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
                .put("opening", rounded(grounds.opening()))
                .put("mass", rounded(grounds.mass()))
                .put("nouns", rounded(grounds.nouns()))
                .put("verbs", rounded(grounds.verbs()))
                .put("beginsLike", grounds.beginsLike())
                .put("vectors", vectors == null ? null : rounded(vectors))
                .put("sameSector", grounds.sameSector())
                .put("sectorsDiffer", grounds.sectorsDiffer())
                .put("terms", grounds.terms());
    }

    static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    /** What {@code /api/v1/overlaps/compare} answers. */
    static Schema comparison() {
        return compared(Schema.object()).member("revision", Schema.integer().with("minimum", 0));
    }

    /** A schema with the members of a comparison. */
    static Schema compared(Schema schema) {
        Schema span =
                Schema.object()
                        .members(Schema.integer().with("minimum", 0), "start", "end")
                        .orNull();
        return schema.member("label", labels())
                .member("score", Schema.number())
                .member("explanation", Schema.object().members(Schema.text(), "zh", "en"))
                .member(
                        "alignment",
                        Schema.list(
                                Schema.object()
                                        .member(
                                                "type",
                                                Schema.word(
                                                        Stretch.Kind.values(), Stretch.Kind::label))
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
                                        "opening",
                                        "mass",
                                        "nouns",
                                        "verbs")
                                .member("vectors", Schema.number().orNull())
                                .members(
                                        Schema.truth(), "beginsLike", "sameSector", "sectorsDiffer")
                                .member("terms", Schema.list(Schema.text())));
    }

    /** A difference that matters. */
    static Schema difference() {
        return Schema.object()
                .member("kind", Schema.word(Difference.Kind.values(), Difference.Kind::label))
                .members(Schema.text().orNull(), "draft", "corpus", "about")
                .member(
                        "direction",
                        Schema.word(Difference.Direction.values(), Difference.Direction::label));
    }

    static Schema labels() {
        return Schema.word(Label.values(), Label::label);
    }
}
