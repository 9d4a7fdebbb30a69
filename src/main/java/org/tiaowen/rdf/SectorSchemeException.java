package org.tiaowen.rdf;

/** A file that is no sector scheme; the message says what is wrong and where. */
public final class SectorSchemeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SectorSchemeException(String file, String message) {
        super("sectors: " + file + ": " + message);
    }

    SectorSchemeException(String file, String message, Throwable cause) {
        super("sectors: " + file + ": " + message, cause);
    }
}
