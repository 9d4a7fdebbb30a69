package org.tiaowen.server;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/**
 * Something that a request may say beside its body: a parameter of an {@link Operation}.
 *
 * @param zh what it means, in Chinese
 * @param en the same in English
 * @param example a value that makes sense; null where the schema says enough
 */
record Input(
        String name,
        Place in,
        boolean isRequired,
        String zh,
        String en,
        Schema schema,
        @Nullable Object example) {

    /** Where it stands in the request. */
    enum Place {
        QUERY,
        PATH,
        HEADER;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A parameter of the query string, which may be left out. */
    static Input query(String name, String zh, String en, Schema schema) {
        return new Input(name, Place.QUERY, false, zh, en, schema, null);
    }

    /** A part of the path: {@code {name}} in the route. */
    static Input path(String name, String zh, String en, Schema schema) {
        return new Input(name, Place.PATH, true, zh, en, schema, null);
    }

    /** A header, which may be left out. */
    static Input header(String name, String zh, String en, Schema schema) {
        return new Input(name, Place.HEADER, false, zh, en, schema, null);
    }

    /** The parameter {@code format}, which outweighs {@code Accept}. */
    static Input format(List<Media> formats) {
        return query(
                "format",
                "答复格式；优先于 Accept",
                "format of the answer; it outweighs Accept",
                Schema.word(
                        formats.stream()
                                .map(media -> media.names().getFirst())
                                .distinct()
                                .toList()));
    }

    /** The same, which may not be left out. */
    Input required() {
        return new Input(name, in, true, zh, en, schema, example);
    }

    /** The same with a value that makes sense. */
    Input example(Object value) {
        return new Input(name, in, isRequired, zh, en, schema, value);
    }

    /** The Parameter Object of OpenAPI 3.1. */
    JsonObject json() {
        JsonObject json =
                new JsonObject()
                        .put("name", name)
                        .put("in", in.label())
                        .put("description", zh + " " + en)
                        .put("required", isRequired)
                        .put("schema", schema);
        return example == null ? json : json.put("example", example);
    }
}
