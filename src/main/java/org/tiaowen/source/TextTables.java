package org.tiaowen.source;

import org.tiaowen.document.Column;
import org.tiaowen.document.Furniture;
import org.tiaowen.document.Span;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds the tables of a plain text or Markdown file: pipe tables as GitHub Flavored Markdown writes
 * them, rows pasted with tabs between their cells, and columns set with runs of blanks.
 *
 * <p>The last two are found only where they are certain: under a row of headings that tables of
 * tasks have, and, with tabs, where three rows or more have the same three cells or more. What is
 * not certain stays text.
 */
final class TextTables {
    /** GFM: a delimiter row is hyphens, with a colon at either end or both, between pipes. */
    private static final Pattern RULE =
            Pattern.compile("\\s{0,3}\\|?\\s*:?-+:?\\s*(?:\\|\\s*:?-+:?\\s*)*\\|?\\s*");

    private static final Pattern GAP =
            Pattern.compile("[ \\u00a0]{2,}|[ \\u00a0]*\\u3000[ \\u00a0\\u3000]*");
    private static final Pattern PAGE = Pattern.compile("[-—–·.\\s]*\\d{1,4}[-—–·.\\s]*");
    private static final Pattern NUMBERED =
            Pattern.compile(
                    "\\d{1,3}(?:[\\s\\u3000]?[.．、]|(?=[\\s\\u3000]))(?=[\\s\\u3000]*\\p{IsHan})");

    /** A cell that cannot end here: behind a comma or inside brackets. */
    private static final Pattern OPEN = Pattern.compile("[、，,]$|[（(][^）)]*$");

    /** The two characters at which a date is parted. */
    private static final Pattern DATE = Pattern.compile("[年月]\\d|\\d[年月日]|[年月][底末前]");

    private static final int LONGEST_HEADING = 16;
    private static final int LONGEST_GROUP = 40;
    private static final int MOST_COLUMNS = 60;

    /** Lines over which one cell is broken. */
    private static final int MOST_BROKEN = 3;

    /** Lines between two rows of one table that a page may put there. */
    private static final int LONGEST_BREAK = 3;

    /** Columns of a text drift by this much. */
    private static final int DRIFT = 4;

    private final String text;
    private final List<Furniture> furniture;
    private final List<Table> tables = new ArrayList<>();
    private final List<int[]> lines = new ArrayList<>();
    private int index;
    private int codePoint;

    private TextTables(String text, int from, List<Furniture> furniture) {
        this.text = text;
        this.furniture = furniture;
        this.index = from;
        this.codePoint = text.codePointCount(0, from);
        int start = from;
        for (int i = from; i <= text.length(); i++) {
            if (i == text.length() || LineScanner.isBreak(text.charAt(i))) {
                lines.add(new int[] {start, i});
                i += text.startsWith("\r\n", i) ? 1 : 0;
                start = i + 1;
            }
        }
    }

    /** A cell as it stands in the text, UTF-16 offsets, blanks around it left out. */
    private record Piece(int from, int to) {}

    /**
     * The tables behind an offset.
     *
     * @param furniture takes the lines that only draw a table
     */
    static List<Table> in(String text, int from, List<Furniture> furniture) {
        if (text.indexOf('|', from) < 0
                && text.indexOf('\t', from) < 0
                && text.indexOf("  ", from) < 0
                && text.indexOf('\u3000', from) < 0) {
            return List.of();
        }
        return new TextTables(text, from, furniture).run();
    }

    private List<Table> run() {
        int i = 0;
        while (i < lines.size()) {
            int end = pipes(i);
            if (end < 0) {
                end = tabs(i);
            }
            if (end < 0) {
                end = blanks(i);
            }
            i = end < 0 ? i + 1 : end;
        }
        return tables;
    }

    private String line(int i) {
        return text.substring(lines.get(i)[0], lines.get(i)[1]);
    }

    // ---- Markdown

    private int pipes(int i) {
        if (i + 1 >= lines.size() || !holds(i, '|') || !holds(i + 1, '|')) {
            return -1;
        }
        if (!RULE.matcher(line(i + 1)).matches()) {
            return -1;
        }
        List<Piece> header = bars(i);
        if (header.size() != bars(i + 1).size() || header.size() > MOST_COLUMNS) {
            return -1;
        }
        List<Table.Row> rows = new ArrayList<>();
        rows.add(row(header, true));
        drawn(i + 1);
        int end = i + 2;
        while (end < lines.size() && holds(end, '|')) {
            List<Piece> pieces = bars(end);
            if (pieces.stream().allMatch(p -> p.from() == p.to())) {
                drawn(end);
            } else {
                rows.add(row(pieces, false));
            }
            end++;
        }
        tables.add(new Table(rows));
        return end;
    }

    private boolean holds(int i, char c) {
        int to = lines.get(i)[1];
        for (int k = lines.get(i)[0]; k < to; k++) {
            if (text.charAt(k) == c) {
                return true;
            }
        }
        return false;
    }

    /** The cells between the pipes of a line; a pipe behind a backslash is a character. */
    private List<Piece> bars(int i) {
        List<Piece> pieces = new ArrayList<>();
        int from = lines.get(i)[0];
        int to = lines.get(i)[1];
        int start = from;
        for (int k = from; k < to; k++) {
            if (text.charAt(k) == '|' && (k == from || text.charAt(k - 1) != '\\')) {
                if (k > from && !(pieces.isEmpty() && text.substring(from, k).isBlank())) {
                    pieces.add(trimmed(start, k));
                }
                start = k + 1;
            }
        }
        if (start < to && !text.substring(start, to).isBlank()) {
            pieces.add(trimmed(start, to));
        }
        return pieces;
    }

    private void drawn(int i) {
        furniture.add(new Furniture(Furniture.Kind.MARKUP, span(lines.get(i)[0], lines.get(i)[1])));
    }

    // ---- tabs

    private int tabs(int i) {
        if (!holds(i, '\t')) {
            return -1;
        }
        List<Piece> first = split(i);
        if (first.size() < 2 || first.size() > MOST_COLUMNS || !areHeadings(first)) {
            return -1;
        }
        boolean tasks = areTaskHeadings(first, 2);
        if (!tasks && first.size() < 3) {
            return -1;
        }
        List<List<Piece>> found = new ArrayList<>();
        found.add(first);
        int end = i + 1;
        int at = i + 1;
        while (at < lines.size() && at - end < LONGEST_BREAK) {
            List<Piece> pieces = holds(at, '\t') ? split(at) : List.of();
            if (tasks && at == end && found.size() > 1 && runsOn(first, found.getLast(), at)) {
                found.set(found.size() - 1, joined(found.getLast(), at));
                end = at + 1;
                at++;
                continue;
            }
            boolean fits =
                    tasks
                            ? pieces.size() > 1 && pieces.size() <= first.size()
                            : pieces.size() == first.size();
            if (fits && tasks && beginsAnew(first, pieces, end, at)) {
                break;
            }
            if (fits) {
                for (int between = end; tasks && between < at; between++) {
                    if (isGroup(between)) {
                        found.add(List.of(trimmed(lines.get(between)[0], lines.get(between)[1])));
                    }
                }
                found.add(numbered(first, pieces));
                end = at + 1;
            } else if (!tasks || !isBetween(at)) {
                break;
            }
            at++;
        }
        if (found.size() < (tasks ? 2 : 3)) {
            return -1;
        }
        add(found, first.size());
        return end;
    }

    /**
     * Whether a line goes on with the last cell of the row above it, which a line break parted: it
     * brings the cells that lack where every row begins with its number, or the cell is open.
     */
    private boolean runsOn(List<Piece> headings, List<Piece> row, int i) {
        return runsOn(headings, row, i, MOST_BROKEN);
    }

    /**
     * The same.
     *
     * @param more how many further lines may bring the cells that lack
     */
    private boolean runsOn(List<Piece> headings, List<Piece> row, int i, int more) {
        int pieces = i < lines.size() ? split(i).size() : 0;
        int cells = row.size() + pieces - 1;
        if (pieces == 0 || row.size() < 2 || cells > headings.size()) {
            return false;
        }
        int to = row.getLast().to();
        int from = trimmed(lines.get(i)[0], lines.get(i)[1]).from();
        if (PAGE.matcher(text.substring(lines.get(i)[0], lines.get(i)[1])).matches()) {
            return false;
        }
        if (cells < headings.size()) {
            return more > 0
                    && column(headings.getFirst()) == Column.NUMBER
                    && !Character.isDigit(text.charAt(from))
                    && runsOn(headings, joined(row, i), i + 1, more - 1);
        }
        boolean lacks =
                pieces > 1
                        && column(headings.getFirst()) == Column.NUMBER
                        && !Character.isDigit(text.charAt(from));
        return lacks
                || OPEN.matcher(text.substring(row.getLast().from(), to)).find()
                || DATE.matcher(text.substring(to - 1, to) + text.charAt(from)).matches();
    }

    private List<Piece> joined(List<Piece> row, int i) {
        List<Piece> rest = split(i);
        List<Piece> joined = new ArrayList<>(row.subList(0, row.size() - 1));
        joined.add(new Piece(row.getLast().from(), rest.getFirst().to()));
        joined.addAll(rest.subList(1, rest.size()));
        return joined;
    }

    /** A row whose number is printed before its task, in one cell for two: 1.建设…. */
    private List<Piece> numbered(List<Piece> headings, List<Piece> pieces) {
        if (pieces.size() >= headings.size() || column(headings.getFirst()) != Column.NUMBER) {
            return pieces;
        }
        Piece both = pieces.getFirst();
        Matcher number = NUMBERED.matcher(text).region(both.from(), both.to());
        if (!number.lookingAt()) {
            return pieces;
        }
        List<Piece> parted = new ArrayList<>(pieces.subList(1, pieces.size()));
        parted.addFirst(trimmed(number.end(), both.to()));
        parted.addFirst(new Piece(both.from(), number.end()));
        return parted;
    }

    /**
     * Whether a table of its own begins: the headings again, behind a line that heads what follows.
     * Behind a page number they are those of the same table.
     */
    private boolean beginsAnew(List<Piece> headings, List<Piece> pieces, int from, int to) {
        return words(pieces).equals(words(headings))
                && IntStream.range(from, to).anyMatch(this::isGroup);
    }

    private List<String> words(List<Piece> pieces) {
        return pieces.stream().map(p -> text.substring(p.from(), p.to())).toList();
    }

    /** The cells between the tabs of a line; the empty ones at its end are none. */
    private List<Piece> split(int i) {
        List<Piece> pieces = new ArrayList<>();
        int start = lines.get(i)[0];
        for (int k = start; k <= lines.get(i)[1]; k++) {
            if (k == lines.get(i)[1] || text.charAt(k) == '\t') {
                pieces.add(trimmed(start, k));
                start = k + 1;
            }
        }
        while (!pieces.isEmpty() && pieces.getLast().from() == pieces.getLast().to()) {
            pieces.removeLast();
        }
        return pieces;
    }

    /** What may stand between two rows of a table: nothing, a page number, a heading of rows. */
    private boolean isBetween(int i) {
        String line = line(i);
        return line.isBlank() || PAGE.matcher(line).matches() || isGroup(i);
    }

    private boolean isGroup(int i) {
        if (lines.get(i)[1] - lines.get(i)[0] > 2 * LONGEST_GROUP) {
            return false;
        }
        String line = line(i).strip();
        return !line.isEmpty()
                && line.length() <= LONGEST_GROUP
                && !PAGE.matcher(line).matches()
                && line.indexOf('\t') < 0
                && "。；;:：，,".indexOf(line.charAt(line.length() - 1)) < 0;
    }

    // ---- columns set with blanks

    private int blanks(int i) {
        if (lines.get(i)[1] - lines.get(i)[0] > 200) {
            return -1;
        }
        List<Piece> header = gaps(i);
        if (header.size() < 3 || !areHeadings(header) || !areTaskHeadings(header, 3)) {
            return -1;
        }
        List<List<Piece>> found = new ArrayList<>();
        found.add(header);
        int end = i + 1;
        while (end < lines.size()
                && lines.get(end)[1] - lines.get(end)[0] <= 1000
                && isAligned(found.getLast(), gaps(end), found.size() == 1)) {
            found.add(gaps(end));
            end++;
        }
        // a cell that runs on to the next line makes the rows uncertain
        boolean runsOn = end < lines.size() && isIndented(end);
        if (found.size() < 2 || runsOn) {
            return -1;
        }
        add(found, header.size());
        return end;
    }

    private List<Piece> gaps(int i) {
        List<Piece> pieces = new ArrayList<>();
        Piece whole = trimmed(lines.get(i)[0], lines.get(i)[1]);
        if (whole.from() == whole.to()) {
            return pieces;
        }
        Matcher gap = GAP.matcher(text).region(whole.from(), whole.to());
        int start = whole.from();
        while (gap.find()) {
            pieces.add(trimmed(start, gap.start()));
            start = gap.end();
        }
        pieces.add(trimmed(start, whole.to()));
        return pieces;
    }

    /** Whether a row has the cells of the one above it, each below the other. */
    private boolean isAligned(List<Piece> above, List<Piece> row, boolean belowHeadings) {
        if (row.size() != above.size()) {
            return false;
        }
        for (int c = 0; c < row.size(); c++) {
            int left = place(row.get(c).from());
            int right = place(row.get(c).to());
            int other = place(above.get(c).from());
            boolean centred = belowHeadings && left <= other && other <= right;
            if (Math.abs(left - other) > DRIFT && !centred) {
                return false;
            }
        }
        return true;
    }

    /** Column of the screen at which a character stands. */
    private int place(int at) {
        int start = at;
        while (start > 0 && !LineScanner.isBreak(text.charAt(start - 1))) {
            start--;
        }
        return Line.width(text.substring(start, at));
    }

    private boolean isIndented(int i) {
        Piece whole = trimmed(lines.get(i)[0], lines.get(i)[1]);
        return whole.to() > whole.from() && whole.from() - lines.get(i)[0] > DRIFT;
    }

    // ---- all

    private boolean areHeadings(List<Piece> pieces) {
        for (Piece piece : pieces) {
            String cell = text.substring(piece.from(), piece.to());
            if (cell.isEmpty()
                    || cell.length() > LONGEST_HEADING
                    || cell.indexOf('。') >= 0
                    || cell.chars().noneMatch(Character::isLetter)) {
                return false;
            }
        }
        return true;
    }

    /** Whether headings are those of a table of tasks: a number or a task and others known. */
    private boolean areTaskHeadings(List<Piece> pieces, int known) {
        List<Column> columns = pieces.stream().map(this::column).toList();
        return (columns.contains(Column.NUMBER) || columns.contains(Column.TASK))
                && columns.stream().filter(c -> c != Column.OTHER).count() >= known;
    }

    private Column column(Piece heading) {
        return Column.of(text.substring(heading.from(), heading.to()));
    }

    private void add(List<List<Piece>> found, int columns) {
        List<Table.Row> rows = new ArrayList<>();
        for (List<Piece> pieces : found) {
            if (pieces.size() == 1 && columns > 1) {
                Piece piece = pieces.getFirst();
                rows.add(
                        new Table.Row(
                                List.of(
                                        new Table.Cell(
                                                span(piece.from(), piece.to()), 0, columns, 1)),
                                false));
            } else {
                rows.add(row(pieces, false));
            }
        }
        tables.add(new Table(rows));
    }

    private Table.Row row(List<Piece> pieces, boolean header) {
        Table.Cell[] cells = new Table.Cell[pieces.size()];
        for (int c = 0; c < cells.length; c++) {
            cells[c] = new Table.Cell(span(pieces.get(c).from(), pieces.get(c).to()), c, 1, 1);
        }
        return new Table.Row(Arrays.asList(cells), header);
    }

    private Piece trimmed(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return new Piece(start, end);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Code points of a stretch; stretches are asked for from the front to the back. */
    private Span span(int from, int to) {
        if (from < index) {
            codePoint -= text.codePointCount(from, index);
        } else {
            codePoint += text.codePointCount(index, from);
        }
        index = from;
        int start = codePoint;
        codePoint += text.codePointCount(from, to);
        index = to;
        return new Span(start, codePoint);
    }
}
