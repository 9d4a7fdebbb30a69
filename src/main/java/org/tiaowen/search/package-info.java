/**
 * Which sentences match? The full-text index: written from a committed named graph, read by search.
 *
 * <p>The only home of Lucene. {@link org.tiaowen.search.SearchIndex} is the entry: {@link
 * org.tiaowen.search.SearchIndex#reflect reflect} replaces the entries of one source by what its
 * named graph says and is the one way in for ingest, repair and reindex alike; {@link
 * org.tiaowen.search.SearchIndex#search search} answers a {@link org.tiaowen.search.SearchRequest}.
 *
 * <h2>What is in the index</h2>
 *
 * <p>An entry is a sentence, or a leaf provision that holds none ({@link
 * org.tiaowen.search.Entry}). Its text stands in two fields: the words that {@link
 * org.tiaowen.analysis.Segmenter} cuts, words inside words too, and the pairs of neighbouring
 * characters. Words carry meaning and are few, so that rare ones weigh much; pairs find what was
 * cut differently in the query and in the text, new words above all. Both are scored by BM25 and
 * added ({@link org.tiaowen.search.Ranking} has the weights and says what each is for). The title
 * of the document and the headings above the entry are fields of their own: a sentence seldom
 * repeats what its heading has said.
 *
 * <h2>How it stays true</h2>
 *
 * <p>A change of a source, or of several that wait together, is one commit, which carries the state
 * of the graph that it reflects. A kill at any moment leaves the last commit. Readers see a change
 * when it is committed and are never disturbed by one. Nothing here decides what is out of date:
 * the caller compares {@link org.tiaowen.search.SearchIndex#reflected reflected} with the store.
 *
 * <h2>Meaning</h2>
 *
 * <p>An entry also has the vector of its text ({@link org.tiaowen.search.Vectors}), where that is
 * known when it is written. The index says which texts it lacks ({@link
 * org.tiaowen.search.SearchIndex#withoutVector withoutVector}); it computes none but those of
 * queries. What is near to a vector is {@link org.tiaowen.search.SearchIndex#nearest nearest}. By
 * words and meaning together an entry is scored as {@link org.tiaowen.search.Blend} says ({@link
 * org.tiaowen.search.Fusion}).
 *
 * <p>It does not know validity, and it parses no query language: a query is words, whatever
 * characters it holds.
 */
@NullMarked
package org.tiaowen.search;

import org.jspecify.annotations.NullMarked;
