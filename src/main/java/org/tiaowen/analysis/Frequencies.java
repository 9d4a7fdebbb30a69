package org.tiaowen.analysis;

import com.hankcs.hanlp.dictionary.CoreDictionary;
import com.hankcs.hanlp.utility.Predefine;

/** How often words occur in general Chinese prose, by the counts of HanLP's core dictionary. */
public final class Frequencies {

    private Frequencies() {}

    /**
     * Occurrences of a word among a million words; 0 where the dictionary does not have it. The
     * first call reads the dictionary, as making a {@link Segmenter} does.
     *
     * @param word folded by {@link Folding#fold}
     */
    public static double perMillion(String word) {
        HanLPData.use();
        return CoreDictionary.getTermFrequency(word) * 1e6 / Predefine.TOTAL_FREQUENCY;
    }
}
