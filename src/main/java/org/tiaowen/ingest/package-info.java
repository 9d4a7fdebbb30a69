/**
 * The straight way from file to graph and index.
 *
 * <p>{@link org.tiaowen.ingest.PolicyReader} turns bytes into documents and facts; {@link
 * org.tiaowen.ingest.Ingester} writes them: the original bytes first, then the graph in one
 * transaction, then the index. {@link org.tiaowen.ingest.IndexSync} keeps the index what the graph
 * says, at start and whenever asked. A crash between any two of these steps is repaired at the next
 * start, because each later one can be made again from the one before.
 *
 * <p>{@link org.tiaowen.ingest.DataFolder} is where all of it lies, held by one process. {@link
 * org.tiaowen.ingest.Corrections} is what people say beside the files, {@link
 * org.tiaowen.ingest.VectorSync} computes the vectors that the index lacks, {@link
 * org.tiaowen.ingest.Backup} writes all of it into a file.
 *
 * <p>It has no rule of reading, mapping or ranking of its own: it calls those who have, in the
 * order that a crash survives.
 */
@NullMarked
package org.tiaowen.ingest;

import org.jspecify.annotations.NullMarked;
