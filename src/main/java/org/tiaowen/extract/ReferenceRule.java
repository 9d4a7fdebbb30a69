package org.tiaowen.extract;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Citation;
import org.tiaowen.document.Citation.Relation;
import org.tiaowen.document.Document;
import org.tiaowen.document.Evidence;
import org.tiaowen.document.Pinpoint;
import org.tiaowen.extract.Titles.Title;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;

import java.util.ArrayList;
import java.util.List;

/**
 * Provisions that a text points at without naming a document there: 本条例第十条, 前款, 第三十六条; in a
 * decision that amends one document, the provisions of that one.
 */
final class ReferenceRule {

    private static final String RULE = "reference";

    private static final Cue REFERENCE =
            Cue.of(
                    "(?<own>本(?:条例|办法|法|规定|细则|意见|通知|方案|措施|决定|章程|规则|计划|规划|解释|公告|标准|政策|实施办法|实施细则|暂行办法|暂行规定|若干规定)的?)?(?:(?<place>"
                            + Pinpoint.PLACE
                            + ")|(?<relative>"
                            + Pinpoint.RELATIVE
                            + "))");
    private static final Cue NAMED_BEFORE =
            Cue.of("(?:合同|协议|公约|协定|章程|[^本]法|法典|宪法|[该此其]办法|[该此]规定|》|[)）])(?:的|中)?$");
    private static final Cue AFTER =
            Cue.of(
                    "^(?:$|[，。、；：,.;:)）]|规定|所|的|中|列|修改|增加|删|改|不再|执行|要求|为|作|内容|有关|情形|处罚|提出|和|与|及|或|至|以|外|之外|关于|各|行为|适用|已|由|后|前)");
    private static final Cue AMENDING =
            Cue.of("^.{0,60}关于修[改正订].{0,80}的(?:决定|决议|通知|公告)(?:[(（][^()（）]*[)）])?$|修正案");
    private static final Cue DELETED = Cue.of("(?:删去|删除|废止)$");

    private final boolean articles;
    private final @Nullable Title amended;
    private final String amendedTitle;

    ReferenceRule(Document document) {
        articles = document.provisions().stream().anyMatch(Outline::isArticle);
        List<Title> titles =
                AMENDING.matcher(document.title()).find() ? Titles.in(document.title()) : List.of();
        amended = titles.size() == 1 ? titles.getFirst() : null;
        amendedTitle =
                amended == null
                        ? ""
                        : document.title().substring(amended.start() + 1, amended.close() - 1);
    }

    /**
     * The provisions that a sentence points at, in its order.
     *
     * @param named stretches that citations with a title take
     */
    List<Citation> of(Reading reading, List<int[]> named) {
        String text = reading.text();
        List<Citation> references = new ArrayList<>();
        if (text.indexOf('第') < 0 && text.indexOf('前') < 0 && text.indexOf('本') < 0) {
            return references;
        }
        Search reference = REFERENCE.matcher(text);
        int from = 0;
        while (from < text.length() && reference.find(from)) {
            int start = reference.start();
            from = reference.end();
            if (isNamed(start, named)) {
                continue;
            }
            if (reference.group("relative") != null) {
                add(reading, reference.group("relative"), start, from, references);
                continue;
            }
            PlaceList places = PlaceList.at(text, reference.start("place"));
            from = Math.max(from, places.end());
            if (counts(text, reference, places)) {
                for (String place : places.places()) {
                    add(reading, place, start, places.end(), references);
                }
            }
        }
        return references;
    }

    private static boolean isNamed(int start, List<int[]> named) {
        return named.stream().anyMatch(stretch -> stretch[0] <= start && start < stretch[1]);
    }

    private boolean counts(String text, Search reference, PlaceList places) {
        if (reference.group("own") != null) {
            return true;
        }
        String first = places.places().getFirst();
        String before = text.substring(Math.max(0, reference.start() - 6), reference.start());
        String after = text.substring(places.end(), Math.min(text.length(), places.end() + 4));
        return first.contains("条")
                && (articles || amended != null || reference.start() == 0 || first.contains("款"))
                && !NAMED_BEFORE.in(before)
                && AFTER.matcher(after).lookingAt();
    }

    private void add(Reading reading, String place, int start, int end, List<Citation> references) {
        String before = reading.text().substring(Math.max(0, start - 4), start);
        Relation relation =
                amended == null
                        ? Relation.CITES
                        : DELETED.in(before) ? Relation.REPEALS : Relation.AMENDS;
        Evidence evidence = reading.evidence(start, end, RULE, 0.8);
        references.add(
                new Citation(
                        relation, amended == null ? null : amendedTitle, null, place, evidence));
    }
}
