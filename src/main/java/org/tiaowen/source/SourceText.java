package org.tiaowen.source;

import org.tiaowen.document.Furniture;
import org.tiaowen.document.Problem;

import java.util.List;
import java.util.Map;

/**
 * What a file says.
 *
 * @param name name of the file, relative to the folder ingested
 * @param sha256 of its bytes, lower-case hex
 * @param original decoded text, as all spans count it: without the byte order mark, each CR LF and
 *     each lone CR as one LF
 * @param frontMatter the scalar fields of YAML front matter
 * @param lines the lines that say something
 * @param tables the tables that the file marks or sets in plain columns, in text order
 * @param furniture what was taken out: front matter, mark-up
 * @param problems what a person should look at
 */
public record SourceText(
        String name,
        String sha256,
        String original,
        Map<String, String> frontMatter,
        List<Line> lines,
        List<Table> tables,
        List<Furniture> furniture,
        List<Problem> problems) {

    /** Takes copies of the collections. */
    public SourceText {
        frontMatter = Map.copyOf(frontMatter);
        lines = List.copyOf(lines);
        tables = List.copyOf(tables);
        furniture = List.copyOf(furniture);
        problems = List.copyOf(problems);
    }
}
