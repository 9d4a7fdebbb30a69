package org.tiaowen.server;

import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;
import org.tiaowen.rdf.Tw;
import org.tiaowen.rdf.Validity;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Things as the objects of JSON lists. */
final class Rows {

    private Rows() {}

    /** A document without its text; the words are those of {@code extract}. */
    static JsonObject document(Thing document, Catalog catalog) {
        return new JsonObject()
                .put("iri", document.iri())
                .put("slug", document.localName())
                .put("source", sourceName(document))
                .put("seq", document.integer(Tw.seq, 0))
                .put("kind", document.string(Tw.kind))
                .put("title", document.string(Tw.title))
                .put("titleInferred", document.truth(Tw.titleInferred))
                .put("number", document.text(Tw.number))
                .put("issuers", document.things(Tw.issuer).stream().map(Thing::label).toList())
                .put("jurisdiction", document.text(Tw.jurisdiction))
                .put("level", document.text(Tw.level))
                .put("issued", document.text(Tw.issued))
                .put("effective", document.text(Tw.effective))
                .put("promulgatedBy", iri(document, Tw.promulgatedBy))
                .put("validity", validity(Validity.of(document.graph(), document.node())))
                .put("copyOf", iri(document, Tw.copyOf))
                .put("sentenceCount", catalog.sentences().getOrDefault(document.node(), 0))
                .put("measureCount", catalog.measures().getOrDefault(document.node(), 0))
                .put("start", document.integer(Tw.start, 0))
                .put("end", document.integer(Tw.end, 0));
    }

    /** A sentence with the markers of the provisions that hold it. */
    static JsonObject sentence(Thing sentence) {
        JsonObject json =
                new JsonObject().put("iri", sentence.iri()).put("text", sentence.string(Tw.text));
        sentence.one(Tw.document)
                .ifPresent(
                        document ->
                                json.put("source", sourceName(document))
                                        .put("document", document.iri())
                                        .put("title", document.string(Tw.title)));
        return json.put("path", path(sentence))
                .put("start", sentence.integer(Tw.start, 0))
                .put("end", sentence.integer(Tw.end, 0));
    }

    /** A sentence that directs something, with what it directs. */
    static JsonObject measure(Thing measure) {
        return sentence(measure)
                .put("modality", modality(measure))
                .put("sectors", sectors(measure))
                .put("units", units(measure))
                .put("deadlines", measure.texts(Tw.deadline))
                .put("zones", measure.texts(Tw.zone))
                .put("beneficiaries", measure.texts(Tw.beneficiary));
    }

    static JsonObject unit(Thing unit) {
        return new JsonObject()
                .put("iri", unit.iri())
                .put("name", unit.label())
                .put("aliases", unit.texts(SKOS.altLabel.asNode()))
                .put("registered", unit.truth(Tw.registered))
                .put(
                        "succeededBy",
                        unit.one(Tw.succeededBy)
                                .map(
                                        u ->
                                                new JsonObject()
                                                        .put("iri", u.iri())
                                                        .put("name", u.label()))
                                .orElse(null))
                .put("documentCount", count(unit, Tw.issuer))
                .put("measureCount", measures(unit, Tw.responsibleUnit))
                .put("leadCount", measures(unit, Tw.leadUnit));
    }

    static JsonObject sector(Thing sector) {
        return new JsonObject()
                .put("iri", sector.iri())
                .put("notation", sector.string(SKOS.notation.asNode()))
                .put("name", sector.label())
                .put("nameEn", sector.text(SKOS.prefLabel.asNode(), "en"))
                .put("scope", sector.text(SKOS.scopeNote.asNode()))
                .put("industries", sector.texts(Tw.industry))
                .put("measureCount", measures(sector, Tw.sector));
    }

    static JsonObject source(Thing source) {
        String id = source.localName();
        return new JsonObject()
                .put("iri", source.iri())
                .put("id", id)
                .put("name", source.string(Tw.name))
                .put("sha256", source.text(Tw.sha256))
                .put("originUrl", source.text(Tw.originUrl))
                .put("ingested", source.text(Tw.ingested))
                .put("revision", source.integer(Tw.revision, 0))
                .put("documentCount", source.integer(Tw.documentCount, 0))
                .put("provisionCount", source.integer(Tw.provisionCount, 0))
                .put("sentenceCount", source.integer(Tw.sentenceCount, 0))
                .put("measureCount", source.integer(Tw.measureCount, 0))
                .put("problemCount", source.integer(Tw.problemCount, 0))
                .put("text", "/api/v1/sources/" + id + "/text");
    }

    /** The markers of the provisions that hold a sentence, outermost first. */
    static List<String> path(Thing part) {
        List<Thing> way = new ArrayList<>(part.wholes());
        way.add(part);
        return way.stream().map(whole -> whole.text(Tw.marker)).filter(Objects::nonNull).toList();
    }

    static @Nullable String modality(Thing measure) {
        return measure.one(Tw.modality)
                .map(concept -> concept.localName().replaceFirst("^modality-", ""))
                .orElse(null);
    }

    /** Notations, that of the primary sector first. */
    static List<String> sectors(Thing measure) {
        List<Thing> sectors = new ArrayList<>(measure.things(Tw.primarySector));
        measure.things(Tw.sector).stream().filter(s -> !sectors.contains(s)).forEach(sectors::add);
        return sectors.stream().map(s -> s.string(SKOS.notation.asNode())).toList();
    }

    /** Responsible units, those that lead first. */
    static List<JsonObject> units(Thing measure) {
        List<JsonObject> units = new ArrayList<>();
        measure.things(Tw.leadUnit).forEach(unit -> units.add(responsible(unit, "lead")));
        measure.things(Tw.supportingUnit).forEach(unit -> units.add(responsible(unit, "support")));
        return units;
    }

    /** What is known of whether a document is in force. */
    static JsonObject validity(Validity validity) {
        return new JsonObject()
                .put("status", validity.status())
                .put("by", validity.by())
                .put("on", Objects.toString(validity.on(), null))
                .put("until", Objects.toString(validity.until(), null))
                .put("amendedBy", validity.amendedBy());
    }

    private static JsonObject responsible(Thing unit, String role) {
        return new JsonObject().put("iri", unit.iri()).put("name", unit.label()).put("role", role);
    }

    private static @Nullable String sourceName(Thing document) {
        return document.one(Tw.inSource).map(source -> source.text(Tw.name)).orElse(null);
    }

    static @Nullable String iri(Thing thing, Node property) {
        return thing.one(property).map(Thing::iri).orElse(null);
    }

    private static long count(Thing thing, Node property) {
        return Thing.subjects(thing.graph(), property, thing.node()).count();
    }

    /** Provisions have responsible units too; only measures are counted. */
    private static long measures(Thing thing, Node property) {
        return Thing.subjects(thing.graph(), property, thing.node())
                .filter(node -> new Thing(thing.graph(), node).isA(Tw.Measure))
                .count();
    }
}
