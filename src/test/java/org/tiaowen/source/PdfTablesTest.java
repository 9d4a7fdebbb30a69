package org.tiaowen.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Ruled tables on the pages of a PDF. */
class PdfTablesTest {
    private static final float[] X = {60, 100, 260, 380, 480};

    private static SourceText read(Pdf pdf) throws SourceException {
        return new SourceReader().read(pdf.bytes(), "a.pdf");
    }

    private static List<List<String>> rows(SourceText source) {
        assertEquals(1, source.tables().size(), source.original());
        String text = source.original();
        return source.tables().getFirst().rows().stream()
                .map(
                        r ->
                                r.cells().stream()
                                        .map(c -> text.substring(c.span().start(), c.span().end()))
                                        .toList())
                .toList();
    }

    @Test
    void readsACellAfterTheOtherAndItsLinesAsOne() throws SourceException {
        SourceText source =
                read(
                        new Pdf()
                                .page()
                                .line(60, 780, "一、任务分工")
                                .row(740, 20, X, "序号", "任务", "牵头单位", "完成时限")
                                // a line that fills its cell goes on; one that does not has ended
                                .row(720, 40, X, "1", "建设跨境电子商务综合试验区试\n点。", "市商务局\n市财政局", "2025年底前")
                                .row(680, 40, X, "2", "推广 online\nservice", "市税务局", "")
                                .line(60, 600, "二、工作要求"));
        assertEquals(
                List.of(
                        List.of("序号", "任务", "牵头单位", "完成时限"),
                        List.of("1", "建设跨境电子商务综合试验区试点。", "市商务局 市财政局", "2025年底前"),
                        List.of("2", "推广 online service", "市税务局", "")),
                rows(source));
        assertTrue(
                source.original().contains("一、任务分工\n序号\t任务\t牵头单位\t完成时限\n1\t建设"), source.original());
        assertTrue(source.original().strip().endsWith("2\t推广 online service\t市税务局\t\n二、工作要求"));
    }

    @Test
    void readsMergedCellsThinBarsAndTablesWithoutAnOuterBorder() throws SourceException {
        Pdf pdf = new Pdf().page();
        // bars of half a point, filled: three columns, no border at the left and right
        for (int y : new int[] {740, 700, 660}) {
            pdf.draw("60 " + y + " 400 0.5 re f");
        }
        // one cell over two rows at the left, and the line between them begins behind it
        pdf.draw("140 720 320 0.5 re f 140 680 320 0.5 re f");
        pdf.draw("140 660 0.5 80 re f 300 660 0.5 40 re f 300 720 0.5 20 re f");
        pdf.line(65, 716, "优化环境").line(145, 725, "简化手续").line(305, 725, "市公安局");
        // one cell over two columns
        pdf.line(145, 705, "全部网上办理");
        pdf.line(65, 676, "扩大开放").line(145, 685, "放宽准入").line(305, 685, "市商务局");
        pdf.line(145, 665, "设立口岸").line(305, 665, "海关");
        SourceText source = read(pdf);
        assertEquals(
                List.of(
                        List.of("优化环境", "简化手续", "市公安局"),
                        List.of("全部网上办理"),
                        List.of("扩大开放", "放宽准入", "市商务局"),
                        List.of("设立口岸", "海关")),
                rows(source));
        List<Table.Row> rows = source.tables().getFirst().rows();
        assertEquals(2, rows.getFirst().cells().getFirst().rows());
        assertEquals(2, rows.get(1).cells().getFirst().columns());
        assertEquals(1, rows.get(3).cells().getFirst().column());
    }

    @Test
    void aTableGoesOnBehindTheEndOfItsPage() throws SourceException {
        SourceText source =
                read(
                        new Pdf()
                                .page()
                                .line(60, 800, "工作方案")
                                .row(200, 20, X, "序号", "任务", "牵头单位", "完成时限")
                                .row(180, 20, X, "1", "减税。", "市税务局", "2025年")
                                .row(160, 20, X, "2", "建设跨境电子商务综合试验区试", "市商务局", "2024年")
                                .line(280, 40, "— 1 —")
                                .page()
                                .row(780, 20, X, "序号", "任务", "牵头单位", "完成时限")
                                // the page has cut the row in two
                                .row(760, 20, X, "", "点。", "", "6月底前")
                                .row(740, 20, X, "3", "降费。", "市财政局", "2025年")
                                .line(280, 40, "— 2 —"));
        assertEquals(
                List.of(
                        List.of("序号", "任务", "牵头单位", "完成时限"),
                        List.of("1", "减税。", "市税务局", "2025年"),
                        List.of("2", "建设跨境电子商务综合试验区试点。", "市商务局", "2024年6月底前"),
                        List.of("序号", "任务", "牵头单位", "完成时限"),
                        List.of("3", "降费。", "市财政局", "2025年")),
                rows(source));
        assertTrue(source.original().contains("2024年6月底前\n"), source.original());
        assertTrue(source.original().contains("\f序号"), source.original());
    }

    @Test
    void framesAndUnderlinesAreNoTables() throws SourceException {
        Pdf pdf = new Pdf().page().draw("50 50 500 740 re S");
        pdf.rule(60, 698, 300, 698).line(60, 700, "第一条　总则。");
        pdf.draw("60 600 200 40 re S").line(70, 615, "咨询电话");
        SourceText source = read(pdf);
        assertEquals(List.of(), source.tables());
        assertEquals("第一条 总则。\n咨询电话", source.original().strip().replaceAll("\n　+", "\n"));
    }

    @Test
    void readsATableOnAPageThatIsTurned() throws SourceException {
        // as landscape tables are printed: glyphs and lines turned by a quarter
        Pdf pdf = new Pdf().page().draw("q 0 1 -1 0 595 0 cm");
        pdf.row(500, 20, X, "序号", "任务", "牵头单位", "完成时限");
        pdf.row(480, 20, X, "1", "减税。", "市税务局", "2025年").draw("Q");
        assertEquals(
                List.of(List.of("序号", "任务", "牵头单位", "完成时限"), List.of("1", "减税。", "市税务局", "2025年")),
                rows(read(pdf)));
    }
}
