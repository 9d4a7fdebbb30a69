package org.tiaowen.server;

import io.javalin.http.Context;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The body of a request that may be longer than usual, and what it is said to be. */
final class Body {

    /** Bytes of a body too long that are read all the same. */
    private static final int LINGER = 8 << 20;

    private Body() {}

    /**
     * All bytes of the body.
     *
     * @throws Problem where they are more than that
     */
    static byte[] bytes(Context ctx, int most) throws IOException {
        InputStream in = ctx.req().getInputStream();
        boolean isTold = ctx.req().getContentLengthLong() > most;
        byte[] bytes = isTold ? new byte[0] : in.readNBytes(most + 1);
        if (isTold || bytes.length > most) {
            linger(ctx);
            throw new Problem(
                    ProblemType.TOO_LARGE,
                    "a body of more than %,d bytes is not read here".formatted(most));
        }
        return bytes;
    }

    /**
     * Reads on for a while, into nothing: most clients look for the answer only when all is sent,
     * and would find a broken connection instead.
     */
    static void linger(Context ctx) {
        byte[] nothing = new byte[1 << 13];
        try {
            InputStream in = ctx.req().getInputStream();
            for (int read = 0, n; read < LINGER && (n = in.read(nothing)) >= 0; read += n) {}
        } catch (IOException e) {
            // the client has gone, or says nothing more: it is answered as far as it listens
        }
    }

    /**
     * The body as text.
     *
     * @throws Problem where it is not UTF-8, or longer than that
     */
    static String text(Context ctx, int most) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(ctx, most)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Problem(ProblemType.REQUEST, "the body is not UTF-8");
        }
    }

    /** The media type in small letters, without parameters; empty where none was given. */
    static String mediaType(Context ctx) {
        String type = ctx.contentType() == null ? "" : ctx.contentType().toLowerCase(Locale.ROOT);
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip();
    }

    /** What the body is said to be, for a refusal: {@code not as 'text/plain'}. */
    static String insteadOf(Context ctx) {
        return ctx.contentType() == null
                ? "and the request has no Content-Type"
                : "not as '" + ctx.contentType() + "'";
    }

    /** Whether the body is said to be UTF-8, or nothing is said. */
    static boolean isUtf8(Context ctx) {
        String charset = ctx.req().getCharacterEncoding();
        return charset == null || charset.equalsIgnoreCase("utf-8");
    }
}
