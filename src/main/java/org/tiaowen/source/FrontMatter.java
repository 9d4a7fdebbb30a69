package org.tiaowen.source;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Span;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * YAML between two lines of {@code ---} at the head of a Markdown file.
 *
 * @param end UTF-16 offset behind it
 * @param fields its scalar fields and the first entry of its lists
 * @param error why it is not YAML; null where it is
 */
record FrontMatter(int end, Span span, Map<String, String> fields, @Nullable String error) {
    private static final Pattern BLOCK =
            Pattern.compile(
                    "\\A\\s*---[ \\t]*\\R(.{0,20000}?)\\R---[ \\t]*(?=\\R|\\z)", Pattern.DOTALL);

    /** Made for the first file that has some: its classes take 0.05 s to load. */
    private static final class Yaml {
        static final YAMLMapper MAPPER = new YAMLMapper();
    }

    static Optional<FrontMatter> of(String text) {
        Matcher m = BLOCK.matcher(text);
        if (!m.find()) {
            return Optional.empty();
        }
        Span span = new Span(0, text.codePointCount(0, m.end()));
        Map<String, String> fields = new LinkedHashMap<>();
        try {
            JsonNode root = Yaml.MAPPER.readTree(m.group(1));
            root.properties()
                    .forEach(
                            e -> {
                                JsonNode value =
                                        e.getValue().isArray()
                                                ? e.getValue().path(0)
                                                : e.getValue();
                                if (value.isValueNode() && !value.isNull()) {
                                    fields.put(e.getKey(), value.asText());
                                }
                            });
            return Optional.of(new FrontMatter(m.end(), span, fields, null));
        } catch (JacksonException e) {
            return Optional.of(new FrontMatter(m.end(), span, fields, e.getOriginalMessage()));
        }
    }
}
