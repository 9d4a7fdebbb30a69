package org.tiaowen.extract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tiaowen.document.Sector;
import org.tiaowen.document.SectorScheme;

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
        return new SectorModel.Signs(own, 0, 0, 0, topic, 0, 0, false, false);
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
}
