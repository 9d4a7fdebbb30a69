package org.tiaowen.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes small DOCX files part by part, with what no library writes: lists, revisions, boxes. */
public final class Docx {
    private static final String NAMESPACES =
            " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
                + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
                + " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
                + " xmlns:v=\"urn:schemas-microsoft-com:vml\"";

    private final Map<String, String> parts = new LinkedHashMap<>();

    /** A document with this body. */
    public static Docx of(String body) {
        Docx docx = new Docx();
        docx.parts.put("[Content_Types].xml", "<Types/>");
        docx.part("document", "body", body);
        return docx;
    }

    /** With the definition of a list 1: a level an element, {@code format|text|more}. */
    Docx list(String... levels) {
        StringBuilder definition = new StringBuilder("<w:abstractNum w:abstractNumId=\"0\">");
        for (int i = 0; i < levels.length; i++) {
            String[] level = levels[i].split("\\|", -1);
            definition.append(
                    "<w:lvl w:ilvl=\"%d\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/><w:lvlText w:val=\"%s\"/>%s</w:lvl>"
                            .formatted(i, level[0], level[1], level.length > 2 ? level[2] : ""));
        }
        definition.append("</w:abstractNum>");
        return numbering(
                definition
                        + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num"
                        + " w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride"
                        + " w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>");
    }

    Docx numbering(String definitions) {
        return raw(
                "word/numbering.xml",
                "<w:numbering" + NAMESPACES + ">" + definitions + "</w:numbering>");
    }

    Docx styles(String styles) {
        return raw("word/styles.xml", "<w:styles" + NAMESPACES + ">" + styles + "</w:styles>");
    }

    /** With a further part of this root element. */
    Docx part(String name, String root, String content) {
        String inner =
                root.equals("body")
                        ? "<w:document%s><w:body>%s</w:body></w:document>"
                        : "<w:" + root + "%s>%s</w:" + root + ">";
        return raw("word/" + name + ".xml", inner.formatted(NAMESPACES, content));
    }

    Docx raw(String name, String content) {
        parts.put(name, content);
        return this;
    }

    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A paragraph of plain text. */
    public static String p(String text) {
        return "<w:p>" + r(text) + "</w:p>";
    }

    /** A paragraph of a list. */
    static String item(int list, int level, String text) {
        return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"/></w:numPr></w:pPr>%s</w:p>"
                .formatted(level, list, r(text));
    }

    /** A run. */
    static String r(String text) {
        return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
    }

    /** A cell with these properties. */
    public static String cell(String properties, String... paragraphs) {
        StringBuilder out = new StringBuilder("<w:tc><w:tcPr>" + properties + "</w:tcPr>");
        for (String paragraph : paragraphs) {
            out.append(p(paragraph));
        }
        return out + "</w:tc>";
    }
}
