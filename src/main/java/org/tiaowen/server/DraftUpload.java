package org.tiaowen.server;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

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

    /** The part of a form that is the file. */
    static final String FILE = "file";

    /** The part of a form, or the member of a JSON object, that is the text. */
    static final String TEXT = "text";

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
                JsonBody body = JsonBody.of(ctx, LONGEST);
                yield new DraftUpload(
                        body.optional("name").orElse(PASTED),
                        body.text(TEXT).getBytes(StandardCharsets.UTF_8),
                        query);
            }
            case "text/plain", "text/markdown" ->
                    new DraftUpload(PASTED, Body.bytes(ctx, LONGEST), query);
            case "multipart/form-data" -> ofForm(ctx, query);
            default ->
                    throw new Problem(
                            ProblemType.MEDIA_TYPE,
                            "a draft is sent as application/json, multipart/form-data or"
                                    + " text/plain, not as "
                                    + type);
        };
    }

    private static DraftUpload ofForm(Context ctx, Parameters query) throws IOException {
        UploadedFile file = ctx.uploadedFile(FILE);
        StringBuilder more = new StringBuilder();
        ctx.formParamMap()
                .forEach(
                        (name, values) -> {
                            if (!name.equals(TEXT) && !name.equals(FILE)) {
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
        String text = ctx.formParam(TEXT);
        if (text == null || text.isBlank()) {
            throw new Problem(
                            ProblemType.PARAMETER,
                            "the form has neither a file ('%s') nor a text ('%s')"
                                    .formatted(FILE, TEXT))
                    .with("parameter", FILE);
        }
        return new DraftUpload(PASTED, text.getBytes(StandardCharsets.UTF_8), both);
    }
}
