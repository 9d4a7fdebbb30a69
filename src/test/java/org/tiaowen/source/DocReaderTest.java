package org.tiaowen.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.tiaowen.document.Furniture;
import org.tiaowen.source.SourceException.Reason;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The files in {@code formats/} are one text, written as DOCX and saved as Word 97 by LibreOffice.
 */
class DocReaderTest {
    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = DocReaderTest.class.getResourceAsStream("/formats/" + name)) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    private static Reason refused(byte[] bytes) {
        return assertThrows(SourceException.class, () -> new SourceReader().read(bytes, "a.doc"))
                .reason();
    }

    @Test
    void saysWhatTheSameTextSaysAsDocx() throws Exception {
        SourceText doc = new SourceReader().read(bytes("list.doc"), "list.doc");
        SourceText docx = new SourceReader().read(bytes("list.docx"), "list.docx");
        assertEquals(docx.original(), doc.original());
        assertTrue(doc.original().contains("\n（一）指导思想\n1.坚持稳中求进"), doc.original());
        assertTrue(doc.original().contains("\n前后。\n"), doc.original());
        assertEquals(docx.tables(), doc.tables());
        assertTrue(doc.tables().getFirst().rows().getFirst().header());
        assertEquals(Furniture.Kind.RUNNING_HEAD, doc.furniture().getFirst().kind());
        assertEquals(docx.furniture(), doc.furniture());
    }

    @Test
    void isReadWhateverItsName() throws Exception {
        SourceText doc = new SourceReader().read(bytes("list.doc"), "list.txt");
        assertTrue(doc.problems().getFirst().message().contains("is called .txt and is OLE"));
    }

    @Test
    void refusesWhatIsCutOffOrLocked() throws Exception {
        byte[] whole = bytes("list.doc");
        assertEquals(Reason.DAMAGED, refused(Arrays.copyOf(whole, 3000)));
        assertEquals(Reason.ENCRYPTED, refused(container("EncryptedPackage")));
        assertEquals(Reason.UNSUPPORTED, refused(container("Workbook")));
    }

    private static byte[] container(String entry) throws IOException {
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            files.createDocument(new ByteArrayInputStream(new byte[5000]), entry);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            files.writeFilesystem(out);
            return out.toByteArray();
        }
    }
}
