package org.tiaowen.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.javalin.http.Context;

import java.io.IOException;
import java.util.Optional;

/** A JSON object that a client posts, and the members that it has. */
final class JsonBody {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode object;

    private JsonBody(JsonNode object) {
        this.object = object;
    }

    /**
     * Reads the body of a request.
     *
     * @throws Problem where it is no JSON object, or longer than so many bytes
     */
    static JsonBody of(Context ctx, int most) throws IOException {
        try {
            JsonNode node = MAPPER.readTree(Body.text(ctx, most));
            if (node != null && node.isObject()) {
                return new JsonBody(node);
            }
        } catch (JsonProcessingException e) {
            throw new Problem(
                    ProblemType.REQUEST, "the body is not JSON: " + e.getOriginalMessage());
        }
        throw new Problem(ProblemType.REQUEST, "the body has to be a JSON object");
    }

    /**
     * A member that has to be there.
     *
     * @throws Problem where it is no string
     */
    String text(String name) {
        return optional(name)
                .orElseThrow(
                        () ->
                                new Problem(
                                                ProblemType.PARAMETER,
                                                "the body lacks '" + name + "', a string")
                                        .with("parameter", name));
    }

    /**
     * A member that need not be there; null counts as not there.
     *
     * @throws Problem where it is something else than a string
     */
    Optional<String> optional(String name) {
        JsonNode member = object.get(name);
        if (member == null || member.isNull()) {
            return Optional.empty();
        }
        if (!member.isTextual()) {
            throw new Problem(ProblemType.PARAMETER, "'" + name + "' has to be a string")
                    .with("parameter", name);
        }
        return Optional.of(member.textValue());
    }
}
