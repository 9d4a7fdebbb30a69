package org.tiaowen.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaowen.Beside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

@Beside
class CueTest {

    private static final List<String> TEXTS = texts();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "支持|鼓励|引导",
                "(?:专业|管理)?(?:人员|人才)",
                "(?<![应反])对(?!的)",
                "[一二三]是|\\d+[万亿]元",
                "(?<low>不超过|不高于)[^，。]{1,9}%",
                "(?:各|有关){0,2}部门$",
                "^(?:本|我)?[省市区]",
                "[省-省市]级",
                "\\(一\\)|（二）",
                "(?:[^，。]{2,4}局|厅)",
                ".局|厅",
                "\\p{IsHan}{2}厅",
                "(?=支)支持",
                "[^，。]?支持",
                "支持?",
                "(?:支|鼓)+励?持?",
                "\\u652f持|[\\u4e00-\\u9fff]局",
                "(?>支持|鼓励)引导",
                "(?:推|引)*导",
                "推{2}|进{0,3}度",
                "(?<=[，。])支|(?!支)鼓",
                "\\d{4}年(?!来)",
                "[、,&&[^、]]的",
                "a?b*",
                "",
            })
    void findsWhatThePatternFinds(String regex) {
        agrees(Cue.of(regex));
    }

    @ParameterizedTest
    @ValueSource(strings = {"document", "extract", "parser"})
    void allCuesOfThePackageFindWhatTheirPatternsFind(String name) throws Exception {
        int cues = 0;
        try (Stream<Path> classes = Files.list(Path.of("target/classes/org/tiaowen", name))) {
            for (Path file : classes.sorted().toList()) {
                String simple = file.getFileName().toString();
                if (!simple.endsWith(".class") || simple.startsWith("package-info")) {
                    continue;
                }
                Class<?> type =
                        Class.forName(
                                "org.tiaowen.%s.%s".formatted(name, simple.replace(".class", "")));
                for (Field field : type.getDeclaredFields()) {
                    if (field.getType() == Cue.class
                            && java.lang.reflect.Modifier.isStatic(field.getModifiers())) {
                        field.setAccessible(true);
                        agrees((Cue) field.get(null));
                        cues++;
                    }
                }
            }
        }
        assertTrue(cues > 0, "no cue was looked at");
    }

    @Test
    void tellsWhetherItKnowsTheFirstCharacters() {
        assertTrue(Cue.of("支持|(?:有关)?部门|[省市]级").isNarrow());
        assertFalse(Cue.of("支持|.门").isNarrow());
        assertFalse(Cue.of("(?:支持)?").isNarrow());
    }

    /** All places in the text and in its middle, and what stands at the ends. */
    private static void agrees(Cue cue) {
        Pattern pattern = Pattern.compile(cue.toString());
        for (String text : TEXTS) {
            Matcher matcher = pattern.matcher(text);
            Search search = cue.matcher(text);
            assertEquals(matcher.matches(), search.matches(), () -> cue + " is " + text);
            assertEquals(matcher.lookingAt(), search.lookingAt(), () -> cue + " opens " + text);
            matcher.reset();
            places(matcher, search.region(0, text.length()), cue, text);
            int from = text.length() / 4;
            int to = text.length() - from;
            matcher.region(from, to);
            search.region(from, to);
            assertEquals(matcher.lookingAt(), search.lookingAt(), () -> cue + " inside " + text);
            places(matcher.region(from, to), search.region(from, to), cue, text);
            boolean found = from <= text.length() && matcher.reset().find(from);
            assertEquals(found, search.find(from), () -> cue + " late in " + text);
        }
    }

    private static void places(Matcher matcher, Search search, Cue cue, String text) {
        boolean found;
        do {
            found = matcher.find();
            assertEquals(found, search.find(), () -> cue + " in " + text);
            if (found) {
                assertEquals(matcher.start(), search.start(), () -> cue + " in " + text);
                assertEquals(matcher.end(), search.end(), () -> cue + " in " + text);
            }
        } while (found);
    }

    /** Lines of the corpus, and pieces that begin and end within a word. */
    private static List<String> texts() {
        List<String> texts = new ArrayList<>(List.of("", "支", "各部门", "对的", "b"));
        try (Stream<Path> files = Files.list(Path.of("corpus"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i += 15) {
                    String line = lines.get(i);
                    texts.add(line);
                    if (line.length() > 9) {
                        texts.add(line.substring(line.length() / 3, 2 * line.length() / 3));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
