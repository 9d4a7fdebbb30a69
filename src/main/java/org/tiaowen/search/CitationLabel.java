package org.tiaowen.search;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How people cite a place: in a statute by article, paragraph and item, without its chapter (NPC,
 * 立法技术规范: 第三条第二款第（一）项); elsewhere by the numbers as they are printed (二、（一）1.).
 */
public final class CitationLabel {

    private static final Pattern ARTICLE = Pattern.compile("第[^条]{1,8}条(?:之.{1,2})?");
    private static final Pattern BRACKETED = Pattern.compile("[（(](.+)[）)]");
    private static final Pattern POINT = Pattern.compile("(\\d+)[.．、]");
    private static final String DIGITS = "零一二三四五六七八九";

    private CitationLabel() {}

    /**
     * One provision on the way down.
     *
     * @param marker as printed; null for an unnumbered paragraph
     * @param paragraph number of the paragraph among those of its parent, from 1; 0 where it does
     *     not count as one
     */
    public record Step(@Nullable String marker, int paragraph) {}

    /** 《title》（文号）and the place; the title or the number alone where the other is missing. */
    public static String of(String title, @Nullable String number, List<Step> steps) {
        var label = new StringBuilder();
        if (!title.isEmpty()) {
            label.append('《').append(title).append('》');
        }
        if (number != null && !number.isEmpty()) {
            label.append(title.isEmpty() ? number : "（" + number + "）");
        }
        return label.append(place(steps)).toString();
    }

    private static String place(List<Step> steps) {
        int article = -1;
        for (int i = 0; i < steps.size(); i++) {
            String marker = steps.get(i).marker();
            if (marker != null && ARTICLE.matcher(marker.strip()).matches()) {
                article = i;
            }
        }
        var place = new StringBuilder();
        for (int i = Math.max(0, article); i < steps.size(); i++) {
            Step step = steps.get(i);
            if (step.marker() == null) {
                if (article >= 0 && step.paragraph() > 0) {
                    place.append('第').append(numeral(step.paragraph())).append('款');
                }
            } else if (i <= article || article < 0) {
                place.append(step.marker().strip());
                if (i == article && step.paragraph() > 0) {
                    place.append('第').append(numeral(step.paragraph())).append('款');
                }
            } else {
                place.append(item(step.marker().strip()));
            }
        }
        return place.toString();
    }

    private static String item(String marker) {
        var bracketed = BRACKETED.matcher(marker);
        if (bracketed.matches()) {
            return "第（" + bracketed.group(1) + "）项";
        }
        var point = POINT.matcher(marker);
        return point.matches() ? "第" + point.group(1) + "目" : marker;
    }

    /** A number below a hundred in Chinese; larger ones in digits. */
    private static String numeral(int n) {
        if (n >= 100) {
            return Integer.toString(n);
        }
        String tens = n < 10 ? "" : (n < 20 ? "" : DIGITS.substring(n / 10, n / 10 + 1)) + "十";
        return tens + (n % 10 == 0 ? "" : DIGITS.substring(n % 10, n % 10 + 1));
    }
}
