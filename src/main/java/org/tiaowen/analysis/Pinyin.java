package org.tiaowen.analysis;

import com.hankcs.hanlp.dictionary.py.PinyinDictionary;

import java.util.ArrayList;
import java.util.List;

/**
 * Spells Chinese in Latin letters (Hanyu Pinyin, GB/T 16159, without tones), for identifiers that
 * people can read.
 */
public final class Pinyin {

    static {
        HanLPData.use();
        synchronized (HanLPData.class) { // not while another thread reads other dictionaries
            PinyinDictionary.convertToPinyin("条", true);
        }
    }

    private Pinyin() {}

    /**
     * The spelling of a text without blanks between syllables: 京政发〔2021〕3号 is {@code
     * jingzhengfa20213hao}. Latin letters (in lower case) and digits stay, everything else goes; ü
     * is v. Phrases decide between readings: 重庆 is chongqing.
     */
    public static String of(String text) {
        return String.join("", syllables(text));
    }

    /** The same, apart: a syllable for each character, a letter or digit for itself. */
    public static List<String> syllables(String text) {
        String folded = Folding.foldCase(text);
        var spelled = new ArrayList<String>(folded.length());
        var syllables = PinyinDictionary.convertToPinyin(folded, true);
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                spelled.add(String.valueOf(c));
            } else {
                var syllable = syllables.get(i);
                if (syllable != com.hankcs.hanlp.dictionary.py.Pinyin.none5) {
                    spelled.add(syllable.getPinyinWithoutTone());
                }
            }
        }
        return spelled;
    }
}
