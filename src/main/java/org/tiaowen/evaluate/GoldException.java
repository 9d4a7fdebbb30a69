package org.tiaowen.evaluate;

/** Expected answers that cannot be read; the message says which and why. */
public final class GoldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a message for the user. */
    public GoldException(String message) {
        super(message);
    }

    /** With the cause of an input error. */
    public GoldException(String message, Throwable cause) {
        super(message, cause);
    }
}
