package org.tiaowen.parser;

import org.tiaowen.document.Gazetteer;
import org.tiaowen.document.Script;
import org.tiaowen.document.UnitRegistry;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;
import org.tiaowen.source.Line;
import org.tiaowen.source.Text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds the titles of documents in a stream of lines.
 *
 * <p>First by shape ({@link #candidates}): up to six lines without a full stop that end in a
 * kind-word. Then by company ({@link #isTitle}): a number, an addressee or an introduction below,
 * an end above, a numbering that begins anew.
 */
final class Titles {
    private static final int MAX_LINES = 6;
    private static final int MAX_LENGTH = 160;
    private static final int THRESHOLD = 4;
    private static final int SAME = 12;

    /** A notice has no more blocks between what it sends out and its end. */
    private static final int NOTICE = 8;

    private static final int LONGEST_NAME = 24;
    private static final int SHORTEST_NAME = 4;

    /** 7.2 预案管理: a heading, whatever word it ends in. */
    private static final Cue NUMBER = Cue.of("^" + Forms.NUMBER);

    private static final Cue FIRST = Cue.of("1 ?\\p{IsHan}[^。]{1,12}");

    private static final Cue DECIMAL = Cue.of("\\d{1,2}(?:\\.\\d{1,2}){1,3} ?(?=\\p{IsHan})");

    /** What cannot begin a title but can continue one. */
    private static final Cue CONTINUES = Cue.of("^(?:的|及|和|与|等|暨|》|”|\\)|实施|有关|相关|通知|[(].*)");

    /**
     * What a periodical or a compilation prints above its texts: issue, publisher, transcriptions,
     * 惠民政策之三.
     */
    private static final Cue MASTHEAD =
            Cue.of(
                    ".*第\\d+期.*|.*公报(?:.{0,3}(?:19|20)\\d{2}.{0,8})?|.*(?:主办|编印|出版)|(?:主办|主管|承办|编辑|编印|出版)(?:单位)?:.*|.*主办.*出版.*|.*\\(总第.*|\\p{IsHan}{2,12}之[一二三四五六七八九十]{1,3}");

    /** A transcription, and what stands in brackets. */
    private static final Cue APART = Cue.of("[\\x20-\\x7e‘’“”]+|[【\\[][^】\\]]*[】\\]]");

    private static final Cue RUNS_ON = Cue.of("[。;!?]|[^号]:$|如下$");

    /** 为…，根据…，市政府决定: words that open an introduction, and no title that has a comma. */
    private static final Cue INTRODUCES = Cue.of("^(?:为|根据|依据|依照|按照|遵照|鉴于|经(?!济|营)|现将|现就)");

    private static final Cue SENDS = Cue.of("(?:印发|转发|批转|下发)给?你们|现予?(?:印发|转发)");
    private static final Cue NAME = Cue.of("《((?:[^《》]|《[^《》]*》){6,100})》");
    private static final Cue BLANKS = Cue.of("\\s");
    private static final Cue MARKS = Cue.of("[\\s《》〈〉<>]");

    private static final Cue QUOTED = Cue.of("《[^》]*》|“[^”]*”|\\([^)]*\\)");
    private static final Cue ABOUT = Cue.of("关于|印发|转发|发布|公布|《");

    /** What stands behind the organ that a title names. */
    private static final List<String> LEAD =
            List.of(
                    "关于", "印发", "转发", "批转", "公告", "通告", "令", "专题会议", "常务会议", "办公会议", "全体会议",
                    "会议纪要");

    private final Gazetteer gazetteer;
    private final UnitRegistry units;

    Titles(Gazetteer gazetteer, UnitRegistry units) {
        this.gazetteer = gazetteer;
        this.units = units;
    }

    /** Lines {@code from..to} that may be a title. */
    record Candidate(int from, int to) {}

    /** What looks like a title by its shape, in order, without overlap. */
    List<Candidate> candidates(List<Line> lines, Wrap wrap) {
        boolean[] begins = new boolean[lines.size()];
        IntStream.range(0, lines.size())
                .parallel()
                .forEach(n -> begins[n] = canBegin(lines, n, wrap));
        Set<String> sent = sentOut(lines);
        List<Candidate> found = new ArrayList<>();
        int i = 0;
        while (i < lines.size()) {
            int end = begins[i] ? end(lines, i, wrap, sent) : -1;
            for (int k = i; k + 1 < end && isOfPage(lines.get(k)); k++) {
                if (begins[k + 1] && begins(lines, k + 1, end, wrap, sent)) {
                    i = k + 1;
                    break;
                }
            }
            if (end > i) {
                found.add(new Candidate(i, end));
                i = end;
            } else {
                i++;
            }
        }
        return found;
    }

    /** A line that names neither place nor organ nor matter: a site's name, a telephone number. */
    private boolean isOfPage(Line line) {
        String text = line.text().folded();
        return !ABOUT.matcher(text).find()
                && gazetteer.leading(text).isEmpty()
                && !units.isOrgan(text);
    }

    /** Whether the line is where a title begins that ends as far as the one from above does. */
    private boolean begins(List<Line> lines, int i, int end, Wrap wrap, Set<String> sent) {
        Line line = lines.get(i);
        return ABOUT.matcher(line.text().folded()).find()
                && (gazetteer.leading(line.text().folded()).isPresent()
                        || leadingOrgan(NUMBER.matcher(line.words()).replaceFirst("")).isPresent())
                && end(lines, i, wrap, sent) == end;
    }

    private boolean canBegin(List<Line> lines, int i, Wrap wrap) {
        Text text = lines.get(i).text();
        String folded = text.folded();
        if (lines.get(i).row() != null
                || text.length() > MAX_LENGTH
                || Marker.at(text, 0).isPresent()
                || isSetForm(text)
                || isMasthead(folded)
                || CONTINUES.matcher(folded).lookingAt()
                || DECIMAL.matcher(folded).lookingAt()
                || isNamedBelow(lines, i)) {
            return false;
        }
        if (i == 0) {
            return true;
        }
        String above = lines.get(i - 1).text().folded();
        return !wrap.joins(i - 1) || isMasthead(above) || returns(above, folded);
    }

    /** A line with the name of the organ with which the next line begins: whom the page names. */
    private boolean isNamedBelow(List<Line> lines, int i) {
        String name = lines.get(i).text().folded();
        if (i + 1 >= lines.size()
                || name.length() > LONGEST_NAME
                || lines.get(i + 1).row() != null) {
            return false;
        }
        String below = lines.get(i + 1).text().folded();
        if ((Forms.isDecree(below) || isOfPlace(below)) && units.isOrgan(name)) {
            return true;
        }
        for (int from = 0; from <= name.length() - SHORTEST_NAME; from++) {
            if (below.length() > name.length() - from && below.startsWith(name.substring(from))) {
                return units.isOrgan(name);
            }
        }
        return false;
    }

    /** 石景山区关于…的若干措施: a title that names a place where others name the organ. */
    private boolean isOfPlace(String title) {
        int about = title.indexOf("关于");
        return about > 1 && gazetteer.find(title.substring(0, about)).isPresent();
    }

    private static boolean isMasthead(String folded) {
        return MASTHEAD.matcher(folded).matches() || APART.matcher(folded).matches();
    }

    /** Where the title that begins at a line ends; -1 where none does. */
    private static int end(List<Line> lines, int from, Wrap wrap, Set<String> sent) {
        StringBuilder title = new StringBuilder();
        int complete = -1;
        for (int i = from; i < Math.min(lines.size(), from + MAX_LINES); i++) {
            Text text = lines.get(i).text();
            if (i > from
                    && (lines.get(i).row() != null
                            || text.length() > MAX_LENGTH
                            || Marker.at(text, 0).isPresent()
                            || isSetForm(text)
                            || isMasthead(text.folded())
                            || lines.get(i).bold() != lines.get(from).bold()
                            || lines.get(i).heading() != lines.get(from).heading())) {
                break;
            }
            if (complete > 0 && (History.isLine(text.folded()) || returns(title, text.folded()))) {
                break;
            }
            if (complete > 0
                    && (isSent(title, sent)
                            || !CONTINUES.matcher(text.folded()).lookingAt()
                                    && !wrap.isFull(i - 1))) {
                break;
            }
            title.append(text.folded());
            if (title.length() > MAX_LENGTH || RUNS_ON.matcher(text.folded()).find()) {
                break;
            }
            boolean kind =
                    Forms.open(title.toString()) == 0
                            && Kinds.ofTitle(title.toString()).isPresent();
            if (kind || isSent(title, sent)) {
                complete = i + 1;
            }
        }
        if (complete < 0
                || lengthOf(lines, from, complete) < 6
                || INTRODUCES.matcher(title).lookingAt() && hasComma(title)) {
            return -1;
        }
        return complete;
    }

    /** What notices say they send out: 《…任务分工》《…管理制度》, whatever word the name ends in. */
    private static Set<String> sentOut(List<Line> lines) {
        Set<String> names = new HashSet<>();
        for (Line line : lines) {
            String text = line.text().folded();
            Search sends = text.indexOf('《') < 0 ? null : SENDS.matcher(text);
            if (sends != null && sends.find()) {
                Search name = NAME.matcher(text);
                while (name.find()) {
                    names.add(bare(name.group(1)));
                }
            }
        }
        return names;
    }

    private static boolean isSent(CharSequence title, Set<String> sent) {
        return !sent.isEmpty() && sent.contains(bare(title));
    }

    private static String bare(CharSequence title) {
        return MARKS.matcher(title).replaceAll("");
    }

    /** Whether a line begins as the whole title does: a web page prints it twice. */
    private static boolean returns(CharSequence title, String line) {
        int n = Math.min(SAME, line.length());
        return n > 4 && title.toString().startsWith(line.substring(0, n));
    }

    private static boolean isSetForm(Text text) {
        String folded = text.folded();
        return Forms.number(text).isPresent()
                || Forms.isDate(folded)
                || Forms.isAnnexReference(folded)
                || Forms.isAnnexLabel(folded)
                || Forms.isRelease(folded);
    }

    private static int lengthOf(List<Line> lines, int from, int to) {
        return lines.subList(from, to).stream().mapToInt(l -> l.text().length()).sum();
    }

    /** Whether the title block at an index keeps company with what a title needs. */
    boolean isTitle(List<Block> blocks, int index) {
        return score(blocks, index) >= THRESHOLD;
    }

    int score(List<Block> blocks, int index) {
        Block title = blocks.get(index);
        String text = title.folded();
        int score = below(blocks, index) + above(blocks, index);
        String bare = Kinds.unquoted(text);
        if (bare.length() < text.length()) {
            // most lines in 《》 are entries of a list
            score -= 2;
        }
        if (ABOUT.matcher(bare).find()) {
            score += 2;
        }
        if (gazetteer.leading(bare).isPresent() || leadingOrgan(title.words()).isPresent()) {
            score += 1;
        }
        if (isSentOut(blocks, index)) {
            score += 2;
        }
        if (text.length() < 8) {
            score -= 2;
        }
        if (hasComma(text)) {
            score -= 2;
        }
        if (title.first().heading() > 0 || title.first().bold()) {
            score += 1;
        }
        return score;
    }

    /** Whether the notice above names it: 现将《…》印发给你们. */
    private static boolean isSentOut(List<Block> blocks, int index) {
        String named = "《" + bare(blocks.get(index).folded()) + "》";
        return blocks.subList(Math.max(0, index - NOTICE), index).stream()
                .anyMatch(
                        b ->
                                !b.isRow()
                                        && BLANKS.matcher(b.folded())
                                                .replaceAll("")
                                                .contains(named));
    }

    /** Whether a comma stands outside what is quoted. */
    private static boolean hasComma(CharSequence title) {
        return QUOTED.matcher(title.toString()).replaceAll("").indexOf(',') >= 0;
    }

    private int above(List<Block> blocks, int index) {
        if (index == 0) {
            return 2;
        }
        String before = blocks.get(index - 1).folded();
        if (Forms.isAnnexLabel(before)) {
            return 3;
        }
        if (Forms.isDate(before) || Forms.isRelease(before)) {
            return 2;
        }
        if (Forms.beforeFinalDate(before).filter(units::isOrgan).isPresent()
                || blocks.get(index - 1).title()
                || !Forms.isClosed(before)
                || blocks.get(index).first().pageBreakBefore()) {
            return 1;
        }
        return 0;
    }

    private static int below(List<Block> blocks, int index) {
        int score = 0;
        boolean introduced = false;
        for (int i = index + 1; i < Math.min(blocks.size(), index + 9); i++) {
            Block block = blocks.get(i);
            if (block.isRow()) {
                break;
            }
            String text = block.folded();
            int distance = i - index;
            if (block.title()) {
                // a lost body, or a label above the title proper: the next title begins something
                return score + (distance == 1 ? 1 : 0);
            }
            if (distance == 1 && (Forms.number(block.text()).isPresent() || History.isLine(text))) {
                score += 3;
            }
            if (distance <= 3 && Forms.isAddressee(text)) {
                score += 2;
            }
            if (!introduced && distance <= 4 && Kinds.ofIntroduction(text).isPresent()) {
                score += 2;
                introduced = true;
            }
            if (FIRST.matcher(text).matches()
                    && i + 1 < blocks.size()
                    && DECIMAL.matcher(blocks.get(i + 1).folded()).lookingAt()) {
                return score + 3;
            }
            Optional<Marker> marker = Marker.at(block.text(), 0);
            if (marker.isPresent()) {
                return score + restart(marker.get());
            }
        }
        return score;
    }

    /** A numbering of the first rank begins anew only with a document; it goes on within one. */
    private static int restart(Marker marker) {
        if (marker.value() != 1) {
            return -3;
        }
        return marker.style().isStatutory() || marker.style() == MarkerStyle.CHINESE ? 3 : 1;
    }

    /** The organ that a title names before 关于 or 印发, if any. */
    Optional<String> leadingOrgan(String printed) {
        String words = Script.simplified(printed);
        int end = words.length();
        for (String verb : LEAD) {
            int at = words.indexOf(verb);
            if (at > 0) {
                end = Math.min(end, at);
            }
        }
        String head = words.substring(0, end).strip();
        return head.length() < words.length()
                        && !head.isEmpty()
                        && units.isOrgan(Text.fold(head.split(" ")[0]))
                ? Optional.of(head)
                : Optional.empty();
    }
}
