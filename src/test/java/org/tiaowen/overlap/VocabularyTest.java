package org.tiaowen.overlap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tiaowen.Packaged;

/** What two texts are about, and what they do. */
final class VocabularyTest {

    private static Vocabulary of(String text) {
        return Passage.of(text, Packaged.segmenter()::words).vocabulary();
    }

    @Test
    void nounsTellTheSubjectAndVerbsWhatIsDone() {
        Vocabulary boats = of("渔船应当安装灯具。");
        assertEquals(1, boats.commonNouns(of("渔船不得拆卸灯具。")), 1e-9);
        assertEquals(0, boats.commonVerbs(of("渔船不得拆卸灯具。")), 1e-9);
        assertEquals(0, boats.commonNouns(of("学校应当安装门窗。")), 1e-9);
        assertEquals(1, boats.commonVerbs(of("学校应当安装门窗。")), 1e-9);
    }

    @Test
    void synonymsAreTheSameWord() {
        assertEquals(1, of("购买渔船。").commonVerbs(of("购置渔船。")), 1e-9);
        assertTrue(of("购买渔船。").beginsLike(of("购置拖网。")));
        assertFalse(of("购买渔船。").beginsLike(of("修理渔船。")));
    }

    @Test
    void figuresAndWordsOfEverySubjectTellNone() {
        assertEquals(0, of("到2025年，渔船达到45%。").commonNouns(of("到2025年，学校达到45%。")), 1e-9);
        assertEquals(0, of("45%").commonNouns(of("45%")), 1e-9);
        assertFalse(of("").beginsLike(of("")));
    }
}
