package org.tiaowen.source;

import org.tiaowen.source.PdfLayout.Block;
import org.tiaowen.source.PdfLayout.Printed;
import org.tiaowen.source.PdfLayout.Ruled;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the pages of a PDF one after the other, parted by form feeds. A table that runs over a
 * page is one: its rows go on behind the head and number of the page, and a row that the page cut
 * in two is whole again.
 */
final class PdfPages {
    /** Points by which the columns of a table move from one page to the next. */
    private static final float DRIFT = 6f;

    /** Lines at the head or foot of a page that are none of its text. */
    private static final int MOST_EDGES = 2;

    private final List<List<Block>> pages;

    /** On how many pages a line stands first or last but for its digits. */
    private final Map<String, Integer> edges = new HashMap<>();

    /** The table that a page ended with and that is not written yet. */
    private final List<Ruled> open = new ArrayList<>();

    PdfPages(List<List<Block>> pages) {
        this.pages = pages;
        for (List<Block> page : pages) {
            List<String> known = new ArrayList<>();
            for (int i = 0; i < page.size(); i++) {
                boolean edge = i < MOST_EDGES || i >= page.size() - MOST_EDGES;
                if (edge && page.get(i) instanceof Printed line && !known.contains(key(line))) {
                    known.add(key(line));
                    edges.merge(key(line), 1, Integer::sum);
                }
            }
        }
    }

    void write(ExtractedText out) throws SourceException {
        StringBuilder between = new StringBuilder();
        for (int p = 0; p < pages.size(); p++) {
            List<Block> page = pages.get(p);
            String feed = p > 0 ? "\f" : "";
            int head = head(page);
            if (!open.isEmpty() && head < page.size() && page.get(head) instanceof Ruled next) {
                between.append(feed);
                page.subList(0, head).forEach(b -> between.append(text(b)));
                if (goesOn(open.getFirst().table(), next.table())) {
                    goOn(open.getFirst().table().text(), next.table().text(), between.toString());
                } else {
                    close(out, between);
                    open.add(next);
                }
                between.setLength(0);
                head++;
            } else {
                close(out, between);
                out.append(feed);
                head = 0;
            }
            rest(page, head, between, out);
        }
        close(out, between);
    }

    /** Writes a page from a block on, but for a table that may go on and what stands below it. */
    private void rest(List<Block> page, int from, StringBuilder between, ExtractedText out)
            throws SourceException {
        int last = page.size();
        while (last > from && page.size() - last < MOST_EDGES && isEdge(page.get(last - 1))) {
            last--;
        }
        for (int i = from; i < page.size(); i++) {
            if (i >= last && !open.isEmpty()) {
                between.append(text(page.get(i)));
                continue;
            }
            close(out, between);
            switch (page.get(i)) {
                case Ruled table -> open.add(table);
                case Printed line -> {
                    out.heading(out.position(), line.heading() ? 1 : 0);
                    out.append(text(line));
                }
            }
        }
    }

    private void close(ExtractedText out, StringBuilder between) throws SourceException {
        for (Ruled ruled : open) {
            ruled.table().text().writeTable(out);
        }
        open.clear();
        out.append(between.toString());
        between.setLength(0);
    }

    /** The first block that is no running head. */
    private int head(List<Block> page) {
        int head = 0;
        while (head < Math.min(MOST_EDGES, page.size()) && isEdge(page.get(head))) {
            head++;
        }
        return head;
    }

    private boolean isEdge(Block block) {
        return block instanceof Printed line
                && (edges.getOrDefault(key(line), 0) > 1 || key(line).matches("[#—\\-–·第页共/]*"));
    }

    private static String key(Printed line) {
        return line.text().replaceAll("\\s+", "").replaceAll("\\d+", "#");
    }

    private static String text(Block block) {
        return block instanceof Printed line ? line.text() + "\n" : "";
    }

    private static boolean goesOn(PdfTable table, PdfTable next) {
        List<Float> a = table.grid().x();
        List<Float> b = next.grid().x();
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (Math.abs(a.get(i) - b.get(i)) > DRIFT) {
                return false;
            }
        }
        return true;
    }

    private static void goOn(TableText table, TableText next, String between) {
        table.rows().getLast().below(between);
        List<TableText.Row> rows = next.rows();
        int from = 0;
        while (from < rows.size()
                && from < table.rows().size()
                && texts(rows.get(from)).equals(texts(table.rows().get(from)))) {
            table.rows().add(rows.get(from++));
        }
        if (from < rows.size()) {
            TableText.Row before = table.rows().get(table.rows().size() - 1 - from);
            if (isRest(before, rows.get(from))) {
                before.join(rows.get(from++));
            }
        }
        table.rows().addAll(rows.subList(from, rows.size()));
    }

    private static List<String> texts(TableText.Row row) {
        return row.cells().stream().map(TableText.Cell::text).toList();
    }

    /**
     * Whether a row is the lower part of the one above: it has no number, or goes on a sentence.
     */
    private static boolean isRest(TableText.Row row, TableText.Row next) {
        List<String> above = texts(row);
        List<String> below = texts(next);
        if (above.size() != below.size() || below.stream().allMatch(String::isEmpty)) {
            return false;
        }
        int longest = 0;
        for (int i = 0; i < above.size(); i++) {
            if (above.get(i).isEmpty() && !below.get(i).isEmpty()) {
                return false;
            }
            longest = above.get(i).length() > above.get(longest).length() ? i : longest;
        }
        int number = 0;
        while (number < above.size()
                && !above.get(number).matches("[(（]?[\\d一二三四五六七八九十]+[)）.．、]?")) {
            number++;
        }
        if (number < above.size()) {
            return below.get(number).isEmpty();
        }
        return below.getFirst().isEmpty() && !above.get(longest).matches("(?s).*[。；;！]");
    }
}
