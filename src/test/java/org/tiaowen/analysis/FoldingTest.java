package org.tiaowen.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

class FoldingTest {

    @Test
    void foldsWidthBlanksAndRadicals() {
        assertEquals("(1)AI: 50% 方 一", Folding.fold("（１）ＡＩ：　５０％\u00a0⽅\n⼀"));
    }

    @Test
    void leavesWhatWouldChangeLength() {
        assertEquals("㎡…“两区”〔2021〕😀", Folding.fold("㎡…“两区”〔2021〕😀"));
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
