package org.tiaowen.graph;

import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.exec.RowSet;

import java.util.Iterator;

/**
 * What a query answers, streamed: it is valid only inside the {@link ResultReader} that receives it
 * and is computed while it is read. Reading on past the time limit throws a {@link GraphException}
 * with reason {@code TIMEOUT}.
 */
public sealed interface QueryResult {

    /** Of SELECT: the variables, then the rows. */
    record Rows(RowSet rows) implements QueryResult {}

    /** Of ASK. */
    record Truth(boolean value) implements QueryResult {}

    /** Of CONSTRUCT and DESCRIBE; the same triple may come more than once. */
    record Triples(Iterator<Triple> triples) implements QueryResult {}
}
