package org.tiaowen.source;

import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import org.jspecify.annotations.Nullable;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What a DOCX paragraph says of itself; what it does not say its style does. */
final class DocxProperties {
    @Nullable String style;
    @Nullable String list;

    /** Level in its list, from 0; -1 where it is not said. */
    int level = -1;

    /** Level as a heading, from 1; 0 for body text, -1 where it is not said. */
    int heading = -1;

    boolean newPage;

    /** Whether a revision deletes the end of the paragraph, which joins it to the next. */
    boolean markDeleted;

    boolean markHidden;

    /** Reads a {@code pPr} to its end. */
    void read(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == END_ELEMENT && xml.getLocalName().equals("pPr")) {
                break;
            }
            if (event != START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "pStyle" -> style = Word.value(xml);
                case "numId" -> list = Word.value(xml);
                case "ilvl" -> level = Word.number(Word.value(xml), 0);
                case "outlineLvl" -> heading = Word.outline(xml);
                case "pageBreakBefore" -> newPage = Word.isOn(Word.value(xml));
                case "del", "moveFrom" -> markDeleted = true;
                case "vanish" -> markHidden = Word.isOn(Word.value(xml));
                // what it was before a revision; sections hold no text
                case "pPrChange", "rPrChange", "sectPr", "tabs" -> Word.skip(xml);
                default -> {}
            }
        }
    }

    /** Reads the {@code rPr} of a run to its end and says whether it hides the run. */
    static boolean isHidden(XMLStreamReader xml) throws XMLStreamException {
        boolean hidden = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == END_ELEMENT && xml.getLocalName().equals("rPr")) {
                break;
            }
            if (event == START_ELEMENT) {
                if (xml.getLocalName().equals("rPrChange")) {
                    Word.skip(xml);
                } else if (xml.getLocalName().equals("vanish")) {
                    hidden = Word.isOn(Word.value(xml));
                }
            }
        }
        return hidden;
    }
}
