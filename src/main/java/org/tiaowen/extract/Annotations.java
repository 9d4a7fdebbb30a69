package org.tiaowen.extract;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Responsibility.Role;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;

import java.util.List;
import java.util.Optional;

/**
 * Finds the annotations that name responsible units: with a label (责任单位：…；配合单位：…), in brackets or
 * not, or in brackets with a verb (省发展改革委牵头，省财政厅配合).
 */
final class Annotations {

    private static final String LEADS =
            "责任|牵头|主责|主办|主管|负责|承办|承担|组织实施|实施|落实|推进|执行|主抓|完成|办理|承接|申报|起草";
    private static final String SUPPORTS = "配合|协办|协同|协助|协作|参与|参加|支持|联合|会同|共同";
    private static final String NOUNS = "单位|部门|分工|处室|科室|机构|机关|主体|委办局|地区|区县|县区|县市区?|各区|街道|企业|园区|组织";

    /** 责任单位：, 市级牵头单位：, 局内主责处室：, 责任部门及单位：; without a noun only the plainest words. */
    private static final Cue LABEL =
            Cue.of(
                    "(?<inner>[局委厅部处院行]内|本[局委厅部院])?(?:[省市区县州]级|[省市区县]直|中央|国家|地方|第一|主要|具体|总|各|有关|相关)*"
                        + "(?<word>(?:(?:"
                            + LEADS
                            + "|"
                            + SUPPORTS
                            + ")[及和、与]?)+)(?<noun>(?:"
                            + NOUNS
                            + ")(?:[及和、与/]?(?:责任|配合|相关|有关)?(?:"
                            + NOUNS
                            + "))?)(?:为|有|包括)?(?:\\([^()]{1,8}\\))?:"
                            + "|(?<=^|[(\\[【〔])(?<open>(?:责任|牵头|主责|主办|配合|协办|参与)(?:单位|部门))(?=[省市区县州盟旗](?!级|直|各))"
                            + "|(?<=^|[(;,。\\[【〔局委办厅部府会院行署])(?<bare>责任|牵头|主责|主办|配合|协办|参与|协同):");

    /** 主办：县环保局　督办：县政府办公室: who wrote the text, at its foot. */
    private static final Cue IMPRINT = Cue.of("^主办:.*督办:");

    /** Without one of these there is no annotation. */
    private static final Cue MARK = Cue.of("[:(\\[【〔]");

    private static final Cue SUPPORT_WORD = Cue.of(SUPPORTS);
    private static final Cue LEAD_WORD = Cue.of(LEADS);

    /** 协同责任单位, 配合责任部门: what they answer for is to help. */
    private static final Cue HELPING = Cue.of("(?:配合|协办|协同|协助|协作|参与|参加|支持)责任");

    /** Any other label ends the list before it: 完成时限：, 责任人：. */
    private static final Cue OTHER_LABEL =
            Cue.of(
                    "(?:责任人|责任领导|分管领导|联系人|联系电话|(?:计划|完成|办结|实施|推进|工作|时间)*(?:时限|时间|期限|日期|节点|进度)(?:要求|安排|节点)?"
                        + "|备注|说明|工作目标|目标|措施)\\p{IsHan}{0,4}:|(?<=[,;。)])\\p{IsHan}{2,10}:");

    private Annotations() {}

    /** The lists of units that annotations of this text give, in its order. */
    static List<Naming> in(String text) {
        Shares shares = new Shares(text);
        if (!MARK.in(text)) {
            return shares.line();
        }
        if (IMPRINT.matcher(text).lookingAt()) {
            return List.of();
        }
        int from = 0;
        Search label = LABEL.matcher(text);
        while (label.find(from)) {
            brackets(text, from, label.start(), shares);
            int end = contentEnd(text, label.end());
            int next = first(LABEL, text, label.end(), end);
            int stop = Math.min(next, first(OTHER_LABEL, text, label.end(), next));
            String word = label.group(label.group("open") == null ? "word" : "open");
            String bare = label.group("bare");
            boolean within =
                    label.group("inner") != null
                            || label.group("noun") != null && label.group("noun").endsWith("室");
            shares.deal(
                    label.end(),
                    stop,
                    role(bare != null ? bare : word),
                    new Shares.Style("label", within, Naming.Trust.ANY));
            from = Math.max(stop, label.end());
        }
        brackets(text, from, text.length(), shares);
        return shares.found().isEmpty() ? shares.line() : shares.found();
    }

    /**
     * The lists of units in a cell under a heading that names their role.
     *
     * @param role of what neither a label nor a verb in the cell gives another
     */
    static List<Naming> inCell(String text, Role role) {
        if (LABEL.matcher(text).find()) {
            return in(text);
        }
        Shares shares = new Shares(text);
        shares.deal(0, text.length(), role, new Shares.Style("column", false, Naming.Trust.ANY));
        return shares.found();
    }

    /**
     * The list that goes on from the text before, whose bracket was left open there: what stands
     * before this text's first closing bracket.
     */
    static Optional<Naming> continued(Naming open, String text) {
        int close = text.indexOf(')');
        int next = Math.min(close, first(LABEL, text, 0, text.length()));
        if (next < 2 || text.lastIndexOf('(', next) >= 0 || text.lastIndexOf('。', next) >= 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Naming(0, next, open.role(), open.within(), open.rule(), Naming.Trust.ALL));
    }

    /** Whether a bracket of the text stays open to its end. */
    static boolean isOpen(String text) {
        return text.lastIndexOf('(') > text.lastIndexOf(')');
    }

    /** Where a pattern is first found in a stretch, else its end. */
    private static int first(Cue pattern, String text, int from, int to) {
        Search matcher = pattern.matcher(text).region(from, to);
        return matcher.useTransparentBounds(true).find() ? matcher.start() : to;
    }

    /** Whether the text is an annotation and nothing else. */
    static boolean fills(String text) {
        Search label = LABEL.matcher(text);
        return label.find()
                && (label.start() == 0
                        || label.start() == 1 && "([【〔".indexOf(text.charAt(0)) >= 0);
    }

    /** Whether the text is an annotation, or a bracket that may be one. */
    static boolean standsAlone(String text) {
        return fills(text) || !text.isEmpty() && "([【〔".indexOf(text.charAt(0)) >= 0;
    }

    private static Role role(@Nullable String word) {
        return word != null
                        && SUPPORT_WORD.in(word)
                        && (!LEAD_WORD.in(word) || HELPING.matcher(word).lookingAt())
                ? Role.SUPPORT
                : Role.LEAD;
    }

    /**
     * Where the content of a label ends: at the bracket that holds it, the full stop or the end.
     */
    private static int contentEnd(String text, int start) {
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '(', '[', '【', '〔' -> depth++;
                case ')', ']', '】', '〕' -> {
                    if (depth-- == 0) {
                        return i;
                    }
                }
                case '。', '!', '?' -> {
                    return i;
                }
                default -> {}
            }
        }
        return text.length();
    }

    /**
     * Brackets without a label whose words end in a verb that deals out work, or that end the text.
     */
    private static void brackets(String text, int from, int to, Shares shares) {
        for (int i = from; i < to; i++) {
            if ("([【〔".indexOf(text.charAt(i)) < 0) {
                continue;
            }
            int end = contentEnd(text, i + 1);
            if (first(LABEL, text, i, end) == end) {
                boolean last = isLast(text, end);
                shares.bracket(i + 1, end, last);
                i = end;
            }
        }
    }

    /** Whether nothing but a full stop follows. */
    private static boolean isLast(String text, int close) {
        return text.substring(Math.min(text.length(), close + 1)).matches("[。;)〕】\\]]*");
    }
}
