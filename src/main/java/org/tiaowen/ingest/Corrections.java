package org.tiaowen.ingest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Document;
import org.tiaowen.ingest.IngestException.Reason;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code sources.yaml} says of the files beside it: facts that a file cannot tell.
 *
 * <pre>
 * 001.txt:
 *   url: https://…            # where it was published
 *   documents:
 *     1:                      # seq of the document in the file
 *       title: …
 *       kind: 方案
 *       number: …
 *       issuers: [国务院]
 *       issued: 2019-01-31
 *       effective: 2019-02-01
 * </pre>
 */
final class Corrections {
    private static final List<String> OF_SOURCE = List.of("url", "documents");
    private static final List<String> OF_DOCUMENT =
            List.of("title", "kind", "number", "issuers", "issued", "effective");

    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final Map<String, JsonNode> bySource;

    private Corrections(Map<String, JsonNode> bySource) {
        this.bySource = bySource;
    }

    /** No corrections. */
    static Corrections none() {
        return new Corrections(Map.of());
    }

    /**
     * Reads {@code sources.yaml} of a folder, if it has one.
     *
     * @throws IngestException with reason {@code CORRECTIONS}, naming the entry
     */
    static Corrections of(Path folder) {
        Path file = folder.resolve("sources.yaml");
        if (!Files.isRegularFile(file)) {
            return none();
        }
        try {
            JsonNode root = YAML.readTree(Files.readString(file));
            Map<String, JsonNode> bySource = new HashMap<>();
            root.properties().forEach(e -> bySource.put(e.getKey(), checked(file, e)));
            return new Corrections(bySource);
        } catch (JacksonException e) {
            throw new IngestException(
                    Reason.CORRECTIONS,
                    "%s is not YAML, line %d: %s"
                            .formatted(file, e.getLocation().getLineNr(), e.getOriginalMessage()),
                    e);
        } catch (IOException e) {
            throw new IngestException(Reason.CORRECTIONS, "cannot read " + file, e);
        }
    }

    private static JsonNode checked(Path file, Map.Entry<String, JsonNode> source) {
        String at = file + ", " + source.getKey();
        names(at, source.getValue(), OF_SOURCE);
        for (Map.Entry<String, JsonNode> document :
                source.getValue().path("documents").properties()) {
            String where = at + ", document " + document.getKey();
            if (!document.getKey().matches("[1-9]\\d*")) {
                throw wrong(where + ": documents are named by their number in the file, from 1");
            }
            names(where, document.getValue(), OF_DOCUMENT);
            for (String key : List.of("issued", "effective")) {
                if (document.getValue().hasNonNull(key)) {
                    date(where, key, document.getValue());
                }
            }
        }
        return source.getValue();
    }

    private static void names(String at, JsonNode node, List<String> allowed) {
        if (!node.isObject()) {
            throw wrong(at + ": expected fields " + allowed);
        }
        node.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!allowed.contains(name)) {
                                throw wrong(at + ": unknown field " + name + "; known: " + allowed);
                            }
                        });
    }

    private static LocalDate date(String at, String key, JsonNode node) {
        try {
            return LocalDate.parse(node.get(key).asText());
        } catch (DateTimeException e) {
            throw wrong(at + ": " + key + " is no date like 2021-03-18: " + node.get(key).asText());
        }
    }

    private static IngestException wrong(String message) {
        return new IngestException(Reason.CORRECTIONS, message);
    }

    /** What it says of one file, as a text that changes when it does. */
    String fingerprint(String source) {
        JsonNode node = bySource.get(source);
        return node == null ? "" : node.toString();
    }

    /** Where the file was published. */
    Optional<String> url(String source) {
        return Optional.ofNullable(bySource.get(source))
                .map(n -> n.path("url").asText(""))
                .filter(u -> !u.isEmpty());
    }

    /** The document with what it says of it. */
    Document apply(Document d) {
        JsonNode said =
                bySource.containsKey(d.source())
                        ? bySource.get(d.source()).path("documents").path(String.valueOf(d.seq()))
                        : null;
        if (said == null || said.isMissingNode()) {
            return d;
        }
        return new Document(
                d.source(),
                d.seq(),
                text(said, "kind", d.kind()),
                text(said, "title", d.title()),
                said.hasNonNull("title") || d.titleInferred(),
                said.hasNonNull("number") ? said.get("number").asText() : d.number(),
                issuers(said, d.issuers()),
                d.jurisdiction(),
                d.level(),
                day(said, "issued", d.issued()),
                day(said, "effective", d.effective()),
                d.promulgatedBy(),
                d.span(),
                d.provisions(),
                d.sentences());
    }

    private static String text(JsonNode said, String key, String otherwise) {
        return said.hasNonNull(key) ? said.get(key).asText() : otherwise;
    }

    private static @Nullable LocalDate day(
            JsonNode said, String key, @Nullable LocalDate otherwise) {
        return said.hasNonNull(key) ? date("sources.yaml", key, said) : otherwise;
    }

    private static List<String> issuers(JsonNode said, List<String> otherwise) {
        if (!said.hasNonNull("issuers")) {
            return otherwise;
        }
        List<String> names = new ArrayList<>();
        said.get("issuers").forEach(n -> names.add(n.asText()));
        return names;
    }
}
