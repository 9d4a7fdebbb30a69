/**
 * Which clauses answer this question, and does this quote stand in that clause? What programs that
 * talk to people need: each clause whole, with how it is cited, where it stands and whether it is
 * in force.
 *
 * <p>{@link org.tiaowen.retrieve.Retriever} finds the clauses that answer a question and says
 * whether they do; {@link org.tiaowen.retrieve.QuoteVerifier} compares a quote with what the texts
 * say. Both read the search index and a snapshot of the graph that the caller holds. {@link
 * org.tiaowen.retrieve.DocumentText} is a document read back from the graph, whole and in order.
 *
 * <p>Nothing here writes, ranks (that is {@code search}) or generates a word: every text is as it
 * stands in a source.
 */
@NullMarked
package org.tiaowen.retrieve;

import org.jspecify.annotations.NullMarked;
