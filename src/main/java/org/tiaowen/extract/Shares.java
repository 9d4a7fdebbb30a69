package org.tiaowen.extract;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Responsibility.Role;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;

import java.util.ArrayList;
import java.util.List;

/**
 * Deals the units of a stretch of text out to their roles by its verbs: each takes the list before
 * it (省发展改革委牵头，省财政厅配合), and 会同 makes helpers of the list after it.
 */
final class Shares {

    /** Verbs that need no end after them to be verbs. */
    private static final String JOINING =
            "牵头会同|会同|协同(?!配合|创新|发展|推进)|(?<!中华|中国|全国)联合(?!会|国|社|体|创新|办公|惩戒|实验|研究|大学|学院)";

    private static final Cue VERB =
            Cue.of(
                    "(?<join>"
                            + JOINING
                            + ")|(?<support>(?:按照?(?:各自)?(?:职责|职能)?(?:分工)?|积极|共同|协同|密切|做好|予以)*(?:配合|协助|参与|参加|协办|支持|协同)"
                            + "(?:做好|落实|实施|推进|工作|配合)?(?=[,;。)\\]】〕、]|$))"
                            + "|(?<lead>(?:按照?(?:各自)?(?:职责|职能|职责职能|工作职责|部门职责|职责任务)?(?:分工|范围|权限)?(?:内)?|分别|共同|具体|分工|依职责|各负其责|结合实际|牵头|统筹|组织|抓好|协调|推进|分级)*"
                            + "(?:牵头(?!单位|部门|处室|人|作用|抓总)|负责(?!人|制|同志|解释)|负(?:总|主|主要)责任?|(?:实施|落实|推进|推动|承担|承办|主办|主责|执行|办理|抓落实)(?=[,;。)\\]】〕]|$))(?:具体)?(?:实施|落实|组织实施|推进|组织|牵头)?)");

    /** The rule of a text that is nothing but lists and verbs. */
    static final String LINE = "line";

    /** 按职责分工 at the end of a list, whose verb is the label. */
    private static final Cue TRAIL = Cue.of("(?:按照?|依)(?:各自)?(?:职责|职能)(?:分工)?$");

    private static final String EDGES = "由并请,;、。:";

    /** Groups do no work of their own in a plain sentence. */
    private static final Cue GROUP = Cue.of("^(?:各|有关|相关)");

    private static final int LONGEST_LINE = 160;

    /** The last characters of what {@link #VERB} finds. */
    private static final String VERB_ENDS = "头同合助与加办持好实施进作责担动行理织";

    private final String text;
    private final List<Naming> found = new ArrayList<>();

    Shares(String text) {
        this.text = text;
    }

    /** How the lists of a stretch are marked and what they need to be believed. */
    record Style(String rule, boolean within, Naming.Trust trust) {}

    /** What has been dealt out so far. */
    List<Naming> found() {
        return found;
    }

    /**
     * Deals a stretch out.
     *
     * @param role the role of a list without a verb; null where such a list is none
     */
    void deal(int from, int to, @Nullable Role role, Style style) {
        Role pending = null;
        int at = from;
        Search verb = VERB.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        while (at < to && verb.region(at, to).find()) {
            boolean joins = verb.group("join") != null;
            Role said = verb.group("support") != null ? Role.SUPPORT : Role.LEAD;
            int own =
                    role == Role.LEAD && pending == null && said == Role.SUPPORT && at == from
                            ? lastPart(from, verb.start())
                            : at;
            if (own > at) {
                add(at, own, Role.LEAD, style);
            }
            add(own, verb.start(), pending != null ? pending : said, style);
            pending = joins ? Role.SUPPORT : null;
            int end = verb.end();
            int clauseEnd = afterClause(end, to);
            // 市财政局牵头 各区政府配合: a blank parts the lists, or 、
            boolean another = verb.region(end, clauseEnd).find() && verb.group("join") == null;
            at = joins || another ? end : clauseEnd;
        }
        Role rest = pending != null ? pending : role;
        if (rest != null) {
            add(at, to, rest, style);
        }
    }

    /**
     * A bracket without a label: its verbs deal it out, and without a verb a list is one where the
     * bracket ends the text, one name where the bracket is the text.
     */
    void bracket(int from, int to, boolean last) {
        Search verb = VERB.matcher(text).region(from, to);
        if (verb.find()) {
            deal(from, to, null, new Style("bracket", false, Naming.Trust.MOST));
        } else if (last && from == 1) {
            add(from, to, Role.LEAD, new Style("bracket", false, Naming.Trust.MOST));
        } else if (last && text.substring(from, to).matches(".*[、,;].*")) {
            add(from, to, Role.LEAD, new Style("bracket", false, Naming.Trust.ALL));
        }
    }

    /** A text that is nothing but lists and verbs: 市财政局、市税务局按职责分工负责。 */
    List<Naming> line() {
        int end = text.endsWith("。") ? text.length() - 1 : text.length();
        if (end == 0
                || end > LONGEST_LINE
                || text.indexOf('《') >= 0
                || VERB_ENDS.indexOf(text.charAt(end - 1)) < 0) {
            return found;
        }
        Search verb = VERB.matcher(text);
        int last = 0;
        int verbs = 0;
        while (verb.find(last)) {
            last = verb.end();
            verbs++;
        }
        boolean several = verbs > 1 || text.contains("、");
        if (end <= LONGEST_LINE && last == end && several && !GROUP.matcher(text).lookingAt()) {
            deal(0, end, null, new Style(LINE, false, Naming.Trust.ALL));
        }
        return found;
    }

    /**
     * Where the last part of a list begins that a comma parts: in 责任单位：市财政局、市商务局，各区政府配合 the label
     * holds for what stands before it.
     */
    private int lastPart(int from, int to) {
        int comma = Math.max(text.lastIndexOf(',', to - 2), text.lastIndexOf(';', to - 2));
        return comma > from ? comma + 1 : from;
    }

    /** Past the object of a verb: 市财政局负责资金保障，…. */
    private int afterClause(int from, int to) {
        int i = from;
        while (i < to && ",;。".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return Math.min(to, i + 1);
    }

    private void add(int from, int to, Role role, Style style) {
        int start = from;
        int end = to;
        while (start < end && EDGES.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && EDGES.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        Search trail = TRAIL.matcher(text).region(start, end);
        if (trail.find()) {
            end = trail.start();
        }
        if (end - start >= 2) {
            found.add(new Naming(start, end, role, style.within(), style.rule(), style.trust()));
        }
    }
}
