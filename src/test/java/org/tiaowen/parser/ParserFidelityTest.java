package org.tiaowen.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.document.Document;
import org.tiaowen.document.Furniture;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.Span;
import org.tiaowen.source.SourceReader;
import org.tiaowen.source.SourceText;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What holds of every text: no character is lost, offsets point at what they say, spans are nested,
 * identifiers are unique.
 */
class ParserFidelityTest {
    /** What salads are mixed of: markers, set forms, punctuation, ordinary words, layout. */
    private static final List<String> INGREDIENTS =
            List.of(
                    "第一条",
                    "第十二条之一",
                    "第三章",
                    "第一部分",
                    "一、",
                    "二、",
                    "（一）",
                    "(二)",
                    "1.",
                    "2．",
                    "3、",
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
                    "附件",
                    "附件：",
                    "目录",
                    "特此通知。",
                    "北京市人民政府",
                    "各区人民政府：",
                    "（责任单位：市财政局）",
                    "支持企业发展",
                    "为了",
                    "制定本办法",
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
                    "GDP",
                    "0",
                    "%");

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
            StringBuilder text = new StringBuilder("文");
            int length = 1 + random.nextInt(80);
            for (int i = 0; i < length; i++) {
                text.append(INGREDIENTS.get(random.nextInt(INGREDIENTS.size())));
            }
            try {
                check(new SourceReader().read(text.toString().getBytes(UTF_8), "salad.txt"));
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
                "# "
            })
    void repeatsEndSoon(String repeated) throws Exception {
        SourceText source =
                new SourceReader().read(("文" + repeated.repeat(30_000)).getBytes(UTF_8), "r.txt");
        // a hang is the failure; the time is far beyond what is needed
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> check(source));
    }

    @Test
    void nothingButFurniture() throws Exception {
        ParsedSource parsed =
                Parsers.parser()
                        .parse(new SourceReader().read("12\n\nhttp://a.cn\n".getBytes(UTF_8), "a"));
        assertEquals(0, parsed.documents().size());
        assertEquals(2, parsed.furniture().size());
    }

    private static void check(SourceText source) {
        ParsedSource parsed = Parsers.parser().parse(source);
        int[] points = source.original().codePoints().toArray();
        BitSet covered = new BitSet(points.length);
        BitSet furniture = new BitSet(points.length);
        for (Furniture f : parsed.furniture()) {
            furniture.set(f.span().start(), f.span().end());
        }
        covered.or(furniture);
        Span before = new Span(0, 0);
        for (Document d : parsed.documents()) {
            assertTrue(d.span().start() >= before.end(), "documents overlap");
            before = d.span();
            covered.set(d.span().start(), d.span().end());
            check(d, points, furniture);
        }
        for (int i = 0; i < points.length; i++) {
            if (!isBlank(points[i])) {
                assertTrue(covered.get(i), "lost character at " + i);
            }
        }
    }

    private static void check(Document document, int[] points, BitSet furniture) {
        Map<String, Provision> byId = new HashMap<>();
        for (Provision p : document.provisions()) {
            assertTrue(byId.put(p.id(), p) == null, "twice: " + p.id());
            assertTrue(document.span().contains(p.span()), p.id() + " outside its document");
            if (p.parent() != null) {
                Provision parent = byId.get(p.parent());
                assertNotNull(parent, p.id() + " before its parent");
                assertTrue(parent.span().contains(p.span()), p.id() + " outside its parent");
            }
        }
        Set<String> ids = new HashSet<>();
        int at = 0;
        for (Sentence s : document.sentences()) {
            assertTrue(ids.add(s.id()), "twice: " + s.id());
            assertTrue(s.span().start() >= at, s.id() + " out of order");
            at = s.span().end();
            assertEquals(squash(s.text()), original(s.span(), points, furniture), s.id());
        }
    }

    private static String original(Span span, int[] points, BitSet furniture) {
        StringBuilder text = new StringBuilder();
        for (int i = span.start(); i < span.end(); i++) {
            if (!furniture.get(i)) {
                text.appendCodePoint(points[i]);
            }
        }
        return squash(text.toString());
    }

    private static String squash(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().filter(c -> !isBlank(c)).forEach(out::appendCodePoint);
        return out.toString();
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }
}
