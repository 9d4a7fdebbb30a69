package org.tiaowen.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Bytes that wait in memory, in pieces: one array that grows would be copied again and again, and
 * be large enough for the collector to treat it apart.
 */
final class HeldBytes extends OutputStream {

    private static final int PIECE = 32 << 10;

    private final List<byte[]> pieces = new ArrayList<>();

    /** Bytes of the last piece that are used. */
    private int used = PIECE;

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        for (int done = 0; done < length; ) {
            if (used == PIECE) {
                pieces.add(new byte[PIECE]);
                used = 0;
            }
            int some = Math.min(length - done, PIECE - used);
            System.arraycopy(bytes, offset + done, pieces.getLast(), used, some);
            used += some;
            done += some;
        }
    }

    /** How many there are. */
    int size() {
        return pieces.size() * PIECE - (PIECE - used);
    }

    /** Forgets them all. */
    void reset() {
        pieces.clear();
        used = PIECE;
    }

    void writeTo(OutputStream out) throws IOException {
        for (int i = 0; i < pieces.size(); i++) {
            out.write(pieces.get(i), 0, length(i));
        }
    }

    /** The bytes of now, not copied. */
    InputStream stream() {
        List<InputStream> streams = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            streams.add(new ByteArrayInputStream(pieces.get(i), 0, length(i)));
        }
        return new SequenceInputStream(Collections.enumeration(streams));
    }

    /** The bytes of now, copied. */
    byte[] toByteArray() {
        byte[] bytes = new byte[size()];
        for (int i = 0; i < pieces.size(); i++) {
            System.arraycopy(pieces.get(i), 0, bytes, i * PIECE, length(i));
        }
        return bytes;
    }

    private int length(int piece) {
        return piece == pieces.size() - 1 ? used : PIECE;
    }
}
