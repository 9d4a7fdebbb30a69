package org.tiaowen.extract;

import org.jspecify.annotations.Nullable;
import org.tiaowen.analysis.Folding;
import org.tiaowen.document.Citation;
import org.tiaowen.document.Citation.Relation;
import org.tiaowen.document.Document;
import org.tiaowen.document.Evidence;
import org.tiaowen.document.Span;
import org.tiaowen.extract.Titles.Title;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Documents that a text names in 《》 or by a 文号, and how the text stands to them.
 *
 * <p>Titles in a row (《…》《…》和《…》) share one relation. Short names that the document introduces
 * (以下简称《工作方案》) stand for the full title in all that follows, so a rule belongs to one document and
 * reads its sentences in order. Certificates, forms and newspapers in 《》 are no documents that
 * govern.
 */
final class CitationRule {

    private static final String RULE = "citation";

    private static final Cue BARE_NUMBER =
            Cue.of("[\\u4e00-\\u9fa5]{1,14}[〔\\[［„](?:19|20)\\d{2}[〕\\]］‟]\\d{1,5}号");
    private static final Cue NAMING_SHORT = Cue.of("(?:以下|下)(?:统一?|均)?简?称(?:为)?[:：]?$");
    private static final Cue PAPER =
            Cue.of(
                    "(?:证|证书|证明|执照|单|表|票|凭证|批件|回执|(?<![白蓝绿皮])书|合同|登记簿|台账|档案|政府公报|国务院公报|日报|晚报|周刊|杂志|学报)$");

    /** What may stand between titles in a row: 、和, a 文号, the name of another issuer. */
    private static final Cue CONNECTING =
            Cue.of(
                    "(?:[(（][^()（）]{0,40}[)）])?(?:等)?(?:[、,，和与及]|以及|并)?(?:[\\u4e00-\\u9fa5]{0,12}(?:部|局|委|厅|办|院|政府|会|行|署|省|市))?");

    /** Words that the pattern of a 文号 may have swallowed before the organ's code. */
    private static final Set<String> BEFORE_NUMBER =
            Verbs.words("按照 根据 依据 依照 落实 执行 转发 印发 贯彻 废止 以 和 与 及 按 将 对 原 文件 经 的 为");

    /** Before the end of a title: that end is another document's title. */
    private static final Cue FORWARDED = Cue.of("转发|批转");

    /** In a title: what follows is the title of what is forwarded, with its issuer. */
    private static final Cue FORWARDING = Cue.of("(?:转发|批转)(?=[^《》]{2,40}关于)");

    /** A title that ends in two kinds: the first is the forwarded text's. */
    private static final Cue OWN_KIND =
            Cue.of("^[^《》]*(?:意见|办法|方案|措施|规定|细则|规则|计划|规划|纲要|要点|报告|决定|公告|通知|制度|目录|标准)的通知$");

    private static final Cue MARKS = Cue.of("[\\s“”\"‘’'<>〈〉《》]");

    /** A line that is a title with its 文号 and nothing else. */
    private static final Cue BARE_ENTRY =
            Cue.of(
                    "(?<title>[^。；;《》:：]{2,80}(?:关于|印发|转发|批转|发布|公布)[^。；;《》:：]{2,120}(?:通知|意见|办法|规定|通告|公告|决定|细则|方案|批复|函|通报|条例|规划|计划|决议|措施|纪要)(?:[(（][^()（）]{2,8}[)）])?)"
                        + "[(（\\[](?<number>"
                            + Titles.NUMBER
                            + ")[)）\\]][；;。]?");

    /** How far around a name the words are looked at. */
    private static final int REACH = 160;

    private record Full(String title, @Nullable String number) {}

    private final Document document;
    private final String own;
    private final Map<String, Full> shortNames = new HashMap<>();
    private final List<int[]> named = new ArrayList<>();
    private final CitationList list;

    CitationRule(Document document) {
        this.document = document;
        this.own = fold(document.title());
        this.list = new CitationList(document);
    }

    /** The documents that a sentence names, in its order. */
    List<Citation> of(Reading reading) {
        String text = reading.text();
        List<Citation> citations = new ArrayList<>();
        List<Title> titles = Titles.in(text);
        if (titles.isEmpty()) {
            Optional<Citation> entry = entry(reading);
            if (entry.isPresent()) {
                return List.of(entry.get());
            }
        }
        named.clear();
        Optional<Relation> listed = list.relation(text, titles);
        Relation relation = Relation.CITES;
        int done = 0;
        for (int first = 0; first < titles.size(); ) {
            int last = first;
            while (last + 1 < titles.size()
                    && isRow(text, titles.get(last), titles.get(last + 1))) {
                last++;
            }
            String before = before(text, done, titles.get(first).start());
            done = titles.get(last).end();
            relation =
                    CitationContext.relation(before, after(text, done))
                            .or(() -> listed)
                            .orElse(goesOn(before, first) ? relation : Relation.CITES);
            for (Title title : titles.subList(first, last + 1)) {
                cite(reading, title, relation, citations);
            }
            first = last + 1;
        }
        bareNumbers(reading, titles, citations);
        return citations;
    }

    /** An entry of a list that names its document without 《》: 某市关于…的通知（某政发〔2006〕3号）；. */
    private Optional<Citation> entry(Reading reading) {
        String text = reading.text();
        Search bare = text.indexOf('号') < 0 ? null : BARE_ENTRY.matcher(text);
        if (bare == null || !bare.matches() || isOwn(bare.group("title"))) {
            return Optional.empty();
        }
        named.clear();
        named.add(new int[] {0, bare.end("number")});
        Relation relation =
                list.relation(text, List.of(new Title(0, bare.end("title"), 0, null, null)))
                        .orElse(Relation.CITES);
        return Optional.of(
                new Citation(
                        relation,
                        reading.printed().substring(0, bare.end("title")),
                        reading.printed().substring(bare.start("number"), bare.end("number")),
                        null,
                        reading.evidence(0, bare.end("number"), RULE, 0.8)));
    }

    private void cite(Reading reading, Title title, Relation relation, List<Citation> citations) {
        String text = reading.text();
        named.add(new int[] {title.start(), title.end()});
        if (NAMING_SHORT.in(before(text, 0, title.start()))) {
            return;
        }
        String name = reading.printed().substring(title.start() + 1, title.close() - 1);
        Full full = shortNames.getOrDefault(fold(name), new Full(name, title.number()));
        if (title.shortName() != null) {
            shortNames.put(fold(title.shortName()), new Full(name, title.number()));
        }
        // a table of tasks that is sent out is a text, and no form
        boolean sent = isCovering(relation) && fold(full.title()).endsWith("表");
        boolean paper = !sent && PAPER.in(fold(full.title()));
        if (!isOwn(full.title()) && !paper) {
            String number = title.number() != null ? title.number() : full.number();
            PlaceList places = PlaceList.at(text, title.end());
            named.add(new int[] {title.start(), places.end()});
            Evidence evidence = reading.evidence(title.start(), places.end(), RULE, 0.9);
            if (places.places().isEmpty()) {
                add(citations, new Citation(relation, full.title(), number, null, evidence));
            }
            for (String place : places.places()) {
                add(citations, new Citation(relation, full.title(), number, place, evidence));
            }
        }
    }

    /** Stretches of the last sentence that name a document with its places: start and end. */
    List<int[]> named() {
        return List.copyOf(named);
    }

    /**
     * What a covering notice promulgates or forwards by its own title, where its text does not say
     * so.
     */
    List<Citation> ofTitle(List<Citation> said) {
        if (said.stream().anyMatch(c -> isCovering(c.relation()))) {
            return List.of();
        }
        String text = Folding.fold(document.title());
        Optional<Citation> forwarded = forwarded(text);
        if (forwarded.isPresent()) {
            return List.of(forwarded.get());
        }
        for (Title title : Titles.in(text)) {
            Optional<Relation> relation =
                    CitationContext.relation(before(text, 0, title.start()), "");
            if (relation.filter(CitationRule::isCovering).isPresent()
                    && after(text, title.close()).startsWith("的")) {
                String name = document.title().substring(title.start() + 1, title.close() - 1);
                return List.of(byTitle(relation.get(), name));
            }
        }
        return List.of();
    }

    /**
     * 转发财政部关于印发《…》的通知: the notice behind the verb is what is forwarded, not what that one
     * promulgates. Of 转发财政部关于…意见的通知 the last word is the forwarding notice's own.
     */
    private Optional<Citation> forwarded(String text) {
        Search verb = FORWARDING.matcher(text);
        if (!verb.find()) {
            return Optional.empty();
        }
        String name = document.title().substring(verb.end());
        Search own = OWN_KIND.matcher(text.substring(verb.end()));
        if (own.find()) {
            name = name.substring(0, own.end() - "的通知".length());
        }
        return Optional.of(byTitle(Relation.FORWARDS, name));
    }

    private Citation byTitle(Relation relation, String name) {
        int start = document.span().start();
        int end = Math.min(document.span().end(), start + document.title().length());
        Evidence evidence =
                new Evidence(
                        null,
                        null,
                        document.title(),
                        new Span(start, Math.max(start, end)),
                        "citation-title",
                        0.8);
        return new Citation(relation, name, null, null, evidence);
    }

    private static boolean isCovering(Relation relation) {
        return relation == Relation.PROMULGATES || relation == Relation.FORWARDS;
    }

    private static boolean isRow(String text, Title one, Title next) {
        return next.start() - one.end() <= REACH
                && CONNECTING.matcher(text.substring(one.end(), next.start())).matches();
    }

    /** 依据《…》第三条、《…》第五条: no comma between, the verb goes on. */
    private static boolean goesOn(String before, int first) {
        return first > 0 && before.chars().noneMatch(c -> "。；;，,：:".indexOf(c) >= 0);
    }

    private static String before(String text, int from, int to) {
        return text.substring(Math.max(Math.min(from, to), to - REACH), to);
    }

    private static String after(String text, int from) {
        return text.substring(from, Math.min(text.length(), from + REACH));
    }

    private void bareNumbers(Reading reading, List<Title> titles, List<Citation> citations) {
        String text = reading.text();
        if (text.indexOf('号') < 0) {
            return;
        }
        Search bare = BARE_NUMBER.matcher(text);
        int next = 0;
        int done = 0;
        Relation relation = Relation.CITES;
        while (bare.find()) {
            int start = numberStart(text, bare.start(), bare.end());
            while (next < titles.size() && titles.get(next).end() <= start) {
                next++;
            }
            String number = fold(text.substring(start, bare.end()));
            boolean known =
                    next < titles.size() && titles.get(next).start() < start
                            || number.equals(fold(document.number()));
            if (!known) {
                boolean inRow =
                        done > 0
                                && done <= start
                                && CONNECTING.matcher(text.substring(done, start)).matches();
                relation =
                        inRow
                                ? relation
                                : CitationContext.relation(
                                                before(text, 0, start), after(text, bare.end()))
                                        .orElse(Relation.CITES);
                done = bare.end();
                String printed = reading.printed().substring(start, bare.end());
                add(
                        citations,
                        new Citation(
                                relation,
                                null,
                                printed,
                                null,
                                reading.evidence(start, bare.end(), RULE, 0.8)));
            }
        }
    }

    /** 按照|京政发〔2021〕3号: the organ's code begins after the verb before it. */
    private static int numberStart(String text, int start, int end) {
        int bracket = start;
        while (bracket < end && "〔[［„".indexOf(text.charAt(bracket)) < 0) {
            bracket++;
        }
        int from = start;
        for (String word : BEFORE_NUMBER) {
            int at = text.lastIndexOf(word, bracket);
            if (at >= start && at + word.length() <= bracket) {
                from = Math.max(from, at + word.length());
            }
        }
        return from;
    }

    private static void add(List<Citation> citations, Citation citation) {
        boolean known =
                citations.stream()
                        .anyMatch(
                                c ->
                                        c.relation() == citation.relation()
                                                && Objects.equals(c.title(), citation.title())
                                                && Objects.equals(c.number(), citation.number())
                                                && Objects.equals(c.place(), citation.place()));
        if (!known) {
            citations.add(citation);
        }
    }

    private boolean isOwn(String title) {
        String name = fold(title);
        return name.equals(own)
                || name.length() >= 8
                        && own.endsWith(name)
                        && !document.title().contains("《")
                        && !FORWARDED.in(own.substring(0, own.length() - name.length()));
    }

    private static String fold(@Nullable String text) {
        return text == null ? "" : MARKS.matcher(Folding.fold(text)).replaceAll("");
    }
}
