package org.tiaowen.parser;

import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;
import org.tiaowen.source.Text;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The new words that a decision gives to another document: 将第三条修改为：“第三条 …”. Articles and items in
 * them are those of the other document.
 *
 * <p>By the 立法技术规范 each paragraph of the new words opens with “ and the last one closes with ”;
 * people also open only the first. A quotation that does not close is none.
 */
final class Quotations {
    private static final Cue AMENDS =
            Cue.of("(?:修改|修订|改|调整|表述|变更)为|增加[^。：:]{0,12}[条款项章节目]|作为第|增补|删去|删除");

    /** Where new words begin: behind a colon or at the head of a paragraph. */
    private static final Cue OPENS = Cue.of("(?:^|(?<=:))“");

    private static final int LONGEST = 40;

    private final Map<Text, List<int[]>> ranges = new IdentityHashMap<>();

    private Quotations() {}

    static Quotations of(List<Block> body) {
        Quotations found = new Quotations();
        if (body.stream().noneMatch(b -> OPENS.matcher(b.folded()).find())) {
            return found;
        }
        boolean amending = false;
        for (int i = 0; i < body.size(); i++) {
            Text text = body.get(i).text();
            amending = amending || AMENDS.matcher(text.folded()).find();
            if (amending && text.folded().indexOf('“') >= 0) {
                i = Math.max(i, found.read(body, i));
            }
        }
        return found;
    }

    /** Reads the quotations that open in a block; gives the last block that they reach. */
    private int read(List<Block> body, int index) {
        Text text = body.get(index).text();
        Search opens = OPENS.matcher(text.folded());
        int at = 0;
        while (opens.find(at)) {
            int close = close(text.folded(), opens.end());
            if (close < 0) {
                int last = last(body, index);
                if (last > index) {
                    mark(text, opens.start(), text.length());
                    for (int i = index + 1; i < last; i++) {
                        mark(body.get(i).text(), 0, body.get(i).text().length());
                    }
                    Text end = body.get(last).text();
                    mark(end, 0, close(end.folded(), end.folded().startsWith("“") ? 1 : 0));
                }
                return last;
            }
            mark(text, opens.start(), close);
            at = close;
        }
        return index;
    }

    /** The block in which what is open at the end of this one closes; this one where none does. */
    private static int last(List<Block> body, int index) {
        int end = Math.min(body.size(), index + LONGEST);
        for (int i = index + 1; i < end; i++) {
            String text = body.get(i).folded();
            if (close(text, text.startsWith("“") ? 1 : 0) > 0) {
                return i;
            }
        }
        return index;
    }

    /** Where the quotation that is open at a place closes; -1 where it stays open. */
    private static int close(String text, int from) {
        int depth = 1;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '“' ? 1 : c == '”' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private void mark(Text text, int from, int to) {
        ranges.computeIfAbsent(text, _ -> new ArrayList<>(1)).add(new int[] {from, to});
    }

    /** Whether a place lies in new words for another document. */
    boolean covers(Text text, int at) {
        List<int[]> known = ranges.getOrDefault(text, List.of());
        return known.stream().anyMatch(r -> r[0] <= at && at < r[1]);
    }
}
