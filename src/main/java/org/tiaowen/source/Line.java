package org.tiaowen.source;

import org.jspecify.annotations.Nullable;

/**
 * A line of a source that says something.
 *
 * @param number its number in the file, from 1
 * @param text without layout blanks and mark-up; never empty
 * @param words the same with each run of blanks kept as one, for where blanks part names
 * @param width as set: 2 for a full-width character, 1 for others
 * @param indent width of the blanks before it
 * @param blankBefore whether an empty line stands before it
 * @param pageBreakBefore whether a page begins with it: a form feed or the foot of a page stands
 *     before it
 * @param heading level of a Markdown heading, 0 for none
 * @param bold whether the whole line is marked bold
 * @param row the row of a table that it is, or a part of which; its text has a tab between two
 *     cells; null outside tables
 */
public record Line(
        int number,
        Text text,
        String words,
        int width,
        int indent,
        boolean blankBefore,
        boolean pageBreakBefore,
        int heading,
        boolean bold,
        Table.@Nullable Row row) {

    /** A part of the line, as a line of its own. */
    public Line part(int from, int to) {
        Text slice = text.slice(from, to).strip();
        return new Line(
                number,
                slice,
                slice.chars(),
                width(slice.chars()),
                from == 0 ? indent : 0,
                blankBefore && from == 0,
                pageBreakBefore && from == 0,
                heading,
                bold,
                row);
    }

    /** The same line, read as if it stood in no table. */
    public Line outsideTables() {
        return new Line(
                number,
                text,
                words,
                width,
                indent,
                blankBefore,
                pageBreakBefore,
                heading,
                bold,
                null);
    }

    /** The same line, known to be a heading of this level. */
    Line headed(int level) {
        return new Line(
                number, text, words, width, indent, blankBefore, pageBreakBefore, level, bold, row);
    }

    /** The same line, known to begin a page. */
    public Line atPageTop() {
        return new Line(number, text, words, width, indent, blankBefore, true, heading, bold, row);
    }

    /** Width as set of a string: 2 for Chinese characters and full-width punctuation, else 1. */
    public static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            width += c >= 0x2e80 || (c >= 0x2010 && c <= 0x2027) ? 2 : 1;
        }
        return width;
    }
}
