package org.tiaowen.rdf;

import java.util.Map;
import java.util.stream.Collectors;

/** The pinyin of the few characters that tests name things with; all others stay. */
public final class Pinyin {

    private static final Map<Integer, String> SYLLABLES =
            Map.of(
                    (int) '津', "jin", (int) '晋', "jin", (int) '政', "zheng", (int) '发', "fa",
                    (int) '号', "hao", (int) '条', "tiao", (int) '市', "shi", (int) '局', "ju");

    private Pinyin() {}

    /** Syllables set apart by blanks. */
    public static String of(String text) {
        return text.codePoints()
                .mapToObj(
                        c ->
                                SYLLABLES.containsKey(c)
                                        ? " " + SYLLABLES.get(c) + " "
                                        : Character.toString(c))
                .collect(Collectors.joining());
    }
}
