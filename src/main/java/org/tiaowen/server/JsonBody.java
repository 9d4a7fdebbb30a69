package org.tiaowen.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.javalin.http.Context;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * An object in JSON that a client gives, read strictly: what is unknown or cannot be is refused.
 */
final class JsonBody {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode object;

    private JsonBody(JsonNode object) {
        this.object = object;
    }

    /**
     * The body of a request.
     *
     * @throws Problem where it is no object in JSON, or longer than so many bytes
     */
    static JsonBody of(Context ctx, int most) throws IOException {
        return of(Body.text(ctx, most));
    }

    /**
     * An object as text.
     *
     * @throws Problem where it is none
     */
    static JsonBody of(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node != null && node.isObject()) {
                return new JsonBody(node);
            }
            throw new Problem(ProblemType.REQUEST, "the body has to be a JSON object");
        } catch (JsonProcessingException e) {
            throw new Problem(
                    ProblemType.REQUEST, "the body is not JSON: " + e.getOriginalMessage());
        }
    }

    /** The object of these members. */
    static JsonBody of(Map<String, ?> members) {
        return new JsonBody(MAPPER.valueToTree(members));
    }

    /**
     * The same object, no member of it unknown.
     *
     * @throws Problem where there is another one than these
     */
    JsonBody only(String... known) {
        object.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!Arrays.asList(known).contains(name)) {
                                throw Parameters.invalid(name, "unknown member '" + name + "'")
                                        .with("allowed", new TreeSet<>(Arrays.asList(known)));
                            }
                        });
        return this;
    }

    /** Whether a member is there and not null. */
    boolean has(String name) {
        return object.hasNonNull(name);
    }

    /**
     * A string that has to be there.
     *
     * @throws Problem where it is no string
     */
    String text(String name) {
        return optional(name)
                .orElseThrow(
                        () -> Parameters.invalid(name, "the body lacks '" + name + "', a string"));
    }

    /**
     * A string that need not be there; null counts as not there.
     *
     * @throws Problem where it is something else than a string
     */
    Optional<String> optional(String name) {
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isTextual()) {
            throw Parameters.invalid(name, "'" + name + "' has to be a string");
        }
        return Optional.of(node.textValue());
    }

    /** A whole number. */
    int integer(String name, int otherwise, int least, int most) {
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            return otherwise;
        }
        if (!node.canConvertToExactIntegral()
                || !node.canConvertToInt()
                || node.intValue() < least
                || node.intValue() > most) {
            throw Parameters.invalid(
                            name,
                            "'%s' is not a whole number from %d to %d".formatted(name, least, most))
                    .with("minimum", least)
                    .with("maximum", most);
        }
        return node.intValue();
    }

    /** A number. */
    double number(String name, double otherwise, double least, double most) {
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            return otherwise;
        }
        if (!node.isNumber() || node.doubleValue() < least || node.doubleValue() > most) {
            throw Parameters.invalid(
                    name, "'%s' is not a number from %s to %s".formatted(name, least, most));
        }
        return node.doubleValue();
    }

    /** One of some words. */
    String word(String name, String otherwise, List<String> allowed) {
        return optional(name).map(word -> checked(name, word, allowed)).orElse(otherwise);
    }

    /** Some of some words; {@code true} is all of them, {@code false} and nothing none. */
    List<String> words(String name, List<String> allowed) {
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            return List.of();
        }
        if (node.isBoolean()) {
            return node.booleanValue() ? allowed : List.of();
        }
        return strings(name, node).stream().map(word -> checked(name, word, allowed)).toList();
    }

    private static String checked(String name, String word, List<String> allowed) {
        if (!allowed.contains(word)) {
            throw Parameters.invalid(name, "'" + name + "' cannot be '" + word + "'")
                    .with("allowed", allowed);
        }
        return word;
    }

    /** An object inside it; an empty one where it is missing. */
    JsonBody object(String name) {
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            return new JsonBody(MAPPER.createObjectNode());
        }
        if (!node.isObject()) {
            throw Parameters.invalid(name, "'" + name + "' is no object");
        }
        return new JsonBody(node);
    }

    /** A list of objects; empty where it is missing. */
    List<JsonBody> objects(String name) {
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            return List.of();
        }
        List<JsonBody> objects = new ArrayList<>();
        if (node.isArray()) {
            for (JsonNode member : node) {
                if (member.isObject()) {
                    objects.add(new JsonBody(member));
                }
            }
        }
        if (!node.isArray() || objects.size() < node.size()) {
            throw Parameters.invalid(name, "'" + name + "' is no list of objects");
        }
        return objects;
    }

    /** A string or number, or a list of them, as strings. */
    List<String> strings(String name) {
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? List.of() : strings(name, node);
    }

    /** Puts each member as it is. */
    void copyTo(JsonObject other) {
        object.properties().forEach(member -> other.put(member.getKey(), member.getValue()));
    }

    /** Each member as strings. */
    Map<String, List<String>> members() {
        Map<String, List<String>> members = new LinkedHashMap<>();
        object.fieldNames().forEachRemaining(name -> members.put(name, strings(name)));
        return members;
    }

    private static List<String> strings(String name, JsonNode node) {
        List<String> strings = new ArrayList<>();
        for (JsonNode value : node.isArray() ? node : List.of(node)) {
            if (!value.isValueNode() || value.isNull()) {
                throw Parameters.invalid(name, "'" + name + "' is no string or list of strings");
            }
            strings.add(value.asText());
        }
        return strings;
    }
}
