package org.tiaowen.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tiaowen.Packaged;
import org.tiaowen.analysis.Word;
import org.tiaowen.document.Level;

import java.util.List;

/** Whether a clause has to do with the places that a query names. */
final class NamedPlacesTest {

    private static boolean areElsewhere(String place, String jurisdiction, String text) {
        NamedPlaces named =
                NamedPlaces.of(
                        List.of(new Word(place, "ns", 0, place.length())),
                        Packaged.ONTOLOGY.gazetteer());
        return named.areElsewhere(entry(jurisdiction, text));
    }

    private static Entry entry(String jurisdiction, String text) {
        return new Entry(
                "https://example.org/id/document/a/s_0",
                text,
                new Entry.Source("https://example.org/id/source/a", "a.txt"),
                new Entry.Document(
                        "https://example.org/id/document/a",
                        "试验办法",
                        null,
                        "办法",
                        List.of(),
                        jurisdiction,
                        Level.PREFECTURAL,
                        null),
                List.of(),
                List.of(),
                "《试验办法》",
                0,
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "上海, 北京市, 给予补贴, true",
        "上海, 北京市, 与上海互认资质, false",
        "北京, 北京市, 给予补贴, false",
        "海淀区, 北京市, 给予补贴, false",
        "山东, 青岛市, 给予补贴, false",
        "烟台, 青岛市, 给予补贴, true",
        "上海, 全国, 给予补贴, false"
    })
    void anotherPlace(String place, String jurisdiction, String text, boolean isElsewhere) {
        assertEquals(isElsewhere, areElsewhere(place, jurisdiction, text));
    }

    @Test
    void whatIsNoPlaceIsNone() {
        NamedPlaces none =
                NamedPlaces.of(
                        List.of(new Word("和平", "n", 0, 2), new Word("坝上", "ns", 2, 4)),
                        Packaged.ONTOLOGY.gazetteer());
        assertFalse(none.areElsewhere(entry("北京市", "给予补贴")));
        assertFalse(NamedPlaces.NONE.areElsewhere(entry("北京市", "给予补贴")));
    }
}
