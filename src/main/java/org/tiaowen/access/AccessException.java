package org.tiaowen.access;

import org.jspecify.annotations.Nullable;

/** The tokens cannot be read or changed as asked; the message says what to do. */
public final class AccessException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A failure that the user can put right. */
    public AccessException(String message) {
        this(message, null);
    }

    /** The same with its cause. */
    public AccessException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
