package org.tiaowen.source;

import org.tiaowen.source.SourceException.Reason;

/** Reads Html. */
final class HtmlReader {
    private HtmlReader() {}

    static Extraction read(byte[] bytes, String name) throws SourceException {
        throw new SourceException(Reason.UNSUPPORTED, name + " is not read yet");
    }
}
