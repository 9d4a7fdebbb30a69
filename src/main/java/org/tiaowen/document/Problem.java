package org.tiaowen.document;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Something in a source that a person should look at.
 *
 * @param details what the words of the code ask for
 * @param line line of the file, from 1; 0 for the file as a whole
 */
public record Problem(
        Severity severity, ProblemCode code, List<String> details, int line, @Nullable Span span) {

    /** Takes a copy of the list. */
    public Problem {
        details = List.copyOf(details);
    }

    /** In words for people. */
    public String message(Language language) {
        return code.message(language, details);
    }

    /** In English, as in logs. */
    public String message() {
        return message(Language.EN);
    }

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
