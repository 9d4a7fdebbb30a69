package org.tiaowen.document;

import org.jspecify.annotations.Nullable;

/**
 * Something in a source that a person should look at.
 *
 * @param line line of the file, from 1; 0 for the file as a whole
 */
public record Problem(Severity severity, String message, int line, @Nullable Span span) {

    /** How much it matters. */
    public enum Severity {
        /** The source could not be read. */
        ERROR,
        /** Read, but perhaps not as meant. */
        WARNING,
        /** Worth knowing. */
        INFO
    }
}
