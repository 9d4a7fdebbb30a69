package org.tiaowen.server;

import org.tiaowen.retrieve.Difference;
import org.tiaowen.retrieve.Verification;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shapes of answers that the description names: what {@link Rows} and its kind write. */
final class Schemas {

    private static final Schema TEXT = Schema.text();
    private static final Schema TEXT_OR_NULL = Schema.text().orNull();
    private static final Schema COUNT = Schema.integer().with("minimum", 0);

    private static final Schema SPAN = Schema.object().members(COUNT, "start", "end");

    /** A sentence with the markers of the provisions that hold it. */
    private static final Schema SENTENCE =
            Schema.object()
                    .member("iri", Schema.iri())
                    .members(TEXT, "text")
                    .optional("source", TEXT_OR_NULL)
                    .optional("document", Schema.iri())
                    .optional("title", TEXT)
                    .member("path", Schema.list(TEXT))
                    .members(COUNT, "start", "end");

    private static final Schema NAMED =
            Schema.object().member("iri", Schema.iri()).members(TEXT, "name");

    private static final Schema UNIT_OF_MEASURE =
            NAMED.member("role", Schema.word(List.of("lead", "support")));

    private static final Schema PASSAGE =
            Schema.object().member("iri", Schema.iri()).members(TEXT, "text", "citation");

    private static final Schema SHARE = Schema.number().with("minimum", 0).with("maximum", 1);

    private static final Schema LANGUAGES = Schema.object().members(TEXT, "zh", "en");

    private Schemas() {}

    /** All of them by name, for {@code components/schemas}. */
    static Map<String, Schema> all() {
        Map<String, Schema> all = new LinkedHashMap<>();
        all.put("Problem", problem());
        all.put("Document", document());
        all.put("WholeDocument", wholeDocument());
        all.put("Sentence", SENTENCE);
        all.put("Measure", measure());
        all.put("Unit", unit());
        all.put("Sector", sector());
        all.put("Source", source());
        all.put("SearchResult", searchResult());
        all.put("Comparison", ComparisonJson.comparison());
        all.put("DraftCheck", CheckJson.check());
        all.put("Overlaps", ComparisonJson.stored());
        all.put("Difference", ComparisonJson.difference());
        all.put("Passage", PASSAGE);
        all.put("Clause", clause());
        all.put("ClauseAnswer", clause().member("revision", COUNT));
        all.put("Retrieval", retrieval());
        all.put("QuoteMatch", quoteMatch());
        all.put("Verification", verification());
        all.put("Suggestions", SuggestEndpoint.schema());
        all.put("Import", ImportJson.schema());
        all.put("QueryLibrary", queryLibrary());
        all.put("SparqlResults", sparqlResults());
        all.put("Rows", rows());
        return all;
    }

    /** A page of a list whose rows stand under its name. */
    static Schema list(String name) {
        String row = Character.toUpperCase(name.charAt(0)) + name.substring(1, name.length() - 1);
        return Schema.object()
                .members(COUNT, "total", "limit", "offset")
                .member(name, Schema.list(Schema.ref(row)))
                .member("revision", COUNT);
    }

    private static Schema problem() {
        return Schema.object()
                .with("title", "RFC 9457")
                .member("type", TEXT.with("format", "uri-reference"))
                .member("title", TEXT)
                .member("status", Schema.integer(400, 599))
                .members(TEXT, "detail", "instance");
    }

    private static Schema validity() {
        return Schema.object()
                .member("status", Schema.word(List.of("in-force", "repealed", "unknown")))
                .member("by", TEXT_OR_NULL)
                .members(Schema.date().orNull(), "on", "until")
                .member("amendedBy", Schema.list(Schema.iri()));
    }

    private static Schema document() {
        return Schema.object()
                .member("iri", Schema.iri())
                .member("slug", TEXT)
                .member("source", TEXT_OR_NULL)
                .member("seq", COUNT)
                .members(TEXT, "kind", "title")
                .member("titleInferred", Schema.truth())
                .member("number", TEXT_OR_NULL)
                .member("issuers", Schema.list(TEXT))
                .members(TEXT_OR_NULL, "jurisdiction", "level")
                .members(Schema.date().orNull(), "issued", "effective")
                .member("promulgatedBy", TEXT_OR_NULL)
                .member("validity", validity())
                .member("copyOf", TEXT_OR_NULL)
                .members(COUNT, "sentenceCount", "measureCount", "start", "end");
    }

    private static Schema wholeDocument() {
        Schema parts = Schema.list(Schema.object().member("iri", Schema.iri()));
        return document()
                .members(
                        parts,
                        "provisions",
                        "sentences",
                        "measures",
                        "units",
                        "deadlines",
                        "quantities",
                        "zones",
                        "beneficiaries",
                        "citations",
                        "references",
                        "expiries")
                .member("revision", COUNT);
    }

    private static Schema measure() {
        return SENTENCE.member("modality", TEXT_OR_NULL)
                .member("sectors", Schema.list(TEXT))
                .member("units", Schema.list(UNIT_OF_MEASURE))
                .members(Schema.list(TEXT), "deadlines", "zones", "beneficiaries");
    }

    private static Schema unit() {
        return NAMED.member("aliases", Schema.list(TEXT))
                .member("registered", Schema.truth())
                .member("succeededBy", NAMED.orNull())
                .members(COUNT, "documentCount", "measureCount", "leadCount");
    }

    private static Schema sector() {
        return Schema.object()
                .member("iri", Schema.iri())
                .members(TEXT, "notation", "name")
                .members(TEXT_OR_NULL, "nameEn", "scope")
                .member("industries", Schema.list(TEXT))
                .member("measureCount", COUNT);
    }

    private static Schema source() {
        return Schema.object()
                .member("iri", Schema.iri())
                .members(TEXT, "id", "name")
                .members(TEXT_OR_NULL, "sha256", "originUrl", "ingested")
                .members(
                        COUNT,
                        "revision",
                        "documentCount",
                        "provisionCount",
                        "sentenceCount",
                        "measureCount",
                        "problemCount")
                .member("text", TEXT.with("format", "uri-reference"));
    }

    private static Schema searchResult() {
        Schema copy =
                Schema.object()
                        .members(Schema.iri(), "iri", "document")
                        .members(TEXT, "source", "title", "citation");
        Schema hit =
                Schema.object()
                        .member("iri", Schema.iri())
                        .members(TEXT, "text", "source")
                        .member("document", Schema.iri())
                        .members(TEXT_OR_NULL, "title", "number", "kind", "issued")
                        .members(Schema.list(TEXT), "path", "headings")
                        .member("citation", TEXT)
                        .member("score", Schema.number())
                        .member("highlights", Schema.list(SPAN))
                        .member("passage", SPAN.orNull())
                        .member("alsoIn", COUNT)
                        .member("copies", Schema.list(copy))
                        .optional("modality", TEXT)
                        .optional("sectors", Schema.list(TEXT))
                        .optional("units", Schema.list(UNIT_OF_MEASURE));
        Schema count = Schema.object().members(TEXT, "value", "name").member("count", COUNT);
        return Schema.object()
                .member("understood", UnderstoodJson.schema())
                .member("total", COUNT)
                .member("hits", Schema.list(hit))
                .member("facets", Schema.map(Schema.list(count)))
                .member("advice", SearchJson.adviceSchema())
                .members(COUNT, "limit", "offset")
                .member("mode", TEXT)
                .member("notes", Schema.list(TEXT))
                .member("revision", COUNT);
    }

    private static Schema clause() {
        Schema passages = Schema.list(Schema.ref("Passage"));
        return Schema.object()
                .member("iri", Schema.iri())
                .members(TEXT, "text", "citation")
                .members(Schema.list(TEXT), "path", "headings")
                .member("document", Schema.iri())
                .member("title", TEXT)
                .member("number", TEXT_OR_NULL)
                .member("kind", TEXT)
                .member("issuers", Schema.list(TEXT))
                .member("jurisdiction", TEXT_OR_NULL)
                .members(Schema.date().orNull(), "issued", "effective")
                .member("validity", validity().member("asOf", Schema.date()))
                .member("source", TEXT)
                .members(COUNT, "start", "end")
                .member("score", SHARE)
                .member("tokens", COUNT)
                .member("copies", passages)
                .optional(
                        "context",
                        Schema.object().members(passages, "before", "after", "parents", "cited"));
    }

    private static Schema retrieval() {
        return Schema.object()
                .member("answerable", Schema.truth())
                .member("confidence", SHARE)
                .member("clauses", Schema.list(Schema.ref("Clause")))
                .members(COUNT, "tokens", "leftOut", "smallestBudget")
                .member(
                        "standing",
                        Schema.object()
                                .member("name", TEXT)
                                .member("document", TEXT_OR_NULL)
                                .member("validity", validity())
                                .orNull())
                .member("mode", TEXT)
                .member("notes", Schema.list(TEXT))
                .member("revision", COUNT);
    }

    private static Schema quoteMatch() {
        Schema difference =
                Schema.object()
                        .member(
                                "kind",
                                Schema.word(Difference.Kind.values(), Difference.Kind::label))
                        .members(TEXT, "quote", "clause");
        return Schema.object()
                .member("exact", Schema.truth())
                .member("similarity", SHARE)
                .member("text", TEXT)
                .member("clauses", Schema.list(Schema.ref("Passage")))
                .member("differences", Schema.list(difference))
                .member("leftOut", Schema.list(TEXT));
    }

    private static Schema verification() {
        return Schema.object()
                .member(
                        "verdict",
                        Schema.word(Verification.Verdict.values(), Verification.Verdict::label))
                .member(
                        "match",
                        new Schema(
                                Map.of(
                                        "anyOf",
                                        List.of(
                                                Schema.ref("QuoteMatch"),
                                                Schema.any().with("type", "null")))))
                .member("elsewhere", Schema.list(Schema.ref("QuoteMatch")))
                .member("iri", TEXT_OR_NULL)
                .member("revision", COUNT);
    }

    private static Schema queryLibrary() {
        Schema parameter =
                Schema.object()
                        .members(TEXT, "name", "type")
                        .member("values", Schema.list(TEXT))
                        .member("default", TEXT_OR_NULL)
                        .member("example", TEXT)
                        .member("label", LANGUAGES);
        Schema query =
                Schema.object()
                        .members(TEXT, "name", "path", "theme")
                        .members(LANGUAGES, "title", "description", "reading")
                        .member("parameters", Schema.list(parameter))
                        .members(TEXT, "sparql", "example");
        return Schema.object()
                .member("total", COUNT)
                .member("queries", Schema.list(query))
                .member("revision", COUNT);
    }

    /** Rows as plain values; an answer in the format of SPARQL results may come instead. */
    private static Schema rows() {
        return Schema.object()
                .optional("variables", Schema.list(TEXT))
                .optional("rows", Schema.list(Schema.object()))
                .optional("total", COUNT);
    }

    /** SPARQL 1.1 Query Results JSON Format. */
    private static Schema sparqlResults() {
        Schema term =
                Schema.object()
                        .member("type", Schema.word(List.of("uri", "literal", "bnode")))
                        .member("value", TEXT)
                        .optional("datatype", Schema.iri())
                        .optional("xml:lang", TEXT);
        return Schema.object()
                .with("title", "SPARQL 1.1 Query Results JSON Format")
                .member("head", Schema.object().optional("vars", Schema.list(TEXT)))
                .optional(
                        "results",
                        Schema.object().member("bindings", Schema.list(Schema.map(term))))
                .optional("boolean", Schema.truth());
    }
}
