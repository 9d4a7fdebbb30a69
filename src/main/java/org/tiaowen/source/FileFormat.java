package org.tiaowen.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;
import org.tiaowen.source.SourceException.Reason;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a file is, by its bytes: its name may lie. */
enum FileFormat {
    /** Plain text or Markdown. */
    TEXT("txt", "md", "markdown", "text"),
    HTML("html", "htm", "shtml", "xhtml"),
    PDF("pdf"),
    /** Word since 2007. */
    DOCX("docx", "docm", "dotx"),
    /** An OLE 2 container: Word before 2007, or a document under a password. */
    OLE("doc", "dot", "wps"),
    /** A zip of files. */
    ZIP("zip");

    private static final int HEAD = 4096;

    private static final Pattern MARKUP =
            Pattern.compile(
                    "(?s)\\A\\s*(?:<\\?xml[^>]*>\\s*)?(?:<!--.{0,2000}?-->\\s*)*<(?:!doctype\\s+html|html|head|body|meta"
                        + "|title|script|style|link|div|table|center|article|section|p|h[1-6]|span|font)\\b");

    /**
     * So many paragraphs of a page, wherever they begin: data bases set lines of facts above them.
     */
    private static final int MANY = 4;

    private static final Map<String, String> REFUSED =
            Map.of(
                    "{\\rtf", "is RTF; save it as DOCX",
                    "Rar!", "is a RAR archive; pack it as zip",
                    "7z\u00bc\u00af", "is a 7-Zip archive; pack it as zip",
                    "\u001f\u008b", "is a gzip file; unpack it",
                    "\u0089PNG", "is an image; run text recognition (OCR) on it",
                    "\u00ff\u00d8\u00ff", "is an image; run text recognition (OCR) on it",
                    "GIF8", "is an image; run text recognition (OCR) on it",
                    "II*\0", "is an image; run text recognition (OCR) on it",
                    "MM\0*", "is an image; run text recognition (OCR) on it",
                    "MIME-Version:", "is a web archive; save it as HTML or DOCX");

    private static final List<String> PACKAGES = List.of("xl/workbook", "ppt/presentation");

    private final List<String> endings;

    FileFormat(String... endings) {
        this.endings = List.of(endings);
    }

    /**
     * Tells the format of a file.
     *
     * @throws SourceException where it is known to be one that is not read
     */
    static FileFormat of(byte[] bytes, String name) throws SourceException {
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), ISO_8859_1);
        for (Map.Entry<String, String> known : REFUSED.entrySet()) {
            if (head.startsWith(known.getKey())) {
                throw new SourceException(Reason.UNSUPPORTED, name + " " + known.getValue());
            }
        }
        if (head.substring(0, Math.min(head.length(), 1024)).contains("%PDF-")) {
            return PDF;
        }
        if (head.startsWith("PK\3\4") || head.startsWith("PK\5\6")) {
            return ofPackage(bytes, name);
        }
        if (head.startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
            return OLE;
        }
        String folded = unmarked(bytes, head).toLowerCase(Locale.ROOT);
        boolean called = HTML.endings.contains(ending(name)) && folded.contains("<");
        boolean marked = MARKUP.matcher(folded).find() || folded.split("</p>", MANY).length == MANY;
        return called || marked ? HTML : TEXT;
    }

    /** The head without a byte order mark; one of two bytes a character made readable. */
    private static String unmarked(byte[] bytes, String head) {
        int even = head.length() / 2 * 2;
        if (head.startsWith("\u00ff\u00fe")) {
            return new String(bytes, 2, Math.max(0, even - 2), StandardCharsets.UTF_16LE);
        }
        if (head.startsWith("\u00fe\u00ff")) {
            return new String(bytes, 2, Math.max(0, even - 2), StandardCharsets.UTF_16BE);
        }
        return head.startsWith("\u00ef\u00bb\u00bf") ? head.substring(3) : head;
    }

    private static FileFormat ofPackage(byte[] bytes, String name) throws SourceException {
        if (holds(bytes, "[Content_Types].xml")) {
            for (String part : PACKAGES) {
                if (holds(bytes, part)) {
                    throw new SourceException(
                            Reason.UNSUPPORTED,
                            name + " is a workbook or a presentation; save its text as DOCX");
                }
            }
            return DOCX;
        }
        if (holds(bytes, "OFD.xml")) {
            throw new SourceException(Reason.UNSUPPORTED, name + " is OFD; convert it to PDF");
        }
        if (holds(bytes, "mimetypeapplication/vnd.oasis")) {
            throw new SourceException(
                    Reason.UNSUPPORTED, name + " is OpenDocument; save it as DOCX");
        }
        return ZIP;
    }

    private static boolean holds(byte[] bytes, String ascii) {
        byte[] wanted = ascii.getBytes(ISO_8859_1);
        outer:
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            for (int k = 0; k < wanted.length; k++) {
                if (bytes[i + k] != wanted[k]) {
                    continue outer;
                }
            }
            return true;
        }
        return false;
    }

    /** What the name claims, where it claims another format than this one. */
    Optional<String> contradicted(String name) {
        String ending = ending(name);
        FileFormat claimed = claimed(ending);
        return claimed == null || claimed == this ? Optional.empty() : Optional.of(ending);
    }

    private static @Nullable FileFormat claimed(String ending) {
        for (FileFormat format : values()) {
            if (format.endings.contains(ending)) {
                return format;
            }
        }
        return null;
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
