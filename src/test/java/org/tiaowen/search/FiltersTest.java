package org.tiaowen.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tiaowen.search.SearchException.Reason;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

class FiltersTest {

    private static Filters of(String name, String... values) {
        return Filters.of(
                Map.of(name, List.of(values)), List.of("finance", "health"), List.of("条例", "通知"));
    }

    private static Reason refusal(String name, String value) {
        SearchException refused = assertThrows(SearchException.class, () -> of(name, value));
        assertTrue(refused.reason().isRequest());
        return refused.reason();
    }

    @Test
    void readsValues() {
        assertEquals(
                Map.of(Facet.SECTOR, Set.of("finance", "health")),
                of("sector", "finance", " health").values());
        assertEquals(Map.of(Facet.LEVEL, Set.of("省级")), of("level", "provincial").values());
        assertEquals(Map.of(Facet.LEVEL, Set.of("省级")), of("level", "省级").values());
        assertEquals(Map.of(Facet.MODALITY, Set.of("fund")), of("modality", "fund").values());
        assertEquals(Map.of(Facet.UNIT, Set.of("津市商务局")), of("unit", "津市商务局").values());
        assertEquals(Filters.NONE, of("sector", "", " "));
    }

    @Test
    void readsDatesByDayMonthAndYear() {
        assertEquals(LocalDate.of(2021, 1, 1), of("from", "2021").from());
        assertEquals(LocalDate.of(2021, 12, 31), of("to", "2021").to());
        assertEquals(LocalDate.of(2024, 2, 29), of("to", "2024-02").to());
        assertEquals(LocalDate.of(2021, 3, 18), of("to", "2021-03-18").to());
    }

    @Test
    void refusesWhatCannotBe() {
        assertEquals(Reason.FILTER, refusal("colour", "red"));
        assertEquals(Reason.VALUE, refusal("sector", "finanse"));
        assertEquals(Reason.VALUE, refusal("kind", "小说"));
        assertEquals(Reason.VALUE, refusal("modality", "should"));
        assertEquals(Reason.VALUE, refusal("level", "省"));
        for (String date : List.of("x", "2021-13", "2021-02-30", "20211", "二〇二一", "-001")) {
            assertEquals(Reason.VALUE, refusal("from", date), date);
        }
        var swapped = Map.of("from", List.of("2022"), "to", List.of("2021"));
        assertThrows(SearchException.class, () -> Filters.of(swapped, List.of(), List.of()));
    }
}
