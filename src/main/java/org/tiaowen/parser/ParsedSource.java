package org.tiaowen.parser;

import org.tiaowen.document.Document;
import org.tiaowen.document.Furniture;
import org.tiaowen.document.Problem;
import org.tiaowen.source.SourceText;

import java.util.List;

/**
 * What the parser makes of a source: every character that is no blank lies in a document's span or
 * in furniture.
 */
public record ParsedSource(
        SourceText source,
        List<Document> documents,
        List<Furniture> furniture,
        List<Problem> problems) {

    /** Takes copies of the lists. */
    public ParsedSource {
        documents = List.copyOf(documents);
        furniture = List.copyOf(furniture);
        problems = List.copyOf(problems);
    }

    /** The same with other problems. */
    public ParsedSource with(List<Problem> others) {
        return new ParsedSource(source, documents, furniture, others);
    }
}
