package org.tiaowen.ingest;

import org.tiaowen.document.Correction;
import org.tiaowen.document.Document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/**
 * What is said of one document beside its text.
 *
 * @param document its number in the file, its title or its 文号
 * @param fields new values by field; those of lists joined by {@code ;}
 * @param facts corrections of what the rules find in it
 */
record DocumentCorrection(
        Origin origin,
        String document,
        SequencedMap<String, String> fields,
        List<FactCorrection> facts) {

    private static final List<String> DATES = List.of("issued", "effective", "repealedOn");
    private static final List<String> TEXTS = List.of("title", "kind", "number", "repealedBy");
    private static final List<String> VALIDITIES = List.of("in-force", "repealed", "unknown");

    static DocumentCorrection of(String document, YamlNode entry) {
        List<String> known = new ArrayList<>(TEXTS);
        known.addAll(List.of("issuers", "validity"));
        known.addAll(DATES);
        known.addAll(Origin.FIELDS);
        known.add("facts");
        SequencedMap<String, YamlNode> said = entry.fields(known);
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        said.forEach((name, value) -> field(name, value, fields));
        if (fields.containsKey("repealedBy") || fields.containsKey("repealedOn")) {
            fields.putIfAbsent("validity", "repealed");
        }
        YamlNode facts = said.get("facts");
        return new DocumentCorrection(
                Origin.of(entry, said),
                document,
                fields,
                facts == null
                        ? List.of()
                        : facts.items().stream().map(FactCorrection::of).toList());
    }

    private static void field(String name, YamlNode value, Map<String, String> fields) {
        if (DATES.contains(name)) {
            fields.put(name, value.date().toString());
        } else if (name.equals("issuers")) {
            fields.put(name, String.join(";", value.items().stream().map(YamlNode::text).toList()));
        } else if (name.equals("validity")) {
            if (!VALIDITIES.contains(value.text())) {
                throw value.wrong("validity is one of " + VALIDITIES + ": " + value.text());
            }
            fields.put(name, value.text());
        } else if (TEXTS.contains(name) && !value.text().isEmpty()) {
            fields.put(name, value.text());
        }
    }

    /** Whether the document is the one that is meant. */
    boolean means(Document candidate) {
        if (document.matches("[1-9]\\d*")) {
            return candidate.seq() == Integer.parseInt(document);
        }
        String wanted = Passages.fold(document);
        return wanted.equals(Passages.fold(candidate.title()))
                || candidate.number() != null && wanted.equals(Passages.fold(candidate.number()));
    }

    /** The document with these fields. */
    Document apply(Document d) {
        return new Document(
                d.source(),
                d.seq(),
                fields.getOrDefault("kind", d.kind()),
                fields.getOrDefault("title", d.title()),
                fields.containsKey("title") || d.titleInferred(),
                fields.containsKey("number") ? fields.get("number") : d.number(),
                fields.containsKey("issuers")
                        ? List.of(fields.getOrDefault("issuers", "").split(";"))
                        : d.issuers(),
                d.jurisdiction(),
                d.level(),
                fields.containsKey("issued")
                        ? LocalDate.parse(fields.getOrDefault("issued", ""))
                        : d.issued(),
                fields.containsKey("effective")
                        ? LocalDate.parse(fields.getOrDefault("effective", ""))
                        : d.effective(),
                d.promulgatedBy(),
                d.span(),
                d.provisions(),
                d.sentences());
    }

    /** What that changes in the document as it was read. */
    List<Correction> corrections(Document before) {
        List<Correction> corrections = new ArrayList<>();
        fields.forEach(
                (name, value) -> {
                    String found = found(before, name);
                    corrections.add(
                            new Correction(
                                    "correction_" + name,
                                    name,
                                    null,
                                    null,
                                    found.isEmpty() ? null : found,
                                    value,
                                    origin.by(),
                                    origin.date(),
                                    origin.note(),
                                    origin.file(),
                                    origin.line()));
                });
        return corrections;
    }

    private static String found(Document d, String field) {
        return switch (field) {
            case "title" -> d.title();
            case "kind" -> d.kind();
            case "number" -> Objects.requireNonNullElse(d.number(), "");
            case "issuers" -> String.join(";", d.issuers());
            case "issued" -> Objects.toString(d.issued(), "");
            case "effective" -> Objects.toString(d.effective(), "");
            default -> "";
        };
    }
}
