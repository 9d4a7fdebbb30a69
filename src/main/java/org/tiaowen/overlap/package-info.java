/**
 * What does this text repeat? Two clauses are compared word against word and fact against fact.
 *
 * <p>{@link org.tiaowen.overlap.ClauseReader} makes texts ready, {@link
 * org.tiaowen.overlap.Comparer} says of two of them how they stand to each other, where they are
 * alike, in what they differ and why it thinks so. {@link org.tiaowen.overlap.Overlaps} is the
 * entry: it compares two texts or a draft with a corpus, and {@link
 * org.tiaowen.overlap.OverlapGraphs} keeps what overlaps inside the corpus.
 *
 * <p>Nothing here parses a text or computes a vector, and nothing gives a legal opinion: labels and
 * differences are cues for a reader.
 */
@NullMarked
package org.tiaowen.overlap;

import org.jspecify.annotations.NullMarked;
