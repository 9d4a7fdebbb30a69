package org.tiaowen.source;

import org.tiaowen.document.Furniture;
import org.tiaowen.document.Problem;

import java.util.List;
import java.util.Map;

/**
 * The text that a reader of a format took out of a file.
 *
 * @param text lines as a person reads them on the page; all positions count its code points
 * @param tables its tables of data, in text order
 * @param furniture what of it is no part of a document
 * @param headings level of the headings, by the code point at which their lines begin
 * @param fields facts that the file states beside its text, named as in front matter
 * @param problems what a person should look at
 */
record Extraction(
        String text,
        List<Table> tables,
        List<Furniture> furniture,
        Map<Integer, Integer> headings,
        Map<String, String> fields,
        List<Problem> problems) {

    Extraction {
        tables = List.copyOf(tables);
        furniture = List.copyOf(furniture);
        headings = Map.copyOf(headings);
        fields = Map.copyOf(fields);
        problems = List.copyOf(problems);
    }
}
