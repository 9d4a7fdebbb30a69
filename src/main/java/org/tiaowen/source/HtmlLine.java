package org.tiaowen.source;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Furniture;

/** A line of a page as a browser shows it; a row of a table of data is one. */
final class HtmlLine {
    private final StringBuilder text = new StringBuilder();
    private final Element place;
    private final int heading;
    private int linked;

    /** What it is where it belongs to no document. */
    Furniture.@Nullable Kind kind;

    /** The table that it begins. */
    @Nullable TableText table;

    /**
     * A line without a character.
     *
     * @param place the innermost block that holds it
     * @param heading level of the heading that it stands in, 0 for none
     */
    HtmlLine(Element place, int heading) {
        this.place = place;
        this.heading = heading;
    }

    void append(String more, boolean link) {
        text.append(more);
        if (link) {
            linked += more.strip().length();
        }
    }

    /** Its characters, those of a table as its cells give them. */
    String text() {
        if (table != null) {
            StringBuilder all = new StringBuilder();
            for (TableText.Row row : table.rows()) {
                row.cells().forEach(c -> all.append(c.text()).append('\t'));
            }
            return all.toString();
        }
        return strip(text);
    }

    /** Without the blanks that a browser drops at the ends of a line; indents stay. */
    private static String strip(CharSequence line) {
        int from = 0;
        int to = line.length();
        while (from < to && line.charAt(from) == ' ') {
            from++;
        }
        while (to > from && line.charAt(to - 1) == ' ') {
            to--;
        }
        return line.subSequence(from, to).toString();
    }

    boolean endsInBlank() {
        return text.isEmpty() || text.charAt(text.length() - 1) == ' ';
    }

    boolean isBlank() {
        return table == null
                && text.chars()
                        .allMatch(
                                c ->
                                        Character.isWhitespace(c)
                                                || Character.isSpaceChar(c)
                                                || c == '\u200b'
                                                || c == '\ufeff');
    }

    Element place() {
        return place;
    }

    int heading() {
        return heading;
    }

    /** The part of its characters that are links. */
    double linkShare() {
        int length = text.toString().strip().length();
        return length == 0 ? 0 : (double) linked / length;
    }

    /** The characters that make it running text: 0 for what is short, a link or has no stop. */
    int weight() {
        String own = text();
        if (table != null) {
            return own.length();
        }
        boolean prose = own.length() >= 16 && own.chars().anyMatch(c -> "，。；、：".indexOf(c) >= 0);
        return prose && linkShare() < 0.3 ? own.length() : 0;
    }
}
