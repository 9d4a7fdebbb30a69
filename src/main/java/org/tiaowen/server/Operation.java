package org.tiaowen.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a route does, said where it is registered: {@code /openapi.json} is made of nothing else,
 * and checks of parameters ({@link Parameters#only(Operation)}) read it too. Each method gives
 * another operation and leaves this one as it was.
 *
 * <pre>
 * routes.get(
 *         "/api/v1/things/{slug}",
 *         Operation.of(Section.LISTS, "一件事物", "One thing")
 *                 .takes(Input.path("slug", "地址末段", "last part of its address", Schema.text()))
 *                 .answers(Schema.ref("Thing"), Media.JSON)
 *                 .fails(ProblemType.NOT_FOUND),
 *         this::thing);
 * </pre>
 *
 * @param zh one line on what it does, in Chinese
 * @param en the same in English
 * @param note what else one has to know, in English; empty for nothing
 * @param body what is posted or put, by media type; empty where no body is read
 * @param outcomes what comes back where all goes well
 * @param problems kinds of problem that are this operation's own; every operation can meet those of
 *     {@link #COMMON} besides
 */
record Operation(
        Section section,
        String zh,
        String en,
        String note,
        List<Input> inputs,
        Map<String, Schema> body,
        List<Outcome> outcomes,
        List<ProblemType> problems) {

    /** What can go wrong whatever is asked. */
    static final List<ProblemType> COMMON =
            List.of(ProblemType.REQUEST, ProblemType.TOO_LARGE, ProblemType.INTERNAL);

    /**
     * An answer that is no problem.
     *
     * @param en what it means
     * @param content by media type; empty where there is no body
     */
    record Outcome(int status, String en, Map<String, Schema> content) {}

    /** An operation of which no more is known yet. */
    static Operation of(Section section, String zh, String en) {
        return new Operation(section, zh, en, "", List.of(), Map.of(), List.of(), List.of());
    }

    /** The same with more to know about it. */
    Operation note(String text) {
        return new Operation(section, zh, en, text, inputs, body, outcomes, problems);
    }

    /** The same with further parameters. */
    Operation takes(Input... more) {
        return takes(List.of(more));
    }

    /** The same with further parameters. */
    Operation takes(List<Input> more) {
        return new Operation(section, zh, en, note, both(inputs, more), body, outcomes, problems);
    }

    /** The same, which reads a body; called once for each media type that it can have. */
    Operation reads(String mediaType, Schema schema) {
        return new Operation(
                section, zh, en, note, inputs, both(body, mediaType, schema), outcomes, problems);
    }

    /**
     * The same, which answers in one of these formats with status 200, as {@code Accept} or the
     * parameter {@code format} chooses, and with 304 where the client has that very answer.
     *
     * @param json what an answer in JSON looks like; the others are described by their media types
     */
    Operation answers(Schema json, List<Media> formats) {
        return takes(Input.format(formats))
                .outcome(200, "The answer.", contents(json, formats))
                .outcome(304, "The client has this answer already.", Map.of())
                .fails(ProblemType.PARAMETER, ProblemType.NOT_ACCEPTABLE);
    }

    /** The same, which answers in that format alone and always anew. */
    Operation gives(Schema schema, Media media) {
        return outcome(200, "The answer.", Map.of(media.type(), schema));
    }

    /** The same with an answer of that status that has no body. */
    Operation gives(int status, String meaning) {
        return outcome(status, meaning, Map.of());
    }

    /** The same with a further answer. */
    Operation outcome(int status, String meaning, Map<String, Schema> content) {
        return new Operation(
                section,
                zh,
                en,
                note,
                inputs,
                body,
                both(outcomes, List.of(new Outcome(status, meaning, content))),
                problems);
    }

    /** The same, which can meet these kinds of problem. */
    Operation fails(ProblemType... more) {
        return new Operation(
                section,
                zh,
                en,
                note,
                inputs,
                body,
                outcomes,
                both(problems, List.of(more)).stream().distinct().toList());
    }

    /** Names of the parameters that may stand in the query string. */
    List<String> queryNames() {
        return inputs.stream()
                .filter(input -> input.in() == Input.Place.QUERY)
                .map(Input::name)
                .toList();
    }

    /** The Operation Object of OpenAPI 3.1. */
    JsonObject json(String id) {
        JsonObject json =
                new JsonObject()
                        .put("operationId", id)
                        .put("tags", List.of(section.zh()))
                        .put("summary", zh + " " + en)
                        .put("x-summary", new JsonObject().put("zh", zh).put("en", en));
        if (!note.isEmpty()) {
            json.put("description", note);
        }
        if (!inputs.isEmpty()) {
            json.put("parameters", inputs.stream().map(Input::json).toList());
        }
        if (!body.isEmpty()) {
            json.put(
                    "requestBody",
                    new JsonObject().put("required", true).put("content", content(body)));
        }
        return json.put("responses", responses());
    }

    private JsonObject responses() {
        JsonObject responses = new JsonObject();
        for (Outcome outcome : outcomes) {
            JsonObject response = new JsonObject().put("description", outcome.en());
            responses.put(
                    Integer.toString(outcome.status()),
                    outcome.content().isEmpty()
                            ? response
                            : response.put("content", content(outcome.content())));
        }
        both(problems, COMMON).stream()
                .distinct()
                .sorted()
                .collect(
                        Collectors.groupingBy(
                                ProblemType::status, LinkedHashMap::new, Collectors.toList()))
                .forEach(
                        (status, types) -> responses.put(Integer.toString(status), problem(types)));
        return responses;
    }

    private static JsonObject problem(List<ProblemType> types) {
        return new JsonObject()
                .put(
                        "description",
                        types.stream()
                                .map(type -> type.label() + ": " + type.meaning())
                                .collect(Collectors.joining(" ")))
                .put("content", content(Map.of(Problems.TYPE, Schema.ref("Problem"))));
    }

    private static JsonObject content(Map<String, Schema> schemas) {
        JsonObject content = new JsonObject();
        schemas.forEach(
                (type, schema) -> content.put(type, new JsonObject().put("schema", schema)));
        return content;
    }

    private static Map<String, Schema> contents(Schema json, List<Media> formats) {
        Map<String, Schema> content = new LinkedHashMap<>();
        for (Media media : formats) {
            content.put(
                    media.type(),
                    switch (media) {
                        case JSON -> json;
                        case RESULTS_JSON -> Schema.ref("SparqlResults");
                        case JSON_LD -> Schema.any();
                        default -> Schema.text();
                    });
        }
        return content;
    }

    private static <T> List<T> both(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static Map<String, Schema> both(Map<String, Schema> some, String key, Schema value) {
        Map<String, Schema> all = new LinkedHashMap<>(some);
        all.put(key, value);
        return all;
    }
}
