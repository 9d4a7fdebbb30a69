package org.tiaowen.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.OptionalInt;

class NumeralsTest {
    @Test
    void readsWhatItWrites() {
        for (int n = 1; n <= 9999; n++) {
            assertEquals(OptionalInt.of(n), Numerals.parse(Numerals.format(n)), Numerals.format(n));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "十,10",
        "十二,12",
        "二十,20",
        "廿三,23",
        "一百零三,103",
        "一百一十,110",
        "二〇二一,2021",
        "二○○一,2001",
        "37,37",
        "两百,200"
    })
    void readsWhatPeopleWrite(String numeral, int value) {
        assertEquals(OptionalInt.of(value), Numerals.parse(numeral));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "二三十", "十十", "百", "一是", "第一", "1a", "999999999999"})
    void refusesTheRest(String text) {
        assertTrue(Numerals.parse(text).isEmpty(), text);
    }

    @Test
    void writesNothingOutsideItsRange() {
        assertThrows(IllegalArgumentException.class, () -> Numerals.format(0));
        assertThrows(IllegalArgumentException.class, () -> Numerals.format(10_000));
    }

    @ParameterizedTest
    @CsvSource({
        "'1,200',1200",
        "12.5,12.5",
        "三十,30",
        "两,2",
        "二〇二五,2025",
        "一万二千,12000",
        "三亿,300000000",
        "十五,15"
    })
    void amountsAreReadHoweverTheyAreWritten(String text, String value) {
        assertEquals(0, Numerals.amount(text).orElseThrow().compareTo(new BigDecimal(value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "一个", "1.2.3", "很多"})
    void whatIsNoAmountIsNone(String text) {
        assertTrue(Numerals.amount(text).isEmpty(), text);
    }
}
