package org.tiaowen.extract;

import org.tiaowen.document.Citation.Relation;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a text stands to a document that it names, told by the words around the name.
 *
 * <p>What is said after it comes first (…同时废止, 现将《…》印发给你们), then the nearest verb before it in its
 * clause.
 */
final class CitationContext {

    private static final Cue REPEALED =
            Cue.of("^(?![【\\[(（](?:已|现已)?经?(?:废止|失效))[^。；;《]{0,80}?(?:废止|失效|停止执行|不再执行|终止执行)");
    private static final Cue KEPT =
            Cue.of(
                    "^(?:[(（][^()（）]{0,40}[)）])?(?:等[^。；;，,《]{0,12})?[，,]?(?:经[^。；;，,《]{0,20}[，,])?(?:继续有效|继续施行|有效期(?:限)?(?:自动)?(?:延长|延续|延期)(?:至|到|[一二三四五六七八九十\\d]+年))");
    private static final Cue AMENDED =
            Cue.of(
                    "^(?:[(（][^()（）]*[)）])?(?:部分条款|第[^，。《]{1,12}条)?(?:(?:作|做)(?:出)?(?:如下|以下)(?:修改|修正)|(?:作出|做出|予以|进行)(?:修改|修正|修订))");

    /** 将《…》第三条修改为, 《…》第五条第二款中的“…”修改为. */
    private static final Cue REWORDED =
            Cue.of(
                    "^(?:的|中的?)?第[^，。；;《]{1,20}(?:中的?)?(?:“[^”]{0,60}”、?){0,4}(?:的[^，。；;《]{0,12})?(?:修改为|改为|予以修改)");

    private static final Cue DELETED = Cue.of("(?:删去|删除)[^。；;，,《]{0,6}$");

    private static final Cue FORWARDED =
            Cue.of("^(?:[(（][^()（）]{0,40}[)）])?(?:予以|现)?转发|^[^。《]{0,60}[,，]现?予?以?转发");
    private static final Cue PROMULGATED =
            Cue.of(
                    "^(?:[(（][^()（）]{0,40}[)）])?(?:[^。，,《]{0,12}[,，])?(?:予以|现|随文)?(?:现予?以?)?(?:印发|公布|发布)给?"
                        + "|^[^。《]{0,60}[,，](?:现予?以?|予以)(?:印发|公布|发布)"
                        + "|^(?:[(（][^()（）]{0,40}[)）])?(?:已|业)?经[^。《]{0,80}(?:予以公布|现予?公布|予以发布|现予?发布)");

    private static final Cue PROMULGATING = Cue.of("关于(?:印发|发布|公布|颁布|下发)$");
    private static final Cue NOTICE = Cue.of("^的(?:通知|公告|通告|决定|令)");

    private static final Map<Relation, Cue> VERBS = new EnumMap<>(Relation.class);

    static {
        VERBS.put(
                Relation.IMPLEMENTS,
                Cue.of(
                        "贯彻|落实|根据|按照|依据|依照|遵照|(?<!印发|停止|不再)执行|(?<!印发)(?<!施行)实施(?!方案|细则|意见|办法)|遵循|遵守|依$|按$|照$|对照|参照"));
        VERBS.put(
                Relation.CITES,
                Cue.of(
                        "结合|出台|制定|(?<!新)修订|编制|起草|研究|完善|利用|符合|违反|参考|签订|签署|建立|推出|拟订|纳入|列入|申领|报|学习|宣传|评选|推广|健全|形成|公开|支持|加强|参与|凭|公布|发布|(?:颁布|颁发)(?=的)"));
        VERBS.put(Relation.PROMULGATES, Cue.of("印发(?:实施|执行)?(?!落实)|下发|(?:颁布|颁发)(?!的)"));
        VERBS.put(Relation.FORWARDS, Cue.of("转发"));
        VERBS.put(Relation.REPEALS, Cue.of("废止(?!或)|停止执行"));
        VERBS.put(Relation.AMENDS, Cue.of("修改|修正"));
    }

    private CitationContext() {}

    /**
     * The relation that the words around a name make, empty where they make none.
     *
     * @param before what precedes it, from the name before it on
     * @param after what follows it
     */
    static Optional<Relation> relation(String before, String after) {
        if (REPEALED.matcher(after).lookingAt()) {
            return Optional.of(Relation.REPEALS);
        }
        if (KEPT.matcher(after).lookingAt()) {
            return Optional.of(Relation.KEEPS);
        }
        if (DELETED.in(before)) {
            return Optional.of(Relation.REPEALS);
        }
        if (AMENDED.matcher(after).lookingAt() || REWORDED.matcher(after).lookingAt()) {
            return Optional.of(Relation.AMENDS);
        }
        if (FORWARDED.matcher(after).lookingAt()) {
            return Optional.of(Relation.FORWARDS);
        }
        if (PROMULGATED.matcher(after).lookingAt()) {
            return Optional.of(Relation.PROMULGATES);
        }
        String clause = clause(before);
        if (NOTICE.matcher(after).lookingAt() && PROMULGATING.in(clause)) {
            // 根据财政部关于印发《…》的通知: 印发 belongs to the name of the notice
            return nearest(clause.substring(0, clause.lastIndexOf("关于"))).or(() -> nearest(clause));
        }
        return nearest(clause);
    }

    private static Optional<Relation> nearest(String clause) {
        Optional<Relation> nearest = Optional.empty();
        int at = -1;
        for (Map.Entry<Relation, Cue> verb : VERBS.entrySet()) {
            Search match = verb.getValue().matcher(clause);
            while (match.find()) {
                if (match.start() > at) {
                    at = match.start();
                    nearest = Optional.of(verb.getKey());
                }
            }
        }
        return nearest;
    }

    private static String clause(String text) {
        int i = text.length();
        while (i > 0 && "。；;，,：:".indexOf(text.charAt(i - 1)) < 0) {
            i--;
        }
        return text.substring(i);
    }
}
