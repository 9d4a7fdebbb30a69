package org.tiaowen.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.tiaowen.document.Furniture;
import org.tiaowen.source.SourceException.Reason;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a web page: its visible lines, of which those that are no part of the text (navigation,
 * metadata, share buttons, footer) are furniture.
 */
final class HtmlReader {
    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*[\"']?\\s*([\\w-]+)", Pattern.CASE_INSENSITIVE);

    private static final Pattern ENCODING =
            Pattern.compile("\\A\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([\\w-]+)");

    private static final int HEAD = 8192;

    private HtmlReader() {}

    /**
     * Reads a page.
     *
     * @throws SourceException where its encoding cannot be told, or it is too large
     */
    static Extraction read(byte[] bytes, String name) throws SourceException {
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), ISO_8859_1);
        Matcher charset = CHARSET.matcher(head);
        Matcher encoding = ENCODING.matcher(head);
        String declared =
                charset.find() ? charset.group(1) : encoding.find() ? encoding.group(1) : null;
        String html = TextDecoder.decode(bytes, declared, name);
        try {
            return read(Jsoup.parse(html), name);
        } catch (StackOverflowError e) {
            throw new SourceException(
                    Reason.DAMAGED, name + " nests its elements too deep; save it as text", e);
        }
    }

    private static Extraction read(Document page, String name) throws SourceException {
        ExtractedText out = new ExtractedText(name);
        List<HtmlLine> lines = HtmlLines.of(page.body());
        Map<String, String> fields = HtmlMetadata.take(lines, page);
        fields.forEach(out::field);
        HtmlBody.mark(page, lines, fields.get("title"));
        for (HtmlLine line : lines) {
            write(line, out);
        }
        return out.build();
    }

    private static void write(HtmlLine line, ExtractedText out) throws SourceException {
        Furniture.Kind kind = line.kind;
        int start = out.position();
        if (line.table != null && kind == null) {
            line.table.writeTable(out);
        } else if (kind == null) {
            out.heading(start, line.heading());
            out.append(line.text() + "\n");
        } else {
            out.furniture(kind, line.text());
        }
    }
}
