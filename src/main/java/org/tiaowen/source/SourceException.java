package org.tiaowen.source;

import org.tiaowen.document.Problem;
import org.tiaowen.document.ProblemCode;

import java.util.List;

/** A file that cannot be read as a text; its message says what to do. */
public final class SourceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why a file cannot be read; each is a {@link ProblemCode} of that name. */
    public enum Reason {
        /** Missing, not a regular file, or no permission. */
        UNREADABLE,
        /** No character but blanks. */
        EMPTY,
        /** Bytes that are no text. */
        BINARY,
        /** Text in an encoding that cannot be told. */
        ENCODING,
        /** Longer than the limit, or unpacks to more than it. */
        TOO_LARGE,
        /** A format that is known and not read. */
        UNSUPPORTED,
        /** Under a password. */
        ENCRYPTED,
        /** Cut off or not built as its format asks. */
        DAMAGED,
        /** Pages without a text, such as a scan. */
        NO_TEXT,
        /** Asks for more time than is given to a file. */
        TOO_SLOW
    }

    /** With a message for the user. */
    public SourceException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** With the cause of an input error. */
    public SourceException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** The same for a report. */
    public Problem problem() {
        return new Problem(
                Problem.Severity.ERROR,
                ProblemCode.valueOf(reason.name()),
                List.of(String.valueOf(getMessage())),
                0,
                null);
    }
}
