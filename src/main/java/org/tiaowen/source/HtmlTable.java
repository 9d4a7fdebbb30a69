package org.tiaowen.source;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells tables of data from those that lay out a page, which the pages of the 2000s are made of.
 *
 * <p>A table of data has several rows of several cells, none of which holds a table, an image map
 * of paragraphs or most of the text.
 */
final class HtmlTable {
    private static final int LONG_CELL = 1500;

    private HtmlTable() {}

    /** The table, or null where it is no table of data. */
    static @Nullable TableText read(Element element) {
        if (element.selectFirst("table table, h1, h2, form, ul li a") != null) {
            return null;
        }
        TableText table = new TableText();
        int longest = 0;
        int all = 0;
        int linked = 0;
        for (Element tr : rows(element)) {
            boolean header =
                    tr.closest("thead") != null
                            || (tr.selectFirst("> th") != null && tr.selectFirst("> td") == null);
            TableText.Row row = table.row(header);
            for (Element cell : tr.children()) {
                if (cell.normalName().equals("td") || cell.normalName().equals("th")) {
                    List<HtmlLine> lines = HtmlLines.of(cell);
                    List<String> texts = lines.stream().map(HtmlLine::text).toList();
                    int length = texts.stream().mapToInt(String::length).sum();
                    longest = Math.max(longest, length);
                    all += length;
                    linked +=
                            lines.stream()
                                    .mapToInt(l -> l.linkShare() > 0.7 ? l.text().length() : 0)
                                    .sum();
                    row.add(
                            new TableText.Cell(
                                    texts,
                                    Word.number(cell.attr("colspan"), 1),
                                    Word.number(cell.attr("rowspan"), 1),
                                    false));
                }
            }
        }
        boolean layout =
                !table.isGrid()
                        || longest > LONG_CELL
                        || (all > 400 && longest > all * 0.6)
                        || linked > all * 0.5;
        return layout ? null : table;
    }

    private static List<Element> rows(Element table) {
        List<Element> rows = new ArrayList<>();
        for (Element child : table.children()) {
            switch (child.normalName()) {
                case "tr" -> rows.add(child);
                case "thead", "tbody", "tfoot" ->
                        child.children().stream()
                                .filter(e -> e.normalName().equals("tr"))
                                .forEach(rows::add);
                default -> {}
            }
        }
        return rows;
    }
}
