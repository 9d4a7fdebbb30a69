package org.tiaowen.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What is looked for in a text is what it has. */
class TermsTest {

    @Test
    void thoseOfPairsThatAreWanted() {
        var random = new Random(5);
        int found = 0;
        for (int i = 0; i < 500; i++) {
            String text = text(random, 40);
            Set<String> wanted = new HashSet<>();
            Terms.pairs(text(random, 12)).forEach(term -> wanted.add(term.text()));
            List<Terms.Term> expected =
                    Terms.pairs(text).stream().filter(t -> wanted.contains(t.text())).toList();
            assertEquals(expected, Terms.pairs(text, wanted), text);
            found += expected.size();
        }
        assertTrue(found > 1000, "a search that finds hardly anything");
    }

    @Test
    void numbersAndLatinWordsStandAmongThePairs() {
        List<String> terms = Terms.pairs("5G 网、Ａ类2.5亿").stream().map(Terms.Term::text).toList();
        assertEquals(List.of("5g", "5", "g", "网", "a", "类", "2.5", "亿"), terms);
    }

    private static String text(Random random, int length) {
        String characters = "企业补贴支持，。 aA12.-𠮷㎡";
        int[] points = characters.codePoints().toArray();
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }
}
