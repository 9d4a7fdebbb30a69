package org.tiaowen.source;

import org.tiaowen.document.Furniture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sources whose tables a file marks, as the readers of Word and HTML give them. */
public final class MarkedTables {
    private MarkedTables() {}

    /** The source of a text with these tables. */
    public static SourceText source(String text, List<Table> tables) {
        List<Furniture> furniture = new ArrayList<>();
        List<Line> lines = new LineScanner(text, 0, tables, furniture).lines();
        return new SourceText(
                "marked.docx", "0", text, Map.of(), lines, tables, furniture, List.of());
    }
}
