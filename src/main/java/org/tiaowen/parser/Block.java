package org.tiaowen.parser;

import org.tiaowen.source.Line;
import org.tiaowen.source.Text;

import java.util.List;

/**
 * A paragraph: the lines that were one before they were wrapped.
 *
 * @param title whether it is a document's title
 */
record Block(List<Line> lines, Text text, boolean title) {

    Block {
        lines = List.copyOf(lines);
    }

    static Block of(List<Line> lines, boolean title) {
        return new Block(lines, Text.join(lines.stream().map(Line::text).toList()), title);
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
