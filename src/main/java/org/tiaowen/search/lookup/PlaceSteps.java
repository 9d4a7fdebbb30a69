package org.tiaowen.search.lookup;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Numerals;
import org.tiaowen.search.NormalForm;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers on the way down to a clause, in one form for markers as printed (第十三条, （一）, 1.) and
 * for places as people say them (第13条第二款第一项; 二、（一）1.). The form keeps the style of the number, for
 * 一、 and （一） and 1. of one document are three depths (GB/T 9704-2012, 7.3.3).
 */
public final class PlaceSteps {

    /** What a clause of a text in articles has, whichever article it lies in. */
    public static final String ARTICLES = "条";

    private static final String UNITS = "编|分编|章|节|条|款|项|目|部分|点";

    private static final Pattern NAMED =
            Pattern.compile(
                    "第(" + Numerals.NUMBER + ")(" + UNITS + ")(?:之(" + Numerals.CHINESE + "))?.*");
    private static final Pattern BRACKETED =
            Pattern.compile("第?\\((" + Numerals.NUMBER + ")\\)(?:" + UNITS + ")?.*");
    private static final Pattern PLAIN = Pattern.compile("(" + Numerals.NUMBER + ")([、.,是)]?).*");

    /** Chars of a marker; what is longer is data. */
    private static final int LONGEST = 20;

    private static final String CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

    private static final Pattern STEP =
            Pattern.compile(
                    "第\\s*("
                            + Numerals.NUMBER
                            + ")\\s*("
                            + UNITS
                            + ")(?:之("
                            + Numerals.CHINESE
                            + "))?|第?\\s*\\(\\s*("
                            + Numerals.NUMBER
                            + ")\\s*\\)(?:(项|款|条|目|点|部分))?|("
                            + Numerals.CHINESE
                            + ")(?:(是)|、|(?=\\s*\\())|(\\d{1,3})(?:\\.(?!\\d)|、|(?<=[)、]\\d{1,3})(?=\\s|$))");

    /** Between two steps. */
    private static final Pattern BETWEEN = Pattern.compile("[\\s的/]*");

    private PlaceSteps() {}

    /**
     * One step of a place as people say it.
     *
     * @param forms in which a text may have it; the first that it has is meant
     * @param inArticles how many of the forms can be meant in a text in articles
     */
    record Step(List<String> forms, int inArticles) {

        private static Step of(String... forms) {
            return new Step(List.of(forms), forms.length);
        }
    }

    /**
     * A place in a query.
     *
     * @param isNamed whether it says 第…条 or the like, and could be no list number
     * @param start in chars
     * @param end in chars
     */
    record Found(List<Step> steps, boolean isNamed, int start, int end) {}

    /**
     * What the clause below these markers has.
     *
     * @param markers as printed, outermost first
     * @param paragraph number of the paragraph (款), from 1; 0 where it is the only one
     */
    public static Set<String> of(List<String> markers, int paragraph) {
        var steps = new LinkedHashSet<String>();
        for (String marker : markers) {
            steps.add(ofMarker(marker));
        }
        if (steps.stream().anyMatch(step -> step.startsWith(ARTICLES))) {
            steps.add(ARTICLES);
            steps.add("款" + Math.max(1, paragraph));
        }
        return steps;
    }

    /** Whether a marker is that of an article. */
    public static boolean isArticle(String marker) {
        return marker.startsWith("第") && ofMarker(marker).startsWith(ARTICLES);
    }

    private static String ofMarker(String printed) {
        String marker = NormalForm.fold(printed).replace(" ", "");
        Matcher named = NAMED.matcher(marker);
        if (named.matches()) {
            return named(named.group(2), named.group(1), named.group(3));
        }
        Matcher bracketed = BRACKETED.matcher(marker);
        if (bracketed.matches()) {
            return bracket(bracketed.group(1));
        }
        int circled = marker.isEmpty() ? -1 : CIRCLED.indexOf(marker.charAt(0));
        if (circled >= 0) {
            return "○" + (circled + 1);
        }
        Matcher plain = PLAIN.matcher(marker);
        if (plain.matches()) {
            int value = value(plain.group(1));
            return plain.group(2).equals("是")
                    ? "是" + value
                    : (isChinese(plain.group(1)) ? "、" : ".") + value;
        }
        return "=" + marker.substring(0, Math.min(marker.length(), LONGEST));
    }

    private static String named(String unit, String number, @Nullable String sub) {
        return unit + value(number) + (sub == null ? "" : "." + value(sub));
    }

    private static String bracket(String number) {
        return (isChinese(number) ? "（" : "(") + value(number);
    }

    private static int value(String numeral) {
        return Numerals.parse(numeral).orElse(0);
    }

    private static boolean isChinese(String number) {
        return !Character.isDigit(number.charAt(0));
    }

    /** The places in a folded text: runs of steps. */
    static List<Found> find(String folded) {
        var found = new ArrayList<Found>();
        Matcher step = STEP.matcher(folded);
        var steps = new ArrayList<Step>();
        boolean isNamed = false;
        int start = 0;
        int end = -1;
        while (step.find()) {
            if (end >= 0 && !BETWEEN.matcher(folded.substring(end, step.start())).matches()) {
                found.add(new Found(List.copyOf(steps), isNamed, start, end));
                steps.clear();
                isNamed = false;
                end = -1;
            }
            if (end < 0) {
                start = step.start();
            }
            steps.add(step(step));
            isNamed |= folded.charAt(step.start()) == '第';
            end = step.end();
        }
        if (end >= 0) {
            found.add(new Found(List.copyOf(steps), isNamed, start, end));
        }
        return found;
    }

    private static Step step(Matcher step) {
        if (step.group(1) != null) {
            return spoken(step.group(2), step.group(1), step.group(3));
        }
        if (step.group(4) != null) {
            String unit = step.group(5);
            return unit == null || unit.equals("项")
                    ? Step.of(bracket(step.group(4)))
                    : spoken(unit, step.group(4), null);
        }
        if (step.group(6) != null) {
            String style = step.group(7) == null ? "、" : "是";
            return Step.of(style + value(step.group(6)));
        }
        return Step.of("." + value(step.group(8)));
    }

    /** 第二项 may be （二） or 2.; in a text without articles 第二条 is 二、. */
    private static Step spoken(String unit, String number, @Nullable String sub) {
        int n = value(number);
        String own = named(unit, number, sub);
        return switch (unit) {
            case "款" -> new Step(List.of(own, "（" + n, "、" + n), 1);
            case "项" -> Step.of(own, "（" + n, "(" + n, "." + n);
            case "目" -> Step.of(own, "." + n, "(" + n);
            case "点" -> Step.of("（" + n, "." + n, "、" + n, "(" + n, "是" + n);
            case "条" -> new Step(List.of(own, "、" + n, "." + n, "（" + n), 1);
            case "部分" -> Step.of(own, "、" + n);
            default -> Step.of(own);
        };
    }
}
