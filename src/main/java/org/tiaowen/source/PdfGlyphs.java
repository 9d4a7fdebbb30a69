package org.tiaowen.source;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** The characters of a PDF's pages with their places. */
final class PdfGlyphs extends PDFTextStripper {
    private final Deadline deadline;
    private final Pages pages;
    private List<Glyph> page = new ArrayList<>();
    private long shown;
    private long readable;

    /**
     * A character on a page.
     *
     * @param text mostly one character
     * @param x left edge in points, along its line
     * @param y base line in points, downwards
     * @param width in points
     * @param size of its font in points
     * @param turn of its line in degrees
     */
    record Glyph(String text, float x, float y, float width, float size, int turn) {
        float end() {
            return x + width;
        }

        /** About the middle of its height. */
        float middle() {
            return y - size * 0.35f;
        }
    }

    /** Takes the pages in their order. */
    interface Pages {
        void take(PDPage page, List<Glyph> glyphs) throws IOException;
    }

    /** Gives the glyphs page by page. */
    PdfGlyphs(Deadline deadline, Pages pages) {
        this.deadline = deadline;
        this.pages = pages;
    }

    void read(PDDocument pdf) throws IOException {
        writeText(pdf, Writer.nullWriter());
    }

    /** How many glyphs stand for a character. */
    long readable() {
        return readable;
    }

    /** How many glyphs have a shape alone. */
    long unreadable() {
        return shown - readable;
    }

    @Override
    protected void startPage(PDPage next) {
        page = new ArrayList<>();
    }

    @Override
    protected void writePage() throws IOException {
        deadline.check();
        pages.take(getCurrentPage(), page);
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
            throws IOException {
        deadline.check();
        shown++;
        super.showGlyph(matrix, font, code, displacement);
    }

    @Override
    protected void processTextPosition(TextPosition position) {
        String unicode = position.getUnicode();
        String text = unicode == null ? "" : Radicals.plain(unicode);
        if (text.isEmpty()) {
            return;
        }
        readable++;
        float size = Math.max(position.getFontSizeInPt(), 1);
        if (!text.isBlank() && position.getFontSizeInPt() > 0) {
            Matrix matrix = position.getTextMatrix();
            double angle = Math.toDegrees(Math.atan2(matrix.getShearY(), matrix.getScaleX()));
            page.add(
                    new Glyph(
                            text,
                            position.getXDirAdj(),
                            position.getYDirAdj(),
                            position.getWidthDirAdj(),
                            size,
                            (int) Math.round(angle)));
        }
    }
}
