package org.tiaowen.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.tiaowen.document.Furniture;
import org.tiaowen.document.Span;

import java.nio.charset.Charset;
import java.util.List;

class HtmlReaderTest {
    private static final String TITLE = "某某市人民政府关于印发某某市优化营商环境若干措施的通知";

    private static final String BODY =
            "<p style='text-align:center'>某政发〔2021〕12号</p><p>各县（区）人民政府，市政府各部门：</p>"
                    + "<p>&nbsp;&nbsp;&nbsp;&nbsp;现将《某某市优化营商环境若干措施》印发给你们，请认真贯彻执行。</p>"
                    + "<p>　　一、压缩办理时限。到2021年底前，企业开办时间压缩至1个工作日以内，进一步优化流程。（责任单位：市市场监管局）</p>"
                    + "<p>　　二、降低企业成本。落实减税降费政策，对小微企业年应纳税所得额不到100万元的部分，再减半征收所得税。</p>"
                    + "<p style='text-align:right'>某某市人民政府</p><p>2021年3月18日</p>";

    private static SourceText read(String html) throws SourceException {
        return new SourceReader().read(html.getBytes(UTF_8), "a.html");
    }

    private static List<String> lines(SourceText source) {
        return source.lines().stream().map(l -> l.text().chars()).toList();
    }

    private static List<String> said(SourceText source, Furniture.Kind kind) {
        return source.furniture().stream()
                .filter(f -> f.kind() == kind)
                .map(f -> slice(source, f.span()).strip())
                .toList();
    }

    private static String slice(SourceText source, Span span) {
        return source.original().substring(span.start(), span.end());
    }

    private static String page(String content) {
        return "<!DOCTYPE html><html><head><meta charset='utf-8'><title>%s_某某市人民政府门户网站</title></head><body>%s</body></html>"
                .formatted(TITLE, content);
    }

    @Test
    void namesWhatStandsAroundTheText() throws SourceException {
        SourceText source =
                read(
                        page(
                                "<div><a href='/'>首页</a> <a href='/x'>政务公开</a></div><div>当前位置：<a"
                                    + " href='/'>首页</a> &gt; <a href='/z'>文件</a></div>"
                                    + "<h1>某某市人民政府关于印发<br>某某市优化营商环境若干措施的通知</h1><div>2021-03-20"
                                    + " 10:00　来源：市政府办公室　【字体：<a href='#'>大</a> <a href='#'>中</a> <a"
                                    + " href='#'>小</a>】</div><div id='c'>"
                                        + BODY
                                        + "<p>附件：<a href='a.doc'>任务清单.doc</a></p></div><div>分享到：<a"
                                        + " href='#'>微信</a> <a"
                                        + " href='#'>微博</a></div><div>相关链接</div><ul><li><a"
                                        + " href='1'>《若干措施》政策解读</a></li></ul><div>主办：某某市人民政府办公室"
                                        + "　版权所有</div>"));
        List<String> lines = lines(source);
        assertEquals("某某市人民政府关于印发", lines.getFirst());
        assertEquals("某政发〔2021〕12号", lines.get(2));
        assertEquals("附件：任务清单.doc", lines.getLast());
        assertEquals(1, source.lines().getFirst().heading());
        assertEquals(
                List.of("首页 政务公开", "当前位置：首页 > 文件", "相关链接", "《若干措施》政策解读"),
                said(source, Furniture.Kind.NAVIGATION));
        assertEquals(1, said(source, Furniture.Kind.METADATA).size());
        assertEquals(List.of("分享到：微信 微博"), said(source, Furniture.Kind.SHARE));
        assertEquals(1, said(source, Furniture.Kind.PAGE_FOOTER).size());
        assertNothingLost(source);
    }

    /** Each character that is no blank stands in a line or in furniture. */
    private static void assertNothingLost(SourceText source) {
        boolean[] held = new boolean[source.original().length()];
        source.furniture().forEach(f -> fill(held, f.span()));
        source.lines().forEach(l -> fill(held, l.text().span()));
        for (int i = 0; i < held.length; i++) {
            char c = source.original().charAt(i);
            assertTrue(
                    held[i] || Character.isWhitespace(c) || Character.isSpaceChar(c),
                    "lost at " + i);
        }
    }

    private static void fill(boolean[] held, Span span) {
        for (int i = span.start(); i < span.end(); i++) {
            held[i] = true;
        }
    }

    @Test
    void readsTheTableOfMetadataAsFacts() throws SourceException {
        SourceText source =
                read(
                        page(
                                "<table><tr><td>索 引"
                                    + " 号：</td><td>0001/2021-12</td><td>主题分类：</td><td>综合</td></tr>"
                                    + "<tr><td>发文机关：</td><td>某某市人民政府</td><td>成文日期：</td><td>2021年03月18日</td></tr><tr><td>标"
                                    + "　　题：</td><td colspan='3'>"
                                        + TITLE
                                        + "</td></tr><tr><td>发文字号：</td><td>某政发〔2021〕12号</td><td>发布日期：</td><td>2021年03月20日</td></tr></table><div><p>"
                                        + TITLE
                                        + "</p>"
                                        + BODY
                                        + "</div>"));
        assertEquals("某政发〔2021〕12号", source.frontMatter().get("number"));
        assertEquals("2021年03月18日", source.frontMatter().get("date"));
        assertEquals("某某市人民政府", source.frontMatter().get("issuer"));
        assertEquals(TITLE, source.frontMatter().get("title"));
        assertEquals(TITLE, lines(source).getFirst());
        assertTrue(source.tables().isEmpty());
        assertNothingLost(source);
    }

    @Test
    void tellsTablesOfDataFromLayout() throws SourceException {
        SourceText source =
                read(
                        page(
                                "<table width='760'><tr><td><a href='1'>首页</a></td><td><a"
                                        + " href='2'>省情</a></td></tr><tr><td colspan='2'>"
                                        + BODY
                                        + "<table"
                                        + " border='1'><thead><tr><th>序号</th><th>任务</th><th>牵头单位</th></tr></thead><tr><td"
                                        + " rowspan='2'>1</td><td>减税<br>降费</td><td>市财政局</td></tr><tr><td>减租</td><td>市国资委</td></tr></table>"
                                        + "</td></tr></table>"));
        assertEquals(1, source.tables().size());
        Table table = source.tables().getFirst();
        assertTrue(table.rows().getFirst().header());
        assertFalse(table.rows().get(1).header());
        Table.Cell first = table.rows().get(1).cells().getFirst();
        assertEquals("1", slice(source, first.span()));
        assertEquals(2, first.rows());
        Table.Cell second = table.rows().get(1).cells().get(1);
        assertEquals("减税 降费", slice(source, second.span()));
        Table.Cell below = table.rows().get(2).cells().getFirst();
        assertEquals("减租", slice(source, below.span()));
        assertEquals(1, below.column());
        assertTrue(source.original().contains("\n减租\t市国资委\n"));
    }

    @Test
    void readsOldPages() throws SourceException {
        String html =
                "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html;"
                        + " charset=gb2312\"><title>某某省价格管理办法</title></head><body><table><tr><td><a"
                        + " href=1>地方性法规</a><br><a href=2>政府规章</a></td><td><p"
                        + " align=center><b>某某省价格管理办法</b></p>第一章　总则<br>\n"
                        + "&nbsp;&nbsp;&nbsp;&nbsp;第一条　为了规范价格行为，根据《中华人民共和国价格法》，\n"
                        + "结合本省实际，制定本办法。<br>第二条　朱镕基、㛃的价格行为，适用本办法。<br>第三条"
                        + "　本办法自1998年7月1日起施行。</td></tr></table></body></html>";
        SourceText source =
                new SourceReader().read(html.getBytes(Charset.forName("GB18030")), "old.htm");
        assertEquals(
                List.of(
                        "某某省价格管理办法",
                        "第一章总则",
                        "第一条为了规范价格行为，根据《中华人民共和国价格法》，结合本省实际，制定本办法。",
                        "第二条朱镕基、㛃的价格行为，适用本办法。",
                        "第三条本办法自1998年7月1日起施行。"),
                lines(source));
        assertEquals(List.of("地方性法规", "政府规章"), said(source, Furniture.Kind.NAVIGATION));
    }

    @Test
    void leavesOutWhatIsNotSeenAndNumbersLists() throws SourceException {
        SourceText source =
                read(
                        page(
                                "<div><script>var a='代码';</script><p>"
                                        + TITLE
                                        + "</p>"
                                        + BODY
                                        + "<p>要求<span style='display: none'>看不见</span>如下：</p><ol"
                                        + " start='3'><li>统一思想。</li><li>加强领导。</li></ol></div>"));
        assertFalse(source.original().contains("看不见"));
        assertFalse(source.original().contains("代码"));
        assertEquals("要求如下：", lines(source).get(lines(source).size() - 3));
        assertEquals("4.加强领导。", lines(source).getLast());
    }

    @Test
    void readsByTheBytesWhateverTheName() throws SourceException {
        SourceText source =
                new SourceReader().read(page("<div>" + BODY + "</div>").getBytes(UTF_8), "a.doc");
        assertEquals("各县（区）人民政府，市政府各部门：", lines(source).get(1));
        assertTrue(source.problems().getFirst().message().contains("is called .doc and is HTML"));
        SourceText deep = read("<html>" + "<div>".repeat(50_000) + "第一条　深。" + "</html>");
        assertEquals(List.of("第一条深。"), lines(deep));
    }
}
