package org.tiaowen.evaluate;

/**
 * An answer that is not the expected one.
 *
 * @param figure what it lowers, such as {@code units} or {@code measures.modality}
 * @param document source and title of the document
 * @param provision markers from the outermost in, joined by {@code /}; empty outside any
 * @param expected empty where nothing was
 * @param got empty where nothing was given
 */
public record Mistake(
        String figure, String document, String provision, String expected, String got) {}
