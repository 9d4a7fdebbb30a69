package org.tiaowen.parser;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Bytes that nobody meant for a reader: salads of markers and of tables, one scrap over and over,
 * real texts cut up, random characters and random bytes. The same seed gives the same bytes.
 */
public final class HostileTexts {
    /** Markers, set forms, punctuation, ordinary words, layout, and what tables are made of. */
    static final List<String> INGREDIENTS =
            List.of(
                    "第一条",
                    "第十二条之一",
                    "第三章",
                    "第一部分",
                    "一、",
                    "二、",
                    "（一）",
                    "(二)",
                    "㈠",
                    "㈡",
                    "1.",
                    "2．",
                    "3、",
                    "1/",
                    "2·",
                    "3\ue004",
                    "⒈",
                    "⒉",
                    "⑴",
                    "（1）",
                    "①",
                    "②",
                    "一是",
                    "二是",
                    "三",
                    "是",
                    "a)",
                    "。",
                    "，",
                    "；",
                    "：",
                    "、",
                    "》",
                    "《",
                    "（",
                    "）",
                    "“",
                    "”",
                    "关于",
                    "印发",
                    "的通知",
                    "实施方案",
                    "若干措施",
                    "京政发〔2021〕3号",
                    "2021年3月18日",
                    "2021年底前",
                    "附件",
                    "附件：",
                    "附件1",
                    "目录",
                    "特此通知。",
                    "北京市人民政府",
                    "各区人民政府：",
                    "（责任单位：市财政局）",
                    "责任单位：市商务局",
                    "完成时限：2022年6月",
                    "支持企业发展",
                    "为了",
                    "制定本办法",
                    "将第三条修改为：“",
                    "增加一条，作为第五条：",
                    "决定",
                    "修改",
                    "\n",
                    "\n",
                    "\n\n",
                    "\n12\n",
                    "\f",
                    " ",
                    "　　",
                    "# ",
                    "> ",
                    "- ",
                    "**",
                    "---\n",
                    "𠮷",
                    "ＡＢ",
                    "1.1小时",
                    "http://a.cn/x",
                    "…",
                    "第",
                    "条",
                    "款",
                    "十",
                    "〈",
                    "〉",
                    "\r\n",
                    "\t",
                    "\t",
                    "GDP",
                    "0",
                    "%",
                    "|",
                    "|",
                    "\n|---|---|\n",
                    "\n|:-:|\n",
                    "\\|",
                    "\n序号\t任务\t责任单位\n",
                    "1\t推进\t市财政局\n",
                    "2\t\t\n",
                    "\n| 序号 | 任务 | 牵头单位 | 完成时限 |\n|---|---|---|---|\n",
                    "| 1 | 推进甲。推进乙。 | 市财政局、市商务局 | 2021年 |\n",
                    "| 一、类别 | | | |\n",
                    "| | | | |\n",
                    "\n序号    任务      责任部门\n1       甲        市局\n",
                    "序号",
                    "任务",
                    "备注",
                    "金额",
                    "    ",
                    "\u2028",
                    "\u2029");

    private static final Charset GB18030 = Charset.forName("GB18030");

    private final List<String> lines = new ArrayList<>();

    /**
     * Cuts up the texts of a folder among others.
     *
     * @param folder holds {@code .txt} files
     */
    public HostileTexts(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(p -> p.toString().endsWith(".txt")).sorted().toList()) {
                lines.addAll(Files.readString(file).lines().toList());
            }
        }
    }

    /** The bytes of a seed. */
    public byte[] bytes(long seed) {
        Random random = new Random(seed);
        return switch (random.nextInt(20)) {
            case 0 -> noise(random);
            case 1 -> characters(random).getBytes(random.nextBoolean() ? UTF_8 : GB18030);
            case 2 -> withMark(characters(random));
            case 3 -> repeated(random).getBytes(UTF_8);
            case 4, 5, 6, 7, 8, 9 -> cutUp(random).getBytes(UTF_8);
            default -> salad(random, 1 + random.nextInt(120)).getBytes(UTF_8);
        };
    }

    static String salad(Random random, int length) {
        StringBuilder text = new StringBuilder("文");
        for (int i = 0; i < length; i++) {
            text.append(INGREDIENTS.get(random.nextInt(INGREDIENTS.size())));
        }
        return text.toString();
    }

    private static String repeated(Random random) {
        String scrap = salad(random, 1 + random.nextInt(3)).substring(1);
        return "文" + scrap.repeat(1 + random.nextInt(4000 / scrap.length() + 1));
    }

    /** Neighbouring lines of real texts, some lost, some twice, some out of order, some glued. */
    private String cutUp(Random random) {
        int from = random.nextInt(lines.size());
        int count = Math.min(lines.size() - from, 1 + random.nextInt(40));
        List<String> some = new ArrayList<>(lines.subList(from, from + count));
        if (random.nextInt(4) == 0) {
            Collections.shuffle(some, random);
        }
        StringBuilder text = new StringBuilder();
        for (String line : some) {
            int cut = line.isEmpty() ? 0 : random.nextInt(line.length());
            switch (random.nextInt(12)) {
                case 0 -> {}
                case 1 -> text.append(line).append('\n').append(line).append('\n');
                case 2 -> text.append(line);
                case 3 -> text.append(line, 0, cut).append('\n').append(line.substring(cut));
                case 4 -> text.append(line).append(salad(random, 4)).append('\n');
                case 5 -> text.append(line, cut, line.length()).append('\t').append(cut);
                case 6 -> text.append("| ").append(line).append(" | ").append(cut).append(" |\n");
                default -> text.append(line).append('\n');
            }
        }
        return text.toString();
    }

    /** Any characters, half surrogates among them. */
    private static String characters(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(400);
        for (int i = 0; i < length; i++) {
            switch (random.nextInt(6)) {
                case 0 -> text.append((char) random.nextInt(0x80));
                case 1 -> text.append((char) random.nextInt(0x10000));
                case 2 -> text.appendCodePoint(0x20000 + random.nextInt(0x100));
                case 3 -> text.append((char) (0xd800 + random.nextInt(0x800)));
                default -> text.append((char) (0x4e00 + random.nextInt(0x5000)));
            }
        }
        return text.toString();
    }

    private static byte[] withMark(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0xff);
        out.write(0xfe);
        out.writeBytes(text.getBytes(UTF_16LE));
        return out.toByteArray();
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[random.nextInt(600)];
        random.nextBytes(bytes);
        return bytes;
    }
}
