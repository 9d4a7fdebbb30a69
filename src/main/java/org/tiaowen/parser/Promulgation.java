package org.tiaowen.parser;

import org.tiaowen.document.UnitRegistry;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;

import java.util.List;
import java.util.Optional;

/** What a covering notice promulgates: 关于印发《…》的通知, and the text that follows it. */
final class Promulgation {
    private static final Cue PROMULGATES =
            Cue.of("(?:印发|发布|公布|下发|颁布|批转)(《.*》)(?:等[^《》]{0,8})?的(?:通知|公告|令)");
    private static final Cue PROMULGATES_BARE =
            Cue.of("(?:印发|发布|公布|下发|颁布)(.{4,}?)的(?:通知|公告|令)(?:\\(.*\\))?$");
    private static final Cue FORMULA = Cue.of("特此(?:通知|公告|通告)。?");
    private static final Cue CARRY_OUT = Cue.of(".*(?:贯彻|遵照|参照|认真|抓好|组织)(?:执行|落实|实施|贯彻)[^。]{0,8}。");

    private static final Cue APPROVES = Cue.of("关于批准《([^》]+)》的(?:决议|决定)$");
    private static final Cue ASSEMBLY_NOTICE = Cue.of("\\p{IsHan}{2,20}人民代表大会(?:常务委员会)?公告");

    /** What a decree makes public it names in its first blocks. */
    private static final int DECREE = 5;

    /** A title given beside the text may be of any length; what is longer than this is none. */
    private static final int LONGEST_TITLE = 1000;

    /** Running text is no shorter than this. */
    private static final int SHORTEST_BODY = 30;

    private Promulgation() {}

    /** The title that a covering notice's title names; empty where it covers nothing. */
    static Optional<String> title(String title) {
        if (title.length() > LONGEST_TITLE) {
            return Optional.empty();
        }
        if (title.indexOf('《') < 0 && title.indexOf('〈') >= 0) {
            return title(title.replace('〈', '《').replace('〉', '》'));
        }
        Search quoted = PROMULGATES.matcher(title);
        if (quoted.find()) {
            String name = quoted.group(1);
            int close = name.indexOf('》');
            // 印发《甲》《乙》 covers two; the first is the one that follows
            return Optional.of(
                    name.substring(1, name.indexOf("》《") > 0 ? close : name.length() - 1));
        }
        Search bare = PROMULGATES_BARE.matcher(title);
        return bare.find() ? Optional.of(bare.group(1)) : Optional.empty();
    }

    /** The title that a decree, 令 or 公告 of an assembly, makes public; empty where it is none. */
    static Optional<String> decreed(List<Block> blocks, int title, int to) {
        String folded = blocks.get(title).folded();
        Search approves = APPROVES.matcher(folded);
        if (approves.find()) {
            return Optional.of(approves.group(1));
        }
        if (!Forms.isDecree(folded) && !ASSEMBLY_NOTICE.matcher(folded).matches()) {
            return Optional.empty();
        }
        return blocks.subList(title + 1, Math.min(to, title + 1 + DECREE)).stream()
                .flatMap(b -> Forms.announced(b.folded()).stream())
                .findFirst();
    }

    /**
     * Where the text that a covering notice promulgates begins though its title is not printed:
     * what reads on as running text after the notice has closed.
     */
    static int lostTitle(UnitRegistry units, List<Block> blocks, int from, int to) {
        boolean closed = false;
        boolean formula = false;
        boolean statute = decreed(blocks, from, to).isPresent();
        for (int i = from + 1; i < to; i++) {
            Block block = blocks.get(i);
            if (block.isRow()) {
                continue;
            }
            String text = block.folded();
            boolean signature =
                    Forms.isDate(text)
                            || units.isOrgan(text)
                            || Forms.beforeFinalDate(text).filter(units::isOrgan).isPresent();
            boolean tail =
                    signature
                            || Forms.isRelease(text)
                            || Forms.isAnnexReference(text)
                            || Forms.isAnnexLabel(text);
            boolean annexed =
                    Forms.isAnnexReference(blocks.get(i - 1).folded())
                            || Forms.isAnnexLabel(blocks.get(i - 1).folded());
            if (statute && opensStatute(block)) {
                return i;
            }
            if (closed
                    && i > from + 2
                    && Forms.isAnnexLabel(blocks.get(i - 2).folded())
                    && Marker.at(blocks.get(i - 1).text(), 0).isEmpty()
                    && !Forms.isClosed(blocks.get(i - 1).folded())) {
                // an annex with a heading of its own, such as a list
                return -1;
            }
            if (closed && !tail) {
                boolean begins =
                        formula && !annexed && !statute && opens(block)
                                || (formula
                                        ? text.length() >= SHORTEST_BODY && !statute
                                                || opensStatute(block)
                                        : Kinds.ofIntroduction(text).isPresent()
                                                || opensStatute(block));
                if (begins) {
                    return i;
                }
                if (!formula) {
                    closed = false;
                }
            }
            boolean dated = Forms.isDate(text) || (signature && Forms.date(text).isPresent());
            formula |= FORMULA.matcher(text).matches() || dated;
            closed |= formula || CARRY_OUT.matcher(text).matches();
        }
        return -1;
    }

    /** A heading with the first number of a list. */
    private static boolean opens(Block block) {
        return Marker.at(block.text(), 0).filter(m -> m.value() == 1).isPresent();
    }

    private static boolean opensStatute(Block block) {
        return Marker.at(block.text(), 0)
                .filter(m -> m.style().isStatutory() && m.value() == 1)
                .isPresent();
    }
}
