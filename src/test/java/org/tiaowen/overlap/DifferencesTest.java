package org.tiaowen.overlap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Pairs of clauses with what differs: amounts, shares, periods, ranges, bounds, deadlines, force,
 * units, zones, beneficiaries.
 */
final class DifferencesTest {

    private static final Overlaps OVERLAPS = Comparing.byWords();

    @ParameterizedTest
    @CsvFileSource(
            resources = "/differences/pairs.tsv",
            delimiter = '\t',
            quoteCharacter = '\0',
            numLinesToSkip = 1)
    void areNamedWithBothValuesAndADirection(
            String draft, String corpus, @Nullable String expected) {
        List<Difference> there = OVERLAPS.compare(draft, corpus).differences();
        assertEquals(expected == null ? "" : expected, said(there));
        List<Difference> back = OVERLAPS.compare(corpus, draft).differences();
        assertEquals(
                said(there.stream().map(DifferencesTest::reversed).toList()), said(back), "back");
    }

    private static Difference reversed(Difference difference) {
        return new Difference(
                difference.kind(),
                difference.corpus(),
                difference.draft(),
                difference.about(),
                difference.direction().reversed());
    }

    private static String said(List<Difference> differences) {
        return differences.stream()
                .map(
                        d ->
                                "%s %s / %s %s"
                                        .formatted(
                                                d.kind().label(),
                                                d.draft(),
                                                d.corpus(),
                                                d.direction()))
                .collect(Collectors.joining("; "));
    }
}
