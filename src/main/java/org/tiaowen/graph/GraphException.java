package org.tiaowen.graph;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** A store or a query failed; the reason tells what the caller can do about it. */
public final class GraphException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why it failed. */
    public enum Reason {
        /** Another process, or another store of this process, holds the data directory. */
        LOCKED,
        /** The query is no SPARQL; {@link #line()} and {@link #column()} say where. */
        SYNTAX,
        /** The query asks for what is not allowed here: SERVICE, code loaded by name. */
        FORBIDDEN,
        /**
         * A write aims at a graph that is not the writer's: a source's, a derived one, the
         * vocabulary, a name that is kept for those, or the union of all graphs.
         */
        PROTECTED,
        /** The query did not end within its limit of time. */
        TIMEOUT,
        /** The query holds more memory than one may: rows to sort, to group or to join. */
        MEMORY,
        /** All queries together hold as much memory as they may; it is free again soon. */
        BUSY,
        /** The query is well-formed but could not be evaluated. */
        EVALUATION,
        /** A named query got no value for a parameter, an unknown one, or one of the wrong type. */
        PARAMETER,
        /** The machine that holds the graph, or each that holds a part of it, does not answer. */
        UNREACHABLE,
        /** The file system refused, or the data directory holds something else. */
        IO
    }

    /** What helps where a store on disk is damaged. */
    public static final String REMEDY =
            ". Restore a backup (./tiaowen restore BACKUP --data NEW), or read the texts again"
                    + " (./tiaowen ingest TEXTS --data NEW); what was uploaded lies in sources/";

    private final Reason reason;
    private final int line;
    private final int column;
    private final @Nullable String parameter;

    /** A failure without a place. */
    public GraphException(Reason reason, String message, @Nullable Throwable cause) {
        this(reason, message, -1, -1, cause);
    }

    /** A failure without a place or a cause. */
    public GraphException(Reason reason, String message) {
        this(reason, message, -1, -1, null);
    }

    /** A failure at a place of the query's text; both count from 1, or are -1 where unknown. */
    public GraphException(
            Reason reason, String message, int line, int column, @Nullable Throwable cause) {
        this(reason, message, line, column, null, cause);
    }

    private GraphException(
            Reason reason,
            String message,
            int line,
            int column,
            @Nullable String parameter,
            @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.line = line;
        this.column = column;
        this.parameter = parameter;
    }

    /** With reason {@code PARAMETER}: what is wrong with the parameter of that name. */
    public static GraphException ofParameter(
            String name, String message, @Nullable Throwable cause) {
        return new GraphException(Reason.PARAMETER, message, -1, -1, name, cause);
    }

    /** Never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** Why it failed. */
    public Reason reason() {
        return reason;
    }

    /** Line of the query, from 1; -1 where unknown. */
    public int line() {
        return line;
    }

    /** Column of the query, from 1; -1 where unknown. */
    public int column() {
        return column;
    }

    /** Which parameter of a named query is at fault. */
    public Optional<String> parameter() {
        return Optional.ofNullable(parameter);
    }
}
