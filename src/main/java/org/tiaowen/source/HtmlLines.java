package org.tiaowen.source;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Sets a page as lines, as a browser would: blocks part lines, what is hidden is not there. */
final class HtmlLines implements NodeFilter {
    private static final Set<String> UNSEEN =
            Set.of(
                    "head",
                    "script",
                    "style",
                    "noscript",
                    "template",
                    "select",
                    "textarea",
                    "iframe",
                    "object",
                    "svg",
                    "canvas",
                    "audio",
                    "video",
                    "map",
                    "title");

    private static final Pattern HIDDEN =
            Pattern.compile(
                    "display\\s*:\\s*none|visibility\\s*:\\s*hidden|font-size\\s*:\\s*0(?:px|pt|em)?\\s*(?:;|$)");

    private static final Pattern UNMARKED =
            Pattern.compile("list-style(?:-type)?\\s*:\\s*[^;]*none");
    private static final Set<String> BLOCKS = Set.of("td", "th", "tr", "dd", "dt", "li", "option");

    private final List<HtmlLine> lines = new ArrayList<>();
    private HtmlLine line;
    private int links;
    private int preformatted;

    private HtmlLines(Element root) {
        this.line = new HtmlLine(root, 0);
    }

    /** The lines of an element that are not blank. */
    static List<HtmlLine> of(Element root) {
        HtmlLines walk = new HtmlLines(root);
        // the root of a cell is a table's part: only what is below it is looked at
        for (Node child : root.childNodes()) {
            NodeTraversor.filter(walk, child);
        }
        walk.end(root);
        return walk.lines;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            write(text);
        } else if (node instanceof Element element) {
            String name = element.normalName();
            if (isHidden(element, name)) {
                return FilterResult.SKIP_CHILDREN;
            }
            if (name.equals("br") || name.equals("hr")) {
                end(parent(element));
                return FilterResult.CONTINUE;
            }
            if (name.equals("table")) {
                TableText table = HtmlTable.read(element);
                if (table != null) {
                    end(element);
                    for (Element caption : element.select("> caption")) {
                        line.append(caption.text(), false);
                        end(element);
                    }
                    line.table = table;
                    end(parent(element));
                    return FilterResult.SKIP_CHILDREN;
                }
            }
            if (isBlock(element, name)) {
                end(element);
                number(element, name);
            }
            links += name.equals("a") && element.hasAttr("href") ? 1 : 0;
            preformatted += name.equals("pre") ? 1 : 0;
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            String name = element.normalName();
            if (isHidden(element, name) || name.equals("br")) {
                return FilterResult.CONTINUE;
            }
            links -= name.equals("a") && element.hasAttr("href") ? 1 : 0;
            preformatted -= name.equals("pre") ? 1 : 0;
            if (isBlock(element, name)) {
                end(parent(element));
            }
        }
        return FilterResult.CONTINUE;
    }

    private static Element parent(Element element) {
        Element parent = element.parent();
        return parent == null ? element : parent;
    }

    private static boolean isBlock(Element element, String name) {
        return element.isBlock() || BLOCKS.contains(name);
    }

    private static boolean isHidden(Element element, String name) {
        return UNSEEN.contains(name)
                || element.hasAttr("hidden")
                || HIDDEN.matcher(element.attr("style").toLowerCase(Locale.ROOT)).find();
    }

    private void write(TextNode node) {
        String text = node.getWholeText();
        if (preformatted > 0) {
            String[] parts = text.split("\\R", -1);
            for (int i = 0; i < parts.length; i++) {
                if (i > 0) {
                    end(line.place());
                }
                line.append(parts[i], links > 0);
            }
            return;
        }
        StringBuilder out = new StringBuilder(text.length());
        boolean blank = line.endsInBlank();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean white = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
            if (!white || !blank) {
                out.append(white ? ' ' : c);
            }
            blank = white;
        }
        line.append(out.toString(), links > 0);
    }

    /** The number of a list item, which no text node holds. */
    private void number(Element element, String name) {
        Element list = element.parent();
        if (!name.equals("li")
                || list == null
                || !list.normalName().equals("ol")
                || UNMARKED.matcher(list.attr("style") + ";" + element.attr("style")).find()) {
            return;
        }
        int number = Word.number(list.attr("start"), 1);
        for (Element item : list.children()) {
            number = Word.number(item.attr("value"), number);
            if (item == element) {
                break;
            }
            number += item.normalName().equals("li") ? 1 : 0;
        }
        String format =
                switch (list.attr("type")) {
                    case "a" -> "lowerLetter";
                    case "A" -> "upperLetter";
                    case "i" -> "lowerRoman";
                    case "I" -> "upperRoman";
                    default -> "decimal";
                };
        line.append(NumberFormat.write(number, format) + ". ", false);
    }

    private void end(Element next) {
        if (!line.isBlank()) {
            lines.add(line);
        }
        line = new HtmlLine(next, heading(next));
    }

    private static int heading(Element place) {
        for (Element e = place; e != null; e = e.parent()) {
            String name = e.normalName();
            if (name.length() == 2
                    && name.charAt(0) == 'h'
                    && name.charAt(1) >= '1'
                    && name.charAt(1) <= '6') {
                return name.charAt(1) - '0';
            }
            if (e.isBlock() && !name.equals("div") && !name.equals("p")) {
                break;
            }
        }
        return 0;
    }
}
