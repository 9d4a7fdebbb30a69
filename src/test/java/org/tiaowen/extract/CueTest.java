package org.tiaowen.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
                "a?b*",
                "",
            })
    void findsWhatThePatternFinds(String regex) {
        agrees(Cue.of(regex));
    }

    @Test
    void allCuesOfTheRulesFindWhatTheirPatternsFind() throws Exception {
        int cues = 0;
        try (Stream<Path> classes = Files.list(Path.of("target/classes/org/tiaowen/extract"))) {
            for (Path file : classes.sorted().toList()) {
                String name = file.getFileName().toString();
                if (!name.endsWith(".class") || name.startsWith("package-info")) {
                    continue;
                }
                Class<?> type = Class.forName("org.tiaowen.extract." + name.replace(".class", ""));
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

    private static void agrees(Cue cue) {
        Pattern pattern = Pattern.compile(cue.toString());
        for (String text : TEXTS) {
            assertEquals(pattern.matcher(text).find(), cue.in(text), () -> cue + " in " + text);
        }
    }

    /** The lines of the corpus, and pieces that begin and end within a word. */
    private static List<String> texts() {
        List<String> texts = new ArrayList<>(List.of("", "支", "各部门", "对的", "b"));
        try (Stream<Path> files = Files.list(Path.of("corpus"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
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
