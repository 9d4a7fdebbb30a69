package org.tiaowen.ingest;

/** What keeps an ingest from beginning or going on; its message says what to do. */
public final class IngestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What is wrong. */
    public enum Reason {
        /** A path given does not exist, or holds nothing to ingest. */
        NOTHING_THERE,
        /** sources.yaml is not what it should be. */
        CORRECTIONS,
        /** Another process holds the data directory. */
        LOCKED,
        /** The data directory was written by another version. */
        FORMAT,
        /** The file system refuses. */
        IO
    }

    /** With a message for the user. */
    public IngestException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** With the cause. */
    public IngestException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** What is wrong. */
    public Reason reason() {
        return reason;
    }
}
