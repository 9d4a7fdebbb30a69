package org.tiaowen.source;

import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import org.jspecify.annotations.Nullable;
import org.tiaowen.source.SourceException.Reason;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads one story of a DOCX (its body, a header, a note) as paragraphs and tables, in the order in
 * which they are read.
 */
final class DocxStory {
    private static final int DEEPEST = 60;

    private final XMLStreamReader xml;
    private final DocxStyles styles;
    private final ListNumbering numbering;
    private final String name;

    /** Open fields, innermost first: whether their code, not their result, is being read. */
    private final Deque<Boolean> fields = new ArrayDeque<>();

    /** What a paragraph whose mark was deleted leaves to the next one. */
    private String carried = "";

    private int depth;
    private boolean others;

    DocxStory(XMLStreamReader xml, DocxStyles styles, ListNumbering numbering, String name) {
        this.xml = xml;
        this.styles = styles;
        this.numbering = numbering;
        this.name = name;
    }

    /** Who takes what is read. */
    interface Target {
        void paragraph(Paragraph paragraph) throws SourceException;

        void table(TableText table) throws SourceException;
    }

    /**
     * A paragraph.
     *
     * @param label its automatic number
     * @param heading its level as a heading, 0 for none
     * @param newPage whether a page begins with it
     */
    record Paragraph(
            ListNumbering.@Nullable Label label, String text, int heading, boolean newPage) {

        /** As it is printed. */
        String printed() {
            return label == null ? text : label.text() + text;
        }
    }

    /** Whether it names a document of its own that stands in another part. */
    boolean holdsOthers() {
        return others;
    }

    /**
     * Reads up to the end of the element that the stream stands in.
     *
     * @param end its name
     */
    void read(String end, Target target) throws XMLStreamException, SourceException {
        if (++depth > DEEPEST) {
            throw new SourceException(
                    Reason.DAMAGED,
                    name + " nests tables or boxes over %d deep".formatted(DEEPEST));
        }
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == END_ELEMENT && xml.getLocalName().equals(end)) {
                break;
            }
            if (event != START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "p" -> paragraph(target);
                case "tbl" -> table(target);
                case "altChunk" -> others = true;
                case "sdtPr", "sdtEndPr", "sectPr", "tcPr", "del", "moveFrom", "Fallback" ->
                        Word.skip(xml);
                default -> {}
            }
        }
        depth--;
    }

    private void paragraph(Target target) throws XMLStreamException, SourceException {
        DocxProperties properties = new DocxProperties();
        StringBuilder text = new StringBuilder(carried);
        carried = "";
        List<Paragraph> boxed = new ArrayList<>();
        boolean hidden = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == END_ELEMENT && xml.getLocalName().equals("p")) {
                break;
            }
            if (event != START_ELEMENT) {
                continue;
            }
            String element = xml.getLocalName();
            switch (element) {
                case "pPr" -> properties.read(xml);
                case "r" -> hidden = false;
                case "rPr" -> hidden = DocxProperties.isHidden(xml);
                case "txbxContent" -> read("txbxContent", new Box(boxed));
                case "fldChar" -> field(Word.attribute(xml, "fldCharType", ""));
                case "sdtPr", "sdtEndPr", "del", "moveFrom", "Fallback", "rt", "instrText" ->
                        Word.skip(xml);
                default -> {
                    String said = character(element);
                    if (!hidden && !fields.contains(true)) {
                        text.append(said);
                    }
                }
            }
        }
        if (properties.markDeleted) {
            carried = text.toString();
        } else if (!(properties.markHidden && text.isEmpty())) {
            target.paragraph(finished(properties, text));
        }
        for (Paragraph paragraph : boxed) {
            target.paragraph(paragraph);
        }
    }

    /** What an element of a run prints. */
    private String character(String element) throws XMLStreamException {
        return switch (element) {
            case "t" -> xml.getElementText();
            case "tab", "ptab" -> "\t";
            case "br" -> Word.attribute(xml, "type", "").equals("page") ? "\f" : "\n";
            case "cr" -> "\n";
            case "noBreakHyphen" -> "-";
            case "sym" -> symbol(Word.attribute(xml, "char", ""));
            default -> "";
        };
    }

    private static String symbol(String hex) {
        try {
            int c = Integer.parseInt(hex, 16);
            return Character.isValidCodePoint(c) && !(c >= 0xd800 && c < 0xe000)
                    ? Character.toString(c)
                    : "";
        } catch (NumberFormatException e) {
            return "";
        }
    }

    private void field(String type) {
        switch (type) {
            case "begin" -> fields.push(true);
            case "separate" -> {
                if (!fields.isEmpty()) {
                    fields.pop();
                    fields.push(false);
                }
            }
            case "end" -> fields.poll();
            default -> {}
        }
    }

    private Paragraph finished(DocxProperties properties, StringBuilder text) {
        String list = properties.list == null ? styles.list(properties.style) : properties.list;
        ListNumbering.Label label = null;
        if (list != null && !list.equals("0")) {
            int level =
                    properties.level >= 0
                            ? properties.level
                            : properties.list != null
                                    ? 0
                                    : styles.level(properties.style, list, numbering);
            label = numbering.next(list, level).orElse(null);
        }
        int heading =
                properties.heading >= 0 ? properties.heading : styles.heading(properties.style);
        boolean newPage = properties.newPage || (!text.isEmpty() && text.charAt(0) == '\f');
        String own = newPage && text.indexOf("\f") == 0 ? text.substring(1) : text.toString();
        return new Paragraph(label, own, own.isBlank() ? 0 : heading, newPage);
    }

    private void table(Target target) throws XMLStreamException, SourceException {
        TableText table = new TableText();
        boolean header = false;
        boolean deleted = false;
        TableText.Row row = new TableText.Row(false);
        while (xml.hasNext()) {
            int event = xml.next();
            String element =
                    event == START_ELEMENT || event == END_ELEMENT ? xml.getLocalName() : "";
            if (event == END_ELEMENT && element.equals("tbl")) {
                break;
            }
            if (event == END_ELEMENT && element.equals("tr") && !deleted) {
                TableText.Row kept = table.row(header);
                row.cells().forEach(kept::add);
            }
            if (event != START_ELEMENT) {
                continue;
            }
            switch (element) {
                case "tr" -> {
                    header = false;
                    deleted = false;
                    row = new TableText.Row(false);
                }
                case "tblHeader" -> header = Word.isOn(Word.value(xml));
                case "gridBefore" ->
                        row.add(
                                new TableText.Cell(
                                        List.of(), Word.number(Word.value(xml), 1), 1, false));
                case "tc" -> row.add(cell());
                case "del" -> {
                    deleted = true;
                    Word.skip(xml);
                }
                case "tblPr", "tblGrid", "tblPrEx", "sdtPr", "sdtEndPr" -> Word.skip(xml);
                default -> {}
            }
        }
        if (!table.rows().isEmpty()) {
            target.table(table);
        }
    }

    private TableText.Cell cell() throws XMLStreamException, SourceException {
        int columns = 1;
        boolean merged = false;
        List<Paragraph> paragraphs = new ArrayList<>();
        Box box = new Box(paragraphs);
        // the properties come first where there are any
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == END_ELEMENT && xml.getLocalName().equals("tc")) {
                break;
            }
            if (event != START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "gridSpan" -> columns = Word.number(Word.value(xml), 1);
                case "vMerge" -> merged = !Word.value(xml).equals("restart");
                case "p" -> {
                    paragraph(box);
                    read("tc", box);
                    return new TableText.Cell(lines(paragraphs), columns, 1, merged);
                }
                case "tbl" -> {
                    table(box);
                    read("tc", box);
                    return new TableText.Cell(lines(paragraphs), columns, 1, merged);
                }
                default -> {}
            }
        }
        return new TableText.Cell(List.of(), columns, 1, merged);
    }

    private static List<String> lines(List<Paragraph> paragraphs) {
        return paragraphs.stream().map(Paragraph::printed).filter(t -> !t.isBlank()).toList();
    }

    /** A cell or a text box: a table in it is read row by row as text. */
    private record Box(List<Paragraph> paragraphs) implements Target {
        @Override
        public void paragraph(Paragraph paragraph) {
            paragraphs.add(paragraph);
        }

        @Override
        public void table(TableText table) {
            for (TableText.Row row : table.rows()) {
                String line =
                        String.join(
                                " ",
                                row.cells().stream()
                                        .filter(c -> !c.merged())
                                        .map(TableText.Cell::text)
                                        .toList());
                paragraphs.add(new Paragraph(null, line, 0, false));
            }
        }
    }
}
