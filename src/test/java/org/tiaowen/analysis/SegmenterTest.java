package org.tiaowen.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.tiaowen.analysis.Segmenter.UserWord;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

class SegmenterTest {

    private static final Segmenter SEGMENTER =
            new Segmenter(
                    List.of(
                            new UserWord("市经济和信息化局", "nt"),
                            new UserWord("市商务局", "nt"),
                            new UserWord("中医", "term")));

    private static List<String> texts(List<Word> words) {
        return words.stream().map(Word::text).toList();
    }

    @Test
    void userWordsAreWhole() {
        List<Word> words = SEGMENTER.words("市商务局会同市经济和信息化局推进数字贸易");
        assertEquals(List.of("市商务局", "会同", "市经济和信息化局", "推进", "数字贸易"), texts(words));
        assertEquals("nt", words.getFirst().tag());
        assertTrue(words.get(3).isVerb());
        assertTrue(words.get(4).isNoun());
    }

    @Test
    void userWordInsideLongerWordDoesNotBreakIt() {
        assertEquals(List.of("中医院"), texts(SEGMENTER.words("中医院")));
        assertEquals(List.of("支持", "中医", "发展"), texts(SEGMENTER.words("支持中医发展")));
    }

    @Test
    void rareGeneralWordsAreNoCandidates() {
        assertEquals(List.of("水平", "显著", "提升"), texts(SEGMENTER.words("水平显著提升")));
    }

    @Test
    void indexModeAddsSubWords() {
        assertEquals(
                List.of("高新技术企业", "高新技术", "高新", "新技术", "技术", "企业"),
                texts(SEGMENTER.indexWords("高新技术企业")));
        assertTrue(texts(SEGMENTER.indexWords("市商务局")).containsAll(List.of("市商务局", "商务局")));
    }

    @Test
    void foldsWidthAndKeepsPositions() {
        List<Word> words = SEGMENTER.words("　推广ＡＩ，２０２１年");
        assertEquals(List.of("推广", "AI", ",", "2021"), texts(words).subList(0, 4));
        assertEquals(1, words.getFirst().start());
        assertEquals(5, words.get(1).end());
    }

    @Test
    void refusesWordWithoutTag() {
        assertThrows(IllegalArgumentException.class, () -> new UserWord("市商务局", " "));
        assertThrows(IllegalArgumentException.class, () -> new UserWord("", "n"));
    }

    @Test
    void longTextIsCutAtMarks() {
        String text = "支持企业开展研发，".repeat(2000);
        List<Word> words = SEGMENTER.words(text);
        assertEquals(2000, words.stream().filter(w -> w.text().equals("支持")).count());
        assertEquals(text.length(), words.getLast().end());
    }

    @Test
    void threadsAgree() throws Exception {
        String text = "市商务局会同市经济和信息化局，推进数字贸易试点，2021年底前完成。".repeat(20);
        List<Word> alone = SEGMENTER.indexWords(text);
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<Boolean> same = () -> SEGMENTER.indexWords(text).equals(alone);
            var tasks = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 40; i++) {
                tasks.add(same);
            }
            for (var answer : threads.invokeAll(tasks)) {
                assertTrue(answer.get());
            }
        }
    }

    /** Words are in order, do not overlap, say what stands there and leave out blanks only. */
    @Property(tries = 300)
    void wordsTileAnyText(@ForAll("salads") String text) {
        String folded = Folding.fold(text);
        int at = 0;
        for (Word word : SEGMENTER.words(text)) {
            assertTrue(word.start() >= at && folded.substring(at, word.start()).isBlank(), text);
            assertEquals(folded.substring(word.start(), word.end()), word.text());
            at = word.end();
        }
        assertTrue(folded.substring(at).isBlank(), text);
    }

    /**
     * The index mode has every word of the plain mode's extent or more, and each says what stands
     * there.
     */
    @Property(tries = 300)
    void indexWordsSayWhatStandsThere(@ForAll("salads") String text) {
        String folded = Folding.fold(text);
        var seen = new HashSet<Word>();
        for (Word word : SEGMENTER.indexWords(text)) {
            assertEquals(folded.substring(word.start(), word.end()), word.text());
            assertTrue(seen.add(word));
        }
        if (folded.codePoints().anyMatch(Character::isLetter)) {
            assertTrue(!seen.isEmpty());
        }
    }

    @Provide
    static Arbitrary<String> salads() {
        Set<String> pieces =
                Set.of(
                        "市商务局", "中医", "院", "第二十六条", "（一）", "1.", "２０２１", "年底前", "%", "AI", "ｇ",
                        "5G", "😀", "\ud83d", "\n", "　", "\u0000", "〔", "〕", "”", "⽅", "不得", "支持",
                        "-", "1.1.", "一", "百分之", "…");
        return Arbitraries.oneOf(Arbitraries.of(pieces), Arbitraries.strings().ofMaxLength(3))
                .list()
                .ofMaxSize(30)
                .map(list -> String.join("", list));
    }
}
