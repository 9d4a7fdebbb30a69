package org.tiaowen.server;

import com.fasterxml.jackson.annotation.JsonValue;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** An object to be written as JSON: members in the order in which they are put; null is said. */
final class JsonObject {

    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    /** This object with a further member. */
    JsonObject put(String name, @Nullable Object value) {
        members.put(name, value);
        return this;
    }

    /** The members, for the writer. */
    @JsonValue
    Map<String, @Nullable Object> members() {
        return members;
    }
}
