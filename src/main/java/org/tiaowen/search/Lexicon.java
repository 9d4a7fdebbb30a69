package org.tiaowen.search;

import org.tiaowen.analysis.Segmenter.UserWord;
import org.tiaowen.document.Sector;
import org.tiaowen.document.SectorScheme;
import org.tiaowen.document.UnitRegistry;

import java.util.ArrayList;
import java.util.Collection;

/** The words that search wants whole: names of units and words of sectors. */
public final class Lexicon {

    /**
     * Chars of a sector's word; the dictionaries know the shorter ones, and better: 创新 is a verb.
     */
    private static final int SHORTEST = 3;

    private Lexicon() {}

    /**
     * Names of units without their place, tag {@code nt}; longer words of sectors, tag {@code n}.
     */
    public static Collection<UserWord> of(UnitRegistry units, SectorScheme scheme) {
        var words = new ArrayList<UserWord>();
        for (Sector sector : scheme.sectors()) {
            for (Sector.Term term : sector.terms()) {
                if (term.word().length() >= SHORTEST) {
                    words.add(new UserWord(term.word(), "n"));
                }
            }
        }
        units.names().forEach(name -> words.add(new UserWord(name, "nt")));
        return words;
    }
}
