/**
 * The graph store on Apache Jena: {@link org.tiaowen.graph.jena.Tdb2Store}, in a directory or in
 * memory. Other packages see it as a {@link org.tiaowen.graph.GraphStore} only.
 */
@NullMarked
package org.tiaowen.graph.jena;

import org.jspecify.annotations.NullMarked;
