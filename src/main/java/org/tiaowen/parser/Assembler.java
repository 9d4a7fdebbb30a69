package org.tiaowen.parser;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Cell;
import org.tiaowen.document.Column;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Role;
import org.tiaowen.document.Script;
import org.tiaowen.document.Sentence;
import org.tiaowen.document.Span;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;
import org.tiaowen.source.Text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Walks the tree of an {@link Outline}: gives identifiers, headings, roles, and cuts sentences. */
final class Assembler {
    private static final int LONGEST_HEADING = 40;
    private static final Cue BRACKETED = Cue.of("[【(]([^】)。,]{2,20})[】)]");
    private static final Cue LATIN_END = Cue.of("[,;:，；：]$");

    private final List<Provision> provisions = new ArrayList<>();
    private final List<Sentence> sentences = new ArrayList<>();
    private final Map<Outline.Node, String> ids = new IdentityHashMap<>();
    private final Map<String, RowCell> merged = new HashMap<>();
    private final Map<String, Integer> used = new HashMap<>();
    private final boolean statute;
    private boolean enumerated;

    private Assembler(boolean statute) {
        this.statute = statute;
    }

    /** Provisions, parents first, and sentences, in document order. */
    record Result(List<Provision> provisions, List<Sentence> sentences) {}

    static Result assemble(Outline.Node root) {
        boolean statute =
                descendants(root).stream().anyMatch(n -> n.style() == MarkerStyle.ARTICLE);
        Assembler assembler = new Assembler(statute);
        assembler.children(root, null, null);
        assembler.sentences.replaceAll(assembler::withRowsBelow);
        return new Result(assembler.provisions, assembler.sentences);
    }

    private static List<Outline.Node> descendants(Outline.Node node) {
        List<Outline.Node> all = new ArrayList<>();
        for (Outline.Node child : node.children) {
            all.add(child);
            all.addAll(descendants(child));
        }
        return all;
    }

    private void children(Outline.Node node, @Nullable String id, @Nullable Role role) {
        // in an article its own words are the first 款
        int paragraph = node.style() == MarkerStyle.ARTICLE && !node.own.isEmpty() ? 1 : 0;
        for (Outline.Node child : node.children) {
            if (child.marker == null && child.cells == null) {
                paragraph++;
            }
            provision(child, id, role, paragraph);
        }
    }

    private void provision(
            Outline.Node node, @Nullable String parent, @Nullable Role parentRole, int paragraph) {
        String id = id(node, parent, paragraph);
        ids.put(node, id);
        if (node.cells != null) {
            row(node, node.cells, id, parent, parentRole);
            return;
        }
        List<Text> cut = SentenceCutter.cut(node.own);
        String heading = heading(node, cut);
        Role role =
                Roles.role(
                        parentRole,
                        node.number(),
                        Script.simplified(heading),
                        Script.simplified(node.own.chars()),
                        !enumerated,
                        statute);
        enumerated |= node.marker != null;
        provisions.add(
                new Provision(
                        id, parent, node.number(), heading, node.own.chars(), role, span(node)));
        if (!isTitleLine(node, cut)) {
            for (int i = 0; i < cut.size(); i++) {
                sentences.add(
                        new Sentence(
                                id + "/s_" + (i + 1), id, cut.get(i).chars(), cut.get(i).span()));
            }
        }
        children(node, id, role);
    }

    /** A row of a table: its sentences are those of its cells, under the heading of each. */
    private void row(
            Outline.Node node,
            List<RowCell> cells,
            String id,
            @Nullable String parent,
            @Nullable Role parentRole) {
        String heading = "";
        Role role = parentRole == null ? Role.SUPPLEMENTARY : parentRole;
        List<Sentence> own = new ArrayList<>();
        for (RowCell cell : cells) {
            List<Text> cut = SentenceCutter.cut(cell.text());
            if (cell.column() == Column.TASK) {
                role = Role.TASK;
                String task = cell.text().chars();
                boolean brief = cut.size() == 1 && task.length() <= LONGEST_HEADING;
                heading = !brief ? "" : task.endsWith("。") ? task.replace("。", "") : task;
            }
            for (Text text : cut) {
                String sentence = id + "/s_" + (own.size() + 1);
                Cell in = new Cell(cell.header(), cell.column(), List.of());
                own.add(new Sentence(sentence, id, text.chars(), text.span(), in));
                if (!cell.also().isEmpty()) {
                    merged.put(sentence, cell);
                }
            }
        }
        enumerated |= node.number() != null;
        provisions.add(
                new Provision(
                        id, parent, node.number(), heading, node.own.chars(), role, span(node)));
        sentences.addAll(own);
        children(node, id, role);
    }

    private Sentence withRowsBelow(Sentence sentence) {
        RowCell cell = merged.get(sentence.id());
        if (cell == null || sentence.cell() == null) {
            return sentence;
        }
        List<String> below = cell.also().stream().map(ids::get).filter(Objects::nonNull).toList();
        return new Sentence(
                sentence.id(),
                sentence.provision(),
                sentence.text(),
                sentence.span(),
                new Cell(cell.header(), cell.column(), below));
    }

    private String id(Outline.Node node, @Nullable String parent, int paragraph) {
        String step;
        if (node.cells != null) {
            step = "row_" + node.row;
        } else if (node.marker == null) {
            step = "para_" + paragraph;
        } else {
            Marker marker = node.marker;
            boolean inArticle =
                    statute && marker.style() == MarkerStyle.CHINESE_BRACKETS
                            || statute && marker.style() == MarkerStyle.ARABIC;
            // 第七条第一项第二目: below an article （一） is an item and 1. a point
            String prefix =
                    !inArticle
                            ? marker.style().prefix()
                            : marker.style() == MarkerStyle.ARABIC ? "point" : "item";
            step =
                    prefix
                            + "_"
                            + marker.value()
                            + (marker.suffix() > 0 ? "-" + marker.suffix() : "");
        }
        String id = parent == null ? step : parent + "/" + step;
        int times = used.merge(id, 1, Integer::sum);
        return times == 1 ? id : id + "__" + times;
    }

    /**
     * A heading of its own line, one in brackets before an article (【适用范围】), or a short first
     * sentence that more follows. The sentences of an article are no headings.
     */
    private String heading(Outline.Node node, List<Text> cut) {
        if (isTitleLine(node, cut)) {
            return node.own.chars();
        }
        if (node.marker == null || cut.isEmpty()) {
            return "";
        }
        if (statute) {
            Search bracketed = BRACKETED.matcher(node.own.folded());
            return bracketed.lookingAt()
                    ? node.own.chars().substring(bracketed.start(1), bracketed.end(1))
                    : "";
        }
        String first = cut.getFirst().chars();
        // a bracket that says whose task it is does not make a task a heading
        boolean follows =
                (cut.stream().skip(1).anyMatch(t -> !Forms.isBracketed(t.folded()))
                                || !node.children.isEmpty())
                        && first.indexOf('“') <= first.lastIndexOf('”');
        return follows && first.length() <= LONGEST_HEADING && first.endsWith("。")
                ? first.substring(0, first.length() - 1)
                : "";
    }

    /** Whether a provision's own words are only its title: no stop, and more below. */
    private static boolean isTitleLine(Outline.Node node, List<Text> cut) {
        return node.marker != null
                && cut.size() == 1
                && !node.children.isEmpty()
                && !Forms.isClosed(node.own.folded())
                && !LATIN_END.matcher(node.own.folded()).find();
    }

    private static Span span(Outline.Node node) {
        Span span =
                node.printed.isEmpty()
                        ? node.own.span()
                        : node.own.isEmpty()
                                ? node.printed.span()
                                : node.printed.span().cover(node.own.span());
        for (Outline.Node child : node.children) {
            span = span.cover(span(child));
        }
        return span;
    }
}
