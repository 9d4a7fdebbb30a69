package org.tiaowen.search;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** A request or the index itself is not as it should be; the reason tells what a caller can do. */
public final class SearchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why it failed. */
    public enum Reason {
        /** A filter of that name does not exist. */
        FILTER(true),
        /** A filter has a value that cannot be: an unknown sector, a malformed date. */
        VALUE(true),
        /** The limit or offset is out of range. */
        PAGE(true),
        /** The mode does not exist. */
        MODE(true),
        /** It needs vectors, which are being computed. */
        NOT_READY(false),
        /** It needs vectors, which this program runs without. */
        NO_VECTORS(false),
        /** Another process, or another index of this process, holds the directory. */
        LOCKED(false),
        /** The directory holds no whole index; it can be made anew from the graph. */
        DAMAGED(false),
        /** The index was written in another format; it can be made anew from the graph. */
        FORMAT(false),
        /** The file system refused. */
        IO(false);

        private final boolean request;

        Reason(boolean request) {
            this.request = request;
        }

        /** Whether the request is at fault, and not the index. */
        public boolean isRequest() {
            return request;
        }

        /** Whether an index made anew with {@link SearchIndex#create} helps. */
        public boolean isCuredByCreate() {
            return this == DAMAGED || this == FORMAT;
        }
    }

    private final Reason reason;
    private final @Nullable String parameter;

    /** A failure that nothing else caused. */
    public SearchException(Reason reason, String message) {
        this(reason, message, null);
    }

    /** A failure with its cause. */
    public SearchException(Reason reason, String message, @Nullable Throwable cause) {
        this(reason, null, message, cause);
    }

    /** A failure by what a parameter of a request was given. */
    SearchException(
            Reason reason, @Nullable String parameter, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.parameter = parameter;
    }

    /** Which parameter of the request is at fault. */
    public Optional<String> parameter() {
        return Optional.ofNullable(parameter);
    }

    /** Why it failed. */
    public Reason reason() {
        return reason;
    }
}
