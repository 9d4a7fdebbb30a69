package org.tiaowen.source;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Furniture;
import org.tiaowen.document.Span;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a text into lines, takes out layout blanks, Markdown marks and what is furniture. */
final class LineScanner {
    /** A heading, block quote or list item of Markdown at the start of a line. */
    private static final Pattern MARK =
            Pattern.compile("(#{1,6})[ \\t\\u3000]+(?=\\S)|>[ \\t]?|[-*+][ \\t]+(?=\\S)");

    /** A comment, or a rule across the page; below a line it makes this a heading. */
    private static final Pattern APART =
            Pattern.compile("\\s*(?:<!--.*-->|(?:={3,}|-{3,}|[_*—─━═]{5,}))\\s*");

    private static final int LONGEST_HEADING = 60;

    private static final Pattern BARE_NUMBER = Pattern.compile("[-*+\\s\\d]+");

    /** A line that is longer than this may be a whole text that has lost its line breaks. */
    private static final int LONGEST_NOTE = 120;

    private static final int LONGEST_PARAGRAPH = 500;

    /** The same, where the file has no other line. */
    private static final int LONGEST_LINE = 60;

    private final String text;
    private final int longest;
    private final List<Furniture> furniture;
    private final TableRows rows;

    /** Where the lines begin that are known to be mark-up and nothing else. */
    private final Set<Integer> marked = new HashSet<>();

    private final boolean markdown;
    private final List<Furniture> gone;
    private final Map<Integer, Integer> headings;
    private final List<Line> lines = new ArrayList<>();
    private int nextGone;
    private int at;
    private int codePoint;

    /**
     * Of a plain text, from a UTF-16 offset on.
     *
     * @param furniture takes what is found
     */
    LineScanner(String text, int from, List<Table> tables, List<Furniture> furniture) {
        this.text = text;
        this.markdown = true;
        this.gone = List.of();
        this.headings = Map.of();
        this.rows = new TableRows(tables);
        for (Furniture f : furniture) {
            if (f.kind() == Furniture.Kind.MARKUP) {
                marked.add(f.span().start());
            }
        }
        this.furniture = furniture;
        this.at = from;
        this.codePoint = text.codePointCount(0, from);
        this.longest = isOneLine(text, from) ? LONGEST_LINE : LONGEST_PARAGRAPH;
    }

    /** Of an extracted text: what is a heading, a table or furniture there is known. */
    LineScanner(Extraction extraction) {
        this.text = extraction.text();
        this.rows = new TableRows(extraction.tables());
        this.furniture = new ArrayList<>();
        this.markdown = false;
        this.gone = extraction.furniture();
        this.headings = extraction.headings();
        this.longest = isOneLine(text, 0) ? LONGEST_LINE : LONGEST_PARAGRAPH;
    }

    List<Line> lines() {
        int number = 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        boolean blank = false;
        boolean page = false;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && !isBreak(text.charAt(end))) {
                end++;
            }
            int before = lines.size();
            read(number, end, blank, page);
            if (lines.size() > before) {
                blank = false;
                page = false;
            } else {
                blank |= !lines.isEmpty() && !(end < text.length() && text.charAt(end) == '\f');
            }
            if (end < text.length()) {
                page |= text.charAt(end) == '\f';
                boolean crlf = text.startsWith("\r\n", end);
                number += text.charAt(end) == '\f' ? 0 : 1;
                int next = end + (crlf ? 2 : 1);
                codePoint += next - end;
                end = next;
            }
            at = end;
        }
        return lines;
    }

    private static boolean isOneLine(String text, int from) {
        int first = from;
        while (first < text.length() && isBlank(text.charAt(first))) {
            first++;
        }
        int end = first;
        while (end < text.length() && !isBreak(text.charAt(end))) {
            end++;
        }
        while (end < text.length() && isBlank(text.charAt(end))) {
            end++;
        }
        return end == text.length();
    }

    /** Whether a line ends here. */
    static boolean isBreak(char c) {
        return c == '\n'
                || c == '\r'
                || c == '\f'
                || c == '\u2028'
                || c == '\u2029'
                || c == '\u000b';
    }

    /** Reads the line that ends at {@code end}, if it is not blank. Moves the code-point count. */
    private void read(int number, int end, boolean blank, boolean page) {
        int from = at;
        int[] origins = new int[end - from];
        for (int i = from; i < end; i++) {
            origins[i - from] = codePoint;
            boolean pair =
                    Character.isHighSurrogate(text.charAt(i))
                            && i + 1 < end
                            && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                origins[++i - from] = codePoint;
            }
            codePoint++;
        }
        String raw = text.substring(from, end);
        boolean[] out = new boolean[raw.length()];
        leaveOut(out, origins);
        if (raw.length() > 0 && marked.contains(origins[0])) {
            return;
        }
        if (raw.length() > 0 && rows.reach(origins[0], codePoint)) {
            row(number, raw, out, origins, blank, page);
            return;
        }
        int start = skipBlanks(raw, 0);
        if (markdown && start < raw.length() && APART.matcher(raw).matches()) {
            drop(out, start, raw.length(), origins);
            if (!blank && "=-".indexOf(raw.charAt(start)) >= 0) {
                underlined(number, raw.charAt(start) == '=' ? 1 : 2);
            }
            return;
        }
        int indent = Line.width(raw.substring(0, start));
        int heading = origins.length == 0 ? 0 : headings.getOrDefault(origins[0], 0);
        boolean marked = markdown;
        while (marked) {
            Matcher mark = MARK.matcher(raw).region(start, raw.length());
            marked = mark.lookingAt() && !BARE_NUMBER.matcher(raw).matches();
            if (marked) {
                if (mark.group(1) != null) {
                    heading = mark.group(1).length();
                }
                drop(out, mark.start(), mark.end(), origins);
                start = skipBlanks(raw, mark.end());
            }
        }
        boolean bold = markdown && emphasis(raw, out, origins);
        int begin = 0;
        for (int cut : cuts(raw)) {
            Line line =
                    build(
                            number, raw, begin, cut, out, origins, indent, blank, page, heading,
                            bold);
            if (line != null) {
                lines.add(line);
            }
            begin = cut;
        }
    }

    /** A short line that a rule underlines is a heading. */
    private void underlined(int number, int level) {
        Line last = lines.isEmpty() ? null : lines.getLast();
        if (last != null
                && last.number() == number - 1
                && last.row() == null
                && last.text().length() <= LONGEST_HEADING
                && last.text().chars().indexOf('。') < 0) {
            lines.set(lines.size() - 1, last.headed(level));
        }
    }

    /** Reads a row of a table whole; the bars of Markdown between its cells are mark-up. */
    private void row(
            int number, String raw, boolean[] out, int[] origins, boolean blank, boolean page) {
        for (int i = 0; i < raw.length(); i++) {
            if (markdown && raw.charAt(i) == '|' && rows.cell(origins[i]) < 0) {
                drop(out, i, i + 1, origins);
            }
        }
        if (markdown) {
            emphasis(raw, out, origins);
        }
        int indent = Line.width(raw.substring(0, skipBlanks(raw, 0)));
        Line line =
                build(number, raw, 0, raw.length(), out, origins, indent, blank, page, 0, false);
        if (line != null) {
            lines.add(line);
        }
    }

    /**
     * Where a line is to be cut: at its end, and, where a whole text stands on one line, at the
     * blanks that its line breaks became, which are those between Chinese characters.
     */
    private List<Integer> cuts(String raw) {
        List<Integer> cuts = new ArrayList<>();
        if (raw.length() > longest) {
            int closed = 0; // inside a note in brackets blanks part names
            for (int i = 1; i + 1 < raw.length(); i++) {
                if ("（(".indexOf(raw.charAt(i)) >= 0) {
                    closed = Math.max(closed, noteEnd(raw, i));
                }
                if (i > closed
                        && isBlank(raw.charAt(i))
                        && !isBlank(raw.charAt(i - 1))
                        && !Text.isWord(raw.charAt(i - 1))) {
                    int next = skipBlanks(raw, i);
                    boolean stop = "。：:；;！？”）)".indexOf(raw.charAt(i - 1)) >= 0;
                    if (next < raw.length() && (stop || !Text.isWord(raw.charAt(next)))) {
                        cuts.add(i);
                    }
                }
            }
        }
        cuts.add(raw.length());
        return cuts;
    }

    /** Where the note closes that a bracket opens; the bracket itself where none is near. */
    private static int noteEnd(String raw, int open) {
        for (int i = open + 1; i < Math.min(raw.length(), open + LONGEST_NOTE); i++) {
            char c = raw.charAt(i);
            if (c == '）' || c == ')') {
                return i;
            }
            if (c == '。') {
                break;
            }
        }
        return open;
    }

    /** Marks what is furniture already. */
    private void leaveOut(boolean[] out, int[] origins) {
        for (int i = 0; i < origins.length; i++) {
            while (nextGone < gone.size() && gone.get(nextGone).span().end() <= origins[i]) {
                nextGone++;
            }
            out[i] = nextGone < gone.size() && gone.get(nextGone).span().start() <= origins[i];
        }
    }

    private void drop(boolean[] out, int from, int to, int[] origins) {
        Arrays.fill(out, from, to, true);
        furniture.add(
                new Furniture(Furniture.Kind.MARKUP, new Span(origins[from], origins[to - 1] + 1)));
    }

    /** Takes out pairs of {@code **}; says whether the whole line stood between them. */
    private boolean emphasis(String raw, boolean[] out, int[] origins) {
        List<Integer> marks = new ArrayList<>();
        for (int i = raw.indexOf("**"); i >= 0; i = raw.indexOf("**", i + 2)) {
            marks.add(i);
        }
        for (int m : marks.subList(0, marks.size() / 2 * 2)) {
            drop(out, m, m + 2, origins);
        }
        String stripped = raw.strip();
        return marks.size() == 2 && stripped.startsWith("**") && stripped.endsWith("**");
    }

    private static int skipBlanks(String raw, int from) {
        int i = from;
        while (i < raw.length() && isBlank(raw.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == '\u200b'
                || c == '\ufeff'
                || Character.isISOControl(c);
    }

    private @Nullable Line build(
            int number,
            String raw,
            int from,
            int to,
            boolean[] out,
            int[] origins,
            int indent,
            boolean blank,
            boolean page,
            int heading,
            boolean bold) {
        StringBuilder text = new StringBuilder(raw.length());
        StringBuilder words = new StringBuilder(raw.length());
        int[] kept = new int[2 * raw.length()];
        int n = 0;
        boolean gap = false;
        int gapAt = 0;
        Table.Row row = rows.row();
        int cell = -1;
        for (int i = from; i < to; i++) {
            char c = raw.charAt(i);
            if (out[i]) {
                continue;
            }
            if (isBlank(c)) {
                gap = n > 0;
                gapAt = i;
                continue;
            }
            if (row != null) {
                int own = rows.cell(origins[i]);
                if (own != cell && n > 0) {
                    words.append(' ');
                    text.append('\t');
                    kept[n] = Math.max(kept[n - 1], origins[i] - 1);
                    n++;
                    gap = false;
                }
                cell = own;
            }
            if (gap) {
                words.append(' ');
                if (Text.isWord(text.charAt(n - 1)) && Text.isWord(c)) {
                    text.append(' ');
                    kept[n++] = origins[gapAt];
                }
                gap = false;
            }
            text.append(c);
            words.append(c);
            kept[n++] = origins[i];
        }
        if (n == 0) {
            return null;
        }
        return new Line(
                number,
                Text.of(text.toString(), Arrays.copyOf(kept, n)),
                words.toString(),
                Line.width(words.toString()),
                indent,
                blank,
                page,
                heading,
                bold,
                row);
    }
}
