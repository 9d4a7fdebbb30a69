package org.tiaowen.parser;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Furniture;
import org.tiaowen.document.UnitRegistry;
import org.tiaowen.pattern.Cue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Deals the blocks of a source out to its documents; what is left is furniture with a name. */
final class Splitter {
    private static final Cue NEWS = Cue.of("据.{2,20}(?:消息|报道|网站|讯)|记者|本报讯|新华社|讯\\)");
    private static final Cue COLOPHON =
            Cue.of("刊号|邮政编码|邮编:|^地址:|^(?:主办|主管|编辑|出版|发行|印刷|印数|定价|赠阅)|ISSN|CN\\d{2}");

    /** A web page sets the number behind the title: …的公告（2025年第18号）. */
    private static final Cue NUMBERED = Cue.of("(?<=.)\\([^()]*\\d{1,5}号\\)$");

    private static final Cue MARKS = Cue.of("[\\s《》“”\"]");

    private static final int BRIEF = 14;
    private static final int LONGEST_LABEL = 30;
    private static final int LONGEST_IMPRINT = 80;

    private final UnitRegistry units;
    private final List<Block> blocks;
    private final List<Part> parts = new ArrayList<>();
    private final List<Furniture> furniture = new ArrayList<>();
    private final BitSet labels = new BitSet();

    Splitter(UnitRegistry units, List<Block> blocks) {
        this.units = units;
        this.blocks = blocks;
    }

    /**
     * The blocks of one document.
     *
     * @param blocks in order, the title first where there is one
     * @param inferredTitle the title that the covering notice before gives it, where its own is
     *     lost
     * @param annex whether 附件 stands above it
     */
    record Part(List<Block> blocks, @Nullable String inferredTitle, boolean annex) {
        Part {
            blocks = List.copyOf(blocks);
        }

        /** Index of its title: behind the number where that stands above; -1 where it has none. */
        int title() {
            int at =
                    blocks.size() > 1 && Forms.number(blocks.getFirst().text()).isPresent() ? 1 : 0;
            return blocks.get(at).title() ? at : -1;
        }
    }

    record Result(List<Part> parts, List<Furniture> furniture) {}

    Result split() {
        List<Integer> titles = titles();
        titles.replaceAll(t -> isNumbered(t) ? t - 1 : t);
        int first = titles.isEmpty() ? blocks.size() : titles.getFirst();
        boolean compilation = preamble(aboveLabels(first));
        for (int t = 0; t < titles.size(); t++) {
            int from = titles.get(t);
            int to = t + 1 < titles.size() ? aboveLabels(titles.get(t + 1)) : blocks.size();
            boolean last = t + 1 == titles.size();
            document(from, last ? colophon(from, to) : trim(from, to), compilation, last);
        }
        return new Result(parts, furniture);
    }

    /**
     * Indices of the blocks that begin documents; labels and repeated titles above them are not.
     */
    private List<Integer> titles() {
        List<Integer> titles = new ArrayList<>();
        Map<String, Integer> lastOf = lastOf();
        for (int i = 0; i < blocks.size(); i++) {
            if (!blocks.get(i).title()) {
                continue;
            }
            boolean above = i + 1 < blocks.size() && blocks.get(i + 1).title();
            if (above && lastOf.getOrDefault(bare(blocks.get(i)), i) > i) {
                label(Furniture.Kind.REPEATED_TITLE, i);
            } else if (above && isLabel(blocks.get(i), blocks.get(i + 1))) {
                label(Furniture.Kind.SERIES_LABEL, i);
            } else {
                titles.add(i);
            }
        }
        return titles;
    }

    /** Where each title stands last: one that returns is that of a web page or of a list. */
    private Map<String, Integer> lastOf() {
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).title()) {
                last.put(bare(blocks.get(i)), i);
            }
        }
        return last;
    }

    private void label(Furniture.Kind kind, int block) {
        labels.set(block);
        furniture(kind, block, block + 1);
    }

    /** Where the labels above a title begin, which belong to no document; the title without any. */
    private int aboveLabels(int title) {
        return labels.previousClearBit(title - 1) + 1;
    }

    /** Whether the number above a title is the title's: none stands below, no title above. */
    private boolean isNumbered(int title) {
        return title > 0
                && Forms.number(blocks.get(title - 1).text()).isPresent()
                && (title == 1 || !blocks.get(title - 2).title())
                && (title + 1 == blocks.size()
                        || Forms.number(blocks.get(title + 1).text()).isEmpty());
    }

    private static String bare(Block title) {
        return NUMBERED.matcher(MARKS.matcher(title.folded()).replaceAll("")).replaceFirst("");
    }

    /**
     * A compilation's own label above a title: it names the topic of the same kind of text, but
     * not, as a title does, whom it comes from or what it is about.
     */
    private static boolean isLabel(Block label, Block title) {
        String text = label.folded();
        boolean kin = Kinds.ofTitle(text).equals(Kinds.ofTitle(title.folded()));
        boolean brief = text.length() <= BRIEF && text.length() * 2 <= title.folded().length();
        return (kin || brief)
                && !text.contains("关于")
                && !text.contains("《")
                && text.length() < title.folded().length();
    }

    /**
     * What stands before the first title: a document that has lost its own, or furniture.
     *
     * @return whether a compilation's part heading is among it
     */
    private boolean preamble(int first) {
        if (first == 0) {
            return false;
        }
        List<Block> before = blocks.subList(0, first);
        boolean whole = first == blocks.size();
        int letter = letter(before);
        if (letter >= 0 && !whole) {
            for (int i = 0; i < letter; i++) {
                furniture(Furniture.Kind.MASTHEAD, i, i + 1);
            }
            parts.add(new Part(blocks.subList(letter, first), null, false));
            return false;
        }
        if (whole || isBody(before)) {
            parts.add(new Part(before, null, false));
            return false;
        }
        boolean compilation = false;
        boolean masthead = before.stream().noneMatch(b -> b.folded().indexOf('。') >= 0);
        for (int i = 0; i < first; i++) {
            Block block = before.get(i);
            boolean part = isPart(block);
            compilation |= part;
            Furniture.Kind kind;
            if (part) {
                kind = Furniture.Kind.PART_HEADING;
            } else if (masthead) {
                kind = Furniture.Kind.MASTHEAD;
            } else if (NEWS.matcher(block.folded()).find() || block.first().heading() > 0) {
                kind = Furniture.Kind.NEWS_LEAD;
            } else {
                kind = Furniture.Kind.INTRODUCTION;
            }
            furniture(kind, i, i + 1);
        }
        return compilation;
    }

    /**
     * Where a notice begins that lost its title: with its number, else with whom it goes to; -1
     * where none does.
     */
    private static int letter(List<Block> blocks) {
        for (int i = 0; i + 1 < blocks.size(); i++) {
            if (blocks.get(i).folded().indexOf('。') >= 0) {
                return -1;
            }
            if (Forms.isAddressee(blocks.get(i).folded())) {
                boolean numbered = i > 0 && Forms.number(blocks.get(i - 1).text()).isPresent();
                int first = numbered ? i - 1 : i;
                return blocks.get(i + 1).folded().endsWith("。") ? first : -1;
            }
        }
        return -1;
    }

    /** Whether blocks without a title are a text: numbered by articles or 一、二、. */
    private static boolean isBody(List<Block> blocks) {
        long numbered =
                blocks.stream()
                        .filter(b -> !b.isRow())
                        .flatMap(b -> Marker.at(b.text(), 0).stream())
                        .filter(
                                m ->
                                        m.style() == MarkerStyle.ARTICLE
                                                || m.style() == MarkerStyle.CHINESE)
                        .count();
        return numbered >= 2 && blocks.stream().anyMatch(b -> b.folded().indexOf('。') >= 0);
    }

    private static boolean isPart(Block block) {
        return !block.isRow()
                && Marker.at(block.text(), 0)
                        .filter(m -> m.style() == MarkerStyle.PART)
                        .isPresent();
    }

    /** Takes labels off the end of a document that another follows: a heading cannot close one. */
    private int trim(int from, int to) {
        int end = to;
        while (end > from + 1 && isLoose(blocks.get(end - 1))) {
            end--;
            furniture(
                    Forms.isAnnexLabel(blocks.get(end).folded())
                            ? Furniture.Kind.ANNEX_LABEL
                            : Furniture.Kind.PART_HEADING,
                    end,
                    end + 1);
        }
        return end;
    }

    /** Takes a periodical's imprint off the end of the last document. */
    private int colophon(int from, int to) {
        int end = to;
        while (end > from + 1
                && blocks.get(end - 1).text().length() <= LONGEST_IMPRINT
                && !Forms.isClosed(blocks.get(end - 1).folded())
                && COLOPHON.matcher(blocks.get(end - 1).folded()).find()) {
            end--;
            furniture(Furniture.Kind.MASTHEAD, end, end + 1);
        }
        return end;
    }

    private boolean isLoose(Block block) {
        String text = block.folded();
        if (block.isRow()) {
            return false;
        }
        return Forms.isAnnexLabel(text)
                || (text.length() <= LONGEST_LABEL
                        && !Forms.isClosed(text)
                        && !text.endsWith(")")
                        && !text.contains(":")
                        && !Forms.isDate(text)
                        && Forms.beforeFinalDate(text).isEmpty()
                        && !Forms.isAnnexReference(text)
                        && !Forms.isRelease(text)
                        && Forms.number(block.text()).isEmpty()
                        && !units.isOrgan(text));
    }

    private void document(int from, int to, boolean compilation, boolean last) {
        int end = to;
        boolean ownParts = false;
        for (int i = from + 1; i < to; i++) {
            Optional<Marker> marker =
                    blocks.get(i).isRow()
                            ? Optional.empty()
                            : Marker.at(blocks.get(i).text(), 0)
                                    .filter(m -> m.style() == MarkerStyle.PART);
            ownParts |= marker.filter(m -> m.value() == 1).isPresent();
            if (compilation && marker.isPresent() && !ownParts && !last) {
                // the compilation goes on to its next part
                furniture(Furniture.Kind.PART_HEADING, i, i + 1);
                furniture(Furniture.Kind.INTRODUCTION, i + 1, to);
                end = i;
                break;
            }
        }
        int title = blocks.get(from).title() ? from : Math.min(from + 1, to - 1);
        Optional<String> decreed = Promulgation.decreed(blocks, title, end);
        Optional<String> covered =
                Promulgation.title(Kinds.unquoted(blocks.get(title).folded())).or(() -> decreed);
        int cut = covered.isPresent() ? Promulgation.lostTitle(units, blocks, title, end) : -1;
        decreed.ifPresent(this::dropTitleAbove);
        if (cut < 0) {
            parts.add(new Part(blocks.subList(from, end), null, isAnnex(from)));
        } else {
            parts.add(new Part(blocks.subList(from, cut), null, isAnnex(from)));
            String name = printed(blocks.subList(title, cut), covered.orElseThrow());
            parts.add(new Part(blocks.subList(cut, end), name, false));
        }
    }

    /** A name as the blocks that give it print it. */
    private static String printed(List<Block> blocks, String name) {
        for (Block block : blocks) {
            int at = block.folded().indexOf(name);
            if (at >= 0) {
                return block.text().chars().substring(at, at + name.length());
            }
        }
        return name;
    }

    /** A page sets the title of a statute above the decree that makes it public, too. */
    private void dropTitleAbove(String decreed) {
        if (parts.isEmpty()) {
            return;
        }
        Part above = parts.getLast();
        List<Block> blocks = above.blocks();
        boolean same =
                above.title() >= 0
                        && bare(blocks.get(above.title()))
                                .equals(MARKS.matcher(decreed).replaceAll(""));
        boolean bare =
                blocks.stream()
                        .allMatch(
                                b ->
                                        b.title()
                                                || History.isLine(b.folded())
                                                || units.isOrgan(b.folded())
                                                || Forms.isDate(b.folded()));
        if (same && bare) {
            parts.removeLast();
            furniture.add(
                    new Furniture(
                            Furniture.Kind.REPEATED_TITLE,
                            blocks.getFirst().text().span().cover(blocks.getLast().text().span())));
        }
    }

    private boolean isAnnex(int from) {
        int above = aboveLabels(from) - 1;
        return above >= 0 && Forms.isAnnexLabel(blocks.get(above).folded());
    }

    private void furniture(Furniture.Kind kind, int from, int to) {
        if (from < to) {
            furniture.add(
                    new Furniture(
                            kind,
                            blocks.get(from)
                                    .text()
                                    .span()
                                    .cover(blocks.get(to - 1).text().span())));
        }
    }
}
