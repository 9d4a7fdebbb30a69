package org.tiaowen.server;

import io.javalin.http.Context;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The body of an answer, held back until it is whole or long: a failure before that can still
 * become a proper error. Closing sends it; without closing, what was held back is never sent.
 */
final class DeferredOutput extends OutputStream {

    /** Bytes that are held back. */
    static final int THRESHOLD = 1 << 20;

    private final Context ctx;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private @Nullable OutputStream out;

    DeferredOutput(Context ctx) {
        this.ctx = ctx;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (out != null) {
            out.write(bytes, offset, length);
        } else {
            held.write(bytes, offset, length);
            if (held.size() > THRESHOLD) {
                out = ctx.outputStream();
                held.writeTo(out);
                held.reset();
                // From here on a failure is known by the status line that was sent.
                ctx.res().flushBuffer();
            }
        }
    }

    /** Writers flush for reasons of their own; nothing is sent earlier for that. */
    @Override
    public void flush() {}

    @Override
    public void close() {
        if (out == null) {
            ctx.result(held.toByteArray());
        }
    }
}
