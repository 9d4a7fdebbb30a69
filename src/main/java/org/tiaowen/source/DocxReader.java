package org.tiaowen.source;

import static javax.xml.stream.XMLStreamConstants.DTD;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Furniture;
import org.tiaowen.document.ProblemCode;
import org.tiaowen.document.Span;
import org.tiaowen.source.SourceException.Reason;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads DOCX: paragraphs with the automatic numbers that a reader sees, text boxes behind the
 * paragraph that holds them, tables as rows; neither deleted revisions nor hidden text. Footnotes,
 * headers and footers follow as furniture.
 */
final class DocxReader {
    private static final Pattern PAGE_NUMBER =
            Pattern.compile("[-—–·.\\s]*(?:第)?\\s*\\d*\\s*(?:页)?[-—–·.\\s/共\\d页]*");

    private final WordPackage parts;
    private final ExtractedText out;
    private final DocxStyles styles;
    private final ListNumbering numbering;

    private DocxReader(WordPackage parts) throws XMLStreamException {
        this.parts = parts;
        this.out = new ExtractedText(parts.name());
        this.styles = DocxStyles.of(parts);
        this.numbering = DocxNumbering.of(parts);
    }

    /**
     * Reads a file.
     *
     * @throws SourceException where it is damaged or too large
     */
    static Extraction read(byte[] bytes, String name) throws SourceException {
        WordPackage parts = WordPackage.open(bytes, name);
        try {
            return new DocxReader(parts).read();
        } catch (XMLStreamException e) {
            throw new SourceException(
                    Reason.DAMAGED, name + " is damaged: " + firstLine(e.getMessage()), e);
        }
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "no XML" : message.lines().findFirst().orElse("no XML");
    }

    private Extraction read() throws XMLStreamException, SourceException {
        String main = mainPart();
        XMLStreamReader xml = parts.part(main).orElse(null);
        if (xml == null) {
            throw new SourceException(
                    Reason.DAMAGED, parts.name() + " is damaged: it has no " + main);
        }
        DocxStory story = new DocxStory(xml, styles, numbering, parts.name());
        if (root(xml, "body")) {
            story.read("body", new Body());
        }
        if (story.holdsOthers()) {
            out.warning(ProblemCode.UNREAD_PART);
        }
        notes("word/footnotes.xml", "footnote");
        notes("word/endnotes.xml", "endnote");
        edges();
        return out.build();
    }

    private String mainPart() throws XMLStreamException {
        XMLStreamReader xml = parts.part("_rels/.rels").orElse(null);
        while (xml != null && xml.hasNext()) {
            if (xml.next() == START_ELEMENT
                    && Word.attribute(xml, "Type", "").endsWith("/officeDocument")) {
                String target = Word.attribute(xml, "Target", "");
                return target.startsWith("/") ? target.substring(1) : target;
            }
        }
        return "word/document.xml";
    }

    /** Goes to the start of an element of this name; false where there is none. */
    private boolean root(XMLStreamReader xml, String element)
            throws XMLStreamException, SourceException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == DTD) {
                throw new SourceException(
                        Reason.DAMAGED,
                        parts.name() + " declares a document type, which no DOCX has");
            }
            if (event == START_ELEMENT && xml.getLocalName().equals(element)) {
                return true;
            }
        }
        return false;
    }

    private void notes(String part, String element) throws XMLStreamException, SourceException {
        XMLStreamReader xml = parts.part(part).orElse(null);
        if (xml == null) {
            return;
        }
        while (root(xml, element)) {
            String type = Word.attribute(xml, "type", "normal");
            Lines lines = new Lines();
            new DocxStory(xml, styles, numbering, parts.name()).read(element, lines);
            if (type.equals("normal")) {
                for (String line : lines.all) {
                    out.furniture(Furniture.Kind.FOOTNOTE, line);
                }
            }
        }
    }

    /** Headers and footers, each line once. */
    private void edges() throws XMLStreamException, SourceException {
        Predicate<String> edge =
                Pattern.compile("word/(?:header|footer)\\d*\\.xml").asMatchPredicate();
        Set<String> seen = new LinkedHashSet<>();
        for (String part : parts.names()) {
            XMLStreamReader xml = edge.test(part) ? parts.part(part).orElse(null) : null;
            String element = part.contains("header") ? "hdr" : "ftr";
            if (xml != null && root(xml, element)) {
                Lines lines = new Lines();
                new DocxStory(xml, styles, numbering, parts.name()).read(element, lines);
                seen.addAll(lines.all);
            }
        }
        for (String line : seen) {
            out.furniture(
                    PAGE_NUMBER.matcher(line).matches()
                            ? Furniture.Kind.PAGE_NUMBER
                            : Furniture.Kind.RUNNING_HEAD,
                    line);
        }
    }

    /** Lines that are wanted as such. */
    private static final class Lines implements DocxStory.Target {
        private final Set<String> all = new LinkedHashSet<>();

        @Override
        public void paragraph(DocxStory.Paragraph paragraph) {
            paragraph.printed().lines().filter(l -> !l.isBlank()).forEach(all::add);
        }

        @Override
        public void table(TableText table) {
            for (TableText.Row row : table.rows()) {
                row.cells().forEach(c -> all.addAll(c.lines()));
            }
        }
    }

    /** The text proper. */
    private final class Body implements DocxStory.Target {
        @Override
        public void paragraph(DocxStory.Paragraph paragraph) throws SourceException {
            if (paragraph.newPage()) {
                out.append("\f");
            }
            int start = out.position();
            if (paragraph.label() != null) {
                Span label = out.add(paragraph.label().text());
                if (paragraph.label().bullet()) {
                    out.furniture(Furniture.Kind.MARKUP, label);
                }
            }
            out.heading(start, paragraph.heading());
            out.append(paragraph.text() + "\n");
        }

        @Override
        public void table(TableText table) throws SourceException {
            if (table.isGrid()) {
                table.writeTable(out);
            } else {
                table.writeLines(out);
            }
        }
    }
}
