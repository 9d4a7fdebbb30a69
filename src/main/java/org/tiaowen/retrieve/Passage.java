package org.tiaowen.retrieve;

/**
 * A piece of text with its address: a sentence, a provision, or a document that is named alone.
 *
 * @param text as it stands in the source, without its marker; of a provision that holds others its
 *     own words; empty for a document
 * @param citation how people cite it
 */
public record Passage(String iri, String text, String citation) {}
