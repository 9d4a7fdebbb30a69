package org.tiaowen.parser;

import org.tiaowen.document.UnitRegistry;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;
import org.tiaowen.source.Line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Cuts a line that is a whole text into its title, number, addressee, signature and body, and into
 * the title and body of the text that it promulgates.
 *
 * <p>These have no stop between them, so that {@link Outline}, which finds markers inside a
 * paragraph, cannot part them. GB/T 9704 gives their order: title, number, addressee, body,
 * signature, date.
 */
final class OneLine {
    /**
     * A line that is longer than this may be a whole text; in a file of one line, a shorter one.
     */
    private static final int LONGEST_PARAGRAPH = 500;

    private static final int SHORTEST = 40;
    private static final int LONGEST_SIGNATURE = 60;

    /** What a body begins with, behind a title without a number. */
    private static final Cue BODY =
            Cue.of(
                    "为|根据|按照|依据|依照|现将|经|近年来|各[^。,;]{2,60}:|第[一1](?:[编章条]|部分)|[一1][、.]|\\([一1]\\)|\\(");

    private static final Cue NUMBER = Cue.of(Forms.NUMBER);
    private static final Cue DATE =
            Cue.of(
                    "(?:19|20)\\d{2}年\\d{1,2}月\\d{1,2}日|[一二][〇○零O0九八七六五四三二一]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日");

    private final UnitRegistry units;
    private final Line line;
    private final String text;
    private final TreeSet<Integer> cuts = new TreeSet<>();

    private OneLine(UnitRegistry units, Line line) {
        this.units = units;
        this.line = line;
        this.text = line.text().folded();
    }

    /** The lines, those that hold a whole text cut where its parts begin. */
    static List<Line> cut(UnitRegistry units, List<Line> lines) {
        int longest = lines.size() == 1 ? SHORTEST : LONGEST_PARAGRAPH;
        List<Line> restored = new ArrayList<>(lines.size());
        for (Line line : lines) {
            if (line.text().length() > longest && line.row() == null) {
                restored.addAll(new OneLine(units, line).cut());
            } else {
                restored.add(line);
            }
        }
        return restored;
    }

    private List<Line> cut() {
        int title = title();
        if (title < 0) {
            return List.of(line);
        }
        cuts.add(title);
        int at = addressee(number(title));
        Optional<String> covered = Promulgation.title(text.substring(0, title));
        signature(at, covered.orElse(""));
        List<Line> parts = new ArrayList<>();
        int from = 0;
        cuts.add(text.length());
        for (int to : cuts) {
            if (to > from) {
                parts.add(line.part(from, to));
                from = to;
            }
        }
        return parts;
    }

    /** Where the title ends: in a kind-word behind which a number or a body begins; -1 if none. */
    private int title() {
        if (Marker.at(line.text(), 0).isPresent()) {
            return -1;
        }
        int end = Kinds.nextEnd(text, 0);
        while (end > 0) {
            if (NUMBER.matcher(text).region(end, text.length()).lookingAt()
                    || BODY.matcher(text).region(end, text.length()).lookingAt()) {
                return end;
            }
            end = Kinds.nextEnd(text, end);
        }
        return -1;
    }

    private int number(int at) {
        Search number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            return at;
        }
        cuts.add(number.end());
        return number.end();
    }

    private int addressee(int at) {
        int colon = text.indexOf(':', at);
        int stop = text.indexOf('。', at);
        if (colon < 0
                || stop >= 0 && stop < colon
                || !Forms.isAddressee(text.substring(at, colon + 1))) {
            return at;
        }
        cuts.add(colon + 1);
        return colon + 1;
    }

    /** 。某市人民政府办公室2022年4月18日, and behind it the title that the notice names. */
    private void signature(int from, String covered) {
        Search date = DATE.matcher(text).region(from, text.length());
        while (date.find()) {
            // no further back than an organ's name is long
            int floor = Math.max(from, date.start() - LONGEST_SIGNATURE - 1);
            int stop = floor + text.substring(floor, date.start()).lastIndexOf('。');
            String organ = text.substring(stop + 1, date.start());
            boolean ends = date.end() == text.length();
            boolean signs =
                    !organ.isEmpty() && organ.length() <= LONGEST_SIGNATURE && units.isOrgan(organ);
            if (!signs || !ends && !text.startsWith(covered, date.end())) {
                continue;
            }
            cuts.add(stop + 1);
            cuts.add(date.start());
            cuts.add(date.end());
            if (!covered.isEmpty() && !ends) {
                cuts.add(date.end() + covered.length());
                return;
            }
        }
    }
}
