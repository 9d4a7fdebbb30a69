package org.tiaowen.parser;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Furniture;
import org.tiaowen.document.Furniture.Kind;
import org.tiaowen.document.UnitRegistry;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;
import org.tiaowen.source.Line;
import org.tiaowen.source.Text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a web page prints above its text: the title again, perhaps with its number or in 《》, whom it
 * comes from, buttons; and what its labels say of the text.
 *
 * <p>After it the title stands once above the text, and a decree's masthead on a line without its
 * number.
 */
final class PageHead {
    /** A head has no more lines than this. */
    private static final int LONGEST = 14;

    private static final int LONGEST_TITLE = 4;
    private static final int SHORTEST = 6;
    private static final int SURE = 10;

    private static final Cue NUMBER_BEFORE = Cue.of("^" + Forms.NUMBER);
    private static final Cue NUMBER_BEHIND = Cue.of("(?<=.)\\([^()]*\\d{1,5}号\\)$");

    /** 文号：…, which a page says of its text; the text's own number has no label. */
    private static final Cue LABELLED_NUMBER = Cue.of("^[^:]{2,6}:");

    /** Whether the text holds no longer, as data bases set it behind the title. */
    private static final Cue STATE_BEHIND = Cue.of("(?<=.)\\((?:全文|已|部分)?(?:废止|失效)\\)$");

    /** 政策动态 | …, 某镇奖励政策：…: the column of the site that the title stands in. */
    private static final Cue COLUMN = Cue.of("^[^:|]{2,24}[:|](?=.)");

    private static final Cue MARKS = Cue.of("[\\s《》〈〉<>“”\"]");
    private static final Cue NEEDS_ORGAN = Cue.of("^(?:关于|印发|转发|批转)");

    /** 某市人民政府令第16号, above 《…》已经…通过，现予公布. */
    private static final Cue DECREE =
            Cue.of(
                    "^\\p{IsHan}{2,24}(?:令|公告)(?=\\(?(?:[一二三四五六七八九十]{1,3}届|(?:19|20)\\d{2}年)?第[^号]{1,6}号\\)?$)");

    private static final Cue SAID_NUMBER =
            Cue.of("(?:发文字号|发布文号|发文文号|文件编号|文\\s{0,4}号)[】\\]]?\\s?[:|]?\\s*(" + Forms.NUMBER + ")");
    private static final Cue SAID_TITLE =
            Cue.of(
                    "(?:发文标题|法规名称|文件名称|信息名称|标\\s{0,4}题|名\\s{0,4}称)[】\\]]?:?\\s*([^\\n"
                            + ":]{6,160})(?:\\n"
                            + "|$)");
    private static final Cue SAID_ORGAN =
            Cue.of(
                    "(?:发文机关|发文单位|发文机构|发文部门|发布机关|发布单位|发布部门|颁布单位|颁布部门|制定机关|发布机构)[】\\]]?:?\\s*(\\p{IsHan}{2,30}(?:[、"
                        + " ]\\p{IsHan}{2,30})*)");
    private static final Cue SAID_DATE =
            Cue.of("(?:成文日期|发文日期|发文时间|颁布日期|颁布时间|印发日期|签发日期|生成日期)[】\\]]?:?\\s*([\\d年月日./-]{8,11})");

    private static final Cue SAID_START =
            Cue.of("(?:实施日期|施行日期|生效日期|实施时间|生效时间)[】\\]]?:?\\s*([\\d年月日./-]{8,11})");

    private final UnitRegistry units;
    private final List<Line> lines;
    private final List<Furniture> furniture = new ArrayList<>();
    private final Map<String, String> fields = new HashMap<>();

    private PageHead(UnitRegistry units, List<Line> lines) {
        this.units = units;
        this.lines = lines;
    }

    /**
     * What is left.
     *
     * @param fields what the page says of its text, by the names of front matter: number, issuer,
     *     date
     */
    record Result(List<Line> lines, List<Furniture> furniture, Map<String, String> fields) {}

    /**
     * Takes repeated titles out.
     *
     * @param page the page's lines with its labels
     * @param lines the lines that are left of them
     */
    static Result remove(UnitRegistry units, List<Line> page, List<Line> lines) {
        PageHead head = new PageHead(units, lines);
        head.labels(page);
        return head.run();
    }

    private Result run() {
        List<Line> kept = new ArrayList<>(lines.size());
        int text = lastTitle(kept);
        for (int i = text; i < lines.size(); i++) {
            Line line = lines.get(i);
            int masthead = masthead(i);
            if (masthead > 0) {
                kept.add(line.part(0, masthead));
                kept.add(line.part(masthead, line.text().length()));
            } else {
                kept.add(line);
            }
        }
        return new Result(kept, furniture, fields);
    }

    /** Where the title stands for the last time; what stands before and is kept comes out. */
    private int lastTitle(List<Line> kept) {
        int from = 0;
        int i = 0;
        while (i < Math.min(lines.size(), from + LONGEST) && isOfHead(lines.get(i))) {
            String title = bare(lines.get(i).text().folded());
            Again again =
                    title.length() >= SHORTEST && Kinds.ofTitle(title).isPresent()
                            ? again(title, i)
                            : null;
            if (again == null) {
                i++;
                continue;
            }
            if (lines.subList(i + 1, again.from()).stream().anyMatch(PageHead::isHistory)) {
                kept.addAll(lines.subList(from, i + 1));
                keepHistory(kept, i + 1, again);
                return again.to();
            }
            kept.addAll(lines.subList(from, i));
            take(i, again.from());
            from = again.from();
            i = from;
        }
        return from;
    }

    /** The lines {@code from..to} in which a title stands again. */
    private record Again(int from, int to) {}

    /** The title that stands above the 题注 is the text's own, and the one that returns is not. */
    private void keepHistory(List<Line> kept, int from, Again again) {
        for (int i = from; i < again.to(); i++) {
            Line line = lines.get(i);
            if (isHistory(line)) {
                kept.add(line);
            } else {
                Kind kind = i < again.from() ? Kind.NAVIGATION : Kind.REPEATED_TITLE;
                furniture.add(new Furniture(kind, line.text().span()));
            }
        }
    }

    /** Where a title stands again; null where it does not. */
    private @Nullable Again again(String title, int at) {
        for (int j = at + 1; j < Math.min(lines.size(), at + LONGEST); j++) {
            // the number may stand above the title proper
            boolean numbered = isNumber(lines.get(j));
            if (!numbered && !isOfHead(lines.get(j))) {
                return null;
            }
            int first = numbered ? j + 1 : j;
            StringBuilder joined = new StringBuilder();
            for (int k = first; k < Math.min(lines.size(), first + LONGEST_TITLE); k++) {
                joined.append(bare(lines.get(k).text().folded()));
                if (isSame(title, joined.toString())) {
                    if (numbered) {
                        return new Again(j, k + 1);
                    }
                    boolean parted =
                            NEEDS_ORGAN.matcher(joined).lookingAt()
                                    && units.isOrgan(lines.get(j - 1).text().folded());
                    boolean apart =
                            k > j
                                    && units.isOrgan(lines.get(j).text().folded())
                                    && !NEEDS_ORGAN
                                            .matcher(lines.get(j + 1).text().folded())
                                            .lookingAt();
                    return new Again(parted && j - 1 > at ? j - 1 : apart ? j + 1 : j, k + 1);
                }
                if (joined.length() > title.length() + SURE * 2) {
                    break;
                }
            }
            if (numbered) {
                return null;
            }
        }
        return null;
    }

    private boolean isSame(String title, String other) {
        return other.equals(title)
                || other.length() > title.length()
                        && other.endsWith(title)
                        && units.isOrgan(other.substring(0, other.length() - title.length()))
                || title.length() > other.length()
                        && title.endsWith(other)
                        && units.isOrgan(title.substring(0, title.length() - other.length()))
                || COLUMN.matcher(title).replaceFirst("").equals(other);
    }

    /** Lines that stand between a title and its return are furniture; an organ there issued it. */
    private void take(int from, int to) {
        for (int i = from; i < to; i++) {
            Line line = lines.get(i);
            boolean title = i == from;
            furniture.add(
                    new Furniture(
                            title ? Kind.REPEATED_TITLE : Kind.NAVIGATION, line.text().span()));
            List<String> names = List.of(line.words().split("[ 、]+"));
            if (!title && names.stream().allMatch(units::isOrgan)) {
                fields.putIfAbsent("issuer", String.join("、", names));
            }
        }
    }

    /** Whether a line can stand above a text: no sentence, no number, no addressee, no marker. */
    private static boolean isOfHead(Line line) {
        String folded = line.text().folded();
        return line.row() == null
                && folded.indexOf('。') < 0
                && !isNumber(line)
                && !Forms.isAddressee(folded)
                && !Forms.isAnnexReference(folded)
                && Marker.at(line.text(), 0).isEmpty();
    }

    /** Whether a line is a number that the text prints itself. */
    private static boolean isNumber(Line line) {
        return Forms.number(line.text()).isPresent()
                && !LABELLED_NUMBER.matcher(line.text().folded()).lookingAt();
    }

    private static boolean isHistory(Line line) {
        return History.isLine(line.text().folded());
    }

    private static String bare(String folded) {
        String title = MARKS.matcher(folded).replaceAll("");
        title = NUMBER_BEFORE.matcher(title).replaceFirst("");
        title = NUMBER_BEHIND.matcher(title).replaceFirst("");
        return STATE_BEHIND.matcher(title).replaceFirst("");
    }

    /** Where the number behind a decree's masthead begins; 0 where the line is none. */
    private int masthead(int i) {
        if (i + 1 >= lines.size() || lines.get(i).row() != null) {
            return 0;
        }
        Search m = DECREE.matcher(lines.get(i).text().folded());
        return m.lookingAt() && Forms.announced(lines.get(i + 1).text().folded()).isPresent()
                ? m.end()
                : 0;
    }

    private void labels(List<Line> page) {
        StringBuilder said = new StringBuilder();
        for (Line line : page.subList(0, Math.min(page.size(), 3 * LONGEST))) {
            String folded = Text.fold(line.words());
            boolean addressee =
                    line.text().length() > SURE && Forms.isAddressee(line.text().folded());
            if (folded.indexOf('。') >= 0 || addressee) {
                break;
            }
            said.append(folded).append(folded.endsWith(":") ? "" : "\n");
        }
        Search number = SAID_NUMBER.matcher(said);
        if (number.find()) {
            fields.put("number", number.group(1));
        }
        Search title = SAID_TITLE.matcher(said);
        if (title.find() && Kinds.ofTitle(title.group(1).replace(" ", "")).isPresent()) {
            fields.put("title", title.group(1).replace(" ", ""));
        }
        Search organ = SAID_ORGAN.matcher(said);
        if (organ.find()
                && List.of(organ.group(1).split("[、 ]")).stream().allMatch(units::isOrgan)) {
            fields.put("issuer", organ.group(1));
        }
        Search date = SAID_DATE.matcher(said);
        if (date.find()) {
            fields.put("date", date.group(1));
        }
        Search start = SAID_START.matcher(said);
        if (start.find()) {
            fields.put("effective_date", start.group(1));
        }
    }
}
