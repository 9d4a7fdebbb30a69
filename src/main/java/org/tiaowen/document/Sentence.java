package org.tiaowen.document;

import org.jspecify.annotations.Nullable;

/**
 * A structural cut of the text: what ends in 。！？, an enumerated item, or what a cell of a table
 * holds. Its address does not depend on what it says.
 *
 * @param id path inside the document, such as {@code sec_1/s_2}; {@code s_1} outside any provision
 * @param provision id of the provision whose own text holds it
 * @param text without the marker, line breaks and furniture
 * @param cell where it stands in a table; null outside any
 */
public record Sentence(
        String id, @Nullable String provision, String text, Span span, @Nullable Cell cell) {

    /** A sentence outside any table. */
    public Sentence(String id, @Nullable String provision, String text, Span span) {
        this(id, provision, text, span, null);
    }

    /** Whether it stands in a column of this sort. */
    public boolean isIn(Column column) {
        return cell != null && cell.column() == column;
    }
}
