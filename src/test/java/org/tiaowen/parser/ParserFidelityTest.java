package org.tiaowen.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.Beside;
import org.tiaowen.Packaged;
import org.tiaowen.document.Furniture;
import org.tiaowen.source.SourceReader;
import org.tiaowen.source.SourceText;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;

/**
 * What holds of every text: no character is lost, offsets point at what they say, spans are nested,
 * identifiers are unique.
 */
@Beside
class ParserFidelityTest {
    static Stream<Path> texts() throws Exception {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("corpus", "src/test/resources/fixtures/reading/texts")) {
            try (Stream<Path> all = Files.list(Path.of(folder))) {
                all.filter(p -> p.toString().endsWith(".txt")).sorted().forEach(files::add);
            }
        }
        return files.stream();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void realTexts(Path file) throws Exception {
        check(new SourceReader().read(file, file.getFileName().toString()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void saladsOfMarkers(long seed) throws Exception {
        Random random = new Random(seed);
        for (int n = 0; n < 250; n++) {
            String text = HostileTexts.salad(random, 1 + random.nextInt(80));
            try {
                check(new SourceReader().read(text.getBytes(UTF_8), "salad.txt"));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ", text " + n + ":\n" + text, e);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "第一条",
                "一、",
                "（一）",
                "1.",
                "。一是",
                "：（1）",
                "（",
                "《",
                "附件",
                "。",
                "关于印发《甲方案》的通知\n",
                "1\n",
                "目录\n",
                "各区人民政府：\n",
                "2021年3月1日\n",
                "“",
                "国",
                "甲 ",
                "# ",
                "|",
                "|---|",
                "\n|甲|乙|\n|---|---|\n",
                "\t",
                "1\t甲\n",
                "\n序号\t任务\t时限\n1\t甲\t乙\n",
                "\n序号    任务      责任部门\n1       甲        市局\n",
                "将第三条修改为：“\n",
                "“第三条\n",
                "出版主办",
                "甲乙2021年3月18日",
                "附件1\n甲乙丙实施方案\n一、支持。\n",
                "\f某市\n甲\n"
            })
    void repeatsEndSoon(String repeated) throws Exception {
        SourceText source =
                new SourceReader().read(("文" + repeated.repeat(30_000)).getBytes(UTF_8), "r.txt");
        // a hang is the failure; the time is far beyond what is needed
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(10), () -> check(source));
    }

    /** All processors read a source; what it says does not depend on how many there are. */
    @Test
    void oneProcessorReadsTheSame() throws Exception {
        Path longest =
                texts().max(Comparator.comparingLong(p -> p.toFile().length())).orElseThrow();
        SourceText source = new SourceReader().read(longest, "long.txt");
        ParsedSource all = Packaged.PARSER.parse(source);
        assertTrue(all.documents().size() > 10, () -> all.documents().size() + " documents");
        try (ForkJoinPool one = new ForkJoinPool(1)) {
            assertEquals(all, one.submit(() -> Packaged.PARSER.parse(source)).get());
        }
    }

    /** A title that is printed twice behind the end of another text is no paragraph of that. */
    @Test
    void repeatedTitleBehindAText() throws Exception {
        String text =
                """
                一、建立项目落地机制
                提高决策效率，加快项目落地。
                二、对引进予以奖励
                由所在区给予奖励。
                **国务院关于《支持甲市工作方案》的批复**
                **国务院关于《支持甲市工作方案》的批复**

                国函〔2023〕130号
                甲市人民政府：

                你们关于支持甲市的请示收悉。现批复如下：

                一、原则同意《支持甲市工作方案》，请认真组织实施。
                """;
        ParsedSource parsed =
                Packaged.PARSER.parse(new SourceReader().read(text.getBytes(UTF_8), "a.md"));
        Fidelity.check(parsed);
        assertEquals(2, parsed.documents().size());
        assertEquals("由所在区给予奖励。", parsed.documents().getFirst().provisions().getLast().text());
        assertEquals(
                1,
                parsed.furniture().stream()
                        .filter(f -> f.kind() == Furniture.Kind.REPEATED_TITLE)
                        .count());
    }

    @Test
    void nothingButFurniture() throws Exception {
        ParsedSource parsed =
                Packaged.PARSER.parse(
                        new SourceReader().read("12\n\nhttp://a.cn\n".getBytes(UTF_8), "a"));
        assertEquals(0, parsed.documents().size());
        assertEquals(2, parsed.furniture().size());
    }

    private static void check(SourceText source) {
        Fidelity.check(Packaged.PARSER.parse(source));
    }
}
