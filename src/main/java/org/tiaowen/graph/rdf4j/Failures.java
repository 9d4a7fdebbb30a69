package org.tiaowen.graph.rdf4j;

import org.eclipse.rdf4j.common.exception.RDF4JException;
import org.eclipse.rdf4j.query.QueryEvaluationException;
import org.eclipse.rdf4j.query.QueryInterruptedException;
import org.tiaowen.graph.GraphException;
import org.tiaowen.graph.GraphException.Reason;

import java.io.IOException;

/** What RDF4J's failures are at the port. */
final class Failures {

    private Failures() {}

    static GraphException of(RDF4JException failure) {
        if (failure instanceof QueryInterruptedException) {
            return new GraphException(
                    Reason.TIMEOUT, "the query did not end within its limit", failure);
        }
        if (hasCause(failure, IOException.class)) {
            return new GraphException(
                    Reason.UNREACHABLE,
                    "the graph's server cannot be reached: " + message(failure),
                    failure);
        }
        if (failure instanceof QueryEvaluationException
                || hasCause(failure, QueryEvaluationException.class)) {
            return new GraphException(
                    Reason.EVALUATION,
                    "the query cannot be evaluated: " + message(failure),
                    failure);
        }
        return new GraphException(
                Reason.IO, "the graph's server refused: " + message(failure), failure);
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        Throwable cause = failure.getCause();
        while (cause != null && !type.isInstance(cause)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    /** The first line: servers send traces. */
    private static String message(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
