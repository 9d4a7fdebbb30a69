package org.tiaowen.server;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a value has to look like: a schema of JSON Schema 2020-12, which OpenAPI 3.1 takes as it is.
 * Each method gives another schema and leaves this one as it was.
 */
record Schema(Map<String, Object> members) {

    Schema {
        // In the order in which they were said, on every run.
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** A string. */
    static Schema text() {
        return of("type", "string");
    }

    /** Bytes, or text of a format that has a description of its own. */
    static Schema any() {
        return new Schema(Map.of());
    }

    /** A day, {@code 2021-12-31}. */
    static Schema date() {
        return text().with("format", "date");
    }

    /** An absolute IRI. */
    static Schema iri() {
        return text().with("format", "iri");
    }

    /** A whole number. */
    static Schema integer() {
        return of("type", "integer");
    }

    /** A whole number between two others, both included. */
    static Schema integer(long least, long most) {
        return integer().with("minimum", least).with("maximum", most);
    }

    /** Any number. */
    static Schema number() {
        return of("type", "number");
    }

    /** True or false. */
    static Schema truth() {
        return of("type", "boolean");
    }

    /** One of some words. */
    static Schema word(List<String> words) {
        return text().with("enum", words);
    }

    /** One of the labels of some values. */
    static <V> Schema word(V[] values, Function<? super V, String> label) {
        return word(Stream.of(values).map(label).toList());
    }

    /** A list of such values. */
    static Schema list(Schema items) {
        return of("type", "array").with("items", items);
    }

    /** An object that may have any members. */
    static Schema object() {
        return of("type", "object");
    }

    /** An object whose members of any name are such values. */
    static Schema map(Schema values) {
        return object().with("additionalProperties", values);
    }

    /** The schema that the description holds under a name ({@link Schemas}). */
    static Schema ref(String name) {
        return of("$ref", "#/components/schemas/" + name);
    }

    private static Schema of(String keyword, Object value) {
        return new Schema(Map.of(keyword, value));
    }

    /** The same with a further keyword. */
    Schema with(String keyword, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(keyword, value);
        return new Schema(more);
    }

    /** The same, which may be null as well; of a type of its own, not of a reference. */
    Schema orNull() {
        Object type = members.get("type");
        return type == null
                ? of("anyOf", List.of(this, of("type", "null")))
                : with("type", List.of(type, "null"));
    }

    /** The same object with a member that it always has. */
    Schema member(String name, Schema schema) {
        List<Object> required =
                Stream.concat(
                                members.get("required") instanceof List<?> names
                                        ? names.stream()
                                        : Stream.<Object>empty(),
                                Stream.of(name))
                        .map(Object.class::cast)
                        .toList();
        return optional(name, schema).with("required", required);
    }

    /** The same object with a member that it may lack. */
    Schema optional(String name, Schema schema) {
        Map<String, Object> properties = new LinkedHashMap<>();
        if (members.get("properties") instanceof Map<?, ?> known) {
            known.forEach((key, value) -> properties.put(String.valueOf(key), value));
        }
        properties.put(name, schema);
        return with("properties", properties);
    }

    /** The same object with members that it always has. */
    Schema members(Schema schema, String... names) {
        return Arrays.stream(names).reduce(this, (s, name) -> s.member(name, schema), (a, _) -> a);
    }

    /** For the writer. */
    @JsonValue
    Map<String, Object> json() {
        return members;
    }
}
