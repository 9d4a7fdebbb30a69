package org.tiaowen.server;

import io.javalin.http.Context;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * The body of an answer, held back until it is whole or long: a failure before that can still
 * become a proper error. {@link #send} sends it; without that, what was held back is never sent.
 *
 * <p>Up to {@value #THRESHOLD} bytes are held in memory. Beyond them the answer goes out as it is
 * made, and a failure breaks the connection; but where it may still turn out that the answer is
 * refused, it waits in a file of up to {@value #LONGEST} bytes.
 *
 * <p>Who reads an answer that goes out as it is made holds a thread and a state of the graph, whose
 * files stay until he has done: {@value #THRESHOLD} bytes have to be taken within five minutes, or
 * he is cut off.
 */
final class DeferredOutput extends OutputStream {

    /** Bytes that are held back in memory. */
    static final int THRESHOLD = 1 << 20;

    /** Bytes that are held back in a file. */
    static final long LONGEST = 64L << 20;

    /** How long a client may take to read so many bytes as are held back in memory. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Context ctx;
    private final Duration patience;
    private final BooleanSupplier mayBeRefused;
    private final Runnable beforeSending;
    private final HeldBytes held = new HeldBytes();
    private @Nullable FileChannel file;
    private @Nullable OutputStream out;
    private long filed;
    private @Nullable Future<?> cut;
    private long watched;

    /** A body that goes out once it is long. */
    DeferredOutput(Context ctx) {
        this(ctx, PATIENCE);
    }

    /** The same with another patience. */
    DeferredOutput(Context ctx, Duration patience) {
        this(ctx, patience, () -> false, () -> {});
    }

    /**
     * A body that may wait for its end.
     *
     * @param mayBeRefused whether it can still turn out that nothing of it is sent
     * @param beforeSending sets the headers that are known late
     */
    DeferredOutput(Context ctx, BooleanSupplier mayBeRefused, Runnable beforeSending) {
        this(ctx, PATIENCE, mayBeRefused, beforeSending);
    }

    private DeferredOutput(
            Context ctx, Duration patience, BooleanSupplier mayBeRefused, Runnable beforeSending) {
        this.ctx = ctx;
        this.patience = patience;
        this.mayBeRefused = mayBeRefused;
        this.beforeSending = beforeSending;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        OutputStream to = out == null ? held : out;
        to.write(bytes, offset, length);
        if (out == null && held.size() > THRESHOLD) {
            if (mayBeRefused.getAsBoolean()) {
                writeToFile();
            } else {
                stream();
            }
        } else if (file != null && (filed += length) > LONGEST) {
            stream();
        } else if (cut != null && (watched += length) > THRESHOLD) {
            watch();
        }
    }

    /** From here on so much more has to be read in time. Whatever fails ends the connection. */
    private void watch() {
        unwatch();
        cut = Connections.cutAfter(ctx, patience);
        watched = 0;
    }

    private void unwatch() {
        Future<?> last = cut;
        if (last != null) {
            last.cancel(false);
            cut = null;
        }
    }

    private void writeToFile() throws IOException {
        FileChannel spool = spool();
        file = spool;
        OutputStream opened = Channels.newOutputStream(spool);
        held.writeTo(opened);
        filed = held.size();
        held.reset();
        out = opened;
    }

    /** A file without a name, which is gone with the process at the latest. */
    private static FileChannel spool() throws IOException {
        Path path = Files.createTempFile("tiaowen", ".result");
        return FileChannel.open(
                path,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** From here on a failure is known by the status line that was sent. */
    private void stream() throws IOException {
        beforeSending.run();
        leaveLengthOpen(ctx);
        OutputStream body = ctx.outputStream();
        watch();
        if (file == null) {
            held.writeTo(body);
            held.reset();
        } else {
            copyFile(body);
        }
        out = body;
        ctx.res().flushBuffer();
    }

    /**
     * Says that the answer ends with its last chunk, also where the connection ends with it: so it
     * is known to be whole. A HEAD that makes no body says so too, for without it the length that
     * is told would be 0, which a GET has not (RFC 9110, section 8.6).
     */
    static void leaveLengthOpen(Context ctx) {
        if (ctx.req().getProtocol().equals("HTTP/1.1")) {
            ctx.header("Transfer-Encoding", "chunked");
        }
    }

    private void copyFile(OutputStream body) throws IOException {
        if (file != null) {
            file.position(0);
            Channels.newInputStream(file).transferTo(body);
            discard();
        }
    }

    /** Writers flush for reasons of their own; nothing is sent earlier for that. */
    @Override
    public void flush() {}

    /** Writers close what they wrote to; it is sent with {@link #send} only. */
    @Override
    public void close() {}

    /**
     * Sends what is whole now.
     *
     * @return whether it was short, so that {@link #body} has it
     */
    boolean send() throws IOException {
        if (out == null) {
            beforeSending.run();
            tellLength(ctx, held.size());
            ctx.result(held.stream());
            return true;
        }
        if (file != null) {
            beforeSending.run();
            tellLength(ctx, filed);
            copyFile(ctx.outputStream());
        }
        unwatch();
        return false;
    }

    /** A copy of a short body. */
    byte[] body() {
        return held.toByteArray();
    }

    /**
     * Says how long the body is. Without that it goes out in chunks, the end of which is a packet
     * of its own that the client waits for. Who takes compressed bodies gets chunks.
     */
    static void tellLength(Context ctx, long length) {
        if (ctx.header("Accept-Encoding") == null) {
            ctx.res().setContentLengthLong(length);
        }
    }

    /** Takes away what was not sent. */
    void discard() throws IOException {
        unwatch();
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
