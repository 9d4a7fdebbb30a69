package org.tiaowen.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Writes small PDF files: pages of lines put anywhere, in a Chinese font that is not embedded. */
public final class Pdf {
    private final List<StringBuilder> pages = new ArrayList<>();

    /** Begins a page. */
    public Pdf page() {
        pages.add(new StringBuilder());
        return this;
    }

    /** A line in 10 points, {@code x} and {@code y} from the lower left corner. */
    public Pdf line(float x, float y, String text) {
        return line(x, y, 10, text);
    }

    Pdf line(float x, float y, float size, String text) {
        pages.getLast()
                .append(
                        String.format(
                                Locale.ROOT,
                                "BT /F %.1f Tf %.1f %.1f Td <%s> Tj ET%n",
                                size,
                                x,
                                y,
                                HexFormat.of().formatHex(text.getBytes(UTF_16BE))));
        return this;
    }

    /** A stroke from corner to corner. */
    Pdf rule(float x1, float y1, float x2, float y2) {
        return draw(String.format(Locale.ROOT, "%.1f %.1f m %.1f %.1f l S", x1, y1, x2, y2));
    }

    /** Operators that draw. */
    Pdf draw(String operators) {
        pages.getLast().append(operators).append('\n');
        return this;
    }

    /**
     * A ruled row, its lower border one line.
     *
     * @param top upper edge from the lower left corner
     * @param x where columns begin, and where the last ends
     * @param cells what stands in each, lines of a cell parted by a line break
     */
    Pdf row(float top, float height, float[] x, String... cells) {
        rule(x[0], top, x[x.length - 1], top);
        rule(x[0], top - height, x[x.length - 1], top - height);
        for (int i = 0; i < x.length; i++) {
            rule(x[i], top, x[i], top - height);
            String[] lines = i < cells.length ? cells[i].split("\n") : new String[0];
            for (int k = 0; k < lines.length; k++) {
                line(x[i] + 5, top - 14 - 14 * k, lines[k]);
            }
        }
        return this;
    }

    public byte[] bytes() {
        List<String> objects = new ArrayList<>();
        StringBuilder kids = new StringBuilder();
        for (int i = 0; i < pages.size(); i++) {
            kids.append(5 + 2 * i).append(" 0 R ");
        }
        objects.add("<</Type/Catalog/Pages 2 0 R>>");
        objects.add("<</Type/Pages/Count %d/Kids[%s]>>".formatted(pages.size(), kids));
        objects.add(
                "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4"
                    + " 0 R]>>");
        objects.add(
                "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement"
                    + " 2>>/DW 1000>>");
        for (int i = 0; i < pages.size(); i++) {
            objects.add(
                    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>"
                            .formatted(6 + 2 * i));
            objects.add(
                    "<</Length %d>>stream%n%sendstream"
                            .formatted(pages.get(i).length(), pages.get(i)));
        }
        StringBuilder out = new StringBuilder("%PDF-1.4\n");
        StringBuilder table = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            table.append("%010d 00000 n %n".formatted(out.length()));
            out.append("%d 0 obj%n%s%nendobj%n".formatted(i + 1, objects.get(i)));
        }
        int start = out.length();
        out.append(
                "xref%n0 %d%n%strailer<</Size %d/Root 1 0 R>>%nstartxref%n%d%n%%%%EOF%n"
                        .formatted(objects.size() + 1, table, objects.size() + 1, start));
        return out.toString().getBytes(ISO_8859_1);
    }
}
