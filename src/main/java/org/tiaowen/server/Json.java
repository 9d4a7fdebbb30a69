package org.tiaowen.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes maps, lists and records as JSON. */
final class Json {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Json() {}

    /** The value as maps, lists and plain values. */
    static Map<String, Object> tree(JsonObject value) {
        return MAPPER.convertValue(value, new TypeReference<Map<String, Object>>() {});
    }

    /** The bytes of a value in UTF-8, indented. */
    static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            // half a surrogate pair, which has no bytes; that of a string becomes a question mark
            return text(value).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** The same as a string. */
    static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + value.getClass(), e);
        }
    }
}
