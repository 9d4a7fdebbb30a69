/**
 * Which words are these, and what do they mean? Segmentation with tags, phrases with values,
 * pinyin, vectors.
 *
 * <p>{@link org.tiaowen.analysis.Embedder} gives the vector of a text, {@link
 * org.tiaowen.analysis.Reranker} says how well a text answers a query. Both run a model in this
 * process (the only home of ONNX Runtime and of HuggingFace's tokenizers), by default the packaged
 * one, and ask nothing of the network.
 *
 * <p>The only home of HanLP (portable 1.8: its dictionaries lie in its jar, nothing is read from or
 * written to the file system and nothing is downloaded). {@link org.tiaowen.analysis.Segmenter} is
 * the entry: it is made once, with the words that a registry of units, a scheme of sectors and the
 * lexicon of policy language add, and is safe for any number of threads afterwards. {@link
 * org.tiaowen.analysis.PhraseMatcher} finds many thousand fixed phrases in one pass. {@link
 * org.tiaowen.analysis.Pinyin} spells names for identifiers. {@link org.tiaowen.analysis.Folding}
 * makes equal what only looks different, one character for one, so that every position found in a
 * folded text holds in the text itself.
 *
 * <p>All positions are {@code char} indices of the string given, as everywhere in {@code
 * java.lang.String}, not code points.
 *
 * <p>HanLP's own recognition of organisations is not used: it is poor on organs of government. What
 * is a unit, a sector or a measure is said elsewhere; this package knows words only.
 */
@NullMarked
package org.tiaowen.analysis;

import org.jspecify.annotations.NullMarked;
