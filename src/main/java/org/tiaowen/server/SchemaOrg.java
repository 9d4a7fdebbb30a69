package org.tiaowen.server;

import org.apache.jena.graph.Node;
import org.tiaowen.rdf.Tw;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A document in the words of schema.org (Legislation), for the search engines that read pages. All
 * of it is said in the other formats too.
 */
final class SchemaOrg {

    private SchemaOrg() {}

    static JsonObject of(Thing document) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("@context", "https://schema.org");
        all.put("@type", "Legislation");
        all.put("@id", document.iri());
        all.put("url", document.iri());
        all.put("inLanguage", "zh-CN");
        put(all, "name", document.string(Tw.title));
        put(all, "legislationIdentifier", document.string(Tw.number));
        put(all, "legislationType", document.string(Tw.kind));
        put(all, "legislationDate", document.string(Tw.issued));
        put(all, "legislationDateOfApplicability", document.string(Tw.effective));
        put(all, "legislationJurisdiction", document.string(Tw.jurisdiction));
        all.put(
                "legislationPassedBy",
                document.things(Tw.issuer).stream()
                        .map(
                                unit ->
                                        new JsonObject()
                                                .put("@type", "GovernmentOrganization")
                                                .put("@id", unit.iri())
                                                .put("name", unit.label()))
                        .toList());
        document.one(Tw.validity)
                .map(Thing::node)
                .map(SchemaOrg::force)
                .ifPresent(force -> put(all, "legislationLegalForce", force));
        links(all, "legislationRepeals", document, Tw.repeals);
        links(all, "legislationAmends", document, Tw.amends);
        links(all, "isBasedOn", document, Tw.implementsDocument);
        links(all, "citation", document, Tw.cites);
        all.values().removeIf(value -> value instanceof List<?> list && list.isEmpty());
        JsonObject json = new JsonObject();
        all.forEach(json::put);
        return json;
    }

    /** Empty where nobody knows, for schema.org has no word for that. */
    private static String force(Node validity) {
        return validity.equals(Tw.inForce)
                ? "https://schema.org/InForce"
                : validity.equals(Tw.repealed) ? "https://schema.org/NotInForce" : "";
    }

    private static void put(Map<String, Object> all, String name, String value) {
        if (!value.isEmpty()) {
            all.put(name, value);
        }
    }

    private static void links(Map<String, Object> all, String name, Thing document, Node property) {
        all.put(
                name,
                document.things(property).stream()
                        .map(
                                other ->
                                        new JsonObject()
                                                .put("@type", "Legislation")
                                                .put("@id", other.iri())
                                                .put("name", Naming.title(other)))
                        .toList());
    }
}
