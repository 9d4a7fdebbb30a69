package org.tiaowen.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

import org.junit.jupiter.api.Test;
import org.tiaowen.analysis.PhraseMatcher.Match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

class PhraseMatcherTest {

    private static final PhraseMatcher<String> UNITS =
            new PhraseMatcher<>(
                    Map.of("市商务局", "a", "北京市商务局", "b", "商务局", "c", "局", "d", "Ａ区", "e"));

    @Test
    void findsAllLongerFirst() {
        assertEquals(
                List.of(
                        new Match<>("b", 1, 7),
                        new Match<>("a", 3, 7),
                        new Match<>("c", 4, 7),
                        new Match<>("d", 6, 7)),
                UNITS.all("由北京市商务局负责"));
    }

    @Test
    void longestDoNotOverlap() {
        assertEquals(
                List.of(new Match<>("b", 0, 6), new Match<>("a", 7, 11), new Match<>("d", 11, 12)),
                UNITS.longest("北京市商务局、市商务局局"));
    }

    @Test
    void foldsBothSides() {
        assertEquals(List.of(new Match<>("e", 1, 3)), UNITS.longest("在A区"));
    }

    @Test
    void noPhrasesFindNothing() {
        assertEquals(List.of(), new PhraseMatcher<String>(Map.of("", "x")).all("市商务局"));
        assertEquals(List.of(), UNITS.all(""));
    }

    @Property(tries = 500)
    void agreesWithComparingEverywhere(
            @ForAll @Size(max = 12)
                    Set<@CharRange(from = 'a', to = 'c') @StringLength(min = 1, max = 5) String>
                            phrases,
            @ForAll @CharRange(from = 'a', to = 'd') @StringLength(max = 40) String text) {
        var matcher =
                new PhraseMatcher<String>(
                        phrases.stream().collect(Collectors.toMap(Function.identity(), p -> p)));
        var expected = new ArrayList<Match<String>>();
        for (int start = 0; start < text.length(); start++) {
            for (int end = text.length(); end > start; end--) {
                if (phrases.contains(text.substring(start, end))) {
                    expected.add(new Match<>(text.substring(start, end), start, end));
                }
            }
        }
        assertEquals(expected, matcher.all(text));
    }
}
