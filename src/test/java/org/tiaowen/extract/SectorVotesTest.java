package org.tiaowen.extract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tiaowen.analysis.Segmenter;
import org.tiaowen.analysis.Word;
import org.tiaowen.document.Sector;
import org.tiaowen.document.SectorScheme;
import org.tiaowen.rdf.SectorFile;

import java.util.List;

/** What terms say of a text, and what is made of it. */
class SectorVotesTest {
    private static final SectorTerms TERMS =
            new SectorTerms(
                    new SectorScheme(
                            List.of(
                                    sector("care", List.of(new Sector.Term("民政", 1)), "民政"),
                                    sector(
                                            "money",
                                            List.of(
                                                    new Sector.Term("补助", 1),
                                                    new Sector.Term("财政", 1)),
                                            "财政")),
                            List.of("人民政府")));

    private static Sector sector(String notation, List<Sector.Term> terms, String organ) {
        return new Sector(
                notation,
                notation,
                notation,
                "",
                List.of(),
                terms,
                List.of(organ),
                List.of(),
                List.of());
    }

    private static double[] votes(String text) {
        return TERMS.votes(text, List.of());
    }

    @Test
    void aNeutralWordHidesTheTermsInIt() {
        assertArrayEquals(new double[] {1, 0}, votes("做好民政工作"), 1e-9);
        assertArrayEquals(new double[] {0, 0}, votes("市人民政府"), 1e-9);
    }

    @Test
    void anOrganSaysLessThanItsWord() {
        assertArrayEquals(new double[] {0, 0.3}, votes("市财政局"), 1e-9);
        assertArrayEquals(new double[] {0, 1}, votes("财政收入"), 1e-9);
    }

    @Test
    void aWordSaidAgainCountsLess() {
        assertArrayEquals(new double[] {0, 1.3}, votes("补助补助"), 1e-9);
    }

    private static SectorModel.Signs signs(double own, double topic) {
        return new SectorModel.Signs(own, 0, 0, 0, topic, 0, 0, false, false, 0);
    }

    @Test
    void theSurestComesFirstAndTheDoubtfulAreLeftOut() {
        List<SectorModel.Choice> choices =
                SectorModel.choose(List.of(signs(0.1, 0), signs(2, 0), signs(0, 0), signs(2, 0.6)));
        assertEquals(3, choices.getFirst().sector());
        assertEquals(1, choices.get(1).sector());
        assertEquals(2, choices.size());
        assertTrue(choices.getFirst().confidence() > choices.get(1).confidence());
        assertTrue(choices.getFirst().confidence() < 1);
    }

    @Test
    void moreSignsMakeItSurer() {
        double little = SectorModel.choose(List.of(signs(0.3, 0))).getFirst().confidence();
        double much = SectorModel.choose(List.of(signs(3, 0.5))).getFirst().confidence();
        assertTrue(much > little + 0.05, much + " " + little);
    }

    @Test
    void nothingSaidGivesNone() {
        assertEquals(List.of(), SectorModel.choose(List.of(signs(0, 0), signs(0, 0))));
    }

    @Test
    void ordinaryWordsMakeASectorSurerOrLessSure() {
        SectorModel.Signs plain = signs(1, 0);
        SectorModel.Signs helped = new SectorModel.Signs(1, 0, 0, 0, 0, 0, 0, false, false, 0.5);
        assertEquals(
                1, SectorModel.choose(List.of(plain, helped, signs(0, 0))).getFirst().sector());
    }

    @Test
    void ordinaryWordsOfThePackagedSchemeSayNothingOfAnother() {
        List<Word> words = new Segmenter().words("给予补贴，给予补贴");
        SectorScheme packaged = SectorFile.packaged().scheme();
        double[] once = new SectorTerms(packaged).ordinary(new Segmenter().words("给予补贴"));
        assertArrayEquals(once, new SectorTerms(packaged).ordinary(words));
        double commerce = once[packaged.notations().indexOf("commerce")];
        assertTrue(commerce > 0);
        assertTrue(once[packaged.notations().indexOf("space")] < commerce);
        assertArrayEquals(new double[2], TERMS.ordinary(words));
    }
}
