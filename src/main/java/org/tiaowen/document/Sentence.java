package org.tiaowen.document;

import org.jspecify.annotations.Nullable;

/**
 * A structural cut of the text: what ends in 。！？, or an enumerated item. Its address does not
 * depend on what it says.
 *
 * @param id path inside the document, such as {@code sec_1/s_2}; {@code s_1} outside any provision
 * @param provision id of the provision whose own text holds it
 * @param text without the marker, line breaks and furniture
 */
public record Sentence(String id, @Nullable String provision, String text, Span span) {}
