package org.tiaowen.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.text.Normalizer;

class FoldingTest {

    @Test
    void foldsWidthBlanksAndRadicals() {
        assertEquals("(1)AI: 50% 方 一", Folding.fold("（１）ＡＩ：　５０％\u00a0⽅\n⼀"));
    }

    @Test
    void leavesWhatWouldChangeLength() {
        assertEquals("㎡…“两区”〔2021〕😀", Folding.fold("㎡…“两区”〔2021〕😀"));
    }

    /** The quick ways for the bulk of texts change nothing. */
    @Test
    void foldsEachCharacterAsTheStandardDoesWhereThatIsOne() {
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            if (!Folding.isBlank(c) && !Character.isSurrogate(c)) {
                String normal = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
                boolean isKept = normal.length() != 1 || c >= 0x3001 && c <= 0x303D;
                assertEquals(isKept ? c : normal.charAt(0), Folding.fold(c));
            }
            boolean isBlank =
                    c <= ' '
                            || c == 0x7F
                            || Character.isWhitespace(c)
                            || Character.isSpaceChar(c)
                            || Character.getType(c) == Character.FORMAT;
            assertEquals(isBlank, Folding.isBlank(c));
        }
    }

    @Test
    void foldsCase() {
        assertEquals("5g应用dct", Folding.foldCase("５Ｇ应用DCT"));
    }

    @Property
    void keepsLengthAndIsIdempotent(@ForAll String text) {
        String folded = Folding.fold(text);
        assertEquals(text.length(), folded.length());
        assertEquals(folded, Folding.fold(folded));
        assertEquals(text.length(), Folding.foldCase(text).length());
    }
}
