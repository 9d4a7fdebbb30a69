package org.tiaowen.server;

import java.util.List;

/** The formats that answers have. */
enum Media {
    JSON(List.of("json"), "application/json"),
    RESULTS_JSON(List.of("json"), "application/sparql-results+json", "application/json"),
    RESULTS_XML(List.of("xml"), "application/sparql-results+xml", "application/xml", "text/xml"),
    CSV(List.of("csv"), "text/csv"),
    TSV(List.of("tsv"), "text/tab-separated-values"),
    TURTLE(List.of("turtle", "ttl"), "text/turtle", "application/x-turtle"),
    JSON_LD(List.of("jsonld", "json-ld", "json"), "application/ld+json", "application/json"),
    N_TRIPLES(List.of("ntriples", "nt"), "application/n-triples"),
    RDF_XML(List.of("rdfxml", "rdf+xml", "rdf", "xml"), "application/rdf+xml"),
    N_QUADS_GZIP(List.of("nquads"), "application/gzip"),
    AKN(List.of("akn"), "application/akn+xml"),
    HTML(List.of("html"), "text/html"),
    DOCX(
            List.of("docx"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    TEXT(List.of("text"), "text/plain"),
    CSS(List.of("css"), "text/css"),
    SVG(List.of("svg"), "image/svg+xml"),
    JAVASCRIPT(List.of("js"), "text/javascript");

    private final List<String> names;
    private final List<String> types;

    Media(List<String> names, String... types) {
        this.names = names;
        this.types = List.of(types);
    }

    /** What the parameter {@code format} calls it; the first is the usual one. */
    List<String> names() {
        return names;
    }

    /**
     * Its media types; the first is its own, the others are asked by clients that know no better.
     */
    List<String> types() {
        return types;
    }

    /** Its own media type. */
    String type() {
        return types.getFirst();
    }
}
