package org.tiaowen.server;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An element of a page. Texts and values of attributes are escaped when the page is written, and
 * only there: nothing that a file says can become markup.
 */
final class Html {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern ADDRESS = Pattern.compile("(?:/(?!/)|[?#]|https?://).*");
    private static final Set<String> EMPTY = Set.of("br", "input", "link", "meta");

    /** Each a {@code String}, an {@code Html} or a {@code Raw}. */
    private final List<Object> children = new ArrayList<>();

    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final String tag;

    private Html(String tag) {
        if (!NAME.matcher(tag).matches()) {
            throw new IllegalArgumentException("not the name of an element: " + tag);
        }
        this.tag = tag;
    }

    /** An element that holds others. */
    static Html of(String tag, Html... children) {
        return new Html(tag).add(children);
    }

    /** An element that holds a text. */
    static Html of(String tag, String text) {
        return new Html(tag).text(text);
    }

    /**
     * A link. Addresses come from files too: one that is neither local nor of the web (such as
     * {@code javascript:}) is shown and leads nowhere.
     */
    static Html link(String address, String text) {
        return ADDRESS.matcher(address).matches()
                ? of("a", text).with("href", address)
                : of("span", text);
    }

    /** Markup of our own making. */
    private record Raw(String markup) {}

    /** Packaged markup, such as a drawing; never what a file says. */
    static Html packaged(String tag, String markup) {
        Html element = of(tag);
        element.children.add(new Raw(markup));
        return element;
    }

    /** This element with an attribute. */
    Html with(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of an attribute: " + name);
        }
        attributes.put(name, value);
        return this;
    }

    /** This element with more in it. */
    Html add(Html... more) {
        children.addAll(List.of(more));
        return this;
    }

    /** This element with more in it. */
    Html add(Collection<Html> more) {
        children.addAll(more);
        return this;
    }

    /** This element with more text in it. */
    Html text(String text) {
        children.add(text);
        return this;
    }

    /** The element and all that it holds, as HTML. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        write(out);
        return out.toString();
    }

    private void write(StringBuilder out) {
        out.append('<').append(tag);
        attributes.forEach(
                (name, value) -> {
                    out.append(' ').append(name).append("=\"");
                    escape(value, out);
                    out.append('"');
                });
        out.append('>');
        if (EMPTY.contains(tag)) {
            return;
        }
        for (Object child : children) {
            if (child instanceof Html element) {
                element.write(out);
            } else if (child instanceof Raw raw) {
                out.append(raw.markup());
            } else {
                escape(child.toString(), out);
            }
        }
        out.append("</").append(tag).append('>');
    }

    /** Right for text and for attributes in double quotes. Control characters are none of HTML. */
    private static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n', '\t', '\r' -> out.append(c);
                default -> out.append(Character.isISOControl(c) ? '\ufffd' : c);
            }
        }
    }
}
