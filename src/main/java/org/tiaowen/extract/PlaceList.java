package org.tiaowen.extract;

import org.tiaowen.document.Pinpoint;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;

import java.util.ArrayList;
import java.util.List;

/**
 * Places in a row: 第三条、第五条; 第四条第（一）项、第（三）项, the second of which is in 第四条 too.
 *
 * @param places each whole, as printed or completed
 * @param end index after the last
 */
record PlaceList(List<String> places, int end) {

    private static final Cue FIRST = Cue.of("(?:中|中的|的|规定的)?(" + Pinpoint.PLACE + ")");
    private static final Cue NEXT = Cue.of("(?:[、和及与或]|以及|或者)(" + Pinpoint.PLACE + ")");

    /** 、（三）项 behind 第（一）项 or 第（一）. */
    private static final Cue NEXT_ITEM = Cue.of("(?:[、和及与或]|以及|或者)(" + Pinpoint.FURTHER_ITEM + ")");

    private static final Cue BRACKETED = Cue.of("）[项款]?$");

    private static final String UNITS = "编章节条款项目";

    /** The places that begin at this index; none where no place does. */
    static PlaceList at(String text, int from) {
        List<String> places = new ArrayList<>();
        Search first = FIRST.matcher(text).region(from, text.length());
        if (!first.lookingAt()) {
            return new PlaceList(places, from);
        }
        places.add(printed(first.group(1)));
        int end = first.end();
        Search next = NEXT.matcher(text);
        Search item = NEXT_ITEM.matcher(text);
        while (true) {
            if (next.region(end, text.length()).lookingAt()) {
                places.add(complete(places.getLast(), printed(next.group(1))));
                end = next.end();
            } else if (BRACKETED.in(places.getLast())
                    && item.region(end, text.length()).lookingAt()) {
                places.add(complete(places.getLast(), "第" + printed(item.group(1))));
                end = item.end();
            } else {
                return new PlaceList(withUnits(places), end);
            }
        }
    }

    /** 第（一）、（三）项: the 项 of the last is that of all. */
    private static List<String> withUnits(List<String> places) {
        List<String> whole = new ArrayList<>(places);
        for (int i = whole.size() - 2; i >= 0; i--) {
            String after = whole.get(i + 1);
            if (whole.get(i).endsWith("）") && BRACKETED.in(after) && !after.endsWith("）")) {
                whole.set(i, whole.get(i) + after.charAt(after.length() - 1));
            }
        }
        return whole;
    }

    /** As the drafting rules print it: 第（一）项 with wide brackets. */
    private static String printed(String place) {
        return place.replace('(', '（').replace(')', '）');
    }

    /** What precedes a lower step than those that the next place gives holds for it too. */
    private static String complete(String last, String next) {
        int rank = rank(next, 0);
        StringBuilder prefix = new StringBuilder();
        int at = 0;
        while (at < last.length() && last.charAt(at) == '第') {
            int end = last.indexOf('第', at + 1);
            end = end < 0 ? last.length() : end;
            if (rank(last, at) >= rank) {
                break;
            }
            prefix.append(last, at, end);
            at = end;
        }
        return prefix + next;
    }

    private static int rank(String place, int from) {
        int end = place.indexOf('第', from + 1);
        String step = place.substring(from, end < 0 ? place.length() : end);
        for (char c : step.toCharArray()) {
            if (UNITS.indexOf(c) >= 0) {
                return UNITS.indexOf(c);
            }
        }
        return step.contains("部分") ? 0 : UNITS.length();
    }
}
