package org.tiaowen.parser;

import org.tiaowen.source.Line;
import org.tiaowen.source.Text;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How a file was wrapped, region by region, and which lines were one.
 *
 * <p>Widths count 2 for a Chinese character. A region is wrapped where a large part of its lines
 * reaches nearly the same width; elsewhere a line is a paragraph, except where a page cut it.
 */
final class Wrap {
    private static final int REGION = 60;

    /** Punctuation may hang or be pushed over: lines of one text differ by this much. */
    private static final int RAGGED = 4;

    /** A first line is indented by two characters, which pasting loses. */
    private static final int INDENT = 4;

    private static final int NARROWEST = 24;

    /** 。（责任单位：…）: a note in brackets behind a full stop ends its paragraph. */
    private static final Pattern NOTE_AT_END =
            Pattern.compile("[。;][(][^()]*(?:\\([^()]*\\)[^()]*)*[)]$");

    private final int[] widths;

    Wrap(List<Line> lines) {
        widths = new int[lines.size()];
        int[] text =
                IntStream.range(0, lines.size()).filter(i -> lines.get(i).row() == null).toArray();
        int[] own = IntStream.of(text).map(i -> lines.get(i).width()).toArray();
        for (int start = 0; start < own.length; start += REGION / 2) {
            int from = Math.max(0, start - REGION);
            int to = Math.min(own.length, start + REGION / 2 + REGION);
            int width = width(own, from, to);
            for (int i = start; i < Math.min(own.length, start + REGION / 2); i++) {
                widths[text[i]] = width;
            }
        }
    }

    /** The wrap width of a region; 0 where lines are paragraphs. */
    private static int width(int[] own, int from, int to) {
        int widest = 0;
        for (int i = from; i < to; i++) {
            widest = Math.max(widest, Math.min(own[i], 200));
        }
        int[] counts = new int[widest + 2];
        for (int i = from; i < to; i++) {
            if (own[i] <= 200) {
                counts[own[i]]++;
            }
        }
        int best = 0;
        int bestCount = 0;
        int wider = 0;
        for (int w = widest; w >= NARROWEST; w--) {
            int count = 0;
            for (int k = 0; k <= RAGGED && w - k >= 0; k++) {
                count += counts[w - k];
            }
            // lines that are wider than the wrap would not exist, but for a few
            if (count > bestCount && wider * 12 <= to - from) {
                best = w;
                bestCount = count;
            }
            wider += counts[w];
        }
        long longer = 0;
        for (int i = from; i < to; i++) {
            longer += own[i] > best + RAGGED ? 1 : 0;
        }
        if (bestCount * 5 < (to - from) * 2 || longer * 12 > to - from) {
            return 0;
        }
        // punctuation hangs over the margin: the margin is where most lines end
        int margin = best;
        for (int w = best; w >= Math.max(NARROWEST, best - RAGGED); w--) {
            if (counts[w] > counts[margin]) {
                margin = w;
            }
        }
        return margin;
    }

    boolean isWrapped(int i) {
        return widths[i] > 0;
    }

    /** Whether the line reaches the right margin, or would if its indent were still there. */
    boolean isFull(List<Line> lines, int i) {
        return widths[i] > 0 && lines.get(i).width() >= widths[i] - RAGGED - INDENT;
    }

    /** Whether a line and the next one were one before they were wrapped or a page cut them. */
    boolean joins(List<Line> lines, int i) {
        if (i + 1 >= lines.size()) {
            return false;
        }
        Line line = lines.get(i);
        Line next = lines.get(i + 1);
        String a = line.text().folded();
        String b = next.text().folded();
        if (line.row() != null || next.row() != null) {
            return false;
        }
        if (line.heading() > 0 || next.heading() > 0 || line.bold() != next.bold()) {
            return false;
        }
        boolean closed =
                Forms.isClosed(a) && !(a.endsWith(":") && Forms.open(a) > 0)
                        || NOTE_AT_END.matcher(a).find();
        if (!closed && Forms.open(a) > 0 && closes(b)) {
            return true;
        }
        if (Forms.isDate(a) || Forms.isDate(b) || Forms.isAnnexLabel(a)) {
            return false;
        }
        boolean marked = Marker.at(next.text(), 0).isPresent();
        if (!closed && cutMarker(a, b)) {
            return true;
        }
        if (isWrapped(i)) {
            return joinsWrapped(lines, i, closed, marked);
        }
        if (closed || marked || Forms.number(next.text()).isPresent()) {
            return false;
        }
        return isProse(line.text());
    }

    private boolean joinsWrapped(List<Line> lines, int i, boolean closed, boolean marked) {
        int width = widths[i];
        int own = lines.get(i).width();
        if (!isFull(lines, i) || Forms.number(lines.get(i + 1).text()).isPresent()) {
            return false;
        }
        if (closed) {
            // a sentence that ends at the margin: a following line that is short by an indent
            // begins
            // a paragraph, as a marker does; one that is shorter ends this paragraph, with a stop
            int next = lines.get(i + 1).width();
            boolean indented = next <= width - INDENT + 1 && next >= width - INDENT - 3;
            boolean tail = Forms.isClosed(lines.get(i + 1).text().folded());
            return !marked
                    && own >= width - RAGGED
                    && !indented
                    && (tail || next >= width - RAGGED);
        }
        if (marked) {
            return own >= width - RAGGED
                    && !isHeading(lines.get(i).text())
                    && !lines.get(i).text().folded().endsWith(")");
        }
        return true;
    }

    /** Whether the next line closes a bracket or title mark that it did not open. */
    private static boolean closes(String folded) {
        int depth = 0;
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c == '《' || c == '(' || c == '〈') {
                depth++;
            } else if (c == '》' || c == ')' || c == '〉') {
                if (--depth < 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** 第十 / 条, 四 / 是出台: a marker that the line break cut in two. */
    private static boolean cutMarker(String a, String b) {
        return (b.startsWith("条") || b.startsWith("章") || b.startsWith("节"))
                ? a.matches(".*第[一二三四五六七八九十百零]{1,6}$")
                : b.startsWith("是") && a.matches("(?:.*[。;:])?[一二三四五六七八九十]{1,3}$");
    }

    /** A numbered line without a full stop, such as 二、主要任务. */
    private static boolean isHeading(Text text) {
        return Marker.at(text, 0).isPresent() && text.chars().indexOf('。') < 0;
    }

    /** Running text that breaks off: it has a sentence or clause behind it, or is long. */
    private static boolean isProse(Text text) {
        String folded = text.folded();
        boolean marked = Marker.at(text, 0).isPresent();
        if (folded.indexOf('。') >= 0 || folded.endsWith(",") || folded.endsWith("、")) {
            return true;
        }
        return text.length() >= (marked ? 45 : 30) && folded.matches(".*[,、;].*");
    }
}
