package org.tiaowen.rdf;

import org.apache.jena.shared.PrefixMapping;

import java.util.Map;

/** The prefixes that the project writes and that queries may use undeclared. */
public final class Prefixes {

    /** Prefix to namespace. */
    public static final Map<String, String> STANDARD =
            Map.ofEntries(
                    Map.entry("tw", Tw.NS),
                    Map.entry("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
                    Map.entry("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
                    Map.entry("owl", "http://www.w3.org/2002/07/owl#"),
                    Map.entry("xsd", "http://www.w3.org/2001/XMLSchema#"),
                    Map.entry("skos", "http://www.w3.org/2004/02/skos/core#"),
                    Map.entry("org", "http://www.w3.org/ns/org#"),
                    Map.entry("prov", "http://www.w3.org/ns/prov#"),
                    Map.entry("eli", "http://data.europa.eu/eli/ontology#"),
                    Map.entry("qudt", "http://qudt.org/schema/qudt/"),
                    Map.entry("dcat", "http://www.w3.org/ns/dcat#"),
                    Map.entry("void", "http://rdfs.org/ns/void#"),
                    Map.entry("dcterms", "http://purl.org/dc/terms/"),
                    Map.entry("schema", "https://schema.org/"));

    private Prefixes() {}

    /** An address with a standard prefix, such as {@code tw:start}; itself where none fits. */
    static String shortened(String iri) {
        return STANDARD.entrySet().stream()
                .filter(prefix -> iri.startsWith(prefix.getValue()))
                .map(prefix -> prefix.getKey() + ":" + iri.substring(prefix.getValue().length()))
                .findFirst()
                .orElse(iri);
    }

    /** A mapping of its own that holds the standard prefixes. */
    public static PrefixMapping mutable() {
        return PrefixMapping.Factory.create().setNsPrefixes(STANDARD);
    }
}
