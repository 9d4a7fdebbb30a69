package org.tiaowen.parser;

import org.tiaowen.document.Column;
import org.tiaowen.source.Text;

import java.util.ArrayList;
import java.util.List;

/**
 * A cell of a row while the tree grows.
 *
 * @param header heading of its column
 * @param also the rows below that it is merged over, known once they are read
 */
record RowCell(Text text, String header, Column column, List<Outline.Node> also) {
    RowCell(Text text, String header, Column column) {
        this(text, header, column, new ArrayList<>());
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
