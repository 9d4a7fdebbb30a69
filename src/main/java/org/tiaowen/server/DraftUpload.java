package org.tiaowen.server;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/**
 * A draft as a client sends it: JSON with its text, a form with its text or a file, or the bare
 * text.
 *
 * @param name of the file; its ending helps to tell the format
 * @param parameters of the query string and of the form
 */
record DraftUpload(String name, byte[] bytes, Parameters parameters) {

    /** Bytes of the longest draft. */
    static final int LONGEST = 20 << 20;

    private static final String PASTED = "draft.txt";

    private static final Set<String> PARTS = Set.of("file", "text", "content", "name");

    /** The part of a form that is the file. */
    static final String FILE = "file";

    /** The part of a form, or the member of a JSON object, that is the text. */
    static final String TEXT = "text";

    /**
     * The part of a form that is a file once more, in base64: what a page asks for another report
     * of the same draft with, which nobody else keeps.
     */
    static final String CONTENT = "content";

    /** The name of that file. */
    static final String NAME = "name";

    /** The member of a JSON object that has parameters of the query string. */
    static final String FILTERS = "filters";

    /** The bytes in base64. */
    String content() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * Reads a request.
     *
     * @throws Problem where there is neither a text nor a file
     */
    static DraftUpload of(Context ctx) throws IOException {
        Parameters query = Parameters.ofQuery(ctx);
        String type = Body.mediaType(ctx);
        return switch (type) {
            case "application/json", "" -> {
                JsonBody body = JsonBody.of(ctx, LONGEST).only(TEXT, NAME, FILTERS);
                yield new DraftUpload(
                        body.optional(NAME).orElse(PASTED),
                        body.text(TEXT).getBytes(StandardCharsets.UTF_8),
                        query.and(Parameters.of(body.object(FILTERS).members())));
            }
            case "text/plain", "text/markdown" ->
                    new DraftUpload(PASTED, Body.bytes(ctx, LONGEST), query);
            case "multipart/form-data" -> ofForm(ctx, query);
            default ->
                    throw new Problem(
                            ProblemType.MEDIA_TYPE,
                            "a draft is sent as application/json, multipart/form-data or"
                                    + " text/plain, "
                                    + Body.insteadOf(ctx));
        };
    }

    private static DraftUpload ofForm(Context ctx, Parameters query) throws IOException {
        UploadedFile file = ctx.uploadedFile(FILE);
        StringBuilder more = new StringBuilder();
        ctx.formParamMap()
                .forEach(
                        (name, values) -> {
                            if (!PARTS.contains(name)) {
                                for (String value : values) {
                                    more.append(more.isEmpty() ? "" : "&")
                                            .append(Naming.encode(name))
                                            .append('=')
                                            .append(Naming.encode(value));
                                }
                            }
                        });
        Parameters both = query.and(Parameters.ofForm(more.toString()));
        if (file != null && file.size() > 0) {
            try (InputStream content = file.content()) {
                return new DraftUpload(file.filename(), content.readAllBytes(), both);
            }
        }
        String content = ctx.formParam(CONTENT);
        if (content != null) {
            String name = ctx.formParam(NAME);
            return new DraftUpload(name == null ? PASTED : name, decoded(content), both);
        }
        String text = ctx.formParam(TEXT);
        if (text == null || text.isBlank()) {
            throw new Problem(
                            ProblemType.PARAMETER,
                            "the form has neither a file ('%s') nor a text ('%s')"
                                    .formatted(FILE, TEXT))
                    .inChinese("请粘贴草案文本，或选择文件。")
                    .with("parameter", FILE);
        }
        return new DraftUpload(PASTED, text.getBytes(StandardCharsets.UTF_8), both);
    }

    private static byte[] decoded(String content) {
        try {
            return Base64.getDecoder().decode(content);
        } catch (IllegalArgumentException e) {
            throw Parameters.invalid(CONTENT, "'" + CONTENT + "' is not in base64");
        }
    }
}
