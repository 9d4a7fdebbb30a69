package org.tiaowen.search.lookup;

/** Numbers in places: 十三, 一百零五, 13. */
final class Numeral {

    /** Of a pattern; both kinds, not mixed. */
    static final String ANY = "(?:[零〇一二三四五六七八九十百两]{1,7}|\\d{1,4})";

    /** Of a pattern. */
    static final String CHINESE = "[零〇一二三四五六七八九十百两]{1,7}";

    private static final String DIGITS = "零一二三四五六七八九";

    private Numeral() {}

    static int value(String numeral) {
        if (Character.isDigit(numeral.charAt(0))) {
            return Integer.parseInt(numeral);
        }
        int value = 0;
        int digit = 0;
        for (int i = 0; i < numeral.length(); i++) {
            char c = numeral.charAt(i);
            if (c == '百' || c == '十') {
                value += (digit == 0 ? 1 : digit) * (c == '百' ? 100 : 10);
                digit = 0;
            } else {
                digit = c == '两' ? 2 : Math.max(0, DIGITS.indexOf(c == '〇' ? '零' : c));
            }
        }
        return value + digit;
    }
}
