package org.tiaowen.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.tiaowen.source.SourceException.Reason;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

class PdfReaderTest {
    private static SourceText read(byte[] bytes) throws SourceException {
        return new SourceReader().read(bytes, "a.pdf");
    }

    private static List<String> lines(Pdf pdf) throws SourceException {
        return read(pdf.bytes()).lines().stream().map(l -> l.text().chars()).toList();
    }

    private static Reason refused(byte[] bytes) {
        return assertThrows(SourceException.class, () -> read(bytes)).reason();
    }

    @Test
    void readsLinesFromTheTopDownHoweverTheyWereDrawn() throws SourceException {
        Pdf pdf =
                new Pdf()
                        .page()
                        .line(92, 700, "第二条　本办法适用于本市。")
                        .line(150, 760, 18, "管理办法")
                        // the tail of a line drawn after all else, as programs do font by font
                        .line(72, 720, "一")
                        .line(82, 720, "、到")
                        .line(140, 720, "年底完成。")
                        .line(102, 720.5f, "2021")
                        .page()
                        .line(72, 700, "第三条　施行。");
        SourceText source = read(pdf.bytes());
        assertEquals(
                List.of("管理办法", "一、到2021年底完成。", "第二条本办法适用于本市。", "第三条施行。"),
                source.lines().stream().map(l -> l.text().chars()).toList());
        assertEquals(1, source.lines().getFirst().heading());
        assertTrue(source.lines().getLast().pageBreakBefore());
        assertTrue(source.original().contains("\n　　第二条"), source.original());
    }

    @Test
    void readsColumnByColumnButNotATableSo() throws SourceException {
        Pdf columns = new Pdf().page().line(200, 780, 16, "某某省人民政府公报");
        Pdf table = new Pdf().page();
        for (int i = 0; i < 12; i++) {
            columns.line(60, 740 - 16 * i, "左栏之文字自左至右写满一行至栏边为止" + (char) ('一' + i));
            columns.line(300, 735 - 16 * i, "右栏之文字自左至右写满一行至栏边为止" + (char) ('一' + i));
            table.line(60, 740 - 16 * i, "减税降费").line(300, 740 - 16 * i, "市财政局");
        }
        columns.line(280, 300, "—12—");
        List<String> read = lines(columns);
        assertEquals("某某省人民政府公报", read.getFirst());
        assertTrue(read.subList(1, 13).stream().allMatch(l -> l.startsWith("左栏")), read.toString());
        assertTrue(
                read.subList(13, 25).stream().allMatch(l -> l.startsWith("右栏")), read.toString());
        assertEquals("—12—", read.getLast());
        assertEquals("减税降费市财政局", lines(table).getFirst());
    }

    @Test
    void readsWhatLooksTheSameAsTheSame() throws SourceException {
        Pdf pdf =
                new Pdf()
                        .page()
                        .line(72, 700, "⼈⺠政府")
                        // drawn twice to look bold
                        .line(72, 680, "重点任务")
                        .line(72.3f, 680, "重点任务");
        assertEquals("人民", Radicals.plain("⼈⺠"));
        assertEquals("office", Radicals.plain("oﬃce"));
        assertEquals("重点任务", lines(pdf).getLast());
    }

    @Test
    void saysThatAScanHasNoText() throws SourceException {
        assertEquals(Reason.NO_TEXT, refused(new Pdf().page().page().bytes()));
        SourceText half = read(new Pdf().page().line(72, 700, "第一条").page().bytes());
        assertEquals(1, half.problems().size());
        assertTrue(half.problems().getFirst().message().contains("1 of 2 pages have no text"));
    }

    @Test
    void opensWhatOnlyForbidsPrintingAndRefusesPasswords() throws Exception {
        byte[] plain = new Pdf().page().line(72, 700, "第一条　总则。").bytes();
        assertEquals("第一条 总则。", read(locked(plain, "")).original().strip());
        assertEquals(Reason.ENCRYPTED, refused(locked(plain, "secret")));
    }

    private static byte[] locked(byte[] plain, String password) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument pdf = Loader.loadPDF(plain)) {
            AccessPermission nothing = new AccessPermission(0);
            StandardProtectionPolicy policy =
                    new StandardProtectionPolicy("owner", password, nothing);
            policy.setEncryptionKeyLength(128);
            pdf.protect(policy);
            pdf.save(out);
        }
        return out.toByteArray();
    }

    @Test
    void refusesWhatIsCutOffOrUnpacksToTooMuch() throws Exception {
        byte[] whole = new Pdf().page().line(72, 700, "第一条　总则。").bytes();
        byte[] head = Arrays.copyOf(whole, 60);
        assertEquals(Reason.DAMAGED, refused(head));
        assertEquals(Reason.TOO_LARGE, refused(bomb()));
    }

    /** A page whose contents unpack to 128 megabytes of blanks. */
    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage();
            pdf.addPage(page);
            COSStream contents = pdf.getDocument().createCOSStream();
            byte[] blanks = new byte[1 << 20];
            Arrays.fill(blanks, (byte) ' ');
            try (OutputStream stream = contents.createOutputStream(COSName.FLATE_DECODE)) {
                for (int i = 0; i < 128; i++) {
                    stream.write(blanks);
                }
            }
            page.setContents(new PDStream(contents));
            pdf.save(out);
        }
        return out.toByteArray();
    }
}
