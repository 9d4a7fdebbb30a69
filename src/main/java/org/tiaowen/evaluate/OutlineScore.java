package org.tiaowen.evaluate;

import org.tiaowen.document.Provision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code outlines/}: are these the enumerated provisions, in this order and at this depth? */
final class OutlineScore {
    private static final int HEADING = 15;

    /** One enumerated provision; marker and heading folded. */
    private record Row(int depth, String marker, String heading, String path) {
        boolean agrees(Row given) {
            return depth == given.depth
                    && marker.equals(given.marker)
                    && Folding.length(given.heading) >= Math.min(2, Folding.length(heading))
                    && (heading.startsWith(Folding.head(given.heading, HEADING))
                            || given.heading.startsWith(heading));
        }

        String shown() {
            return depth + " " + marker + Folding.head(heading, HEADING);
        }
    }

    private final Answers answers;
    private final Results out;

    OutlineScore(Answers answers, Results out) {
        this.answers = answers;
        this.out = out;
    }

    void add(List<GoldTable> tables) {
        Findings findings = out.of("outlines");
        for (GoldTable table : tables) {
            List<Row> gold =
                    table.rows().stream()
                            .map(
                                    r ->
                                            new Row(
                                                    r.number("depth"),
                                                    Folding.fold(r.get("marker")),
                                                    Folding.fold(r.get("heading")),
                                                    ""))
                            .toList();
            String document = table.source() + " " + table.title();
            List<Row> given =
                    answers.find(table.source(), table.title())
                            .map(OutlineScore::outline)
                            .orElse(List.of());
            int right = align(gold, given, document, findings);
            Tally tally = new Tally(right, given.size() - right, gold.size() - right);
            findings.count(document, tally);
            out.figure(
                    "outline." + table.name(),
                    tally.f1(),
                    "%d of %d, %d too many".formatted(right, gold.size(), tally.extra()));
        }
        out.figure("outlines.f1", findings.total().f1());
    }

    private static List<Row> outline(Answer answer) {
        Map<String, Integer> depths = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        for (Provision p : answer.document().provisions()) {
            int around = p.parent() == null ? 0 : depths.getOrDefault(p.parent(), 0);
            int depth = around + (p.marker() == null ? 0 : 1);
            depths.put(p.id(), depth);
            if (p.marker() != null) {
                rows.add(
                        new Row(
                                depth - 1,
                                Folding.fold(p.marker()),
                                Folding.fold(p.text()),
                                answer.path(p.id())));
            }
        }
        return rows;
    }

    /** The length of the longest matching in order; what it leaves out are mistakes. */
    private static int align(List<Row> gold, List<Row> given, String document, Findings findings) {
        int[][] longest = new int[gold.size() + 1][given.size() + 1];
        for (int i = 0; i < gold.size(); i++) {
            for (int j = 0; j < given.size(); j++) {
                longest[i + 1][j + 1] =
                        gold.get(i).agrees(given.get(j))
                                ? longest[i][j] + 1
                                : Math.max(longest[i][j + 1], longest[i + 1][j]);
            }
        }
        List<Mistake> mistakes = new ArrayList<>();
        int i = gold.size();
        int j = given.size();
        while (i > 0 || j > 0) {
            if (i > 0 && j > 0 && gold.get(i - 1).agrees(given.get(j - 1))) {
                i--;
                j--;
            } else if (j == 0 || i > 0 && longest[i - 1][j] > longest[i][j - 1]) {
                Row lost = gold.get(--i);
                mistakes.add(new Mistake("outlines", document, lost.marker(), lost.shown(), ""));
            } else {
                Row extra = given.get(--j);
                mistakes.add(new Mistake("outlines", document, extra.path(), "", extra.shown()));
            }
        }
        mistakes.reversed().forEach(findings::mistake);
        return longest[gold.size()][given.size()];
    }
}
