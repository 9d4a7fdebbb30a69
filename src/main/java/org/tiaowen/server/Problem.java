package org.tiaowen.server;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer that is an error, as RFC 9457 describes it. It is thrown by whoever finds it and
 * written by {@link Problems}.
 */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();
    private String chinese = "";

    /**
     * A problem of that type.
     *
     * @param detail what is wrong with this request and what would be right, in English
     */
    Problem(ProblemType type, String detail) {
        super(detail, null, false, false);
        this.type = type;
    }

    /** The same problem with a further member, such as the line of a syntax error. */
    Problem with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    /** The same problem with what a page in Chinese says of it. */
    Problem inChinese(String detail) {
        chinese = detail;
        return this;
    }

    /** What is wrong, in Chinese: of this request, or at least of its kind. */
    String chinese() {
        return chinese.isEmpty() ? type.meaningZh() : chinese;
    }

    /** The same problem with a header of its answer. */
    Problem header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    ProblemType type() {
        return type;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** The members of the JSON object. */
    JsonObject json(int status, String instance) {
        JsonObject json =
                new JsonObject()
                        .put("type", type.uri())
                        .put("title", type.title())
                        .put("status", status)
                        .put("detail", getMessage())
                        .put("instance", instance);
        members.forEach(json::put);
        return json;
    }
}
