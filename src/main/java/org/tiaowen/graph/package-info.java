/**
 * The store of triples: replace one source's named graph, read a committed one, run a query.
 *
 * <p>{@link org.tiaowen.graph.GraphStore} is the port, {@link org.tiaowen.graph.jena} its engine on
 * Apache Jena TDB2, {@link org.tiaowen.graph.rdf4j} the one for graphs that live elsewhere. {@link
 * org.tiaowen.graph.Sparql} turns text into a checked query, {@link org.tiaowen.graph.QueryLibrary}
 * holds the named ones of {@code queries/}.
 *
 * <p>Nothing here knows how a text becomes triples, nor how a result is written for a client.
 */
@NullMarked
package org.tiaowen.graph;

import org.jspecify.annotations.NullMarked;
