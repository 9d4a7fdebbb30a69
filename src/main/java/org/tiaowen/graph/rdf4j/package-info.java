/**
 * The graph store by RDF4J's Repository API, for graphs that live elsewhere: {@link
 * org.tiaowen.graph.rdf4j.RemoteStores} opens what a {@link org.tiaowen.graph.rdf4j.GraphAddress}
 * names, an RDF4J server's repository or a SPARQL endpoint; {@link
 * org.tiaowen.graph.rdf4j.Federation} reads several servers as one.
 *
 * <p>Terms are converted here and nowhere else ({@link org.tiaowen.graph.rdf4j.Terms}); other
 * packages see a {@link org.tiaowen.graph.GraphStore} only. Nothing here parses or checks queries,
 * and no data is kept on this side.
 */
@NullMarked
package org.tiaowen.graph.rdf4j;

import org.jspecify.annotations.NullMarked;
