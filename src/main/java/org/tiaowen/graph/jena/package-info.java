/**
 * The graph store on Apache Jena: {@link org.tiaowen.graph.jena.Tdb2Store}, in a directory or in
 * memory. Other packages see it as a {@link org.tiaowen.graph.GraphStore} only.
 *
 * <p>Around it stand what makes queries end in time and in memory ({@link
 * org.tiaowen.graph.jena.GuardedExecutor} and the other guards, {@link
 * org.tiaowen.graph.jena.MemoryBudget}, {@link org.tiaowen.graph.jena.Turns}), what lets users
 * write graphs of theirs alone ({@link org.tiaowen.graph.jena.UserDataset}), and what tells and
 * mends damage ({@link org.tiaowen.graph.jena.StoreFiles}, {@link
 * org.tiaowen.graph.jena.StoreCheck}, {@link org.tiaowen.graph.jena.MappedSegments}). It parses no
 * query and knows no vocabulary but the notes that the store keeps of its graphs.
 */
@NullMarked
package org.tiaowen.graph.jena;

import org.jspecify.annotations.NullMarked;
