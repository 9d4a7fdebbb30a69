package org.tiaowen.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaowen.document.Span;

import java.util.ArrayList;
import java.util.List;

/** Tables of tasks pasted with tabs between their cells. */
final class TextTablesTest {

    private static final String HEAD = "序号\t任务\t牵头单位\t配合单位\t完成时限\n";

    /** Rows by ·, cells by |, as the table holds them; a line break in a cell is ¶. */
    private static List<String> rows(String text) {
        List<Table> tables = TextTables.in(text, 0, new ArrayList<>());
        assertEquals(1, tables.size());
        return tables.getFirst().rows().stream()
                .skip(1)
                .map(row -> String.join("|", row.cells().stream().map(c -> cut(text, c)).toList()))
                .toList();
    }

    private static String cut(String text, Table.Cell cell) {
        Span span = cell.span();
        return text.substring(span.start(), span.end()).replace('\n', '¶');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // the cells behind the break are those that lack
                "1\t建平台\t市数据局\t市财政局、¶市大数据中心\t9月底前; 1|建平台|市数据局|市财政局、¶市大数据中心|9月底前",
                "1\t建平台\t市数据局\t国家税务总局¶某市税务局\t9月底前; 1|建平台|市数据局|国家税务总局¶某市税务局|9月底前",
                // the last cell is open: a date, a bracket, a list
                "1\t建平台\t市数据局\t市财政局\t2024年6月¶30日前; 1|建平台|市数据局|市财政局|2024年6月¶30日前",
                "1\t建平台\t市数据局\t市财政局\t长期（每年¶评估）; 1|建平台|市数据局|市财政局|长期（每年¶评估）",
                // a row has its number, a heading of rows is none of these
                "1\t建平台\t市数据局\t市财政局\t9月底前¶二、应用; 1|建平台|市数据局|市财政局|9月底前·二、应用",
                "1\t建平台\t市数据局¶2\t推应用\t市教育局; 1|建平台|市数据局·2|推应用|市教育局",
            })
    void aCellThatALineBreakPartedIsOneCell(String lines, String expected) {
        String last = "3\t再一项\t市司法局\t市财政局\t9月底前";
        assertEquals(
                expected + "·3|再一项|市司法局|市财政局|9月底前",
                String.join("·", rows(HEAD + lines.replace('¶', '\n') + "\n" + last + "\n")));
    }
}
