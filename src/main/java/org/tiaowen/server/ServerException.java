package org.tiaowen.server;

/** The server could not start; the message says why and what to do. */
public final class ServerException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why it could not start. */
    public enum Reason {
        /** Another program listens at the port. */
        PORT_IN_USE,
        /** The host is no address of this machine, or the port is reserved. */
        ADDRESS
    }

    private final Reason reason;

    /** A failure with its cause. */
    public ServerException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why it could not start. */
    public Reason reason() {
        return reason;
    }
}
