package org.tiaowen.source;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.tiaowen.document.ProblemCode;
import org.tiaowen.source.SourceException.Reason;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the text layer of a PDF: the glyphs of a page, put into lines and columns by where they
 * stand. Pages are parted by form feeds; headers and page numbers stay lines, for whoever knows how
 * they repeat.
 */
final class PdfReader {
    private static final int PAGES = 5000;

    /** Bytes that unpacked streams may take, in a file of the system's temporary folder. */
    private static final long SCRATCH = 512L << 20;

    /** Of so many pages without a text the numbers are told. */
    private static final int TOLD = 10;

    static {
        FontMappers.set(new OneFont());
    }

    private PdfReader() {}

    /**
     * Reads a file.
     *
     * @throws SourceException where it is damaged, under a password, without text, or too large
     */
    static Extraction read(byte[] bytes, String name) throws SourceException {
        Deadline deadline = Deadline.ofFile(name);
        PdfStreams.check(bytes, name, deadline);
        try (PDDocument pdf =
                Loader.loadPDF(
                        bytes,
                        "",
                        null,
                        null,
                        MemoryUsageSetting.setupMixed(32L << 20, SCRATCH).streamCache)) {
            return read(pdf, name, deadline);
        } catch (InvalidPasswordException e) {
            throw new SourceException(
                    Reason.ENCRYPTED, name + " is under a password; save it without one", e);
        } catch (Deadline.Passed e) {
            throw e.asSourceException();
        } catch (IOException | RuntimeException e) {
            throw new SourceException(
                    Reason.DAMAGED, "%s is a damaged PDF: %s".formatted(name, e.getMessage()), e);
        } catch (OutOfMemoryError | StackOverflowError e) {
            throw new SourceException(
                    Reason.TOO_LARGE, name + " unpacks to more than fits into memory", e);
        }
    }

    private static Extraction read(PDDocument pdf, String name, Deadline deadline)
            throws IOException, SourceException {
        int pages = pdf.getNumberOfPages();
        if (pages > PAGES) {
            throw new SourceException(
                    Reason.TOO_LARGE, "%s has %d pages; split it".formatted(name, pages));
        }
        ExtractedText out = new ExtractedText(name);
        List<List<PdfLayout.Block>> read = new ArrayList<>();
        List<Integer> empty = new ArrayList<>();
        PdfGlyphs glyphs =
                new PdfGlyphs(
                        deadline,
                        (page, shown) -> {
                            read.add(
                                    PdfLayout.blocks(
                                            shown, turn -> PdfRules.of(page, turn, deadline)));
                            if (read.getLast().isEmpty()) {
                                empty.add(read.size());
                            }
                        });
        glyphs.read(pdf);
        new PdfPages(read).write(out);
        check(glyphs, empty, pages, out, name);
        return out.build();
    }

    private static void check(
            PdfGlyphs glyphs, List<Integer> empty, int pages, ExtractedText out, String name)
            throws SourceException {
        if (empty.size() == pages) {
            throw new SourceException(
                    Reason.NO_TEXT,
                    glyphs.unreadable() > 0
                            ? name
                                    + " has glyphs that stand for no characters: its fonts hide the"
                                    + " text; run text recognition (OCR) on it"
                            : "%s has %d pages and no text, such as a scan; run text recognition (OCR) on it"
                                    .formatted(name, pages));
        }
        if (!empty.isEmpty()) {
            String numbers =
                    String.join(", ", empty.stream().limit(TOLD).map(String::valueOf).toList());
            out.warning(
                    ProblemCode.PAGES_WITHOUT_TEXT,
                    empty.size(),
                    pages,
                    empty.size() > TOLD ? numbers + " …" : numbers);
        }
        if (glyphs.unreadable() * 20 > glyphs.readable()) {
            out.warning(
                    ProblemCode.GLYPHS_WITHOUT_TEXT,
                    glyphs.unreadable(),
                    glyphs.unreadable() + glyphs.readable());
        }
    }
}
