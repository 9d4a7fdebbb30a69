package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.source.SourceReader;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code tiaowen check}, and the reports that it writes. */
final class CheckCommandTest {

    private static final String CORPUS =
            "海城市人民政府关于扶持渔业的若干措施\n海政发〔2020〕8号\n"
                    + "一、对购买渔船保险的渔民，按保费的40%给予补贴，每户每年不超过5000元。\n"
                    + "二、建设区域性渔船避风锚地，完善航标设施。\n"
                    + "海城市人民政府\n2020年3月1日\n";

    private static final String DRAFT =
            "关于帮扶渔民的若干措施（征求意见稿）\n"
                    + "一、补贴渔船保险。对购买渔船保险的渔民，按保费的60%给予补贴，每户每年不超过5000元。\n"
                    + "二、开设免费中文课堂，每期不少于40课时。\n";

    @TempDir private static Path temporary;
    private static Path draft;

    @BeforeAll
    static void ingest() throws Exception {
        Path texts = Files.createDirectory(temporary.resolve("texts"));
        Files.writeString(texts.resolve("town.txt"), CORPUS);
        draft = Files.writeString(temporary.resolve("draft.txt"), DRAFT);
        try (Stores stores = Stores.open(temporary.resolve("data"))) {
            stores.ingester(stores.repairedIndex())
                    .ingest(stores.reader().find(List.of(texts)), false, _ -> {});
        }
    }

    private static String run(int code, String... more) {
        StringWriter out = new StringWriter();
        CommandLine line = Tiaowen.commandLine();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        String[] args = new String[5 + more.length];
        args[0] = "check";
        args[1] = draft.toString();
        args[2] = "--data";
        args[3] = temporary.resolve("data").toString();
        args[4] = "--no-semantic";
        System.arraycopy(more, 0, args, 5, more.length);
        assertEquals(code, line.execute(args), out.toString());
        return out.toString();
    }

    @Test
    void aDraftIsCheckedOnTheScreen() {
        String said = run(0);
        assertTrue(said.contains("共 2 条措施，其中 1 条与已有条文相同或重合，1 条未见重合（新增）。"), said);
        assertTrue(said.contains("数字：60% ↔ 40%（增加）"), said);
        assertTrue(said.contains("海政发〔2020〕8号，县级，2020-03-01，效力未知"), said);
        assertTrue(said.contains("新增：未见重合条文"), said);
    }

    @Test
    void theWordReportIsAWordFile() throws Exception {
        Path report = temporary.resolve("report.docx");
        run(0, "--out", report.toString());
        String text = new SourceReader().read(Files.readAllBytes(report), "report.docx").original();
        assertTrue(text.contains("草案重合检查：关于帮扶渔民的若干措施（征求意见稿）"), text);
        assertTrue(text.contains("按保费的60%给予补贴"), text);
        assertTrue(text.contains("按保费的40%给予补贴"), text);
        assertTrue(text.contains("《海城市人民政府关于扶持渔业的若干措施》"), text);
        assertTrue(text.contains("数字：60% ↔ 40%（增加）"), text);
        assertTrue(text.contains("未见重合条文（新增）"), text);
    }

    @Test
    void theTableHasARowAMatch() throws Exception {
        Path report = temporary.resolve("report.csv");
        run(0, "--out", report.toString());
        List<String> lines = Files.readAllLines(report);
        assertEquals(3, lines.size(), lines.toString());
        assertTrue(lines.get(0).startsWith("\uFEFF序号,草案措施,类别"), lines.get(0));
        assertTrue(lines.get(1).startsWith("一、,"), lines.get(1));
        assertTrue(lines.get(1).contains(",重合,"), lines.get(1));
        assertTrue(lines.get(2).contains(",新增,"), lines.get(2));
    }

    @Test
    void anotherFormatIsWrongUsage() {
        run(2, "--out", "report.xls");
    }
}
