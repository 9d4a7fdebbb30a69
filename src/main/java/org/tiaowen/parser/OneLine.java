package org.tiaowen.parser;

import org.tiaowen.source.Line;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole text that stands on one line: its title, and the number below it, are lines again.
 *
 * <p>The title ends in a kind-word behind which a text of that kind begins: 为…, 根据…, 各…：, 第一条, 一、.
 */
final class OneLine {
    private static final int SHORTEST = 40;
    private static final Pattern BODY =
            Pattern.compile(
                    "("
                            + Forms.NUMBER
                            + ")?(?=为|根据|按照|依据|依照|现将|经|各[^。,;]{2,60}:|第一[编章条]|一、|\\(一\\)|\\()");

    private OneLine() {}

    /** The lines of a text; of one line three or two where it begins with a title. */
    static List<Line> cut(List<Line> lines) {
        if (lines.size() != 1 || lines.getFirst().text().length() < SHORTEST) {
            return lines;
        }
        Line line = lines.getFirst();
        String folded = line.text().folded();
        int from = 0;
        int end;
        while ((end = Kinds.nextEnd(folded, from)) > 0) {
            Matcher body = BODY.matcher(folded).region(end, folded.length());
            body.useTransparentBounds(true);
            if (body.lookingAt()) {
                Line title = line.part(0, end);
                Line rest = line.part(body.end(), folded.length());
                return body.end() == end
                        ? List.of(title, rest)
                        : List.of(title, line.part(end, body.end()), rest);
            }
            from = end;
        }
        return lines;
    }
}
