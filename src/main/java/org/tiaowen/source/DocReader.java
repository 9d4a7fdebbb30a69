package org.tiaowen.source;

import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.OldWordFileFormatException;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableCell;
import org.apache.poi.hwpf.usermodel.TableRow;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Furniture;
import org.tiaowen.document.Span;
import org.tiaowen.source.SourceException.Reason;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the binary format of Word 97 to 2003: paragraphs with their automatic numbers, tables as
 * rows; neither deleted revisions nor hidden text. Text boxes follow the text, then footnotes,
 * headers and footers as furniture.
 */
final class DocReader {
    /** Twips by which two edges of one column may differ. */
    private static final int EDGE = 60;

    private final HWPFDocument word;
    private final Deadline deadline;
    private final ExtractedText out;
    private final ListNumbering numbering;

    /** Open fields, innermost first: whether their code, not their result, is being read. */
    private final Deque<Boolean> fields = new ArrayDeque<>();

    private DocReader(HWPFDocument word, String name, Deadline deadline) {
        this.word = word;
        this.deadline = deadline;
        this.out = new ExtractedText(name);
        this.numbering = DocNumbering.of(word.getListTables());
    }

    /**
     * Reads a file.
     *
     * @throws SourceException where it is no Word document, damaged or under a password
     */
    static Extraction read(byte[] bytes, String name) throws SourceException {
        try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
            DirectoryNode root = files.getRoot();
            if (root.hasEntry("EncryptedPackage")) {
                throw locked(name, null);
            }
            if (!root.hasEntry("WordDocument")) {
                throw new SourceException(
                        Reason.UNSUPPORTED,
                        name + " is an Office file without a Word text; save its text as DOCX");
            }
            try (HWPFDocument word = new HWPFDocument(root)) {
                return new DocReader(word, name, Deadline.ofFile(name)).read();
            }
        } catch (EncryptedDocumentException e) {
            throw locked(name, e);
        } catch (OldWordFileFormatException e) {
            throw new SourceException(
                    Reason.UNSUPPORTED, name + " was written by Word 6 or 95; save it as DOCX", e);
        } catch (Deadline.Passed e) {
            throw e.asSourceException();
        } catch (IOException | RuntimeException e) {
            throw new SourceException(
                    Reason.DAMAGED,
                    "%s is a damaged Word file: %s".formatted(name, e.getMessage()),
                    e);
        } catch (OutOfMemoryError | StackOverflowError e) {
            throw new SourceException(
                    Reason.TOO_LARGE, name + " asks for more memory than there is", e);
        }
    }

    private static SourceException locked(String name, @Nullable Throwable e) {
        String message = name + " is under a password; save it without one";
        return e == null
                ? new SourceException(Reason.ENCRYPTED, message)
                : new SourceException(Reason.ENCRYPTED, message, e);
    }

    private Extraction read() throws SourceException {
        Range body = word.getRange();
        int count = body.numParagraphs();
        for (int i = 0; i < count; i++) {
            deadline.check();
            Paragraph paragraph = body.getParagraph(i);
            if (paragraph.isInTable()) {
                Table table = body.getTable(paragraph);
                i += Math.max(1, table.numParagraphs()) - 1;
                write(table);
            } else {
                write(paragraph);
            }
        }
        for (String line : lines(word.getMainTextboxRange())) {
            out.append(line + "\n");
        }
        furniture(Furniture.Kind.FOOTNOTE, word.getFootnoteRange());
        furniture(Furniture.Kind.FOOTNOTE, word.getEndnoteRange());
        furniture(Furniture.Kind.RUNNING_HEAD, word.getHeaderStoryRange());
        return out.build();
    }

    private void write(Paragraph paragraph) throws SourceException {
        String text = text(paragraph);
        if (paragraph.pageBreakBefore()) {
            out.append("\f");
        }
        int start = out.position();
        ListNumbering.Label label = label(paragraph);
        if (label != null) {
            Span span = out.add(label.text());
            if (label.bullet()) {
                out.furniture(Furniture.Kind.MARKUP, span);
            }
        }
        int level = paragraph.getLvl();
        out.heading(start, level >= 0 && level < 9 && !text.isBlank() ? level + 1 : 0);
        out.append(text + "\n");
    }

    private ListNumbering.@Nullable Label label(Paragraph paragraph) {
        int list = paragraph.getIlfo();
        return list <= 0
                ? null
                : numbering.next(Integer.toString(list), paragraph.getIlvl()).orElse(null);
    }

    /** What is printed of a paragraph, run by run. */
    private String text(Range paragraph) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < paragraph.numCharacterRuns(); i++) {
            CharacterRun run = paragraph.getCharacterRun(i);
            boolean gone = run.isMarkedDeleted() || run.isVanished() || run.isFldVanished();
            String own = run.text();
            for (int k = 0; k < own.length(); k++) {
                char c = own.charAt(k);
                switch (c) {
                    case '\u0013' -> fields.push(true);
                    case '\u0014' -> {
                        fields.poll();
                        fields.push(false);
                    }
                    case '\u0015' -> fields.poll();
                    case '\u000b' -> text.append('\n');
                    case '\u001e' -> text.append('-');
                    default -> {
                        boolean printed = c >= ' ' || c == '\t' || c == '\f';
                        if (printed && !gone && !fields.contains(true)) {
                            text.append(c);
                        }
                    }
                }
            }
        }
        return text.toString();
    }

    private List<String> lines(Range range) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; range != null && i < range.numParagraphs(); i++) {
            Paragraph paragraph = range.getParagraph(i);
            ListNumbering.Label label = label(paragraph);
            String text = (label == null ? "" : label.text()) + text(paragraph);
            if (!text.isBlank()) {
                lines.add(text.strip());
            }
        }
        return lines;
    }

    private void furniture(Furniture.Kind kind, Range range) throws SourceException {
        Set<String> once = new LinkedHashSet<>(lines(range));
        for (String line : once) {
            out.furniture(kind, line);
        }
    }

    private void write(Table table) throws SourceException {
        List<Integer> edges = edges(table);
        TableText read = new TableText();
        for (int r = 0; r < table.numRows(); r++) {
            TableRow row = table.getRow(r);
            TableText.Row cells = read.row(row.isTableHeader());
            for (int c = 0; c < row.numCells(); c++) {
                TableCell cell = row.getCell(c);
                if (cell.isMerged() && !cell.isFirstMerged()) {
                    continue;
                }
                int last = c;
                while (last + 1 < row.numCells()
                        && cell.isFirstMerged()
                        && row.getCell(last + 1).isMerged()
                        && !row.getCell(last + 1).isFirstMerged()) {
                    last++;
                }
                int right = row.getCell(last).getLeftEdge() + row.getCell(last).getWidth();
                int left = cell.getLeftEdge();
                int columns =
                        (int)
                                edges.stream()
                                        .filter(e -> e > left + EDGE && e <= right + EDGE)
                                        .count();
                boolean merged = cell.isVerticallyMerged() && !cell.isFirstVerticallyMerged();
                cells.add(new TableText.Cell(lines(cell), columns, 1, merged));
            }
        }
        if (read.isGrid()) {
            read.writeTable(out);
        } else {
            read.writeLines(out);
        }
    }

    /** Where columns begin or end, those that nearly agree once. */
    private static List<Integer> edges(Table table) {
        TreeSet<Integer> all = new TreeSet<>();
        for (int r = 0; r < table.numRows(); r++) {
            TableRow row = table.getRow(r);
            for (int c = 0; c < row.numCells(); c++) {
                all.add(row.getCell(c).getLeftEdge());
                all.add(row.getCell(c).getLeftEdge() + row.getCell(c).getWidth());
            }
        }
        List<Integer> edges = new ArrayList<>();
        for (int edge : all) {
            if (edges.isEmpty() || edge - edges.getLast() > EDGE) {
                edges.add(edge);
            }
        }
        return edges;
    }
}
