package org.tiaowen.extract;

import org.jspecify.annotations.Nullable;
import org.tiaowen.analysis.Folding;
import org.tiaowen.document.Citation;
import org.tiaowen.document.Citation.Relation;
import org.tiaowen.document.Document;
import org.tiaowen.document.Evidence;
import org.tiaowen.document.Span;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Documents that a text names in 《》 or by a 文号, and how the text stands to them.
 *
 * <p>The relation is that of the nearest verb before the title in its clause (贯彻落实, 根据, 印发, 修改 …)
 * or of what is said after it (…同时废止); titles in a row share one. Short names that the document
 * introduces (以下简称《工作方案》) stand for the full title in all that follows, so a rule belongs to one
 * document and reads its sentences in order.
 */
final class CitationRule {

    private static final String RULE = "citation";

    private static final String NUMBER =
            "[\\u4e00-\\u9fa5]{1,14}[〔\\[［【(（](?:19|20)\\d{2}[〕\\]］】)）](?:第)?\\d{1,5}号"
                + "|[\\u4e00-\\u9fa5]{0,16}(?:令|公告|通告)(?:[〔\\[(（]?(?:19|20)\\d{2}[〕\\])）]?年?)?第\\d{1,5}号"
                + "|[\\u4e00-\\u9fa5]{0,16}(?:令|公告|通告)第[〇零一二三四五六七八九十百]+号";
    private static final Pattern BARE_NUMBER =
            Pattern.compile("[\\u4e00-\\u9fa5]{1,14}[〔\\[［](?:19|20)\\d{2}[〕\\]］]\\d{1,5}号");
    private static final Pattern AFTER_TITLE =
            Pattern.compile(
                    "^[(（\\[〔]?(?:(?<number>"
                            + NUMBER
                            + ")[,，;；、]?)?(?:[^()（）]{0,12}?(?:以下|下)(?:统一?|均)?简?称(?:为)?[:：]?[《“]?(?<short>[^》”()（）]{1,30})[》”]?)?[^()（）]{0,30}[)）]");
    private static final Pattern SHORT_OF_OTHER =
            Pattern.compile("(?:以下|下)(?:统一?|均)?简?称(?:为)?[:：]?$");

    /** What papers in 《》 are not documents that govern. */
    private static final Pattern PAPER =
            Pattern.compile(
                    "(?:证|证书|证明|执照|单|表|票|凭证|批件|回执|(?<![白蓝绿皮])书|合同|登记簿|台账|档案|政府公报|国务院公报|日报|晚报|周刊|杂志|学报|告知单|须知卡|名片|信函)$");

    private static final Pattern REPEALED_AFTER =
            Pattern.compile("^[^。；;]{0,80}?(?:废止|失效|停止执行|不再执行|终止执行)");
    private static final Pattern PROMULGATED_AFTER =
            Pattern.compile(
                    "^(?:[(（][^()（）]*[)）])?(?:[^。，,]{0,12}[,，])?(?:予以|现|随文)?(?:现予?以?)?(?:印发|公布|发布)给?");
    private static final Pattern ISSUED_LATER =
            Pattern.compile("^[^。《]{0,60}[,，](?:现予?以?|予以)(?:印发|公布|发布)");
    private static final Pattern FORWARDED_LATER = Pattern.compile("^[^。《]{0,60}[,，]现?予?以?转发");
    private static final Pattern FORWARDED_AFTER =
            Pattern.compile("^(?:[(（][^()（）]*[)）])?(?:予以|现)?转发");
    private static final Pattern CONNECTING =
            Pattern.compile(
                    "^(?:[(（][^()（）]*[)）])?(?:等)?(?:[、,，和与及]|以及|并)?(?:[\\u4e00-\\u9fa5]{0,12}(?:部|局|委|厅|办|院|政府|会|行|署|总局|省|市))?$");

    /** Verbs before a title, and the relation that they make; of several the nearest counts. */
    private static final Map<Relation, Pattern> VERBS = new HashMap<>();

    static {
        VERBS.put(
                Relation.IMPLEMENTS,
                Pattern.compile(
                        "贯彻|落实|根据|按照|依据|依照|遵照|(?<!印发)执行|(?<!印发)(?<!施行)实施(?!方案|细则|意见|办法)|遵循|遵守|依(?=《|$)|按(?=《|$)|照(?=《|$)|对照|参照"));
        VERBS.put(
                Relation.CITES,
                Pattern.compile(
                        "结合|出台|制定|修订|编制|起草|研究|完善|利用|符合|违反|参考|签订|签署|建立|推出|拟订|纳入|列入|申领|报|学习|宣传|评选|推广|健全|形成|公开|支持|加强|参与|凭"));
        VERBS.put(
                Relation.PROMULGATES, Pattern.compile("印发(?:实施|执行)?(?!落实|《[^》]*》的)|下发|颁布|颁发|公布施行"));
        VERBS.put(Relation.FORWARDS, Pattern.compile("转发"));
        VERBS.put(Relation.REPEALS, Pattern.compile("废止(?!或)|停止执行"));
        VERBS.put(Relation.AMENDS, Pattern.compile("修改|修正|作出如下修改"));
    }

    private static final Pattern PUBLISHED = Pattern.compile("(?:公布|发布)$|(?:公布|发布)(?=《)");

    private record Full(String title, @Nullable String number) {}

    private final Document document;
    private final String own;
    private final Map<String, Full> shortNames = new HashMap<>();

    CitationRule(Document document) {
        this.document = document;
        this.own = fold(document.title());
    }

    /** The documents that a sentence names, in its order. */
    List<Citation> of(Reading reading) {
        String text = reading.text();
        List<Citation> citations = new ArrayList<>();
        List<int[]> titles = Titles.in(text);
        Relation previous = Relation.CITES;
        int after = 0; // end of the previous title with what belongs to it
        for (int[] title : titles) {
            String name = reading.printed().substring(title[0] + 1, title[1] - 1);
            Matcher tail = AFTER_TITLE.matcher(text.substring(title[1]));
            boolean found = tail.find();
            String number = found ? tail.group("number") : null;
            String alias = found ? tail.group("short") : null;
            int end = found && (number != null || alias != null) ? title[1] + tail.end() : title[1];
            String between = text.substring(Math.min(after, title[0]), title[0]);
            if (SHORT_OF_OTHER.matcher(between).find()) {
                after = end;
                continue;
            }
            Full full = shortNames.getOrDefault(fold(name), new Full(name, number));
            if (alias != null) {
                shortNames.put(fold(alias), new Full(name, number));
            }
            boolean row = after > 0 && CONNECTING.matcher(between).matches();
            Relation relation =
                    row ? previous : relation(between, text.substring(end), previous, after > 0);
            if (row
                    && relation != Relation.REPEALS
                    && REPEALED_AFTER.matcher(text.substring(end)).find()) {
                relation = Relation.REPEALS;
            }
            previous = relation;
            after = end;
            if (!isOwn(full.title()) && !PAPER.matcher(fold(full.title())).find()) {
                Evidence evidence = reading.evidence(title[0], end, RULE, 0.9);
                add(
                        citations,
                        new Citation(relation, full.title(), numberOf(full, number), evidence));
            }
        }
        bareNumbers(reading, titles, citations);
        return citations;
    }

    /**
     * What a covering notice promulgates or forwards by its own title, where its text does not say
     * so.
     */
    List<Citation> ofTitle(List<Citation> said) {
        boolean covered =
                said.stream()
                        .anyMatch(
                                c ->
                                        c.relation() == Relation.PROMULGATES
                                                || c.relation() == Relation.FORWARDS);
        if (covered) {
            return List.of();
        }
        String title = Folding.fold(document.title());
        for (int[] inner : Titles.in(title)) {
            String before = title.substring(0, inner[0]);
            boolean promulgates = before.endsWith("印发");
            if ((promulgates || before.endsWith("转发"))
                    && title.substring(inner[1]).startsWith("的")) {
                Span whole = document.span();
                int end = Math.min(whole.end(), whole.start() + document.title().length());
                return List.of(
                        new Citation(
                                promulgates ? Relation.PROMULGATES : Relation.FORWARDS,
                                document.title().substring(inner[0] + 1, inner[1] - 1),
                                null,
                                new Evidence(
                                        null,
                                        null,
                                        document.title(),
                                        new Span(whole.start(), Math.max(end, whole.start())),
                                        "citation-title",
                                        0.8)));
            }
        }
        return List.of();
    }

    private static @Nullable String numberOf(Full full, @Nullable String number) {
        return number != null ? number : full.number();
    }

    private static Relation relation(
            String before, String after, Relation previous, boolean follows) {
        if (REPEALED_AFTER.matcher(after).find()) {
            return Relation.REPEALS;
        }
        if (FORWARDED_AFTER.matcher(after).find() || FORWARDED_LATER.matcher(after).find()) {
            return Relation.FORWARDS;
        }
        if (PROMULGATED_AFTER.matcher(after).find() || ISSUED_LATER.matcher(after).find()) {
            return Relation.PROMULGATES;
        }
        String sentence = lastOf(before, "。；;");
        String clause = lastOf(sentence, "，,：:");
        Relation nearest = nearest(clause);
        if (nearest != null) {
            return nearest;
        }
        if (after.matches(
                "(?s)^(?:[(（][^()（）]*[)）])?(?:已|业)?经[^。]{0,80}(?:予以公布|现予?公布|予以发布|现予?发布).*")) {
            return Relation.PROMULGATES;
        }
        return follows && clause.equals(before) ? previous : Relation.CITES;
    }

    private static @Nullable Relation nearest(String clause) {
        Relation nearest = null;
        int at = -1;
        for (Map.Entry<Relation, Pattern> verb : VERBS.entrySet()) {
            Matcher m = verb.getValue().matcher(clause);
            while (m.find()) {
                if (m.start() > at) {
                    at = m.start();
                    nearest = verb.getKey();
                }
            }
        }
        if (nearest == null && PUBLISHED.matcher(clause).find()) {
            return Relation.CITES;
        }
        return nearest;
    }

    private static String lastOf(String text, String marks) {
        for (int i = text.length() - 1; i >= 0; i--) {
            if (marks.indexOf(text.charAt(i)) >= 0) {
                return text.substring(i + 1);
            }
        }
        return text;
    }

    private void bareNumbers(Reading reading, List<int[]> titles, List<Citation> citations) {
        String text = reading.text();
        Matcher bare = BARE_NUMBER.matcher(text);
        while (bare.find()) {
            int start = start(text, bare.start(), bare.end());
            String number = text.substring(start, bare.end());
            boolean attached =
                    citations.stream()
                            .anyMatch(c -> c.number() != null && fold(c.number()).equals(number));
            boolean inside = titles.stream().anyMatch(t -> t[0] < start && start < t[1]);
            boolean ours =
                    document.number() != null && fold(document.number()).equals(fold(number));
            if (!attached && !inside && !ours) {
                Relation relation =
                        relation(
                                text.substring(0, start),
                                text.substring(bare.end()),
                                Relation.CITES,
                                false);
                add(
                        citations,
                        new Citation(
                                relation,
                                null,
                                reading.printed().substring(start, bare.end()),
                                reading.evidence(start, bare.end(), RULE, 0.8)));
            }
        }
    }

    /** 按照|京政发〔2021〕3号: the organ's code begins after the verb before it. */
    private static int start(String text, int start, int end) {
        int from = start;
        int bracket = start;
        while (bracket < end && "〔[［".indexOf(text.charAt(bracket)) < 0) {
            bracket++;
        }
        for (String word : BEFORE_NUMBER) {
            int at = text.lastIndexOf(word, bracket);
            if (at >= start && at + word.length() <= bracket) {
                from = Math.max(from, at + word.length());
            }
        }
        return from;
    }

    private static final Set<String> BEFORE_NUMBER =
            Verbs.words("按照 根据 依据 依照 落实 执行 转发 印发 贯彻 废止 以 和 与 及 按 将 对 原 文件 经 的 为");

    private static void add(List<Citation> citations, Citation citation) {
        boolean known =
                citations.stream()
                        .anyMatch(
                                c ->
                                        c.relation() == citation.relation()
                                                && java.util.Objects.equals(
                                                        c.title(), citation.title())
                                                && java.util.Objects.equals(
                                                        c.number(), citation.number()));
        if (!known) {
            citations.add(citation);
        }
    }

    private boolean isOwn(String title) {
        String name = fold(title);
        return name.equals(own) || name.length() >= 8 && own.endsWith(name) && !own.contains("《");
    }

    private static String fold(@Nullable String text) {
        return text == null ? "" : Folding.fold(text).replaceAll("[\\s“”\"‘’'<>〈〉《》]", "");
    }
}
