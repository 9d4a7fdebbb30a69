package org.tiaowen.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What is looked up of a copy loses none. */
class NearCopiesTest {

    private static final double LIKE = 0.8;

    @Test
    void findsWhatComparingWithAllFinds() {
        var random = new Random(7);
        var firsts = new NearCopies.Firsts(1500);
        List<CopyMark> all = new ArrayList<>();
        int folded = 0;
        for (String text : texts(random, 1500)) {
            CopyMark mark = CopyMark.of(text);
            int expected = -1;
            for (int i = 0; i < all.size() && expected < 0; i++) {
                expected = all.get(i).likeness(mark) >= LIKE ? i : -1;
            }
            assertEquals(expected, firsts.findOrAdd(mark, all.size()), text);
            if (expected < 0) {
                all.add(mark);
            } else {
                folded++;
            }
        }
        assertTrue(folded > 100 && all.size() > 100, folded + " folded, " + all.size() + " not");
    }

    /** Texts of 1 to 120 letters, most of them others with some letters changed. */
    private static List<String> texts(Random random, int count) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var text = new StringBuilder();
            if (texts.isEmpty() || random.nextInt(4) == 0) {
                int length = 1 + random.nextInt(120);
                for (int j = 0; j < length; j++) {
                    text.append((char) ('一' + random.nextInt(300)));
                }
            } else {
                text.append(texts.get(random.nextInt(texts.size())));
                for (int j = random.nextInt(1 + text.length() / 12); j >= 0; j--) {
                    text.setCharAt(
                            random.nextInt(text.length()), (char) ('一' + random.nextInt(300)));
                }
            }
            texts.add(text.toString());
        }
        return texts;
    }
}
