package org.tiaowen.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.tiaowen.source.SourceException.Reason;

import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Looks at the packed streams of a PDF before it is opened, because PDFBox unpacks each wholly into
 * memory: a few kilobytes may stand for gigabytes.
 */
final class PdfStreams {
    /** Bytes that one stream may unpack to; the text of a page takes some ten thousand. */
    private static final long LIMIT = 64L << 20;

    private static final int DICTIONARY = 2048;
    private static final Pattern IMAGE = Pattern.compile("/Subtype\\s*/Image");
    private static final Pattern TWICE =
            Pattern.compile("(?s)/(?:FlateDecode|Fl)\\b.*/(?:FlateDecode|Fl)\\b");

    private PdfStreams() {}

    /**
     * Refuses a file with a stream that unpacks to too much.
     *
     * @throws SourceException where it holds one
     */
    static void check(byte[] bytes, String name, Deadline deadline) throws SourceException {
        byte[] sink = new byte[1 << 16];
        for (int i = 6; i + 3 < bytes.length; i++) {
            int data = bytes[i] == '\r' ? i + 2 : i + 1;
            // 'stream', a line break, and the first byte of zlib
            if ((bytes[i] == '\n' || bytes[i] == '\r')
                    && bytes[i - 1] == 'm'
                    && bytes[i - 6] == 's'
                    && bytes[i - 5] == 't'
                    && data < bytes.length
                    && (bytes[data] & 0x0f) == 8
                    && !isSkipped(bytes, i - 6, name)) {
                deadline.check();
                if (unpacked(bytes, data, sink) > LIMIT) {
                    throw new SourceException(
                            Reason.TOO_LARGE,
                            name + " unpacks to more than any text takes; print it to a new file");
                }
            }
        }
    }

    /** Whether the stream is an image, which nobody unpacks here. */
    private static boolean isSkipped(byte[] bytes, int stream, String name) throws SourceException {
        int from = Math.max(0, stream - DICTIONARY);
        String before = new String(bytes, from, stream - from, ISO_8859_1);
        String dictionary = before.substring(Math.max(0, before.lastIndexOf(" obj")));
        if (TWICE.matcher(dictionary).find()) {
            throw new SourceException(
                    Reason.UNSUPPORTED, name + " packs a stream twice; print it to a new file");
        }
        return IMAGE.matcher(dictionary).find();
    }

    private static long unpacked(byte[] bytes, int from, byte[] sink) {
        Inflater inflater = new Inflater();
        long written = 0;
        try {
            inflater.setInput(bytes, from, bytes.length - from);
            int more = inflater.inflate(sink);
            while (more > 0 && written <= LIMIT) {
                written += more;
                more = inflater.inflate(sink);
            }
        } catch (DataFormatException e) {
            // damaged or no zlib at all: the reader will tell
            return written;
        } finally {
            inflater.end();
        }
        return written;
    }
}
