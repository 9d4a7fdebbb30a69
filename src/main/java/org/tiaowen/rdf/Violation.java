package org.tiaowen.rdf;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * A thing that has not the shape it should have (SHACL, section 3.6.2).
 *
 * @param focus the thing
 * @param path the property that is wrong, as SPARQL writes it; null where the thing itself is
 * @param value the value that is wrong; null where one is missing or too many are there
 * @param shape the shape that was asked for
 * @param component IRI of the kind of constraint
 * @param severity {@code violation}, {@code warning} or {@code info}
 * @param message what is wrong, in English
 */
public record Violation(
        Node focus,
        @Nullable String path,
        @Nullable Node value,
        Node shape,
        String component,
        String severity,
        String message) {

    /** On one line. */
    @Override
    public String toString() {
        return focus + (path == null ? "" : " " + path) + ": " + message;
    }
}
