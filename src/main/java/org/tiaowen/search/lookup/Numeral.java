package org.tiaowen.search.lookup;

import org.tiaowen.document.Numerals;

/** Numbers in places: 十三, 一百零五, 13. */
final class Numeral {

    /** Of a pattern; both kinds, not mixed. */
    static final String ANY = "(?:[零〇一二三四五六七八九十百两]{1,7}|\\d{1,4})";

    /** Of a pattern. */
    static final String CHINESE = "[零〇一二三四五六七八九十百两]{1,7}";

    private Numeral() {}

    /** The number; 0 where it is none. */
    static int value(String numeral) {
        return Numerals.parse(numeral).orElse(0);
    }
}
