package org.tiaowen.parser;

import org.jspecify.annotations.Nullable;
import org.tiaowen.source.Line;
import org.tiaowen.source.Text;

import java.util.List;

/**
 * A paragraph: the lines that were one before they were wrapped.
 *
 * @param title whether it is a document's title
 * @param row the row of a table that it is; null where it is running text
 */
record Block(List<Line> lines, Text text, boolean title, @Nullable TableRow row) {

    Block {
        lines = List.copyOf(lines);
    }

    static Block of(List<Line> lines, boolean title) {
        return new Block(lines, joined(lines), title, null);
    }

    static Block ofRow(List<Line> lines, TableRow row) {
        return new Block(lines, joined(lines), false, row);
    }

    private static Text joined(List<Line> lines) {
        return Text.join(lines.stream().map(Line::text).toList());
    }

    /** Whether it is a row of a table: no set form, title or marker of running text. */
    boolean isRow() {
        return row != null;
    }

    /** The folded text. */
    String folded() {
        return text.folded();
    }

    /** The words as printed, blanks that part names kept. */
    String words() {
        StringBuilder words = new StringBuilder();
        for (Line line : lines) {
            words.append(line.words());
        }
        return words.toString();
    }

    Line first() {
        return lines.getFirst();
    }
}
