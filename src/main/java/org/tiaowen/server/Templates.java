package org.tiaowen.server;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;

import io.javalin.http.Context;

import java.util.Map;

/**
 * Makes pages of the templates in {@code src/main/jte}, which are compiled with the program. A
 * template takes {@code frame} ({@link Frame}) and {@code page}, a record with what it shows, and
 * hands its content to the template {@code layout}. Whatever it writes is escaped for its place.
 */
final class Templates {

    /** Nothing comes from elsewhere and no text is run as a script. */
    private static final String POLICY =
            "default-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none';"
                    + " frame-ancestors 'none'; form-action 'self'";

    private static final String INLINE_STYLES =
            POLICY
                    + "; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'"
                    + " data:";

    /** Made when the first page is asked for. */
    private static final class Compiled {

        static final TemplateEngine ENGINE =
                TemplateEngine.createPrecompiled(
                        null, ContentType.Html, null, Templates.class.getPackageName());
    }

    private Templates() {}

    /**
     * Answers with a page.
     *
     * @param name of the template, without its ending
     * @param page what the template takes as {@code page}
     */
    static void give(Context ctx, Frame frame, String name, Object page) {
        prepare(ctx, frame);
        ctx.result(bytes(frame, name, page));
    }

    /** What an answer says that is a page. */
    static void prepare(Context ctx, Frame frame) {
        ctx.header("Content-Security-Policy", frame.hasInlineStyles() ? INLINE_STYLES : POLICY)
                .header("Content-Language", frame.tag())
                .header("Vary", "Accept, Accept-Encoding, Accept-Language, Cookie")
                .contentType("text/html; charset=utf-8");
    }

    /** A page in UTF-8; control characters, which HTML has not, become blanks. */
    static byte[] bytes(Frame frame, String name, Object page) {
        Utf8ByteOutput out = new Utf8ByteOutput();
        Compiled.ENGINE.render(name + ".jte", Map.of("frame", frame, "page", page), out);
        byte[] bytes = out.toByteArray();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] >= 0 && bytes[i] < ' ' && bytes[i] != '\n' && bytes[i] != '\t') {
                bytes[i] = ' ';
            }
        }
        return bytes;
    }
}
