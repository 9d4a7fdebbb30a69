package org.tiaowen.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Something that a model can call. It only reads.
 *
 * @param name by which it is called
 * @param title for people, Chinese first
 * @param description for the model: when to call it and what comes back, Chinese first
 * @param input what it takes
 * @param output what it gives
 * @param call takes an object of the input and gives one of the output
 */
record McpTool(
        String name,
        String title,
        String description,
        Schema input,
        Schema output,
        Function<JsonBody, JsonObject> call) {

    /** JSON Schema that stands alone: clients know neither our components nor the format "iri". */
    static Map<String, Object> standalone(Schema schema) {
        return object(schema.members());
    }

    private static Map<String, Object> object(Map<?, ?> members) {
        Map<String, Object> object = new LinkedHashMap<>();
        members.forEach(
                (key, value) -> {
                    if (key.equals("$ref")) {
                        String name = String.valueOf(value);
                        Schema named = Schemas.all().get(name.substring(name.lastIndexOf('/') + 1));
                        if (named == null) {
                            throw new IllegalStateException("no schema " + name);
                        }
                        object.putAll(standalone(named));
                    } else if (!(key.equals("format") && value instanceof String)) {
                        object.put(String.valueOf(key), value(value));
                    }
                });
        return object;
    }

    private static Object value(Object value) {
        return switch (value) {
            case Schema schema -> standalone(schema);
            case Map<?, ?> map -> object(map);
            case List<?> list -> list.stream().map(McpTool::value).collect(Collectors.toList());
            default -> value;
        };
    }
}
