package org.tiaowen.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Which texts are nearly the same. */
class CopyMarkTest {

    private static final String TEXT = "对承租国有房屋的小微企业和个体工商户，2022年减免6个月租金。";

    private static double likeness(String a, String b) {
        return CopyMark.of(a).likeness(CopyMark.of(b));
    }

    @Test
    void marksBlanksAndWidthDoNotCount() {
        assertEquals(1, likeness(TEXT, "对承租国有房屋的小微企业和个体工商户 ２０２２年减免６个月租金"));
    }

    @Test
    void otherFiguresAreNoCopy() {
        assertEquals(0, likeness(TEXT, TEXT.replace('6', '3')));
        assertEquals(0, likeness("利率3.5%", "利率35"));
        assertEquals(0, likeness("对小微企业减免三个月租金。", "对小微企业减免六个月租金。"));
        assertTrue(likeness("进一步减免小微企业租金。", "减免小微企业租金。") > 0.5);
    }

    @Test
    void estimateFollowsTheWords() {
        double changed = likeness(TEXT, TEXT.replace("和个体工商户", "与个体工商户"));
        double other = likeness(TEXT, "支持航运企业在2022年购置6艘绿色船舶并给予补贴。");
        assertTrue(changed >= 0.8 && changed < 1, "one character of thirty: " + changed);
        assertTrue(other < 0.3, "another text: " + other);
        assertEquals(0, likeness("", ""), "nothing is like nothing");
    }

    @Test
    void comesBackAsItWasWritten() {
        CopyMark mark = CopyMark.of(TEXT);
        assertEquals(1, CopyMark.decode(mark.encode()).likeness(mark));
    }
}
