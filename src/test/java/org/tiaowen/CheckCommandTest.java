package org.tiaowen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiaowen.overlap.Label;
import org.tiaowen.overlap.Match;
import org.tiaowen.overlap.Wording;
import org.tiaowen.search.Filters;
import org.tiaowen.source.SourceReader;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
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

    private static final String EXPIRED =
            "滨海县渔船保险补贴办法\n滨政发〔2018〕2号\n"
                    + "第一条 对购买渔船保险的渔民，按保费的30%给予补贴，每户每年不超过4000元。\n"
                    + "第二条 本办法自2018年6月1日起施行，有效期至2020年12月31日。\n"
                    + "滨海县人民政府\n2018年5月20日\n";

    private static final String PROVINCE =
            "辽宁省海洋渔业管理规定\n辽政发〔2019〕5号\n"
                    + "第一条 渔船在伏季休渔期内不得使用拖网捕捞作业。\n"
                    + "第二条 开设博物馆夜间专场，免费发放讲解器。\n"
                    + "辽宁省人民政府\n2019年4月1日\n";

    private static final String DRAFT =
            "关于帮扶渔民的若干措施（征求意见稿）\n"
                    + "一、补贴渔船保险。对购买渔船保险的渔民，按保费的60%给予补贴，每户每年不超过5000元。\n"
                    + "二、开设免费中文课堂，每期不少于40课时。\n";

    private static final String CUE = Wording.ZH.cue();

    @TempDir private static Path temporary;
    private static Path draft;

    @BeforeAll
    static void ingest() throws Exception {
        Path texts = Files.createDirectory(temporary.resolve("texts"));
        Files.writeString(texts.resolve("town.txt"), CORPUS);
        Files.writeString(texts.resolve("expired.txt"), EXPIRED);
        Files.writeString(texts.resolve("province.txt"), PROVINCE);
        draft = Files.writeString(temporary.resolve("draft.txt"), DRAFT);
        try (Stores stores = Stores.open(temporary.resolve("data"))) {
            stores.ingester(stores.repairedIndex())
                    .ingest(stores.reader().find(List.of(texts)), false, _ -> {});
        }
    }

    private static String run(int code, String... more) {
        return run(draft, code, more);
    }

    private static String run(Path draft, int code, String... more) {
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

    /** One line with what is wrong, and where; never a stack trace. */
    @Test
    void whatCannotBeCheckedOrWrittenIsToldInALine() throws Exception {
        Path binary = Files.write(temporary.resolve("draft.bin"), new byte[] {0, 1, 2, 0, -1});
        for (String said :
                List.of(
                        run(temporary.resolve("missing.txt"), 2),
                        run(temporary, 2).lines().findFirst().orElseThrow(),
                        run(draft, 2, "--limit", "0").lines().findFirst().orElseThrow(),
                        run(binary, 1),
                        run(draft, 2, "--out", temporary.resolve("none/report.csv").toString()))) {
            assertEquals(1, said.lines().count(), said);
            assertFalse(said.contains("Exception"), said);
        }
        assertTrue(run(temporary.resolve("missing.txt"), 2).contains("no such file or folder: "));
    }

    @Test
    void aDraftIsCheckedAgainstAPartOfTheCorpus() {
        String all = run(0);
        assertTrue(all.contains("《海城市") && all.contains("《滨海县"), all);
        String inForce = run(0, "--in-force");
        assertTrue(inForce.contains("《海城市") && !inForce.contains("《滨海县"), inForce);
        String then = run(0, "--valid-on", "2019-01-01");
        assertTrue(then.contains("《滨海县") && !then.contains("《海城市"), then);
        String there = run(0, "--jurisdiction", "滨海县");
        assertTrue(there.contains("《滨海县") && !there.contains("《海城市"), there);
        String above = run(0, "--above", "海城市");
        assertTrue(above.contains("《海城市") && !above.contains("《滨海县"), above);
        assertTrue(run(0, "--sector", "finance").contains("《海城市"));
        assertTrue(run(0, "--sector", "education").contains("2 条未见重合"));
        run(2, "--sector", "不知道");
        run(2, "--above", "不知道");
    }

    /** 辽宁省 lies above 海城市, and not above 滨海县. */
    @Test
    void whatLoosensWhatAHigherTextForbidsIsACue() throws Exception {
        Path loose =
                Files.writeString(
                        temporary.resolve("loose.txt"),
                        "海城市休渔期管理若干措施（征求意见稿）\n一、渔船在伏季休渔期内可以使用拖网捕捞作业。\n"
                                + "二、渔船在伏季休渔期内禁止使用拖网捕捞作业。\n");
        String said = run(loose, 0);
        assertTrue(said.contains("方式：可以 ↔ 不得（更宽）"), said);
        assertEquals(said.indexOf(CUE), said.lastIndexOf(CUE), said);
        assertTrue(said.contains(CUE) && said.indexOf(CUE) < said.indexOf("二、"), said);
        assertFalse(run(loose, 0, "--draft-level", "省级").contains(CUE), "not above a province");
        Path elsewhere =
                Files.writeString(
                        temporary.resolve("elsewhere.txt"),
                        "滨海县休渔期管理若干措施（征求意见稿）\n一、渔船在伏季休渔期内可以使用拖网捕捞作业。\n");
        assertFalse(run(elsewhere, 0).contains(CUE), "another province is not above");
    }

    /** The government of a place stands above its departments, whose documents are told apart. */
    @Test
    void aGovernmentStandsAboveItsDepartments() throws Exception {
        String by = "海城市%s关于休渔期管理的通知\n一、渔船在伏季休渔期内%s使用拖网捕捞作业。\n海城市%1$s\n2020年3月1日\n";
        String[] issuers = {"人民政府", "农业农村局"};
        for (String above : issuers) {
            Path texts = Files.createDirectory(temporary.resolve("above-" + above));
            Files.writeString(texts.resolve("a.txt"), by.formatted(above, "不得"));
            for (String below : issuers) {
                List<Match> matches =
                        matches(above + "-" + below, texts, by.formatted(below, "可以"));
                boolean isAbove = above.equals(issuers[0]) && below.equals(issuers[1]);
                assertEquals(isAbove, matches.getFirst().cue(), above + " " + below);
                assertEquals(
                        above.equals(issuers[0]) ? "县级" : "县级部门",
                        matches.getFirst().entry().document().rank().label());
            }
        }
    }

    /** Two towns say it in nearly the same words, a third with another share. */
    @Test
    void nearCopiesAreOfOneGroup() throws Exception {
        Path texts = Files.createDirectory(temporary.resolve("copies"));
        String clause = "一、对购买渔船保险的渔民，按保费的40%给予补贴，每户每年不超过5000元";
        String[] towns = {"海城市", "东港市", "庄河市"};
        String[] clauses = {
            clause + "。", clause.replace("给予补贴", "予以补贴") + "。", "一、对渔船保险按保费的30%补贴，由乡镇发放给购买的渔民。"
        };
        for (int i = 0; i < towns.length; i++) {
            Files.writeString(
                    texts.resolve(i + ".txt"),
                    "%s人民政府关于扶持渔业的若干措施\n%s\n%s人民政府\n2020年3月%d日\n"
                            .formatted(towns[i], clauses[i], towns[i], i + 1));
        }
        List<Match> matches = matches("copies", texts, DRAFT);
        assertEquals(List.of(1, 1, 2), matches.stream().map(Match::group).toList(), "" + matches);
        assertEquals(clauses[2].substring(2), matches.getLast().entry().text());
    }

    /** The heading of an item is not the item: what repeats the whole of it comes first. */
    @Test
    void aHeadingInNearlyTheSameWordsDoesNotComeFirst() throws Exception {
        Path texts = Files.createDirectory(temporary.resolve("headings"));
        String clause = "鼓励银行加强与海域使用权评估机构合作，开发金融产品，全县海域使用权抵押贷款额同比增长%s以上。";
        Files.writeString(
                texts.resolve("a.txt"),
                "海城市人民政府关于扶持渔业的若干措施\n一、探索海域使用权抵押贷款保证保险。\n二、"
                        + clause.formatted("30%")
                        + "\n海城市人民政府\n2020年3月1日\n");
        List<Match> matches =
                matches(
                        "headings",
                        texts,
                        "关于扶持渔业的若干措施\n一、扩大海域使用权抵押贷款。" + clause.formatted("25%") + "\n");
        assertEquals(clause.formatted("30%"), matches.getFirst().entry().text());
        assertEquals(Label.OVERLAP, matches.getFirst().comparison().label());
        assertEquals(2, matches.size(), "" + matches);
    }

    /** What the first item of a draft repeats. */
    private static List<Match> matches(String name, Path texts, String draft) throws Exception {
        try (Stores stores = Stores.open(temporary.resolve(name + "-data"))) {
            stores.ingester(stores.repairedIndex())
                    .ingest(stores.reader().find(List.of(texts)), false, _ -> {});
            return stores.drafts()
                    .check(
                            draft.getBytes(StandardCharsets.UTF_8),
                            "draft.txt",
                            stores.index(),
                            Filters.NONE,
                            null,
                            10)
                    .items()
                    .getFirst()
                    .matches();
        }
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
        run(0, "--out", report.toString(), "--in-force");
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
