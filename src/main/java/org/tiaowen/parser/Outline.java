package org.tiaowen.parser;

import org.jspecify.annotations.Nullable;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;
import org.tiaowen.source.Text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Builds the tree of provisions: one numbering scheme for statutes and plans.
 *
 * <p>A marker goes to the innermost open list of its style; a style that is not open goes below the
 * nearest provision of a higher rank ({@link MarkerStyle} gives the order of GB/T 9704 and of the
 * 立法技术规范), or, as the first of a list, below the lead-in before it. So a numbering may restart, run
 * on through its parents, or skip.
 *
 * <p>Unnumbered paragraphs are provisions too: in a statute the 款 of their article, elsewhere
 * children of the provision above.
 */
final class Outline {
    /** 特此通知, 本办法自…起施行: they close the document, not the last of its items. */
    private static final Cue CLOSING =
            Cue.of(
                    "^(?:特此(?:通知|公告|通告|批复|函复|函告|报告)|此复|(?:以上|上述)[^。]{0,12}自[^。]{2,20}起|"
                        + "本[^。,]{2,12}(?:自[^。]{2,24}起|由[^。]{2,40}(?:负责)?解释)|附(?:件|表|录)?\\d{0,2}[:.]"
                        + "|\\(?(?:此件|本文有删减|联系人|信息公开)|(?:出席|列席|参加|缺席|请假|记录)(?:人员|单位)?:)");

    private static final Cue ANNEXES = Cue.of("^附(?:件|表|录)[:.] ?1[.、]");

    /** Behind these a list may begin inside a block. */
    private static final String STOPS = "。:;!?)”〕]】";

    /** Names of organs end in these, and so do lines that list them. */
    private static final String ORGAN_ENDS = "会局厅部委府院行关办处心司所站队区市县";

    /** A heading holds none of these. */
    private static final String HEADING_ENDS = "。:;!?,";

    /** 第十条（一）（二）项: behind these numbers is no provision but a reference. */
    private static final String REFERENCE = "项款条目章节、和或至及";

    private static final int LONGEST_HEADING = 40;

    /** 1 总则: a short heading. */
    private static final Cue BARE_NUMBER = Cue.of("(\\d{1,2}) ?(\\p{IsHan}[^。,;:!?]{1,19})");

    /** 责任单位：…, 完成时限：…. */
    private static final Cue ANNOTATION =
            Cue.of("[\\u4e00-\\u9fff]{0,4}(?:单位|部门|时限|期限|时间|安排|节点|主体|机关|负责人?|处室|领导):");

    private static final int LONGEST_ANNOTATION = 200;

    /** How far behind the first of a list its second is looked for. */
    private static final int LONGEST_ITEM = 3000;

    /** Behind these the next of a list may be looked for. */
    private static final String CLAUSE_ENDS = STOPS + "," + ORGAN_ENDS;

    private static final String CANDIDATES = STOPS + ORGAN_ENDS;

    private final Map<Text, List<Marker>> inner = new IdentityHashMap<>();
    private final Node root = new Node(null, null, Text.EMPTY, Text.EMPTY);
    private final Deque<Node> open = new ArrayDeque<>();
    private final Map<MarkerStyle, Integer> last = new EnumMap<>(MarkerStyle.class);
    private @Nullable Node leadIn;

    private @Nullable RowNodes table;

    private final Quotations quotations;

    /** Whether the text is numbered 1, 1.1, 1.1.1, as plans for emergencies are. */
    private final boolean decimals;

    private Outline(List<Block> body) {
        quotations = Quotations.of(body);
        decimals =
                IntStream.of(1, 2)
                        .allMatch(
                                n ->
                                        body.stream()
                                                .filter(b -> !b.isRow())
                                                .flatMap(b -> Marker.decimal(b.text()).stream())
                                                .anyMatch(m -> m.value() == n));
        open.push(root);
    }

    /** A provision while the tree grows. The root stands for the document. */
    static final class Node {
        final @Nullable Node parent;
        final @Nullable Marker marker;
        final Text printed;
        final List<Node> children = new ArrayList<>();

        /** Own words without the marker. */
        Text own;

        /** The cells of a row of a table; null outside tables. */
        @Nullable List<RowCell> cells;

        /** The number of a row in its table. */
        int row;

        Node(@Nullable Node parent, @Nullable Marker marker, Text printed, Text own) {
            this.parent = parent;
            this.marker = marker;
            this.printed = printed;
            this.own = own;
        }

        /** Its number as printed; null where it has none. */
        @Nullable String number() {
            return printed.isEmpty() ? null : printed.chars();
        }

        @Nullable MarkerStyle style() {
            return marker == null ? null : marker.style();
        }

        /** Rank of its style; a paragraph that leads a list in stands just below its parent. */
        double rank() {
            if (marker != null) {
                return marker.style().ordinal();
            }
            return parent == null ? -1 : parent.rank() + 0.1;
        }
    }

    /** The number of the annex that the block before named; 0 where it named none. */
    private int annex;

    /** The tree of a document's body. */
    static Node of(List<Block> body) {
        Outline outline = new Outline(body);
        for (int i = 0; i < body.size(); i++) {
            outline.add(body, i);
        }
        return outline.root;
    }

    private void add(List<Block> body, int index) {
        TableRow row = body.get(index).row();
        if (row != null) {
            row(body.get(index), row);
            return;
        }
        table = null;
        Text text = body.get(index).text();
        if (namesAnnex(text)) {
            leadIn = null;
            paragraph(text).own = text;
            return;
        }
        Optional<Marker> first =
                Marker.at(text, 0)
                        .filter(m -> accepts(m, text, body, index))
                        .or(() -> decimals ? decimal(text) : Optional.empty());
        Node adopting = leadIn;
        leadIn = null;
        Node block;
        int start;
        if (first.isPresent()) {
            block = place(first.get(), text, adopting);
            start = first.get().end();
        } else {
            block = paragraph(text);
            start = 0;
        }
        Node inner = block;
        int at = start;
        while (true) {
            Optional<Marker> next = nextInline(text, at, inner, body, index);
            int end = next.map(Marker::start).orElse(text.length());
            inner.own = text.slice(start, end).strip();
            if (next.isEmpty()) {
                break;
            }
            inner = place(next.get(), text, inner.own.isEmpty() ? null : inner);
            start = next.get().end();
            at = start;
        }
        if (block.marker == null && inner == block && leads(block)) {
            leadIn = block;
        }
        // a list that stands wholly inside one paragraph ends with it
        while (open.element() != block && isBelow(open.element(), block)) {
            open.pop();
        }
    }

    /** 附件：1.某方案, and below it 2.某清单: the annexes of a notice are no items of it. */
    private boolean namesAnnex(Text text) {
        Search reference = ANNEXES.matcher(text.folded());
        if (reference.lookingAt()) {
            annex = 1;
            return true;
        }
        annex =
                Marker.at(text, 0)
                                        .filter(m -> m.style() == MarkerStyle.ARABIC)
                                        .filter(m -> annex > 0 && m.value() == annex + 1)
                                        .isPresent()
                                && text.folded().indexOf('。') < 0
                        ? annex + 1
                        : 0;
        return annex > 0;
    }

    /** A row of a table stands below what is open; it opens nothing itself. */
    private void row(Block block, TableRow row) {
        RowNodes rows = table;
        if (rows == null || !rows.isOf(row.grid())) {
            while (open.size() > 1 && open.element().marker == null) {
                open.pop();
            }
            rows = new RowNodes(row.grid(), open.element());
            table = rows;
        }
        leadIn = null;
        rows.add(block, row);
    }

    private static boolean isBelow(@Nullable Node node, Node ancestor) {
        for (Node n = node; n != null; n = n.parent) {
            if (n == ancestor) {
                return true;
            }
        }
        return false;
    }

    /** Whether a paragraph announces a list: it ends in a colon and stands inside a provision. */
    private static boolean leads(Node node) {
        return node.parent != null && node.parent.parent != null && node.own.folded().endsWith(":");
    }

    /** Whether what looks like a marker at the head of a block is one. */
    private boolean accepts(Marker marker, Text text, List<Block> body, int index) {
        String rest = text.folded().substring(marker.end());
        if (rest.isEmpty() && !marker.style().isStatutory()
                || quotations.covers(text, marker.start())) {
            return false;
        }
        return switch (marker.style()) {
            case ONE_IS ->
                    expects(marker)
                            || (marker.value() == 1 && comesLater(marker, text, body, index));
            case LATIN -> expects(marker) || marker.value() == 1;
            case ARTICLE ->
                    text.gapBefore(marker.end())
                            || expects(marker)
                            || marker.value() == 1
                            || last.getOrDefault(marker.style(), 0) == 0
                            || marker.value() > last.getOrDefault(marker.style(), 0);
            case ARABIC ->
                    marker.value() <= 200
                            && (!marker.isOdd(text)
                                    || expects(marker)
                                    || comesLater(marker, text, body, index));
            case DECIMAL, DECIMAL_3, DECIMAL_4 -> isDue(marker, text);
            case ARABIC_BRACKETS, ARABIC_HALF_BRACKET, CIRCLED -> marker.value() <= 200;
            case PART, SUBPART, CHAPTER, SECTION, CHINESE, CHINESE_BRACKETS -> true;
        };
    }

    /** 1.1 where 1 is open, or 1 总则 without a point, the next heading of the first rank. */
    private Optional<Marker> decimal(Text text) {
        Optional<Marker> marker = Marker.decimal(text);
        if (marker.isPresent()) {
            return marker.filter(m -> isDue(m, text));
        }
        Search bare = BARE_NUMBER.matcher(text.folded());
        if (!bare.matches()) {
            return Optional.empty();
        }
        Marker number =
                new Marker(
                        MarkerStyle.ARABIC, Integer.parseInt(bare.group(1)), 0, 0, bare.start(2));
        return Optional.of(number).filter(m -> m.value() == 1 || expects(m));
    }

    /** Whether the provision with the numbers before the last one is open: 2.3 below 2. */
    private boolean isDue(Marker marker, Text text) {
        String[] numbers = text.folded().substring(0, marker.end()).split("\\D+");
        int above = Integer.parseInt(numbers[numbers.length - 2]);
        for (Node node : open) {
            if (node.marker != null && node.rank() < marker.style().ordinal()) {
                return node.marker.value() == above && (marker.value() == 1 || expects(marker));
            }
        }
        return marker.value() == 1 || expects(marker);
    }

    /** Whether this number is the next of an open list of its style, or of one that ran before. */
    private boolean expects(Marker marker) {
        for (Node node : open) {
            if (node.marker != null && node.marker.style() == marker.style()) {
                return marker.follows(node.marker.value(), node.marker.suffix());
            }
        }
        return marker.follows(last.getOrDefault(marker.style(), 0), 0) && marker.value() > 1;
    }

    /**
     * The next marker inside a block: behind the end of a clause or of a heading, and due there.
     */
    private Optional<Marker> nextInline(
            Text text, int from, Node current, List<Block> body, int index) {
        Optional<Marker> glued =
                gluedToHeading(text, from, current, body, index)
                        .or(() -> gluedToAnnotation(text, from));
        List<Marker> markers = inner(text);
        for (int i = firstFrom(markers, Math.max(from, 1)); i < markers.size(); i++) {
            Marker marker = markers.get(i);
            if (glued.isPresent() && glued.get().start() < marker.start()) {
                return glued;
            }
            if (CANDIDATES.indexOf(text.folded().charAt(marker.start() - 1)) >= 0
                    && acceptsInline(marker, text, body, index)) {
                return Optional.of(marker);
            }
        }
        return glued;
    }

    /** 三、拓展应用场景（一）…: the first of a list behind a heading without a stop. */
    private Optional<Marker> gluedToHeading(
            Text text, int from, Node current, List<Block> body, int index) {
        if (current.marker == null || current.marker.style().isInline()) {
            return Optional.empty();
        }
        String folded = text.folded();
        int end = Math.min(folded.length(), from + LONGEST_HEADING);
        for (int i = from; i < end && HEADING_ENDS.indexOf(folded.charAt(i)) < 0; i++) {
            if (i - from >= 2 && STOPS.indexOf(folded.charAt(i - 1)) < 0) {
                Optional<Marker> marker =
                        Marker.at(text, i).filter(m -> acceptsInline(m, text, body, index));
                if (marker.isPresent()) {
                    return marker;
                }
            }
        }
        return Optional.empty();
    }

    private boolean acceptsInline(Marker marker, Text text, List<Block> body, int index) {
        char before = text.folded().charAt(marker.start() - 1);
        if (quotations.covers(text, marker.start())
                || marker.end() >= text.length()
                || marker.style() == MarkerStyle.LATIN
                || REFERENCE.indexOf(text.folded().charAt(marker.end())) >= 0) {
            return false;
        }
        boolean first = marker.value() == 1;
        if (marker.style().isInline()) {
            return "。;:".indexOf(before) >= 0
                    && (first ? comesLater(marker, text, body, index) : expects(marker));
        }
        if (STOPS.indexOf(before) < 0 && ORGAN_ENDS.indexOf(before) >= 0 && !first) {
            // …管委会（三）加强: the list goes on behind a line of names
            return marker.style() == MarkerStyle.CHINESE_BRACKETS && expects(marker);
        }
        if (STOPS.indexOf(before) < 0) {
            // glued to a heading: the first of a list of the next rank, or the next of one that
            // runs on through the headings above it
            boolean goesOn = expects(marker) && isUnopened(marker);
            if (marker.style() == MarkerStyle.ARTICLE) {
                // 第六章附则第二十七条…: articles run on through the chapters
                return isDivision(open.element()) && (first || expects(marker));
            }
            return !marker.style().isStatutory()
                    && marker.style().ordinal() > open.element().rank()
                    && (first
                            ? comesLater(marker, text, body, index)
                            : goesOn && Marker.isHan(text.folded().charAt(marker.end())));
        }
        return expects(marker) || (first && comesLater(marker, text, body, index));
    }

    private static boolean isDivision(Node node) {
        return node.marker != null && node.marker.style().isDivision();
    }

    /** Whether no list of a marker's style is open. */
    private boolean isUnopened(Marker marker) {
        return open.stream().noneMatch(n -> n.style() == marker.style());
    }

    /** Whether the second of a list follows its first, in this block or soon after. */
    private boolean comesLater(Marker marker, Text text, List<Block> body, int index) {
        if (hasNext(marker, text, marker.end())) {
            return true;
        }
        for (int i = index + 1; i < Math.min(body.size(), index + 12); i++) {
            Text later = body.get(i).text();
            Optional<Marker> head = Marker.at(later, 0);
            if (head.isPresent() && head.get().style() == marker.style()) {
                return head.get().value() == marker.value() + 1;
            }
            if (hasNext(marker, later, 1)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasNext(Marker marker, Text text, int from) {
        List<Marker> markers = inner(text);
        for (int i = firstFrom(markers, from); i < markers.size(); i++) {
            Marker next = markers.get(i);
            if (next.start() > from + LONGEST_ITEM) {
                return false;
            }
            if (next.style() == marker.style() && next.value() == marker.value() + 1) {
                return true;
            }
        }
        return false;
    }

    /** Index of the first marker that begins at {@code from} or behind. */
    private static int firstFrom(List<Marker> markers, int from) {
        int low = 0;
        int high = markers.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (markers.get(middle).start() < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** What looks like a marker behind a clause of this text, found once. */
    private List<Marker> inner(Text text) {
        return inner.computeIfAbsent(
                text,
                t -> {
                    List<Marker> found = new ArrayList<>();
                    for (int i = 1; i < t.length(); i++) {
                        if (CLAUSE_ENDS.indexOf(t.folded().charAt(i - 1)) >= 0) {
                            Marker.at(t, i).ifPresent(found::add);
                        }
                    }
                    return found;
                });
    }

    /** 完成时限：3月底前12.加强…: the next of a list glued to an annotation, which ends in no stop. */
    private Optional<Marker> gluedToAnnotation(Text text, int from) {
        String folded = text.folded();
        if (!ANNOTATION.matcher(folded).region(from, folded.length()).lookingAt()) {
            return Optional.empty();
        }
        int end = Math.min(folded.length(), from + LONGEST_ANNOTATION);
        for (int i = from + 1; i < end && folded.charAt(i) != '。'; i++) {
            if (Marker.isHan(folded.charAt(i - 1))) {
                Optional<Marker> marker =
                        Marker.at(text, i)
                                .filter(m -> !m.style().isInline() && m.value() > 1)
                                .filter(m -> m.end() < folded.length())
                                .filter(m -> Marker.isHan(folded.charAt(m.end())))
                                .filter(this::expects);
                if (marker.isPresent()) {
                    return marker;
                }
            }
        }
        return Optional.empty();
    }

    /** Opens a provision for a marker at its place in the tree. */
    private Node place(Marker marker, Text text, @Nullable Node leading) {
        boolean isOpen = open.stream().anyMatch(n -> n.style() == marker.style());
        if (isOpen) {
            while (open.element().style() != marker.style()) {
                open.pop();
            }
            open.pop();
        } else if (leading != null && marker.value() == 1 && leads(leading)) {
            if (open.peek() != leading && leading.marker == null) {
                open.push(leading);
            }
        } else if (!(leading != null && marker.value() == 1 && marker.style().isInline())) {
            while (open.element().rank() >= marker.style().ordinal()) {
                open.pop();
            }
        }
        Node parent = open.element();
        Node node =
                new Node(
                        parent,
                        marker,
                        text.slice(marker.start(), marker.end()).strip(),
                        Text.EMPTY);
        parent.children.add(node);
        open.push(node);
        last.put(marker.style(), marker.value());
        return node;
    }

    /** A heading that nothing follows yet: 六、施行时间. */
    private static boolean isBareHeading(Node node) {
        String own = node.own.folded();
        return node.marker != null
                && node.children.isEmpty()
                && !Forms.isClosed(own)
                && !own.endsWith(")");
    }

    /** 附则 without a number, as codes have it behind their last 编. */
    private static boolean isSupplement(Text text) {
        return text.length() <= 4 && text.folded().replace(" ", "").equals("附则");
    }

    /** Opens nothing: an unnumbered paragraph below what is open. */
    private Node paragraph(Text text) {
        boolean statute =
                open.stream().anyMatch(n -> n.marker != null && n.style() == MarkerStyle.ARTICLE);
        boolean annex = Forms.isAnnexLabel(text.folded()) || Forms.isAnnexReference(text.folded());
        boolean closing =
                CLOSING.matcher(text.folded()).lookingAt()
                        && !statute
                        && !isBareHeading(open.element());
        if (annex || closing || statute && isSupplement(text)) {
            while (open.size() > 1) {
                open.pop();
            }
        }
        while (open.size() > 1
                && (open.element().marker == null
                        || (statute && open.element().style() != MarkerStyle.ARTICLE))) {
            open.pop();
        }
        Node parent = open.element();
        Node node = new Node(parent, null, Text.EMPTY, text);
        parent.children.add(node);
        return node;
    }
}
