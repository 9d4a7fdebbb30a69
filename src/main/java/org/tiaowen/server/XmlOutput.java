package org.tiaowen.server;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** XML of one namespace in UTF-8. Characters that XML 1.0 does not have become U+FFFD. */
final class XmlOutput implements AutoCloseable {

    private final XMLStreamWriter writer;
    private final String namespace;
    private boolean isInside;

    XmlOutput(OutputStream out, String namespace) throws XMLStreamException {
        writer =
                XMLOutputFactory.newFactory()
                        .createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
        writer.writeStartDocument("UTF-8", "1.0");
        writer.setDefaultNamespace(namespace);
        this.namespace = namespace;
    }

    /** Begins an element; attributes in pairs of name and value. */
    XmlOutput open(String name, String... attributes) throws XMLStreamException {
        writer.writeStartElement(namespace, name);
        if (!isInside) {
            writer.writeDefaultNamespace(namespace);
            isInside = true;
        }
        return attributes(attributes);
    }

    /** An attribute of the element that was just begun. */
    XmlOutput attribute(String name, String value) throws XMLStreamException {
        return attributes(name, value);
    }

    /** An element without content. */
    XmlOutput empty(String name, String... attributes) throws XMLStreamException {
        writer.writeEmptyElement(namespace, name);
        return attributes(attributes);
    }

    /** An element that holds a text. */
    XmlOutput element(String name, String text, String... attributes) throws XMLStreamException {
        return open(name, attributes).text(text).end();
    }

    XmlOutput text(String text) throws XMLStreamException {
        writer.writeCharacters(clean(text));
        return this;
    }

    /** Ends the innermost element. */
    XmlOutput end() throws XMLStreamException {
        writer.writeEndElement();
        return this;
    }

    private XmlOutput attributes(String... pairs) throws XMLStreamException {
        for (int i = 0; i < pairs.length; i += 2) {
            writer.writeAttribute(pairs[i], clean(pairs[i + 1]));
        }
        return this;
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(c -> isXml(c) ? c : 0xFFFD).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** Char of XML 1.0, section 2.2. */
    private static boolean isXml(int c) {
        return c == 0x9
                || c == 0xA
                || c == 0xD
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }

    @Override
    public void close() throws XMLStreamException {
        writer.writeEndDocument();
        writer.close();
    }
}
