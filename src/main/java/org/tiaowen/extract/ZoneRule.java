package org.tiaowen.extract;

import org.tiaowen.document.Zone;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Areas with rules of their own that a measure names: a head noun (自由贸易试验区, 综合保税区, 科学城) with the
 * name in front of it, found by its shape and never from a list of places.
 *
 * <p>Words that many other things share (示范区, 园区, 片区) count with a name only. What stands in a
 * title or in the name of an organ (…管委会) is no zone.
 */
final class ZoneRule {

    private static final String RULE = "zone";

    /** Short forms and the words that they stand for. */
    private static final Map<String, String> FULL =
            Map.of(
                    "自贸试验区", "自由贸易试验区",
                    "自贸区", "自由贸易试验区",
                    "自贸港", "自由贸易港",
                    "综保区", "综合保税区",
                    "经开区", "经济技术开发区",
                    "高新区", "高新技术产业开发区",
                    "高新技术开发区", "高新技术产业开发区",
                    "自创区", "自主创新示范区",
                    "跨境电商综合试验区", "跨境电子商务综合试验区",
                    "跨境电商综试区", "跨境电子商务综合试验区");

    private static final String STRONG =
            "自由贸易试验区|自由贸易港区?|自贸试验区|自贸区|自贸港|综合保税港?区|综保区|保税港区|保税物流园区|保税区|出口加工区|海关特殊监管区域"
                    + "|经济技术开发区|经开区|高新技术产业开发区|高新技术开发区|高新区|自主创新示范区|自创区|边境经济合作区|跨境经济合作区|互市贸易区"
                    + "|跨境电子商务综合试验区|跨境电商综合试验区|跨境电商综试区|科学城|科技城|旅游度假区|经济发展区|工业园区|产业园区?|科技园区?|物流园区"
                    + "|临空经济区|临空经济示范区|临港经济区|航空港经济综合实验区|先行示范区|开发区";
    private static final String WEAK =
            "示范区|试验区|实验区|先行区|先导区|合作区|度假区|新片区|片区|新区|园区|生态城|新城|经济区|集聚区|功能区|创新区|区块";

    private static final Cue HEAD = Cue.of(STRONG + "|" + WEAK);
    private static final Cue STRONG_HEAD = Cue.of(STRONG);

    /** Of these there are many that nobody founded: 老旧片区, 居住新区; a place has to stand in front. */
    private static final Set<String> NEEDS_PLACE =
            Verbs.words("片区 新片区 新区 园区 新城 经济区 集聚区 功能区 区块 创新区");

    /** What follows the name of an area where it is an organ's or a document's. */
    private static final Cue ORGAN_AFTER =
            Cue.of(
                    "^(?:[(（][^()（）]{1,8}[)）])?(?:管委会|管理委员会|管理机构|管理局|党工委|党委|人民?政府|办事处|条例|海关|人民法院|人民检察院)");

    /** Another head right after the first: 自由贸易试验区临港新片区. */
    private static final Cue SECOND =
            Cue.of("^[\\u4e00-\\u9fa5]{2,5}?(?:新片区|片区|园区|区块|示范区|园)(?!区|内)");

    private static final Pattern GOING = Pattern.compile("进驻|入驻|落户|迁入|申建|共建|所在地?");

    private static final Cue PLACE_AFTER = Cue.of("^[(（]([\\u4e00-\\u9fa5]{2,6})[)）]");
    private static final Cue NO_PLACE = Cue.of("简称|以下|下称|统称|包括|不含|含");

    private ZoneRule() {}

    /** The zones that a sentence names, in its order. */
    static List<Zone> of(Reading reading) {
        String text = Titles.masked(reading.text());
        List<Zone> zones = new ArrayList<>();
        if (text.indexOf('区') < 0
                && text.indexOf('城') < 0
                && text.indexOf('园') < 0
                && text.indexOf('港') < 0) {
            return zones;
        }
        Search head = HEAD.matcher(text);
        int from = 0;
        int free = 0;
        int before = 0; // where the last zone begins
        while (from < text.length() && head.find(from)) {
            int end = head.end();
            Search second = SECOND.matcher(text.substring(end, Math.min(text.length(), end + 10)));
            if ((head.group().startsWith("自") || head.group().endsWith("开发区"))
                    && second.find()
                    && isName(second.group())) {
                end += second.end();
            }
            from = end;
            int start =
                    afterVerb(text, NounPhrase.start(reading, head.start(), free), head.start());
            String after = text.substring(end, Math.min(text.length(), end + 16));
            if (ORGAN_AFTER.matcher(after).lookingAt() || !counts(reading, head, start)) {
                continue;
            }
            Search place = PLACE_AFTER.matcher(after);
            if (place.find() && !NO_PLACE.in(place.group(1))) {
                end += place.end();
            }
            from = end;
            boolean goesOn = !zones.isEmpty() && start == free;
            if (goesOn) {
                // 某新区综合保税区: a zone inside a zone bears its name
                start = before;
                zones.removeLast();
            }
            before = start;
            free = end;
            String kind = FULL.getOrDefault(head.group(), head.group());
            zones.add(
                    new Zone(
                            reading.printed().substring(start, end),
                            kind,
                            reading.evidence(start, end, RULE, start < head.start() ? 0.9 : 0.8)));
        }
        return zones;
    }

    /** 企业进驻某合作区: the name begins behind the verb. */
    private static int afterVerb(String text, int start, int head) {
        Matcher verb = GOING.matcher(text).region(start, head);
        int at = start;
        while (verb.find()) {
            at = verb.end();
        }
        return at;
    }

    /** 和, 及, 与 join two zones, 的 makes an attribute. */
    private static boolean isName(String words) {
        return words.chars().noneMatch(c -> "和及与的、在内中".indexOf(c) >= 0);
    }

    private static boolean counts(Reading reading, Search head, int start) {
        if (STRONG_HEAD.matcher(head.group()).matches()) {
            return true;
        }
        if (start == head.start()) {
            return false;
        }
        return !NEEDS_PLACE.contains(head.group())
                || NounPhrase.between(reading.words(), start, head.start()).stream()
                        .anyMatch(w -> w.tag().startsWith("ns") || NounPhrase.isNamePart(w));
    }
}
