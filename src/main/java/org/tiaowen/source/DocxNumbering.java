package org.tiaowen.source;

import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import org.jspecify.annotations.Nullable;
import org.tiaowen.source.ListNumbering.Instance;
import org.tiaowen.source.ListNumbering.Level;

import java.util.HashMap;
import java.util.Map;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads {@code word/numbering.xml}, where alone the automatic numbers of a DOCX stand. */
final class DocxNumbering {
    private final Map<String, Map<Integer, Level>> definitions = new HashMap<>();
    private final Map<String, Instance> instances = new HashMap<>();
    private final Map<String, String> linked = new HashMap<>();
    private final Map<String, String> owned = new HashMap<>();

    private DocxNumbering() {}

    static ListNumbering of(WordPackage parts) throws XMLStreamException {
        DocxNumbering numbering = new DocxNumbering();
        XMLStreamReader xml = parts.part("word/numbering.xml").orElse(null);
        while (xml != null && xml.hasNext()) {
            if (xml.next() == START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "abstractNum" -> numbering.definition(xml);
                    case "num" -> numbering.instance(xml);
                    default -> {}
                }
            }
        }
        // a definition may be only the name of a style whose list another one defines
        numbering.linked.forEach(
                (id, style) -> {
                    String owner = numbering.owned.get(style);
                    if (owner != null) {
                        numbering.definitions.put(
                                id, numbering.definitions.getOrDefault(owner, Map.of()));
                    }
                });
        return new ListNumbering(numbering.definitions, numbering.instances);
    }

    private void definition(XMLStreamReader xml) throws XMLStreamException {
        String id = Word.attribute(xml, "abstractNumId", "");
        Map<Integer, Level> levels = new HashMap<>();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == END_ELEMENT && xml.getLocalName().equals("abstractNum")) {
                break;
            }
            if (event == START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "lvl" -> {
                        int at = Word.number(Word.attribute(xml, "ilvl", "0"), 0);
                        levels.put(at, level(xml));
                    }
                    case "numStyleLink" -> linked.put(id, Word.value(xml));
                    case "styleLink" -> owned.put(Word.value(xml), id);
                    default -> {}
                }
            }
        }
        definitions.put(id, levels);
    }

    private void instance(XMLStreamReader xml) throws XMLStreamException {
        String id = Word.attribute(xml, "numId", "");
        String definition = "";
        Map<Integer, Level> levels = new HashMap<>();
        Map<Integer, Integer> starts = new HashMap<>();
        int overridden = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == END_ELEMENT && xml.getLocalName().equals("num")) {
                break;
            }
            if (event == START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "abstractNumId" -> definition = Word.value(xml);
                    case "lvlOverride" ->
                            overridden = Word.number(Word.attribute(xml, "ilvl", "0"), 0);
                    case "startOverride" -> starts.put(overridden, Word.number(Word.value(xml), 1));
                    case "lvl" -> levels.put(overridden, level(xml));
                    default -> {}
                }
            }
        }
        instances.put(id, new Instance(definition, levels, starts));
    }

    private static Level level(XMLStreamReader xml) throws XMLStreamException {
        int start = 0;
        String format = "decimal";
        String text = "";
        String suffix = "tab";
        boolean legal = false;
        int restart = -1;
        @Nullable String style = null;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == END_ELEMENT && xml.getLocalName().equals("lvl")) {
                break;
            }
            if (event != START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "start" -> start = Word.number(Word.value(xml), 0);
                case "numFmt" -> format = Word.value(xml);
                case "lvlText" -> text = Word.value(xml);
                case "suff" -> suffix = Word.value(xml);
                case "isLgl" -> legal = Word.isOn(Word.value(xml));
                case "lvlRestart" -> restart = Word.number(Word.value(xml), -1);
                case "pStyle" -> style = Word.value(xml);
                // a newer number format stands beside the one that all know
                case "Choice" -> Word.skip(xml);
                case "rPr", "pPr" -> Word.skip(xml);
                default -> {}
            }
        }
        return new Level(start, format, text, suffix, legal, restart, style);
    }
}
