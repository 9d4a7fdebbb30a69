package org.tiaowen.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

class PinyinTest {

    @Test
    void spellsNumbersOfDocuments() {
        assertEquals("jingzhengfa20213hao", Pinyin.of("京政发〔2021〕3号"));
        assertEquals("jingzhengfa20213hao", Pinyin.of("京政发［２０２１］ 3 号"));
    }

    @Test
    void phrasesDecideBetweenReadings() {
        assertEquals("chongqingyinhang", Pinyin.of("重庆银行"));
    }

    @Test
    void keepsLatinInLowerCase() {
        assertEquals("aizhinengnv", Pinyin.of("ＡI智能，女😀"));
        assertEquals("", Pinyin.of("〔〕、"));
    }

    @Property
    void isPlainForAnyText(@ForAll String text) {
        assertTrue(Pinyin.of(text).matches("[a-z0-9]*"), text);
    }
}
