package org.tiaowen.extract;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Responsibility.Role;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the annotations that name responsible units: with a label (责任单位：…；配合单位：…), in brackets or
 * not, or in brackets with a verb (省发展改革委牵头，省财政厅配合).
 */
final class Annotations {

    private static final String LEADS =
            "责任|牵头|主责|主办|主管|负责|承办|承担|组织实施|实施|落实|推进|执行|主抓|完成|办理|承接|申报|起草";
    private static final String SUPPORTS = "配合|协办|协同|协助|协作|参与|参加|支持|联合|会同|共同";
    private static final String NOUNS = "单位|部门|处室|科室|机构|机关|主体|委办局|地区|区县|县区|县市区?|各区|街道|企业|园区|组织";

    /** 责任单位：, 市级牵头单位：, 局内主责处室：, 责任部门及单位：; without a noun only the plainest words. */
    private static final Pattern LABEL =
            Pattern.compile(
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
                            + "|(?<=^|[(;,。\\[【])(?<bare>责任|牵头|主责|主办|配合|协办|参与|协同):");

    /** Without one of these there is no annotation. */
    private static final Pattern MARK = Pattern.compile("[:(\\[【]");

    private static final Pattern SUPPORT_WORD = Pattern.compile(SUPPORTS);
    private static final Pattern LEAD_WORD = Pattern.compile(LEADS);

    /** Any other label ends the list before it: 完成时限：, 责任人：. */
    private static final Pattern OTHER_LABEL =
            Pattern.compile(
                    "(?:责任人|责任领导|分管领导|联系人|联系电话|(?:计划|完成|办结|实施|推进|工作|时间)*(?:时限|时间|期限|日期|节点|进度)(?:要求|安排|节点)?"
                        + "|备注|说明|工作目标|目标|措施)\\p{IsHan}{0,4}:|(?<=[,;。)])\\p{IsHan}{2,10}:");

    /** Verbs that need no end after them to be verbs. */
    private static final String JOINING = "牵头会同|会同|协同(?!配合|创新|发展|推进)|联合(?!会|国|创新|办公|惩戒)";

    private static final Pattern VERB =
            Pattern.compile(
                    "(?<join>"
                            + JOINING
                            + ")|(?<support>(?:按照?(?:各自)?(?:职责|职能)?(?:分工)?|积极|共同|协同|密切|做好|予以)*(?:配合|协助|参与|参加|协办|支持|协同)"
                            + "(?:做好|落实|实施|推进|工作|配合)?(?=[,;。)、]|$))"
                            + "|(?<lead>(?:按照?(?:各自)?(?:职责|职能|职责职能|工作职责|部门职责|职责任务)?(?:分工|范围|权限)?(?:内)?|分别|共同|具体|分工|依职责|各负其责|牵头|统筹|组织|抓好|协调|推进|分级)*"
                            + "(?:牵头(?!单位|部门|处室|人|作用|抓总)|负责(?!人|制|同志|解释)|(?:实施|落实|推进|推动|承担|承办|主办|主责|执行|办理|抓落实)(?=[,;。)]|$))(?:具体)?(?:实施|落实|组织实施|推进|组织|牵头)?)");

    private Annotations() {}

    /** The lists of units that annotations of this text give, in its order. */
    static List<Naming> in(String text) {
        List<Naming> found = new ArrayList<>();
        if (!MARK.matcher(text).find()) {
            return found;
        }
        int from = 0;
        Matcher label = LABEL.matcher(text);
        while (label.find(from)) {
            brackets(text, from, label.start(), found);
            int end = contentEnd(text, label.end());
            int stop =
                    Math.min(
                            first(LABEL, text, label.end(), end),
                            first(OTHER_LABEL, text, label.end(), end));
            String word = label.group("word");
            String bare = label.group("bare");
            boolean within =
                    label.group("inner") != null
                            || label.group("noun") != null && label.group("noun").endsWith("室");
            roles(
                    text,
                    label.end(),
                    stop,
                    role(bare != null ? bare : word),
                    within,
                    "label",
                    found);
            from = Math.max(stop, label.end());
        }
        brackets(text, from, text.length(), found);
        return found;
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
        return Optional.of(new Naming(0, next, open.role(), open.within(), open.rule(), false));
    }

    /** Whether a bracket of the text stays open to its end. */
    static boolean isOpen(String text) {
        return text.lastIndexOf('(') > text.lastIndexOf(')');
    }

    /** Where a pattern is first found in a stretch, else its end. */
    private static int first(Pattern pattern, String text, int from, int to) {
        Matcher matcher = pattern.matcher(text).region(from, to);
        return matcher.useTransparentBounds(true).find() ? matcher.start() : to;
    }

    /** Whether the text is an annotation and nothing else. */
    static boolean fills(String text) {
        Matcher label = LABEL.matcher(text);
        return label.find()
                && (label.start() == 0 || label.start() == 1 && "([【".indexOf(text.charAt(0)) >= 0);
    }

    private static Role role(@Nullable String word) {
        return word != null && SUPPORT_WORD.matcher(word).find() && !LEAD_WORD.matcher(word).find()
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
    private static void brackets(String text, int from, int to, List<Naming> found) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c != '(' && c != '[' && c != '【') {
                continue;
            }
            int end = contentEnd(text, i + 1);
            if (LABEL.matcher(text).region(i, Math.min(end, text.length())).find()) {
                continue;
            }
            Matcher verb = VERB.matcher(text).region(i + 1, end);
            if (verb.find()) {
                roles(text, i + 1, end, null, false, "bracket", found);
            } else if (isLast(text, end) && text.substring(i + 1, end).matches(".*[、,;].*")) {
                found.add(new Naming(i + 1, end, Role.LEAD, false, "bracket", false));
            }
            i = end;
        }
    }

    /** Whether nothing but a full stop follows. */
    private static boolean isLast(String text, int close) {
        return text.substring(Math.min(text.length(), close + 1)).matches("[。;)]*");
    }

    /**
     * Deals a stretch out by its verbs: each takes the list before it, and 会同 makes helpers of the
     * list after it.
     */
    private static void roles(
            String text,
            int from,
            int to,
            @Nullable Role role,
            boolean within,
            String rule,
            List<Naming> found) {
        boolean trusted = rule.equals("label");
        Role pending = null;
        int at = from;
        Matcher verb = VERB.matcher(text).region(from, to);
        while (verb.find(at) && verb.end() <= to) {
            boolean joins = verb.group("join") != null;
            Role said = verb.group("support") != null ? Role.SUPPORT : Role.LEAD;
            Role mine = pending != null ? pending : said;
            add(text, at, verb.start(), mine, within, rule, trusted, found);
            pending = joins ? Role.SUPPORT : null;
            at = joins ? verb.end() : afterClause(text, verb.end(), to);
            if (at >= to) {
                break;
            }
            verb.region(at, to);
        }
        Role rest = pending != null ? pending : role;
        if (rest != null) {
            add(text, at, to, rest, within, rule, trusted, found);
        }
    }

    /** Past the object of a verb: 市财政局负责资金保障，…. */
    private static int afterClause(String text, int from, int to) {
        int i = from;
        while (i < to && ",;。".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return Math.min(to, i + 1);
    }

    private static void add(
            String text,
            int from,
            int to,
            Role role,
            boolean within,
            String rule,
            boolean trusted,
            List<Naming> found) {
        int start = from;
        int end = to;
        while (start < end && "由并请,;、。:".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && ",;、。:".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end - start >= 2) {
            found.add(new Naming(start, end, role, within, rule, trusted));
        }
    }
}
