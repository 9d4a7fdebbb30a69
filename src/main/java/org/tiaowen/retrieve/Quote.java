package org.tiaowen.retrieve;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Numerals;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A quote taken apart.
 *
 * @param markers the markers before its first word, such as 二、（一）, folded
 * @param pieces the folded stretches between elisions (……), at least one; without the markers
 * @param whole the folded quote, markers and elisions included
 */
record Quote(List<String> markers, List<String> pieces, String whole) {

    /** 第三条, 二、, （一）, 1., (1), 一是, ①. */
    private static final Pattern MARKER =
            Pattern.compile(
                    "第"
                            + Numerals.NUMBER
                            + "[编章节条款项]"
                            + Numerals.INSERTED
                            + "[:,、]?"
                            + "|第?[(（]"
                            + Numerals.NUMBER
                            + "[)）]项?[.、]?"
                            + "|"
                            + Numerals.NUMBER
                            + "[、]"
                            + "|\\d{1,3}\\.(?!\\d)"
                            + "|[一二三四五六七八九十]是(?=\\S{4})"
                            + "|[①-⑳]");

    private static final Pattern ELISION =
            Pattern.compile(
                    "(?:…{1,6}|\\.{3,12}|·{3,12}|(?:\\(|\\[)(?:…+|\\.{3,}|略|下略|中略)(?:\\)|\\]))");

    private static final Pattern NUMBER =
            Pattern.compile("(" + Numerals.NUMBER + ")(?:条" + Numerals.INSERTED + ")?|[①-⑳]");

    /** Takes a quote apart. */
    static Quote of(String quote) {
        String folded = QuoteFolding.fold(unquoted(quote)).text();
        List<String> markers = new ArrayList<>();
        String rest = folded;
        Matcher marker = MARKER.matcher(rest);
        while (marker.lookingAt() && marker.end() < rest.length()) {
            markers.add(marker.group());
            rest = rest.substring(marker.end()).strip();
            marker = MARKER.matcher(rest);
        }
        List<String> pieces = new ArrayList<>();
        for (String piece : ELISION.split(rest)) {
            if (!piece.isBlank()) {
                pieces.add(piece.strip());
            }
        }
        return new Quote(
                List.copyOf(markers),
                pieces.isEmpty() ? List.of(rest) : List.copyOf(pieces),
                folded);
    }

    /** Without the marks of quotation around all of it. */
    private static String unquoted(String quote) {
        String text = quote.strip();
        boolean isWrapped =
                text.length() > 2
                        && "“\"「『".indexOf(text.charAt(0)) >= 0
                        && "”\"」』".indexOf(text.charAt(text.length() - 1)) >= 0
                        && text.substring(1, text.length() - 1).chars().noneMatch(Quote::isMark);
        return isWrapped ? text.substring(1, text.length() - 1) : text;
    }

    private static boolean isMark(int c) {
        return "“”\"「」『』".indexOf(c) >= 0;
    }

    /** Whether something was left out. */
    boolean isElided() {
        return pieces.size() > 1;
    }

    /** What is compared: the quote without markers and elisions. */
    String compared() {
        return String.join("", pieces);
    }

    /** The longest stretch without an elision. */
    String longest() {
        String longest = pieces.getFirst();
        for (String piece : pieces) {
            longest = piece.length() > longest.length() ? piece : longest;
        }
        return longest;
    }

    /** The first of its markers that no provision above has; null where all are there. */
    @Nullable String wrongMarker(List<String> path) {
        List<String> numbers = path.stream().map(m -> number(QuoteFolding.fold(m).text())).toList();
        for (String marker : markers) {
            if (!numbers.contains(number(marker))) {
                return marker;
            }
        }
        return null;
    }

    /** 第1079条 and 第一千零七十九条 are one place; 一、 and 1. are two kinds of marker. */
    private static String number(String marker) {
        Matcher number = NUMBER.matcher(marker);
        if (!number.find()) {
            return marker;
        }
        String numeral = number.group(1);
        boolean isArticle = number.group().contains("条");
        return numeral == null || !isArticle
                ? number.group()
                : value(numeral) + "条" + (number.group(2) == null ? "" : value(number.group(2)));
    }

    private static int value(String numeral) {
        return Numerals.parse(numeral).orElse(0);
    }
}
