package org.tiaowen.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

class ScriptTest {

    @Test
    void traditionalBecomesSimplified() {
        assertEquals("对台湾地区企业减免税费，后续发展", Script.simplified("對臺灣地區企業減免稅費，後續發展"));
        assertEquals("第十三条第二项（一）号“引”", Script.simplified("第十三條第二項（一）號「引」"));
    }

    @Test
    void simplifiedAndOtherTextStays() {
        String text = "显著、沿着、著作权、乾隆、公里、里程、头发、发展、干部、云南、面条、“两区”😀あ";
        assertEquals(text, Script.simplified(text));
    }

    @Property
    void keepsEachPosition(@ForAll String text) {
        String simplified = Script.simplified(text);
        assertEquals(text.length(), simplified.length());
        assertEquals(simplified, Script.simplified(simplified));
    }
}
