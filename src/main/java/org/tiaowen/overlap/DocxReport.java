package org.tiaowen.overlap;

import org.tiaowen.search.Entry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A checked draft as a Word file (ECMA-376): each item of the draft, the clauses that it repeats
 * side by side with it, what differs in bold, and where they stand.
 */
public final class DocxReport {

    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static final String TYPES =
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
            </Types>\
            """;

    private static final String RELATIONS =
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
            <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>\
            </Relationships>\
            """;

    /** Half points. */
    private static final int TITLE = 36;

    private static final int HEADING = 26;
    private static final int TEXT = 22;
    private static final int NOTE = 18;

    private static final String RED = "C00000";
    private static final String GREY = "595959";

    /** A column of the table, in twentieths of a point. */
    private static final String COLUMN = "4500";

    private final XMLStreamWriter out;
    private final CheckReport report;
    private final Wording wording;

    private DocxReport(XMLStreamWriter out, CheckReport report) {
        this.out = out;
        this.report = report;
        this.wording = report.wording();
    }

    /** The bytes of the file. */
    public static byte[] of(CheckReport report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            part(zip, "[Content_Types].xml", TYPES.getBytes(StandardCharsets.UTF_8));
            part(zip, "_rels/.rels", RELATIONS.getBytes(StandardCharsets.UTF_8));
            part(zip, "word/document.xml", document(report));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] document(CheckReport report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter out =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
            out.writeStartDocument("UTF-8", "1.0");
            out.setPrefix("w", W);
            out.writeStartElement(W, "document");
            out.writeNamespace("w", W);
            new DocxReport(out, report).body();
            out.writeEndElement();
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the report cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private void body() throws XMLStreamException {
        out.writeStartElement(W, "body");
        paragraph(wording.say("草案重合检查：", "Draft check: ") + report.title(), TITLE, true, "");
        paragraph(report.summary(), TEXT, false, "");
        paragraph(
                wording.say(
                        "粗体标出两文不同之处。本报告供核对之用，不构成合法性审查意见。",
                        "What differs is bold. This is for reading on, not a legal opinion."),
                NOTE,
                false,
                GREY);
        for (CheckedItem item : report.items()) {
            item(item);
        }
        out.writeEndElement();
    }

    private void item(CheckedItem item) throws XMLStreamException {
        String path = String.join("", item.item().path());
        paragraph(path + item.item().text(), HEADING, true, "");
        List<Match> matches = CheckReport.repetitions(item);
        if (matches.isEmpty()) {
            paragraph(
                    wording.say("未见重合条文（新增）。", "No clause says the same (new)."),
                    TEXT,
                    false,
                    GREY);
            return;
        }
        out.writeStartElement(W, "tbl");
        out.writeStartElement(W, "tblPr");
        borders();
        out.writeEndElement();
        out.writeStartElement(W, "tblGrid");
        for (int i = 0; i < 2; i++) {
            empty("gridCol", "w", COLUMN);
        }
        out.writeEndElement();
        row(
                () -> paragraph(wording.say("草案", "Draft"), TEXT, true, ""),
                () -> paragraph(wording.say("已有条文", "Clause"), TEXT, true, ""));
        for (Match match : matches) {
            row(
                    () -> marked(MarkedText.first(match.part(), match.comparison())),
                    () -> clause(match));
        }
        out.writeEndElement();
        paragraph("", TEXT, false, "");
    }

    private void clause(Match match) throws XMLStreamException {
        Entry entry = match.entry();
        marked(MarkedText.second(entry.text(), match.comparison()));
        paragraph(
                wording.of(match.comparison().label().label())
                        + wording.say("，%.2f：", ", %.2f: ").formatted(match.comparison().score())
                        + entry.citation(),
                NOTE,
                false,
                GREY);
        paragraph(report.about(entry), NOTE, false, GREY);
        String differences = wording.differences(match.comparison().differences());
        if (!differences.isEmpty()) {
            paragraph(differences, NOTE, false, RED);
        }
        if (match.cue()) {
            paragraph(wording.cue(), NOTE, true, RED);
        }
        paragraph(entry.iri(), NOTE, false, GREY);
    }

    /** Writes the content of a cell. */
    private interface Cell {
        void write() throws XMLStreamException;
    }

    private void row(Cell left, Cell right) throws XMLStreamException {
        out.writeStartElement(W, "tr");
        for (Cell cell : List.of(left, right)) {
            out.writeStartElement(W, "tc");
            out.writeStartElement(W, "tcPr");
            out.writeEmptyElement(W, "tcW");
            out.writeAttribute(W, "w", COLUMN);
            out.writeAttribute(W, "type", "dxa");
            out.writeEndElement();
            cell.write();
            out.writeEndElement();
        }
        out.writeEndElement();
    }

    private void borders() throws XMLStreamException {
        out.writeStartElement(W, "tblBorders");
        for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
            out.writeEmptyElement(W, side);
            out.writeAttribute(W, "val", "single");
            out.writeAttribute(W, "sz", "4");
            out.writeAttribute(W, "space", "0");
            out.writeAttribute(W, "color", "auto");
        }
        out.writeEndElement();
    }

    private void marked(List<MarkedText.Piece> pieces) throws XMLStreamException {
        out.writeStartElement(W, "p");
        for (MarkedText.Piece piece : pieces) {
            run(piece.text(), TEXT, piece.isDifferent(), piece.isDifferent() ? RED : "");
        }
        out.writeEndElement();
    }

    private void paragraph(String text, int size, boolean bold, String color)
            throws XMLStreamException {
        out.writeStartElement(W, "p");
        if (!text.isEmpty()) {
            run(text, size, bold, color);
        }
        out.writeEndElement();
    }

    private void run(String text, int size, boolean bold, String color) throws XMLStreamException {
        out.writeStartElement(W, "r");
        out.writeStartElement(W, "rPr");
        if (bold) {
            out.writeEmptyElement(W, "b");
        }
        if (!color.isEmpty()) {
            empty("color", "val", color);
        }
        empty("sz", "val", Integer.toString(size));
        out.writeEndElement();
        out.writeStartElement(W, "t");
        out.writeAttribute("http://www.w3.org/XML/1998/namespace", "space", "preserve");
        out.writeCharacters(printable(text));
        out.writeEndElement();
        out.writeEndElement();
    }

    private void empty(String element, String attribute, String value) throws XMLStreamException {
        out.writeEmptyElement(W, element);
        out.writeAttribute(W, attribute, value);
    }

    /** Control characters are none of XML. */
    private static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c < ' ' && c != '\t' && c != '\n' || c == 0xFFFE || c == 0xFFFF ? ' ' : c)
                .map(c -> c >= 0xD800 && c <= 0xDFFF ? ' ' : c)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }
}
