package org.tiaowen.source;

import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What the paragraph styles of a DOCX say of lists and headings; a style takes over what its base
 * says.
 */
final class DocxStyles {
    private static final Pattern HEADING = Pattern.compile("(?:heading|标题) ?([1-9])");
    private static final int DEEPEST = 20;

    private final Map<String, Style> styles = new HashMap<>();
    private @Nullable String standard;

    /** One style; what it does not say is null. */
    private record Style(
            @Nullable String base,
            @Nullable String list,
            @Nullable Integer level,
            @Nullable Integer heading) {}

    /** Reads {@code word/styles.xml}. */
    static DocxStyles of(WordPackage parts) throws XMLStreamException {
        DocxStyles styles = new DocxStyles();
        XMLStreamReader xml = parts.part("word/styles.xml").orElse(null);
        while (xml != null && xml.hasNext()) {
            if (xml.next() == START_ELEMENT && xml.getLocalName().equals("style")) {
                styles.read(xml);
            }
        }
        return styles;
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        String id = Word.attribute(xml, "styleId", "");
        boolean paragraph = Word.attribute(xml, "type", "paragraph").equals("paragraph");
        boolean isDefault = paragraph && Word.isOn(Word.attribute(xml, "default", "0"));
        String base = null;
        String list = null;
        Integer level = null;
        Integer heading = null;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == END_ELEMENT && xml.getLocalName().equals("style")) {
                break;
            }
            if (event != START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "name" -> heading = named(Word.value(xml));
                case "basedOn" -> base = Word.value(xml);
                case "numId" -> list = Word.value(xml);
                case "ilvl" -> level = Word.number(Word.value(xml), 0);
                case "outlineLvl" -> heading = Word.outline(xml);
                default -> {}
            }
        }
        styles.put(id, new Style(base, list, level, heading));
        if (isDefault) {
            standard = id;
        }
    }

    private static @Nullable Integer named(String name) {
        String folded = name.toLowerCase(Locale.ROOT).strip();
        Matcher m = HEADING.matcher(folded);
        if (m.matches()) {
            return Integer.valueOf(m.group(1));
        }
        return folded.equals("title") || folded.equals("标题") ? Integer.valueOf(1) : null;
    }

    /** Level of the heading that a style makes; 0 for none. */
    int heading(@Nullable String style) {
        for (Style s : chain(style)) {
            if (s.heading() != null) {
                return s.heading();
            }
        }
        return 0;
    }

    /** The list that a style puts its paragraphs in; null for none. */
    @Nullable String list(@Nullable String style) {
        for (Style s : chain(style)) {
            if (s.list() != null) {
                return s.list();
            }
        }
        return null;
    }

    /** The level of that list; without one said it is the level that names the style. */
    int level(@Nullable String style, String list, ListNumbering numbering) {
        String id = style == null ? standard : style;
        for (int i = 0; id != null && i < DEEPEST; i++) {
            Style s = styles.get(id);
            if (s == null) {
                break;
            }
            int bound = numbering.levelOf(list, id);
            if (bound > 0) {
                return bound;
            }
            if (s.level() != null) {
                return s.level();
            }
            id = s.base();
        }
        return 0;
    }

    private Iterable<Style> chain(@Nullable String style) {
        List<Style> chain = new ArrayList<>();
        String id = style == null ? standard : style;
        while (id != null && chain.size() < DEEPEST) {
            Style s = styles.get(id);
            if (s == null) {
                break;
            }
            chain.add(s);
            id = s.base();
        }
        return chain;
    }
}
