package org.tiaowen.parser;

import org.tiaowen.document.Furniture;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;
import org.tiaowen.source.Line;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells what a page adds to its text: page numbers, running heads, bare links.
 *
 * <p>After it, no line left over is a page number, so that a word cut by a page can be joined
 * again.
 */
final class PageFurniture {
    private static final Cue PAGE =
            Cue.of(
                    "(?:[-—–·.~]{1,3} ?(\\d{1,4}) ?[-—–·.~]{1,3}|第? ?(\\d{1,4}) ?页(?:[,/]? ?共"
                            + " ?\\d{1,4} ?页)?|(\\d{1,4}) ?/ ?\\d{1,4}|(\\d{1,4}))");

    private static final Cue DIGITS = Cue.of("\\d+");
    private static final Cue ISSUE = Cue.of("第\\d+期|公报.{0,3}(?:19|20)\\d{2}");
    private static final Cue LETTERHEAD =
            Cue.of("(?!.*的)[\\u4e00-\\u9fff]{2,24}(?:政府|办公厅|办公室|委员会|国务院|[厅局部委])文件");

    private final List<Line> lines;
    private final List<Furniture> furniture = new ArrayList<>();

    private PageFurniture(List<Line> lines) {
        this.lines = lines;
    }

    /** The lines that belong to the text, and the furniture between them. */
    record Result(List<Line> lines, List<Furniture> furniture) {}

    static Result remove(List<Line> lines) {
        return new PageFurniture(lines).run();
    }

    private Result run() {
        boolean[] out = new boolean[lines.size()];
        pageNumbers(out);
        runningHeads(out);
        List<Line> kept = new ArrayList<>();
        boolean top = false;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (Forms.isLink(line.text().folded())) {
                furniture.add(new Furniture(Furniture.Kind.LINK, line.text().span()));
            } else if (out[i]) {
                top = true;
            } else {
                kept.add(top && !line.pageBreakBefore() ? line.atPageTop() : line);
                top = false;
            }
        }
        return new Result(kept, furniture);
    }

    /**
     * Lines that hold a number alone and grow through the file. A bare number that the file's order
     * contradicts, such as the tail of 至/2021/年, stays.
     */
    private void pageNumbers(boolean[] out) {
        List<int[]> candidates = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            OptionalInt page =
                    lines.get(i).row() == null
                            ? pageNumber(lines.get(i).text().folded())
                            : OptionalInt.empty();
            boolean bare = DIGITS.matcher(lines.get(i).text().folded()).matches();
            if (page.isPresent() && !(bare && continues(i))) {
                candidates.add(new int[] {i, page.getAsInt()});
            }
        }
        for (int i : longestRise(candidates)) {
            out[i] = true;
            furniture.add(new Furniture(Furniture.Kind.PAGE_NUMBER, lines.get(i).text().span()));
        }
    }

    private static OptionalInt pageNumber(String folded) {
        Search m = PAGE.matcher(folded);
        if (!m.matches()) {
            return OptionalInt.empty();
        }
        for (int g = 1; g <= m.groupCount(); g++) {
            if (m.group(g) != null) {
                return OptionalInt.of(Integer.parseInt(m.group(g)));
            }
        }
        return OptionalInt.empty();
    }

    /** Whether the next line needs this number: 年, %, 万元 at its head. */
    private boolean continues(int i) {
        return i + 1 < lines.size()
                && i > 0
                && !Forms.isClosed(lines.get(i - 1).text().folded())
                && "年月日%％万亿元个项条家号户名倍时天岁".indexOf(lines.get(i + 1).text().folded().charAt(0)) >= 0;
    }

    /** Line indices of the longest run of candidates whose numbers never fall. */
    private static List<Integer> longestRise(List<int[]> candidates) {
        int n = candidates.size();
        int[] length = new int[n];
        int[] before = new int[n];
        int best = -1;
        for (int i = 0; i < n; i++) {
            length[i] = 1;
            before[i] = -1;
            for (int j = Math.max(0, i - 400); j < i; j++) {
                if (candidates.get(j)[1] <= candidates.get(i)[1] && length[j] + 1 > length[i]) {
                    length[i] = length[j] + 1;
                    before[i] = j;
                }
            }
            if (best < 0 || length[i] > length[best]) {
                best = i;
            }
        }
        List<Integer> chosen = new ArrayList<>();
        for (int i = best; i >= 0; i = before[i]) {
            chosen.add(candidates.get(i)[0]);
        }
        return chosen;
    }

    /**
     * Short lines that come back: three times or more, each beside a page number or page break, or
     * twice or more at the top of a page. There the line is taken out, elsewhere only where it
     * stands above a page number too, or names the issue of a periodical: the text's own title may
     * be its running head.
     */
    private void runningHeads(boolean[] out) {
        List<String> shapes =
                lines.parallelStream()
                        .map(line -> DIGITS.matcher(line.text().folded()).replaceAll("#"))
                        .toList();
        Map<String, List<Integer>> byShape = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String folded = lines.get(i).text().folded();
            String shape = shapes.get(i);
            if (isLetterhead(i, folded)) {
                out[i] = true;
                furniture.add(new Furniture(Furniture.Kind.MASTHEAD, lines.get(i).text().span()));
            } else if (!out[i] && shape.length() <= 50 && !Forms.isClosed(shape)) {
                byShape.computeIfAbsent(shape, s -> new ArrayList<>()).add(i);
            }
        }
        boolean[] numbers = out.clone();
        for (List<Integer> places : byShape.values()) {
            boolean everywhere =
                    places.size() >= 3 && places.stream().allMatch(i -> isAtPageEdge(i, numbers));
            Set<Integer> tops =
                    places.stream()
                            .filter(i -> isAtPageTop(i, numbers) && isHead(i))
                            .collect(Collectors.toSet());
            if (!everywhere && tops.size() < 2) {
                continue;
            }
            for (int i : places) {
                boolean issue = ISSUE.matcher(lines.get(i).text().folded()).find();
                boolean foot = tops.size() >= 2 && i + 1 < lines.size() && numbers[i + 1];
                if (everywhere || issue || tops.contains(i) || foot && isHead(i)) {
                    out[i] = true;
                    furniture.add(
                            new Furniture(Furniture.Kind.RUNNING_HEAD, lines.get(i).text().span()));
                }
            }
        }
    }

    /** 国务院办公厅文件 by itself: the 发文机关标志 of GB/T 9704, above a text or on its pages. */
    private boolean isLetterhead(int i, String folded) {
        return LETTERHEAD.matcher(folded).matches()
                && lines.get(i).row() == null
                && lines.get(i).heading() == 0;
    }

    /** Whether a line at the top of a page may be its running head: no set form, no marker. */
    private boolean isHead(int i) {
        Line line = lines.get(i);
        return line.row() == null
                && Marker.at(line.text(), 0).isEmpty()
                && !Forms.isDate(line.text().folded())
                && Forms.number(line.text()).isEmpty();
    }

    private boolean isAtPageTop(int i, boolean[] numbers) {
        return i > 0 && numbers[i - 1] || lines.get(i).pageBreakBefore();
    }

    private boolean isAtPageEdge(int i, boolean[] out) {
        return (i > 0 && out[i - 1])
                || (i + 1 < lines.size() && out[i + 1])
                || lines.get(i).pageBreakBefore()
                || (i + 1 < lines.size() && lines.get(i + 1).pageBreakBefore());
    }
}
