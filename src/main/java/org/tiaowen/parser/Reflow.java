package org.tiaowen.parser;

import org.jspecify.annotations.Nullable;
import org.tiaowen.source.Line;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lines become blocks: wrapped lines are joined, titles stand alone. */
final class Reflow {
    private final Titles titles;
    private final Tables tables;

    Reflow(Titles titles, Tables tables) {
        this.titles = titles;
        this.tables = tables;
    }

    /**
     * Joins what was wrapped.
     *
     * @return blocks that cover all lines in order; those with {@link Block#title} begin a document
     */
    List<Block> blocks(List<Line> lines) {
        Wrap wrap = new Wrap(lines);
        List<Titles.Candidate> candidates = new ArrayList<>(titles.candidates(lines, wrap));
        List<Block> blocks = join(lines, wrap, candidates);
        // what keeps no company with a title is running text and is joined again
        Set<Integer> refused = new HashSet<>();
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).title() && !titles.isTitle(blocks, i)) {
                refused.add(blocks.get(i).first().number());
            }
        }
        if (refused.isEmpty()) {
            return blocks;
        }
        candidates.removeIf(c -> refused.contains(lines.get(c.from()).number()));
        return join(lines, wrap, candidates);
    }

    /** Lines that are one block. */
    private record Cut(List<Line> lines, boolean title, @Nullable TableRow row) {
        Block block() {
            return row == null ? Block.of(lines, title) : Block.ofRow(lines, row);
        }
    }

    private List<Block> join(List<Line> lines, Wrap wrap, List<Titles.Candidate> titles) {
        List<Cut> cuts = new ArrayList<>();
        int next = 0;
        int i = 0;
        while (i < lines.size()) {
            int end;
            TableRow row = tables.of(lines.get(i));
            if (row != null) {
                end = i + 1;
                while (end < lines.size() && tables.of(lines.get(end)) == row) {
                    end++;
                }
                cuts.add(new Cut(lines.subList(i, end), false, row));
                i = end;
                continue;
            }
            boolean title = next < titles.size() && titles.get(next).from() == i;
            if (title) {
                end = titles.get(next++).to();
            } else {
                int limit = next < titles.size() ? titles.get(next).from() : lines.size();
                end = i + 1;
                while (end < limit && wrap.joins(end - 1)) {
                    end++;
                }
            }
            cuts.add(new Cut(lines.subList(i, end), title, null));
            i = end;
        }
        // where they are cut is known: all processors put them together
        return cuts.parallelStream().map(Cut::block).toList();
    }
}
