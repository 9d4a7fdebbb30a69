/**
 * The straight way from file to graph and index.
 *
 * <p>{@link org.tiaowen.ingest.PolicyReader} turns bytes into documents and facts; {@link
 * org.tiaowen.ingest.Ingester} writes them: the original bytes first, then the graph in one
 * transaction, then the index. {@link org.tiaowen.ingest.IndexSync} keeps the index what the graph
 * says, at start and whenever asked. A crash between any two of these steps is repaired at the next
 * start, because each later one can be made again from the one before.
 *
 * <p>{@link org.tiaowen.ingest.DataFolder} is where all of it lies, held by one process.
 */
@NullMarked
package org.tiaowen.ingest;

import org.jspecify.annotations.NullMarked;
