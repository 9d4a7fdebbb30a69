package org.tiaowen.source;

import org.tiaowen.source.SourceException.Reason;

/** Reads Doc. */
final class DocReader {
    private DocReader() {}

    static Extraction read(byte[] bytes, String name) throws SourceException {
        throw new SourceException(Reason.UNSUPPORTED, name + " is not read yet");
    }
}
