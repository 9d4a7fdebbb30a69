package org.tiaowen.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.document.Furniture;
import org.tiaowen.document.Span;
import org.tiaowen.source.SourceException.Reason;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class SourceReaderTest {
    private static final String TEXT = "第一条　为了促进发展，制定本条例。\n\n第二条 本条例适用于本市。\n";

    private final SourceReader reader = new SourceReader();

    private SourceText read(String text) throws SourceException {
        return reader.read(text.getBytes(UTF_8), "a.txt");
    }

    private Reason refused(byte[] bytes) {
        return assertThrows(SourceException.class, () -> reader.read(bytes, "a.txt")).reason();
    }

    @Test
    void readsTheSameTextInEveryEncoding() throws SourceException {
        SourceText plain = read(TEXT);
        for (byte[] bytes :
                List.of(
                        with("\ufeff", TEXT, UTF_8),
                        with("\ufeff", TEXT, UTF_16LE),
                        with("\ufeff", TEXT, UTF_16BE),
                        TEXT.getBytes(Charset.forName("GB18030")))) {
            SourceText other = reader.read(bytes, "a.txt");
            assertEquals(plain.original(), other.original());
            assertEquals(
                    plain.lines().stream().map(l -> l.text().chars()).toList(),
                    other.lines().stream().map(l -> l.text().chars()).toList());
        }
    }

    /** Saved under Windows or an old Mac, a text has the offsets that it has under Unix. */
    @Test
    void countsEveryLineEndAsOneCharacter() throws SourceException {
        SourceText plain = read(TEXT);
        for (String end : List.of("\r\n", "\r")) {
            SourceText other = read(TEXT.replace("\n", end));
            assertEquals(plain.original(), other.original());
            assertEquals(
                    plain.lines().stream().map(l -> l.text().span()).toList(),
                    other.lines().stream().map(l -> l.text().span()).toList());
            assertEquals(
                    plain.lines().stream().map(Line::number).toList(),
                    other.lines().stream().map(Line::number).toList());
        }
        assertEquals("一\n\n二\n三", read("一\r\r\n二\n三").original());
    }

    private static byte[] with(String mark, String text, Charset charset) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes((mark + text).getBytes(charset));
        return out.toByteArray();
    }

    @Test
    void refusesWhatIsNoText() {
        assertEquals(Reason.EMPTY, refused(" \n\u3000\n".getBytes(UTF_8)));
        assertEquals(Reason.EMPTY, refused(new byte[0]));
        assertEquals(Reason.BINARY, refused(new byte[] {'%', 'P', 'D', 'F', 0, 1, 2}));
        assertEquals(Reason.ENCODING, refused(new byte[] {(byte) 0xff, (byte) 0xfe, 'a'}));
        byte[] noise = new byte[200];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) (0x80 + i % 0x7f);
        }
        assertEquals(Reason.ENCODING, refused(noise));
    }

    @Test
    void refusesWhatIsNoFile(@TempDir Path folder) {
        for (Path path : List.of(folder, folder.resolve("missing.txt"))) {
            SourceException e = assertThrows(SourceException.class, () -> reader.read(path, "x"));
            assertEquals(Reason.UNREADABLE, e.reason());
            assertTrue(e.toString().contains(path.toString()), e.toString());
        }
    }

    @Test
    void readsAFileByItsPath(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("条 例.txt"), TEXT);
        assertEquals(read(TEXT).sha256(), reader.read(file, "条 例.txt").sha256());
    }

    @Test
    void takesOutLayoutBlanksButNotThoseBetweenLatinWords() throws SourceException {
        Line line = read("　　到 2021 年　底，AI for All 与 5G 网络").lines().getFirst();
        assertEquals("到2021年底，AI for All与5G网络", line.text().chars());
        assertEquals("到 2021 年 底，AI for All 与 5G 网络", line.words());
        assertEquals(4, line.indent());
    }

    @Test
    void countsCodePointsNotUnits() throws SourceException {
        SourceText source = read("𠮷市\n𠮷林省𝟓条");
        Text text = source.lines().get(1).text();
        assertEquals(new Span(3, 8), text.span());
        int at = text.chars().indexOf("省");
        assertEquals(new Span(5, 6), text.span(at, at + 1));
    }

    @Test
    void namesFrontMatterAndMarkdown() throws SourceException {
        SourceText source =
                read(
                        "---\n"
                                + "title: 甲的办法\n"
                                + "urls:\n"
                                + "  - https://a.example/1\n"
                                + "---\n"
                                + "# 标题\n"
                                + "> **重点** 内容\n"
                                + "- (一)项\n"
                                + "- 3 -\n");
        assertEquals("甲的办法", source.frontMatter().get("title"));
        assertEquals("https://a.example/1", source.frontMatter().get("urls"));
        assertEquals(
                List.of("标题", "重点内容", "(一)项", "-3-"),
                source.lines().stream().map(l -> l.text().chars()).toList());
        assertEquals(1, source.lines().getFirst().heading());
        assertEquals(
                1,
                source.furniture().stream()
                        .filter(f -> f.kind() == Furniture.Kind.FRONT_MATTER)
                        .count());
        assertEquals(6, source.lines().getFirst().number());
    }

    @Test
    void reportsFrontMatterThatIsNoYaml() throws SourceException {
        SourceText source = read("---\ntitle: [甲\n---\n第一条 甲。\n");
        assertEquals(1, source.problems().size());
        assertTrue(source.problems().getFirst().message().contains("not YAML"));
        assertEquals(1, source.lines().size());
    }

    @Test
    void cutsAWholeTextOnOneLineWhereItsLineBreaksWere() throws SourceException {
        String sentence = "推进甲乙丙丁的建设工作，完善相关制度。";
        String one =
                "甲市人民政府关于推进建设的通知 甲政发〔2021〕3号 各区人民政府： "
                        + sentence.repeat(30)
                        + " 一、总体要求 "
                        + sentence;
        List<String> lines = read(one).lines().stream().map(l -> l.text().chars()).toList();
        assertEquals(6, lines.size());
        assertEquals("甲政发〔2021〕3号", lines.get(1));
        assertEquals("一、总体要求", lines.get(4));
    }

    @Test
    void refusesATextThatWouldFillTheMemory() throws Exception {
        byte[] text = "第一条 本办法自发布之日起施行。".getBytes(UTF_8);
        assertEquals(16, new SourceReader(16).read(text, "a.txt").original().length());
        SourceException refused =
                assertThrows(SourceException.class, () -> new SourceReader(15).read(text, "a.txt"));
        assertEquals(Reason.TOO_LARGE, refused.reason());
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains("16 characters") && message.contains("split it"), message);
    }
}
