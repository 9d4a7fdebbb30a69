package org.tiaowen.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tiaowen.Examples;
import org.tiaowen.Packaged;
import org.tiaowen.document.Deadline;
import org.tiaowen.document.Document;
import org.tiaowen.document.Facts;
import org.tiaowen.document.Furniture;
import org.tiaowen.document.Measure;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Responsibility;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.Span;
import org.tiaowen.parser.ParsedSource;
import org.tiaowen.parser.PolicyParser;
import org.tiaowen.source.MarkedTables;
import org.tiaowen.source.SourceReader;
import org.tiaowen.source.SourceText;
import org.tiaowen.source.Table;

import java.util.ArrayList;
import java.util.List;

/** Tables as files print them, and what is made of them. */
class TableFactsTest {
    private static final PolicyParser PARSER = Packaged.PARSER;
    private static final Extractor EXTRACTOR = Packaged.extractor();

    @TestFactory
    List<DynamicTest> examples() throws Exception {
        return Examples.of("extract/tables.txt", text -> read(source(text)));
    }

    /**
     * A table as Word marks it: 序号 and 任务 merged over two rows with a 责任单位 each, a 完成时限 merged over
     * all, headings in two rows.
     */
    @Test
    void mergedCells() throws Exception {
        String[] rows = {
            "序号\t主要任务\t责任单位\t时限",
            "牵头\t配合",
            "1\t推进改革\t省财政厅\t省审计厅\t2025年底",
            "2\t完善制度\t省教育厅",
            "3\t加强监管\t省公安厅\t省司法厅"
        };
        int[][][] grid = {
            {{0, 1, 2}, {1, 1, 2}, {2, 2, 1}, {4, 1, 2}},
            {{2, 1, 1}, {3, 1, 1}},
            {{0, 1, 1}, {1, 1, 1}, {2, 1, 1}, {3, 1, 2}, {4, 1, 3}},
            {{0, 1, 1}, {1, 1, 1}, {2, 1, 1}},
            {{0, 1, 1}, {1, 1, 1}, {2, 1, 1}, {3, 1, 1}},
        };
        String head = "丁省工作方案\n\n一、任务\n";
        List<Table.Row> made = new ArrayList<>();
        int at = head.length();
        for (int r = 0; r < rows.length; r++) {
            List<Table.Cell> cells = new ArrayList<>();
            String[] words = rows[r].split("\t");
            for (int c = 0; c < words.length; c++) {
                Span span = new Span(at, at + words[c].length());
                cells.add(new Table.Cell(span, grid[r][c][0], grid[r][c][1], grid[r][c][2]));
                at = span.end() + 1;
            }
            made.add(new Table.Row(cells, false));
        }
        SourceText marked =
                MarkedTables.source(
                        head + String.join("\n", rows) + "\n", List.of(new Table(made)));
        assertEquals(
                """
                P sec_1 | 一、 | 任务
                P sec_1/row_1 | 1 | 推进改革|省财政厅|省审计厅|2025年底
                P sec_1/row_2 | 2 | 完善制度|省教育厅
                P sec_1/row_3 | 3 | 加强监管|省公安厅|省司法厅
                S sec_1/row_1/s_1 | 主要任务 | 推进改革
                S sec_1/row_1/s_2 | 责任单位 牵头 | 省财政厅
                S sec_1/row_1/s_3 | 责任单位 配合 | 省审计厅
                S sec_1/row_1/s_4 | 时限 | 2025年底
                S sec_1/row_2/s_1 | 主要任务 | 完善制度
                S sec_1/row_2/s_2 | 责任单位 牵头 | 省教育厅
                S sec_1/row_3/s_1 | 主要任务 | 加强监管
                S sec_1/row_3/s_2 | 责任单位 牵头 | 省公安厅
                S sec_1/row_3/s_3 | 责任单位 配合 | 省司法厅
                M sec_1/row_1/s_1 | act
                M sec_1/row_2/s_1 | act
                M sec_1/row_3/s_1 | act
                U sec_1/row_1 | lead | 省财政厅
                U sec_1/row_1 | support | 省审计厅
                U sec_1/row_2 | support | 省审计厅
                U sec_1/row_2 | lead | 省教育厅
                U sec_1/row_3 | lead | 省公安厅
                U sec_1/row_3 | support | 省司法厅
                D sec_1/row_1 | 2025-12-31
                D sec_1/row_2 | 2025-12-31
                D sec_1/row_3 | 2025-12-31
                F tableHeader | 序号	主要任务	责任单位	时限
                F tableHeader | 牵头	配合\
                """,
                read(marked));
    }

    private static SourceText source(String text) throws Exception {
        return new SourceReader().read(text.getBytes(UTF_8), "a.md");
    }

    private static String read(SourceText source) {
        ParsedSource parsed = PARSER.parse(source);
        List<String> out = new ArrayList<>();
        for (Document document : parsed.documents()) {
            for (Provision p : document.provisions()) {
                out.add("P %s | %s | %s".formatted(p.id(), orDash(p.marker()), bars(p.text())));
            }
            for (Sentence s : document.sentences()) {
                if (s.cell() != null) {
                    out.add("S %s | %s | %s".formatted(s.id(), s.cell().header(), bars(s.text())));
                }
            }
            Facts facts = EXTRACTOR.extract(document);
            for (Measure m : facts.measures()) {
                out.add("M %s | %s".formatted(m.evidence().sentence(), m.modality().label()));
            }
            for (Responsibility r : facts.responsibilities()) {
                out.add(
                        "U %s | %s | %s"
                                .formatted(r.evidence().provision(), r.role().label(), r.unit()));
            }
            for (Deadline d : facts.deadlines()) {
                out.add("D %s | %s".formatted(d.evidence().provision(), d.value()));
            }
        }
        for (Furniture f : parsed.furniture()) {
            if (f.kind() != Furniture.Kind.MARKUP) {
                String words =
                        source.original().substring(f.span().start(), f.span().end()).strip();
                out.add("F %s | %s".formatted(f.kind().label(), words));
            }
        }
        return String.join("\n", out);
    }

    private static String orDash(@Nullable String text) {
        return text == null ? "-" : text;
    }

    private static String bars(String text) {
        return text.replace('\t', '|');
    }
}
