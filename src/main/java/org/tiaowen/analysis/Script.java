package org.tiaowen.analysis;

import com.hankcs.hanlp.HanLP;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Traditional characters (繁體字) in the simplified script, one {@code char} for one {@code char}: a
 * position in the result is the same position in the text. For comparing and finding, not for
 * showing.
 *
 * <p>By the characters of HanLP's table, each for itself and whatever stands beside it: HanLP's own
 * converter goes by phrases, so that a character would become another one in a query than in a
 * text, and may change the length. Those few that are in use in both scripts (乾 of 乾坤) become what
 * they mostly stand for, in texts and queries alike.
 */
public final class Script {

    private static final String TABLE = "/data/dictionary/tc/t2s.txt";

    private static final char FIRST = '\u3400';
    private static final char LAST = '\u9fff';

    private static final char[] SIMPLIFIED = read();

    private Script() {}

    /** The text in simplified characters, of the same length. */
    public static String simplified(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (simplified(text.charAt(i)) != text.charAt(i)) {
                char[] chars = text.toCharArray();
                for (; i < chars.length; i++) {
                    chars[i] = simplified(chars[i]);
                }
                return new String(chars);
            }
        }
        return text;
    }

    /** The simplified character; any other char as it is. */
    public static char simplified(char c) {
        return c < FIRST || c > LAST ? c : SIMPLIFIED[c - FIRST];
    }

    /** {@link Folding#fold Folded} and simplified, of the same length. */
    public static String fold(String text) {
        return simplified(Folding.fold(text));
    }

    /** {@link Folding#foldCase Folded}, in lower case and simplified, of the same length. */
    public static String foldCase(String text) {
        return simplified(Folding.foldCase(text));
    }

    private static char[] read() {
        char[] simplified = new char[LAST - FIRST + 1];
        for (int i = 0; i < simplified.length; i++) {
            simplified[i] = (char) (FIRST + i);
        }
        try (InputStream in = Objects.requireNonNull(HanLP.class.getResourceAsStream(TABLE));
                var reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> line.length() == 3 && line.charAt(1) == '=')
                    .filter(line -> line.charAt(0) >= FIRST && line.charAt(0) <= LAST)
                    .forEach(line -> simplified[line.charAt(0) - FIRST] = line.charAt(2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // 薴 is simplified to 苧, and 苧 as it stands to 苎: both are one character here
        for (int i = 0; i < simplified.length; i++) {
            char c = simplified[i];
            if (c >= FIRST && c <= LAST && simplified[c - FIRST] != FIRST + i) {
                simplified[i] = simplified[c - FIRST];
            }
        }
        return simplified;
    }
}
