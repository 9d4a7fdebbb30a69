package org.tiaowen.source;

import org.tiaowen.source.SourceException.Reason;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The XML parts of a Word document since 2007, unpacked within limits. */
final class WordPackage {
    /** Bytes that all parts may unpack to. */
    private static final long LIMIT = 256L << 20;

    private static final int PARTS = 5000;

    private final String name;
    private final Map<String, byte[]> parts;

    private WordPackage(String name, Map<String, byte[]> parts) {
        this.name = name;
        this.parts = parts;
    }

    /**
     * Unpacks the parts that hold text.
     *
     * @throws SourceException where it is cut off, damaged or unpacks to too much
     */
    static WordPackage open(byte[] bytes, String name) throws SourceException {
        if (!isComplete(bytes)) {
            throw new SourceException(Reason.DAMAGED, name + " is cut off; fetch it again");
        }
        Map<String, byte[]> parts = new HashMap<>();
        long left = LIMIT;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            int seen = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++seen > PARTS) {
                    throw new SourceException(
                            Reason.TOO_LARGE, name + " holds over " + PARTS + " parts");
                }
                String part = entry.getName();
                if (part.endsWith(".xml") || part.endsWith(".rels")) {
                    byte[] content = zip.readNBytes((int) Math.min(left + 1, SourceReader.LIMIT));
                    left -= content.length;
                    if (left < 0 || content.length == SourceReader.LIMIT) {
                        throw new SourceException(
                                Reason.TOO_LARGE,
                                name + " unpacks to too much; save its text in parts");
                    }
                    parts.put(part.startsWith("/") ? part.substring(1) : part, content);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new SourceException(
                    Reason.DAMAGED, name + " is damaged: its parts cannot be unpacked", e);
        }
        return new WordPackage(name, parts);
    }

    /** Whether the list of contents stands at the end, as in any zip that came whole. */
    private static boolean isComplete(byte[] bytes) {
        for (int i = bytes.length - 22; i >= Math.max(0, bytes.length - 66_000); i--) {
            if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 5 && bytes[i + 3] == 6) {
                return true;
            }
        }
        return false;
    }

    /** Name of the file. */
    String name() {
        return name;
    }

    /** The names of the parts. */
    Iterable<String> names() {
        return parts.keySet().stream().sorted().toList();
    }

    /**
     * Opens a part.
     *
     * @throws XMLStreamException where it is no XML
     */
    Optional<XMLStreamReader> part(String part) throws XMLStreamException {
        byte[] content = parts.get(part);
        return content == null
                ? Optional.empty()
                : Optional.of(factory().createXMLStreamReader(new ByteArrayInputStream(content)));
    }

    /** Nothing outside the part is looked at, and a document type is none of Word's. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
