package org.tiaowen.access;

import java.time.Instant;
import java.util.Locale;

/**
 * What is known of a token; the token itself is known to its bearer alone.
 *
 * @param name who or what bears it, as the audit log names them
 * @param scope what it lets its bearer do
 * @param created when it was made
 */
public record Token(String name, Scope scope, Instant created) {

    /** What a token is good for. */
    public enum Scope {
        /** Reading, where that is closed. */
        READ,
        /** Writing, and reading where that is closed. */
        WRITE;

        /** As it is written: {@code read}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Letters, digits and {@code . _ -}: nothing that could break a line or a report. */
    private static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}";

    /** Refuses a name that is not one. */
    public Token {
        if (!name.matches(NAME)) {
            throw new AccessException(
                    "a name has 1 to 64 letters, digits, '.', '_' or '-': "
                            + AuditLog.printable(name));
        }
    }

    /** Whether its bearer may write. */
    public boolean mayWrite() {
        return scope == Scope.WRITE;
    }
}
