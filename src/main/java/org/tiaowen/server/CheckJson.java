package org.tiaowen.server;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Level;
import org.tiaowen.overlap.CheckedItem;
import org.tiaowen.overlap.DraftCheck;
import org.tiaowen.overlap.DraftItem;
import org.tiaowen.overlap.Match;
import org.tiaowen.overlap.Wording;
import org.tiaowen.rdf.Validity;
import org.tiaowen.search.Entry;

import java.util.Objects;

/** How a checked draft is written. */
final class CheckJson {

    private CheckJson() {}

    static JsonObject of(DraftCheck check, Graph graph) {
        return new JsonObject()
                .put(
                        "documents",
                        check.documents().stream()
                                .map(
                                        d ->
                                                new JsonObject()
                                                        .put("title", d.title())
                                                        .put("jurisdiction", d.jurisdiction())
                                                        .put("level", label(d.level())))
                                .toList())
                .put("total", check.items().size())
                .put("new", check.items().stream().filter(CheckedItem::isNew).count())
                .put("measures", check.items().stream().map(i -> json(i, graph)).toList());
    }

    private static JsonObject json(CheckedItem checked, Graph graph) {
        DraftItem item = checked.item();
        return new JsonObject()
                .put("path", item.path())
                .put("text", item.text())
                .put("document", item.document())
                .put("start", item.span().start())
                .put("end", item.span().end())
                .put("new", checked.isNew())
                .put("overlaps", checked.matches().stream().map(m -> json(m, graph)).toList());
    }

    private static JsonObject json(Match match, Graph graph) {
        Entry entry = match.entry();
        Entry.Document document = entry.document();
        JsonObject json =
                new JsonObject()
                        .put("iri", entry.iri())
                        .put("text", entry.text())
                        .put("source", entry.source().name())
                        .put("citation", entry.citation())
                        .put("path", entry.path())
                        .put("document", document.iri())
                        .put("title", document.title())
                        .put("number", document.number())
                        .put("jurisdiction", document.jurisdiction())
                        .put("level", label(document.level()))
                        .put("department", document.rank().isDepartment())
                        .put("issued", Objects.toString(document.issued(), null))
                        .put(
                                "validity",
                                Rows.validity(
                                        Validity.of(graph, NodeFactory.createURI(document.iri()))))
                        .put("group", match.group())
                        .put("copies", match.copies())
                        .put("part", match.part())
                        .put(
                                "cue",
                                match.cue()
                                        ? new JsonObject()
                                                .put("zh", Wording.ZH.cue())
                                                .put("en", Wording.EN.cue())
                                        : null);
        return ComparisonJson.into(json, match.comparison());
    }

    private static @Nullable String label(@Nullable Level level) {
        return level == null ? null : level.label();
    }

    /** What {@code /api/v1/overlaps/check} answers. */
    static Schema check() {
        Schema text = Schema.text();
        Schema count = Schema.integer().with("minimum", 0);
        Schema overlap =
                Schema.object()
                        .member("iri", Schema.iri())
                        .members(text, "text", "source", "citation")
                        .member("path", Schema.list(text))
                        .member("document", Schema.iri())
                        .members(text, "title")
                        .members(text.orNull(), "number", "jurisdiction", "level")
                        .member("department", Schema.truth())
                        .member("issued", Schema.date().orNull())
                        .member("validity", Schema.object())
                        .member("group", count)
                        .member("copies", Schema.list(Schema.iri()))
                        .member("part", text)
                        .member("cue", Schema.object().members(text, "zh", "en").orNull());
        return Schema.object()
                .member(
                        "documents",
                        Schema.list(
                                Schema.object()
                                        .member("title", text)
                                        .members(text.orNull(), "jurisdiction", "level")))
                .members(count, "total", "new")
                .member(
                        "measures",
                        Schema.list(
                                Schema.object()
                                        .member("path", Schema.list(text))
                                        .members(text, "text", "document")
                                        .members(count, "start", "end")
                                        .member("new", Schema.truth())
                                        .member(
                                                "overlaps",
                                                Schema.list(ComparisonJson.compared(overlap)))))
                .member("revision", count);
    }
}
