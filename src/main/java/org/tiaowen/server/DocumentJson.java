package org.tiaowen.server;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.tiaowen.rdf.Iris;
import org.tiaowen.rdf.Tw;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One document with its provisions, sentences and facts, in the words that {@code extract} prints;
 * every part has its address as well.
 */
final class DocumentJson {

    private final Thing document;
    private final List<Thing> parts;

    private DocumentJson(Thing document) {
        this.document = document;
        parts = document.inverse(Tw.document).stream().sorted(Thing.readingOrder()).toList();
    }

    static JsonObject of(Thing document, Catalog catalog) {
        DocumentJson json = new DocumentJson(document);
        return Rows.document(document, catalog)
                .put("provisions", json.parts(Tw.Provision, json::provision))
                .put("sentences", json.parts(Tw.Sentence, json::sentence))
                .put("measures", json.parts(Tw.Measure, json::measure))
                .put("units", json.facts(Tw.Responsibility, json::responsibility))
                .put("deadlines", json.facts(Tw.Deadline, json::deadline))
                .put("quantities", json.facts(Tw.Quantity, json::quantity))
                .put("zones", json.facts(Tw.Zone, json::zone))
                .put("beneficiaries", json.facts(Tw.Beneficiary, json::beneficiary))
                .put("citations", json.facts(Tw.Citation, f -> !isReference(f), json::citation))
                .put("references", json.facts(Tw.Citation, f -> isReference(f), json::citation))
                .put("expiries", json.facts(Tw.Expiry, json::expiry));
    }

    private List<JsonObject> parts(Node type, Function<Thing, JsonObject> row) {
        return parts.stream().filter(part -> part.isA(type)).map(row).toList();
    }

    /** Facts have no place in the order of parts: they come as they stand in the text. */
    private List<JsonObject> facts(Node type, Function<Thing, JsonObject> row) {
        return facts(type, _ -> true, row);
    }

    private List<JsonObject> facts(
            Node type, Predicate<Thing> which, Function<Thing, JsonObject> row) {
        return parts.stream()
                .filter(part -> part.isA(type))
                .filter(which)
                .sorted(
                        java.util.Comparator.comparingInt((Thing f) -> f.integer(Tw.start, 0))
                                .thenComparing(Thing::iri))
                .map(row)
                .toList();
    }

    private JsonObject provision(Thing provision) {
        return new JsonObject()
                .put("id", path(provision))
                .put("iri", provision.iri())
                .put("parent", path(provision.one(Tw.partOf).stream()))
                .put("marker", provision.text(Tw.marker))
                .put("heading", provision.string(Tw.heading))
                .put("text", provision.string(Tw.text))
                .put("role", provision.text(Tw.role))
                .put("start", provision.integer(Tw.start, 0))
                .put("end", provision.integer(Tw.end, 0));
    }

    private JsonObject sentence(Thing sentence) {
        return new JsonObject()
                .put("id", path(sentence))
                .put("iri", sentence.iri())
                .put("provision", path(sentence.one(Tw.partOf).stream()))
                .put("text", sentence.string(Tw.text))
                .put("start", sentence.integer(Tw.start, 0))
                .put("end", sentence.integer(Tw.end, 0));
    }

    private JsonObject measure(Thing measure) {
        return sentence(measure)
                .put("modality", Rows.modality(measure))
                .put("sectors", Rows.sectors(measure))
                .put("units", Rows.units(measure))
                .put("deadlines", measure.texts(Tw.deadline))
                .put("zones", measure.texts(Tw.zone))
                .put("beneficiaries", measure.texts(Tw.beneficiary))
                .put("rule", measure.text(Tw.rule))
                .put("confidence", number(measure, Tw.confidence));
    }

    private JsonObject responsibility(Thing fact) {
        return evidence(
                new JsonObject()
                        .put("provision", about(fact))
                        .put("unit", fact.one(Tw.unit).map(Thing::label).orElse(null))
                        .put("role", fact.text(Tw.role))
                        .put("surface", fact.text(Tw.surface)),
                fact);
    }

    private JsonObject deadline(Thing fact) {
        return evidence(
                new JsonObject()
                        .put("provision", about(fact))
                        .put("text", fact.text(Tw.surface))
                        .put("value", fact.text(Tw.value))
                        .put("recurring", fact.truth(Tw.recurring)),
                fact);
    }

    private JsonObject quantity(Thing fact) {
        return evidence(
                new JsonObject()
                        .put("provision", about(fact))
                        .put("text", fact.text(Tw.surface))
                        .put("value", number(fact, Tw.value))
                        .put("unit", fact.text(Tw.unitOfMeasure))
                        .put("comparator", fact.text(Tw.comparator))
                        .put("of", fact.text(Tw.quantityOf)),
                fact);
    }

    private JsonObject zone(Thing fact) {
        return evidence(
                new JsonObject()
                        .put("provision", about(fact))
                        .put("name", fact.text(Tw.zone))
                        .put("kind", fact.text(Tw.zoneKind)),
                fact);
    }

    private JsonObject beneficiary(Thing fact) {
        return evidence(
                new JsonObject()
                        .put("provision", about(fact))
                        .put("name", fact.text(Tw.beneficiary)),
                fact);
    }

    /** A place of the document itself, or of the one that it amends, where no document is named. */
    private static boolean isReference(Thing fact) {
        return "reference".equals(fact.text(Tw.rule));
    }

    private JsonObject expiry(Thing fact) {
        return evidence(
                new JsonObject()
                        .put("provision", about(fact))
                        .put("text", fact.text(Tw.surface))
                        .put("until", fact.text(Tw.value)),
                fact);
    }

    private JsonObject citation(Thing fact) {
        return evidence(
                new JsonObject()
                        .put("provision", about(fact))
                        .put("relation", fact.text(Tw.relation))
                        .put("title", fact.text(Tw.citedTitle))
                        .put("number", fact.text(Tw.citedNumber))
                        .put("place", fact.text(Tw.citedPlace))
                        .put("target", Rows.iri(fact, Tw.target))
                        .put("targets", fact.things(Tw.target).stream().map(Thing::iri).toList()),
                fact);
    }

    private JsonObject evidence(JsonObject json, Thing fact) {
        return json.put("iri", fact.iri())
                .put("start", fact.integer(Tw.start, 0))
                .put("end", fact.integer(Tw.end, 0))
                .put("rule", fact.text(Tw.rule))
                .put("confidence", number(fact, Tw.confidence));
    }

    private @Nullable String about(Thing fact) {
        return path(fact.one(Tw.about).stream());
    }

    /** The path of a part; null for the document itself. */
    private @Nullable String path(Stream<Thing> part) {
        return part.filter(whole -> !whole.node().equals(document.node()))
                .map(this::path)
                .findFirst()
                .orElse(null);
    }

    private String path(Thing part) {
        return Iris.path(document.node(), part.node());
    }

    private static @Nullable Object number(Thing thing, Node property) {
        String text = thing.text(property);
        return text == null ? null : new java.math.BigDecimal(text);
    }
}
