package org.tiaowen.parser;

import org.tiaowen.document.Numerals;
import org.tiaowen.pattern.Cue;
import org.tiaowen.source.Line;
import org.tiaowen.source.Text;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How a file was wrapped, region by region, and which lines were one.
 *
 * <p>A region is wrapped where a large part of its lines reaches nearly the same width; elsewhere a
 * line is a paragraph, except where a page cut it. Where the first lines of paragraphs kept their
 * indent, the indent tells paragraphs from lines that go on.
 */
final class Wrap {
    private static final int REGION = 60;

    /** Lines that are measured by the same ones around them. */
    private static final int STEP = REGION / 2;

    /** Punctuation may hang or be pushed over: lines of one text differ by this much. */
    private static final int RAGGED = 4;

    /** A first line is indented by two characters, which pasting loses. */
    private static final int INDENT = 4;

    /** What is moved to the next line whole, in columns. */
    private static final int WORD = 4;

    private static final int NARROWEST = 24;
    private static final int WIDEST = 200;

    /** A line of so many columns is longer than a heading. */
    private static final int LONG = 56;

    /** So many lines that break off at one margin are no accident. */
    private static final int CERTAIN = 8;

    /** 。（责任单位：…）: a note in brackets behind a full stop ends its paragraph. */
    private static final Cue NOTE_AT_END =
            Cue.of("[。;](?:[(][^()]*(?:\\([^()]*\\)[^()]*)*[)]|[〔\\[][^〔〕\\[\\]]*[〕\\]])$");

    /** A name in 《》 has no more lines behind the one in which it opens. */
    private static final int LONGEST_NAME = 3;

    /** 要, 应当: a line with such a word is of a sentence, as no title or heading is. */
    private static final Cue DIRECTS = Cue.of("(?<![主重需首纲必简摘])要(?![求素点件害领目闻])|应当|必须|不得|负责");

    /** 营，: no clause has one character, but for those that join clauses. */
    private static final Cue END_OF_WORD = Cue.of("(?![一二三四五六七八九十另但如若即故且则注附])\\p{IsHan}[,、;。]");

    private static final Cue ORDINAL = Cue.of("第" + Numerals.NUMBER + "[条章节]");
    private static final Cue CUT_NUMBER = Cue.of("(?:.*[。;:])?[一二三四五六七八九十]{1,3}$");
    private static final Cue PARTED = Cue.of(".*[,、;].*");
    private static final Cue CUT_ORDINAL = Cue.of("[一二三四五六七八九十百千零〇\\d]{0,8}[条章节]");

    private final int[] widths;
    private final int[] extents;

    /** What an indent must reach for its line to begin a paragraph; 0 where indents are lost. */
    private final int[] indents;

    private final boolean[] joins;

    Wrap(List<Line> lines) {
        widths = new int[lines.size()];
        extents = new int[lines.size()];
        indents = new int[lines.size()];
        int[] text =
                IntStream.range(0, lines.size()).filter(i -> lines.get(i).row() == null).toArray();
        List<Line> prose = IntStream.of(text).mapToObj(lines::get).toList();
        // no region waits for another, nor a line: all processors look at them
        IntStream.rangeClosed(0, text.length / STEP)
                .parallel()
                .forEach(step -> measure(prose, text, step * STEP));
        joins = new boolean[lines.size()];
        IntStream.range(0, lines.size()).parallel().forEach(i -> joins[i] = joins(lines, i));
    }

    /** Finds where the lines of a step end, by those around them. */
    private void measure(List<Line> prose, int[] text, int start) {
        int end = Math.min(text.length, start + STEP);
        List<Line> region =
                prose.subList(Math.max(0, start - REGION), Math.min(text.length, end + REGION));
        int indent = indent(region);
        int[] set = region.stream().mapToInt(l -> l.width() + l.indent()).toArray();
        int[] counted = region.stream().mapToInt(Wrap::counted).toArray();
        Margin margin = Margin.of(region, set);
        Margin other = Margin.of(region, counted);
        // some programs break after so many characters, however wide
        boolean byCount = other.weight() * 10 > margin.weight() * 11;
        for (int i = start; i < end; i++) {
            Line line = prose.get(i);
            widths[text[i]] = byCount ? other.width() : margin.width();
            extents[text[i]] = byCount ? counted(line) : line.width() + line.indent();
            indents[text[i]] = indent;
        }
    }

    /** Two for each character and the indent. */
    private static int counted(Line line) {
        return 2 * line.words().length() + line.indent();
    }

    /**
     * The indent of the first lines of paragraphs, where most numbered lines have kept it and other
     * lines have less; 0 elsewhere.
     */
    private static int indent(List<Line> region) {
        int base = region.stream().mapToInt(Line::indent).min().orElse(0);
        if (region.stream().allMatch(line -> line.indent() < base + 2)) {
            return 0;
        }
        int numbered = 0;
        int indented = 0;
        int others = 0;
        for (Line line : region) {
            boolean in = line.indent() >= base + 2;
            others += in ? 0 : 1;
            if (Marker.at(line.text(), 0).filter(m -> !m.style().isDivision()).isPresent()) {
                numbered++;
                indented += in ? 1 : 0;
            }
        }
        return numbered >= 3 && indented * 5 >= numbered * 3 && others * 8 >= region.size()
                ? base + 2
                : 0;
    }

    /**
     * Where the lines of a region end.
     *
     * @param width where most lines end; 0 where lines are paragraphs
     * @param weight how many lines end there or near, those that end there twice
     */
    private record Margin(int width, int weight) {
        static Margin of(List<Line> region, int[] own) {
            int n = own.length;
            int[] counts = new int[WIDEST + 1];
            int longer = 0;
            for (int w : own) {
                if (w <= WIDEST) {
                    counts[w]++;
                } else {
                    longer++;
                }
            }
            int best = 0;
            int bestCount = 0;
            int wider = 0;
            for (int w = WIDEST; w >= NARROWEST; w--) {
                int count = 0;
                for (int k = 0; k <= RAGGED && w - k >= 0; k++) {
                    count += counts[w - k];
                }
                // lines that are wider than the wrap would not exist, but for a few
                if (count > bestCount && wider * 12 <= n) {
                    best = w;
                    bestCount = count;
                }
                wider += counts[w];
            }
            for (int w = best + RAGGED + 1; w <= WIDEST; w++) {
                longer += counts[w];
            }
            int running = 0;
            int open = 0;
            for (int i = 0; i < n; i++) {
                boolean near = own[i] <= best && own[i] >= best - RAGGED;
                boolean breaksOff = !Forms.isClosed(region.get(i).text().folded());
                running += near && breaksOff ? 1 : 0;
                open += breaksOff ? 1 : 0;
            }
            // wrapped lines break off anywhere, paragraphs of one length would end in a stop
            boolean wrapped =
                    bestCount * 5 >= n * 2
                            || bestCount * 10 >= n * 3 && running * 4 >= bestCount * 3
                            || best >= LONG && running >= CERTAIN && running * 2 >= open;
            if (!wrapped || longer * 12 > n) {
                return new Margin(0, 0);
            }
            // punctuation hangs over the margin: the margin is where most lines end
            int margin = best;
            for (int w = best; w >= Math.max(NARROWEST, best - RAGGED); w--) {
                if (counts[w] > counts[margin]) {
                    margin = w;
                }
            }
            return new Margin(margin, bestCount + counts[margin]);
        }
    }

    boolean isWrapped(int i) {
        return widths[i] > 0;
    }

    /** Whether the line reaches the right margin, or would if its indent were still there. */
    boolean isFull(int i) {
        return widths[i] > 0 && extents[i] >= widths[i] - RAGGED - (indents[i] > 0 ? 0 : INDENT);
    }

    /** Whether a line's indent shows that it begins a paragraph. */
    private boolean isIndented(List<Line> lines, int i) {
        return indents[i] > 0 && lines.get(i).indent() >= indents[i];
    }

    /** Whether a line and the next one were one before they were wrapped or a page cut them. */
    boolean joins(int i) {
        return joins[i];
    }

    private boolean joins(List<Line> lines, int i) {
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
        if (!closed && Forms.open(a) > 0 && closes(lines, i + 1)) {
            return true;
        }
        if (Forms.isDate(a) || Forms.isDate(b) || Forms.isAnnexLabel(a)) {
            return false;
        }
        boolean marked = Marker.at(next.text(), 0).isPresent();
        if (!closed && cutMarker(a, b)) {
            return true;
        }
        if (!closed
                && !marked
                && Forms.number(next.text()).isEmpty()
                && (isCutByPage(lines, i) || isCutInSentence(lines, i))) {
            return true;
        }
        if (isWrapped(i)) {
            return joinsWrapped(lines, i, closed, marked);
        }
        if (closed || marked || Forms.number(next.text()).isPresent()) {
            return false;
        }
        return isProse(line.text()) || goesOnWithoutIndent(lines, i);
    }

    /**
     * Whether a page ends in a sentence: a stop or a comma stands before the words that break off,
     * as in no title or heading.
     */
    private boolean isCutInSentence(List<Line> lines, int i) {
        String folded = lines.get(i).text().folded();
        return lines.get(i + 1).pageBreakBefore()
                && !isIndented(lines, i + 1)
                && (folded.indexOf('。') >= 0 || indents[i + 1] > 0 && folded.indexOf(',') >= 0);
    }

    /**
     * Where paragraphs are indented, a long line that breaks off goes on in one without an indent,
     * also in a text too short to tell how it was wrapped.
     */
    private boolean goesOnWithoutIndent(List<Line> lines, int i) {
        return indents[i] > 0
                && indents[i + 1] > 0
                && !isIndented(lines, i + 1)
                && isIndented(lines, i)
                && lines.get(i).width() >= LONG
                && Marker.at(lines.get(i).text(), 0).isPresent();
    }

    /** A page ends in a paragraph where the next begins without the indent that paragraphs have. */
    private boolean isCutByPage(List<Line> lines, int i) {
        return lines.get(i + 1).pageBreakBefore()
                && indents[i + 1] > 0
                && isIndented(lines, i)
                && !isIndented(lines, i + 1);
    }

    private boolean joinsWrapped(List<Line> lines, int i, boolean closed, boolean marked) {
        int width = widths[i];
        int own = extents[i];
        if (!marked && breaksOff(lines.get(i).text().folded(), own, width)) {
            return !isIndented(lines, i + 1);
        }
        if (!marked && !closed && isShortByAWord(lines, i)) {
            return !isIndented(lines, i + 1);
        }
        if (!marked && !closed && isCutShort(lines, i)) {
            return !isIndented(lines, i + 1);
        }
        if (!isFull(i)
                || isIndented(lines, i + 1)
                || Forms.number(lines.get(i + 1).text()).isPresent()) {
            return false;
        }
        if (closed) {
            // a sentence that ends at the margin: a following line that is short by an indent
            // begins a paragraph, as a marker does; one that is shorter ends this paragraph, with
            // a stop
            int next = extents[i + 1];
            boolean indented =
                    indents[i + 1] == 0 && next <= width - INDENT + 1 && next >= width - INDENT - 3;
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

    /**
     * Whether a line that breaks off ends a little before the margin, because no punctuation may
     * begin the next one, or a number would not fit: it has a sentence behind it, or the next line
     * begins with the last character of a word.
     */
    private boolean isShortByAWord(List<Line> lines, int i) {
        String folded = lines.get(i).text().folded();
        return extents[i] >= widths[i] - RAGGED - INDENT - WORD
                && Forms.number(lines.get(i + 1).text()).isEmpty()
                && (folded.indexOf('。') >= 0
                        || !isHeading(lines.get(i).text())
                                && END_OF_WORD
                                        .matcher(lines.get(i + 1).text().folded())
                                        .lookingAt());
    }

    /**
     * Whether the first line of a paragraph, set wide, ends before the margin and in the middle of
     * a sentence, which the next line ends or fills the line with.
     */
    private boolean isCutShort(List<Line> lines, int i) {
        String next = lines.get(i + 1).text().folded();
        return extents[i] * 4 >= widths[i] * 3
                && Marker.at(lines.get(i).text(), 0).isEmpty()
                && DIRECTS.matcher(lines.get(i).text().folded()).find()
                && (next.endsWith("。") || isFull(i + 1) && PARTED.matcher(next).matches());
    }

    /** No paragraph ends in a comma: the next word or number was too long for the line. */
    private static boolean breaksOff(String folded, int own, int width) {
        return (folded.endsWith(",") || folded.endsWith("、")) && own * 3 >= width * 2;
    }

    /** Whether a line, or one of the next ones that go on in it, closes what it did not open. */
    private static boolean closes(List<Line> lines, int next) {
        StringBuilder joined = new StringBuilder();
        for (int i = next; i < Math.min(lines.size(), next + LONGEST_NAME); i++) {
            Line line = lines.get(i);
            if (i > next && (line.row() != null || Marker.at(line.text(), 0).isPresent())) {
                return false;
            }
            joined.append(line.text().folded());
            if (closes(joined.toString())) {
                return true;
            }
            if (Forms.isClosed(line.text().folded())) {
                return false;
            }
        }
        return false;
    }

    /** Whether a text closes a bracket or title mark that it did not open. */
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
        int ordinal = a.lastIndexOf('第');
        return ordinal >= Math.max(0, a.length() - 8)
                ? ORDINAL.matcher(a.substring(ordinal) + b).lookingAt()
                        && CUT_ORDINAL.matcher(b).lookingAt()
                : b.startsWith("是") && CUT_NUMBER.matcher(a).matches();
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
        return text.length() >= (marked ? 45 : 30) && PARTED.matcher(folded).matches();
    }
}
