package org.tiaowen.server;

import org.tiaowen.document.Language;
import org.tiaowen.search.lookup.KnownDocument;
import org.tiaowen.search.lookup.Lookup;
import org.tiaowen.search.lookup.LookupLabel;
import org.tiaowen.search.lookup.Understanding;

import java.util.Arrays;
import java.util.List;

/** How a query was understood, as JSON. */
final class UnderstoodJson {

    private UnderstoodJson() {}

    static Schema schema() {
        Schema document =
                Schema.object()
                        .member("iri", Schema.iri())
                        .member("title", Schema.text())
                        .member("number", Schema.text().orNull());
        Schema values =
                Schema.object()
                        .optional("number", Schema.text())
                        .optional("title", Schema.text())
                        .optional("documents", Schema.list(document))
                        .optional("place", Schema.text())
                        .optional("unit", Schema.text())
                        .optional("units", Schema.list(Schema.text()))
                        .optional("role", Schema.text())
                        .optional("names", Schema.list(Schema.text()));
        Schema chip =
                Schema.object()
                        .member("kind", Schema.text())
                        .member("text", Schema.text())
                        .member("without", Schema.text());
        return Schema.object()
                .member(
                        "kind",
                        Schema.word(
                                Arrays.stream(Lookup.Kind.values())
                                        .map(Lookup.Kind::label)
                                        .toList()))
                .member("found", Schema.truth())
                .member("label", Schema.map(Schema.text()))
                .member("values", values)
                .member("rest", Schema.text())
                .member("chips", Schema.list(chip))
                .orNull();
    }

    static JsonObject of(Understanding understanding) {
        Lookup lookup = understanding.lookup();
        var label = new JsonObject();
        for (Language language : Language.values()) {
            label.put(language.tag(), LookupLabel.of(lookup, language));
        }
        return new JsonObject()
                .put("kind", lookup.kind().label())
                .put("found", !(lookup instanceof Lookup.Absent))
                .put("label", label)
                .put("values", values(lookup))
                .put("rest", understanding.rest())
                .put("chips", understanding.chips().stream().map(UnderstoodJson::of).toList());
    }

    private static JsonObject of(Understanding.Chip chip) {
        return new JsonObject()
                .put("kind", chip.kind().label())
                .put("text", chip.text())
                .put("without", chip.without());
    }

    private static JsonObject values(Lookup lookup) {
        var values = new JsonObject();
        return switch (lookup) {
            case Lookup.Number(var number, var documents) ->
                    values.put("number", number).put("documents", of(documents));
            case Lookup.CitedNumber(var number) -> values.put("number", number);
            case Lookup.Title(var title, var documents) ->
                    values.put("title", title).put("documents", of(documents));
            case Lookup.Place(var documents, var place, _) ->
                    values.put("documents", of(documents)).put("place", place);
            case Lookup.Unit(var name, var units, var role, var documents) -> {
                values.put("unit", name).put("units", units);
                if (role != null) {
                    values.put("role", role.label());
                }
                yield documents.isEmpty() ? values : values.put("documents", of(documents));
            }
            case Lookup.Spelled(var names) -> values.put("names", names);
            case Lookup.Absent(var kind, var name, var documents) ->
                    values.put(kind.label(), name).put("documents", of(documents));
        };
    }

    private static List<JsonObject> of(List<KnownDocument> documents) {
        return documents.stream()
                .map(
                        document ->
                                new JsonObject()
                                        .put("iri", document.iri())
                                        .put("title", document.title())
                                        .put("number", document.number()))
                .toList();
    }
}
