package org.tiaowen.server;

import org.jspecify.annotations.Nullable;
import org.tiaowen.search.Advice;
import org.tiaowen.search.Entry;
import org.tiaowen.search.Facet;
import org.tiaowen.search.Hit;
import org.tiaowen.search.SearchResult;
import org.tiaowen.search.lookup.Understanding;

import java.util.List;
import java.util.Objects;

/** What was found, as JSON. */
final class SearchJson {

    private SearchJson() {}

    static JsonObject of(SearchResult result, Catalog catalog) {
        JsonObject facets = new JsonObject();
        for (Facet facet : Facet.values()) {
            facets.put(facet.label(), counts(facet, result, catalog));
        }
        Understanding understood = result.understood();
        return new JsonObject()
                .put("understood", understood == null ? null : UnderstoodJson.of(understood))
                .put("total", result.total())
                .put("hits", result.hits().stream().map(SearchJson::json).toList())
                .put("facets", facets)
                .put("advice", advice(result.advice()));
    }

    private static @Nullable JsonObject advice(@Nullable Advice advice) {
        return advice == null
                ? null
                : new JsonObject()
                        .put("unknownWords", advice.unknown())
                        .put(
                                "didYouMean",
                                advice.corrections().stream()
                                        .map(
                                                c ->
                                                        new JsonObject()
                                                                .put("q", c.query())
                                                                .put("total", c.total()))
                                        .toList())
                        .put(
                                "without",
                                advice.relaxations().stream()
                                        .map(
                                                r ->
                                                        new JsonObject()
                                                                .put("filter", r.filter())
                                                                .put("total", r.total()))
                                        .toList());
    }

    static Schema adviceSchema() {
        Schema correction =
                Schema.object().member("q", Schema.text()).member("total", Schema.integer());
        Schema relaxation =
                Schema.object().member("filter", Schema.text()).member("total", Schema.integer());
        return Schema.object()
                .member("unknownWords", Schema.list(Schema.text()))
                .member("didYouMean", Schema.list(correction))
                .member("without", Schema.list(relaxation))
                .orNull();
    }

    /** The values of a facet; the index knows sectors by their notation only. */
    static List<SearchResult.Count> counts(Facet facet, SearchResult result, Catalog catalog) {
        List<SearchResult.Count> counts = result.counts(facet);
        return facet != Facet.SECTOR
                ? counts
                : counts.stream()
                        .map(
                                c ->
                                        new SearchResult.Count(
                                                c.value(),
                                                catalog.sectors().getOrDefault(c.value(), c.name()),
                                                c.count()))
                        .toList();
    }

    private static JsonObject json(Hit hit) {
        Entry entry = hit.entry();
        Entry.Document document = entry.document();
        JsonObject json =
                new JsonObject()
                        .put("iri", entry.iri())
                        .put("text", entry.text())
                        .put("source", entry.source().name())
                        .put("document", document.iri())
                        .put("title", document.title())
                        .put("number", document.number())
                        .put("kind", document.kind())
                        .put("issued", Objects.toString(document.issued(), null))
                        .put("path", entry.path())
                        .put("headings", entry.headings())
                        .put("citation", entry.citation())
                        .put("score", hit.score())
                        .put("highlights", hit.highlights())
                        .put("passage", hit.passage())
                        .put("alsoIn", hit.alsoIn())
                        .put("copies", hit.copies().stream().map(SearchJson::copy).toList());
        Entry.Measure measure = entry.measure();
        if (measure != null) {
            json.put("modality", measure.modality().label())
                    .put("sectors", measure.sectors())
                    .put("units", measure.units().stream().map(SearchJson::json).toList());
        }
        return json;
    }

    /** An entry of nearly the same text. */
    private static JsonObject copy(Entry entry) {
        return new JsonObject()
                .put("iri", entry.iri())
                .put("document", entry.document().iri())
                .put("source", entry.source().name())
                .put("title", entry.document().title())
                .put("citation", entry.citation());
    }

    private static JsonObject json(Entry.Unit unit) {
        return new JsonObject()
                .put("iri", unit.unit().iri())
                .put("name", unit.unit().name())
                .put("role", unit.role());
    }
}
