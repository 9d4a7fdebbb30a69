package org.tiaowen.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tiaowen.source.Docx.cell;
import static org.tiaowen.source.Docx.item;
import static org.tiaowen.source.Docx.p;
import static org.tiaowen.source.Docx.r;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaowen.document.Furniture;
import org.tiaowen.source.SourceException.Reason;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

class DocxReaderTest {
    private static SourceText read(Docx docx) throws SourceException {
        return new SourceReader().read(docx.bytes(), "a.docx");
    }

    private static List<String> lines(Docx docx) throws SourceException {
        return read(docx).lines().stream().map(l -> l.text().chars()).toList();
    }

    private static String said(SourceText source, Furniture.Kind kind) {
        return source.furniture().stream()
                .filter(f -> f.kind() == kind)
                .map(f -> source.original().substring(f.span().start(), f.span().end()))
                .collect(Collectors.joining("|"));
    }

    @Test
    void printsTheNumbersOfLists() throws SourceException {
        Docx docx =
                Docx.of(
                                item(1, 0, "总体要求")
                                        + item(1, 1, "指导思想")
                                        + item(1, 2, "坚持稳中求进。")
                                        + item(1, 2, "坚持改革创新。")
                                        + item(1, 1, "主要目标")
                                        + item(1, 2, "2025年底前完成。")
                                        + p("另起一段。")
                                        + item(1, 0, "重点任务")
                                        + item(1, 2, "没有二级的三级。")
                                        + item(2, 0, "重新开始")
                                        + item(2, 0, "接着数"))
                        .list("chineseCounting|%1、", "chineseCounting|（%2）", "decimal|%3.");
        assertEquals(
                List.of(
                        "一、总体要求",
                        "（一）指导思想",
                        "1.坚持稳中求进。",
                        "2.坚持改革创新。",
                        "（二）主要目标",
                        "1.2025年底前完成。",
                        "另起一段。",
                        "二、重点任务",
                        "1.没有二级的三级。",
                        "一、重新开始",
                        "二、接着数"),
                lines(docx));
    }

    @Test
    void countsArticlesThroughChapters() throws SourceException {
        Docx docx =
                Docx.of(
                                item(1, 0, "总则")
                                        + item(1, 1, "为了规范管理，制定本办法。")
                                        + item(1, 1, "本办法适用于本市。")
                                        + item(1, 0, "附则")
                                        + item(1, 1, "本办法自发布之日起施行。"))
                        .list(
                                "chineseCountingThousand|第%1章",
                                "chineseCountingThousand|第%2条|<w:lvlRestart w:val=\"0\"/>");
        assertEquals(
                List.of("第一章总则", "第一条为了规范管理，制定本办法。", "第二条本办法适用于本市。", "第二章附则", "第三条本办法自发布之日起施行。"),
                lines(docx));
        assertTrue(read(docx).original().startsWith("第一章 总则\n第一条 为了"));
    }

    @Test
    void takesListsAndHeadingsFromStyles() throws SourceException {
        String styled = "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s</w:pPr>%s</w:p>";
        Docx docx =
                Docx.of(
                                styled.formatted("T", "", r("某某方案"))
                                        + styled.formatted("H1", "", r("总体要求"))
                                        + styled.formatted("H2", "", r("基本原则"))
                                        + styled.formatted(
                                                "H2",
                                                "<w:numPr><w:numId w:val=\"0\"/></w:numPr>",
                                                r("无编号")))
                        .styles(
                                "<w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name"
                                    + " w:val=\"Title\"/></w:style><w:style w:type=\"paragraph\""
                                    + " w:styleId=\"H1\"><w:name w:val=\"heading"
                                    + " 1\"/><w:pPr><w:numPr><w:numId"
                                    + " w:val=\"1\"/></w:numPr></w:pPr></w:style><w:style"
                                    + " w:type=\"paragraph\" w:styleId=\"H2\"><w:name"
                                    + " w:val=\"heading 2\"/><w:basedOn w:val=\"H1\"/></w:style>")
                        .list(
                                "japaneseCounting|%1、|<w:pStyle w:val=\"H1\"/>",
                                "japaneseCounting|（%2）|<w:pStyle w:val=\"H2\"/>");
        SourceText source = read(docx);
        assertEquals(
                List.of("某某方案", "一、总体要求", "（一）基本原则", "无编号"),
                source.lines().stream().map(l -> l.text().chars()).toList());
        assertEquals(List.of(1, 1, 2, 2), source.lines().stream().map(Line::heading).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "10,chineseCounting,十",
        "21,chineseCountingThousand,二十一",
        "105,chineseCountingThousand,一百零五",
        "110,chineseCountingThousand,一百一十",
        "12,japaneseCounting,十二",
        "20,ideographDigital,二〇",
        "23,chineseLegalSimplified,贰拾叁",
        "3,ideographTraditional,丙",
        "2,ideographZodiac,丑",
        "11,decimalEnclosedCircleChinese,⑪",
        "7,decimalFullWidth,７",
        "4,upperRoman,IV",
        "28,lowerLetter,bb",
        "5,decimalZero,05",
        "3,ideographEnclosedCircle,㊂",
        "3,unheardOf,3"
    })
    void writesNumbersAsWordDoes(int number, String format, String written) {
        assertEquals(written, NumberFormat.write(number, format));
    }

    @Test
    void leavesOutWhatWasDeletedOrHidden() throws SourceException {
        Docx docx =
                Docx.of(
                                "<w:p>"
                                        + r("第一条 甲")
                                        + "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
                                        + "<w:ins>"
                                        + r("新")
                                        + "</w:ins>"
                                        + "<w:moveFrom>"
                                        + r("移走")
                                        + "</w:moveFrom>"
                                        + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"
                                        + r("乙。")
                                        + "</w:p>"
                                        + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
                                        + r("第二条 前")
                                        + "</w:p>"
                                        + p("后。")
                                        + "<w:p><w:r><w:fldChar"
                                        + " w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF"
                                        + " x</w:instrText></w:r><w:r><w:fldChar"
                                        + " w:fldCharType=\"separate\"/></w:r>"
                                        + r("见附件")
                                        + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>")
                        .list("decimal|%1.");
        assertEquals(List.of("第一条甲新乙。", "第二条前后。", "见附件"), lines(docx));
    }

    @Test
    void readsTextBoxesOnceAndContentControls() throws SourceException {
        String box = "<w:txbxContent>" + p("框内文字") + "</w:txbxContent>";
        Docx docx =
                Docx.of(
                        "<w:p>"
                                + r("框外")
                                + "<w:r><mc:AlternateContent><mc:Choice><wps:txbx>"
                                + box
                                + "</wps:txbx></mc:Choice><mc:Fallback><v:textbox>"
                                + box
                                + "</v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
                                + r("文字")
                                + "</w:p><w:sdt><w:sdtPr><w:alias"
                                + " w:val=\"x\"/></w:sdtPr><w:sdtContent>"
                                + p("控件内")
                                + "</w:sdtContent></w:sdt>");
        assertEquals(List.of("框外文字", "框内文字", "控件内"), lines(docx));
    }

    @Test
    void namesHeadersFootersAndNotes() throws SourceException {
        SourceText source =
                read(
                        Docx.of(p("正文。"))
                                .part("header1", "hdr", p("内部资料"))
                                .part("footer1", "ftr", p("— 1 —"))
                                .part(
                                        "footnotes",
                                        "footnotes",
                                        "<w:footnote w:type=\"separator\">"
                                                + p("")
                                                + "</w:footnote><w:footnote w:id=\"1\">"
                                                + p("见国发〔2020〕1号。")
                                                + "</w:footnote>"));
        assertEquals(1, source.lines().size());
        assertEquals("内部资料", said(source, Furniture.Kind.RUNNING_HEAD));
        assertEquals("— 1 —", said(source, Furniture.Kind.PAGE_NUMBER));
        assertEquals("见国发〔2020〕1号。", said(source, Furniture.Kind.FOOTNOTE));
    }

    @Test
    void readsTablesAsRowsAndCells() throws SourceException {
        SourceText source =
                read(
                        Docx.of(
                                p("任务分工表")
                                        + "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
                                        + cell("", "序号")
                                        + cell("<w:gridSpan w:val=\"2\"/>", "任务")
                                        + "</w:tr><w:tr>"
                                        + cell("<w:vMerge w:val=\"restart\"/>", "1")
                                        + cell("", "减税", "降费")
                                        + cell("", "市财政局")
                                        + "</w:tr><w:tr>"
                                        + cell("<w:vMerge/>", "")
                                        + cell("", "减租")
                                        + cell("", "")
                                        + "</w:tr></w:tbl>"
                                        + p("附注")));
        assertEquals("任务分工表\n序号\t任务\n1\t减税 降费\t市财政局\n减租\t\n附注\n", source.original());
        assertEquals(1, source.tables().size());
        List<Table.Row> rows = source.tables().getFirst().rows();
        assertTrue(rows.getFirst().header());
        assertFalse(rows.get(1).header());
        assertEquals("任务@1+2x1", describe(source, rows.getFirst().cells().get(1)));
        assertEquals("1@0+1x2", describe(source, rows.get(1).cells().getFirst()));
        assertEquals("减税 降费@1+1x1", describe(source, rows.get(1).cells().get(1)));
        assertEquals("减租@1+1x1", describe(source, rows.get(2).cells().getFirst()));
        assertEquals("@2+1x1", describe(source, rows.get(2).cells().get(1)));
    }

    private static String describe(SourceText source, Table.Cell cell) {
        return "%s@%d+%dx%d"
                .formatted(
                        source.original().substring(cell.span().start(), cell.span().end()),
                        cell.column(),
                        cell.columns(),
                        cell.rows());
    }

    @Test
    void refusesWhatIsBrokenOrDangerous() {
        byte[] whole = Docx.of(p("正文。".repeat(500))).bytes();
        assertEquals(Reason.DAMAGED, refused(Arrays.copyOf(whole, whole.length / 2)));
        assertEquals(
                Reason.DAMAGED,
                refused(
                        Docx.of("")
                                .raw(
                                        "word/document.xml",
                                        "<!DOCTYPE d [<!ENTITY x SYSTEM"
                                            + " \"file:///etc/passwd\">]><d><body><p><t>&x;</t></p></body></d>")
                                .bytes()));
        assertEquals(Reason.DAMAGED, refused(Docx.of("<w:p>").bytes()));
        assertEquals(
                Reason.DAMAGED,
                refused(
                        Docx.of(
                                        "<w:tbl><w:tr><w:tc>".repeat(1000)
                                                + p("深")
                                                + "</w:tc></w:tr></w:tbl>".repeat(1000))
                                .bytes()));
        assertEquals(
                Reason.TOO_LARGE,
                refused(Docx.of("").raw("word/x.xml", " ".repeat(65 << 20)).bytes()));
        assertEquals(
                Reason.UNSUPPORTED, refused(Docx.of("").raw("xl/workbook.xml", "<x/>").bytes()));
        assertEquals(Reason.EMPTY, refused(Docx.of(p("")).bytes()));
    }

    private static Reason refused(byte[] bytes) {
        return assertThrows(SourceException.class, () -> new SourceReader().read(bytes, "a.docx"))
                .reason();
    }
}
