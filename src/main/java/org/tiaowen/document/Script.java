package org.tiaowen.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Traditional characters as simplified ones, one for one, so that what is written for simplified
 * text reads both and offsets stay true.
 *
 * <p>The table is that of OpenCC's single characters as HanLP ships it (Apache License 2.0),
 * without those that simplified text has too (GB 2312: 乾, 著, 覆), for these may be meant as they
 * stand; 於, 後 and 徵 are taken all the same. Quotation marks of the corner kind become those of the
 * mainland.
 */
public final class Script {
    private static final char FIRST = '\u3000';
    private static final char[] SIMPLIFIED = table();

    private Script() {}

    /** The simplified form of a character; the character itself where it has none. */
    public static char simplified(char c) {
        return c < FIRST ? c : SIMPLIFIED[c - FIRST];
    }

    /**
     * The text in simplified characters, of the same length; the same object if it is so already.
     */
    public static String simplified(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (simplified(c) != c) {
                return convert(text);
            }
        }
        return text;
    }

    /**
     * Gives names in the characters that a document is written in, as far as it shows them: 江门市财政局
     * of a text that prints 江門 and 財政 is 江門市財政局 there. Of simplified text it changes nothing.
     */
    public static UnaryOperator<String> of(Document document) {
        Map<Character, Character> printed = new HashMap<>();
        Set<Character> met = new HashSet<>();
        Stream.concat(
                        Stream.of(document.title()),
                        document.provisions().stream().map(Provision::text))
                .flatMapToInt(String::chars)
                .distinct()
                .forEach(
                        code -> {
                            char c = (char) code;
                            met.add(c);
                            if (simplified(c) != c) {
                                printed.putIfAbsent(simplified(c), c);
                            }
                        });
        // simplified text that quotes a traditional name prints both
        printed.keySet().removeAll(met);
        return name -> {
            StringBuilder written = new StringBuilder(name);
            for (int i = 0; i < name.length(); i++) {
                written.setCharAt(i, printed.getOrDefault(name.charAt(i), name.charAt(i)));
            }
            return written.toString();
        };
    }

    private static String convert(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = simplified(chars[i]);
        }
        return new String(chars);
    }

    private static char[] table() {
        char[] table = new char[0x10000 - FIRST];
        for (int i = 0; i < table.length; i++) {
            table[i] = (char) (FIRST + i);
        }
        try (InputStream in =
                Objects.requireNonNull(Script.class.getResourceAsStream("traditional.txt"))) {
            String[] lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1);
            for (int i = 0; i < lines[0].length(); i++) {
                table[lines[0].charAt(i) - FIRST] = lines[1].charAt(i);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }
}
