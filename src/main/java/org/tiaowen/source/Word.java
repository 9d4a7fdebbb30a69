package org.tiaowen.source;

import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * WordprocessingML as a stream: attributes by local name, whatever the namespace, because the
 * transitional and the strict form of ECMA-376 differ in that alone.
 */
final class Word {
    private Word() {}

    static String attribute(XMLStreamReader xml, String name, String otherwise) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return otherwise;
    }

    /** The {@code val} of an element. */
    static String value(XMLStreamReader xml) {
        return attribute(xml, "val", "");
    }

    /** Whether a switch stands on: named without a value, it does. */
    static boolean isOn(String value) {
        return !(value.equals("0")
                || value.equals("false")
                || value.equals("off")
                || value.equals("none"));
    }

    static int number(String value, int otherwise) {
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /**
     * Level of a heading of an {@code outlineLvl}, which counts from 0 and says 9 for body text.
     */
    static int outline(XMLStreamReader xml) {
        int level = number(value(xml), 9);
        return level < 0 || level > 8 ? 0 : level + 1;
    }

    /** Goes to the end of the element that the stream stands at. */
    static void skip(XMLStreamReader xml) throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            depth += event == START_ELEMENT ? 1 : event == END_ELEMENT ? -1 : 0;
        }
    }
}
