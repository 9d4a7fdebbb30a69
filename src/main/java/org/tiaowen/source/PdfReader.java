package org.tiaowen.source;

import org.tiaowen.source.SourceException.Reason;

/** Reads Pdf. */
final class PdfReader {
    private PdfReader() {}

    static Extraction read(byte[] bytes, String name) throws SourceException {
        throw new SourceException(Reason.UNSUPPORTED, name + " is not read yet");
    }
}
