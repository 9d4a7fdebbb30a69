package org.tiaowen.extract;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Role;
import org.tiaowen.document.Sentence;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a sentence directs that something be done, allowed, forbidden, supported or explored.
 *
 * <p>What the provision does in its document decides first (an aim, a principle, a definition
 * directs nothing), then the place of the sentence in it (a run-in heading, a lead-in to items),
 * then its own words (an annotation, a definition, an entry into force, what has been reached
 * already).
 */
final class MeasureRule {

    private static final Pattern ANNOTATION =
            Pattern.compile(
                    "^[(（\\[【]?(?:市级|省级|区级|局内|县级|各|主要|主|具体)?(?:责任|牵头|配合|主责|协办|主办|承办|实施|落实|参与|参加|支持|完成|办结|推进|监督|指导|联系|起草|主管|负责)"
                        + "(?:单位|部门|编辑|处室|时限|时间|领导|主体|机构|机关|人|进度|科室|区|节点|期限)?(?:及分工)?[:：]");
    private static final Pattern TIMING = Pattern.compile("^[(（]?(?:时限|时间节点|完成期限|实施期限|备注|注)[:：]");
    private static final Pattern BRACKETED_UNITS =
            Pattern.compile("^[(（][^()（）]{2,120}(?:牵头|负责|配合|分工负责|按职责[^()（）]{0,12})[。]?[)）][。]?$");
    private static final Pattern DEFINITION =
            Pattern.compile(
                    "^[^，。;；]{0,40}(?:是指|系指|指的是)|^本[^，。]{1,8}(?:所称|所指|中的|下列)|^前款所称|^上述[^，。]{1,12}(?:是指|包括)"
                        + "|^[^，,。]{2,20}主要?包括[:：]?|^[^，。]{1,30}适用(?:于)?本|^本[^，。]{1,8}适用于|的(?:主要)?功能是");
    private static final Pattern CLOSING =
            Pattern.compile(
                    "^(?:本|以上|上述|该|此前|原|《|自)[^。]*(?:施行|起实施|起执行|负责解释|解释|废止|有效期[^。]{0,12}|为准)(?:[，,][^。]{0,40})?[。]?$"
                        + "|^特此(?:通知|公告|通告|批复|函复|决定|报告)|^附件?[:：\\d]|^附件$|印发给你们|转发给你们|现(?:予)?(?:公布|公告|通告)如下"
                        + "|^[(（]?(?:此件|本文)|(?:通知|公告|批复|决定|规定|措施|方案|意见|要求|安排|办法)如下[:：。]?$|请(?:遵照|参照|认真贯彻|认真组织|按照|结合实际)[^。]{0,24}执行[。]?$"
                        + "|收悉[。]?$|^(?:现|特)(?:制定|提出|就|将)[^。]*$|(?:制定|提出|推出|作出|出台)(?:了)?(?:本|以下|如下|该)[^，,。]{0,10}(?:条例|办法|规定|细则|规则|决定|措施|政策|方案|计划|规划|意见|通知|公告|指引|制度|标准|要求|章程)[。:：]?$");
    private static final Pattern REACHED =
            Pattern.compile(
                    "^(?:近年来|近几年|近期|目前|当前|多年来|长期以来|过去|一年来|[^，。]{0,24}以来|“?十[二三]五”?(?:期间|时期|以来))"
                        + "|已(?:经|成为|形成|建成|实现|完成|达|有|初步|基本)|取得(?:了)?[^，。]{0,16}(?:成效|突破|进展|成绩|成果|成就|提升)|成效显著|位居|排名|[显著明显](?:提升|增强|改善|提高)(?:[。，,]|$)"
                        + "|具有[^，。]{0,12}(?:意义|作用)|面临[^，。]{0,16}(?:挑战|机遇|问题|形势)|增长[^，。]{0,4}\\d|同比(?:增长|下降|提高)\\d|仍(?:然)?存在");
    private static final Pattern ENUMERATING =
            Pattern.compile("(?:下列|以下|如下|之一)[^。]{0,40}[:：。]?$|[:：]$");
    private static final Pattern LISTS_CASES =
            Pattern.compile(
                    "(?:情形|行为|条件|材料|情况|标准|范围|之一|资料|要求之一|内容|原则|对象|途径|情节|文件|信息|事项)[^。，]{0,16}[:：。]?$|之一");
    private static final Pattern AGENT =
            Pattern.compile(
                    "(?:政府|部门|单位|委员会|[^全]局|厅|委|办|办公室|领导小组|小组|专班|机关|机构|海关|法院|检察院|协会|企业|银行|街道|乡镇|园区|区|市|县|省|管委会|主体|组织|公司|联席会议|指挥部|部|院|处|科|个人|人员|者|集团|中心|学校|医院)$");
    private static final Pattern NOTHING = Pattern.compile("^[\\p{P}\\p{S}\\d\\sA-Za-z]*$");
    private static final int LONGEST_HEADING = 32;
    private static final int LONGEST_PARAGRAPH_HEADING = 22;

    private final Outline outline;

    MeasureRule(Outline outline) {
        this.outline = outline;
    }

    /** Whether the sentence directs something. */
    boolean directs(Reading reading) {
        String text = reading.text();
        if (NOTHING.matcher(text).matches()
                || isAnnotation(text)
                || DEFINITION.matcher(text).find()
                || CLOSING.matcher(text).find()) {
            return false;
        }
        Provision provision = reading.provision();
        Sentence sentence = reading.sentence();
        if (provision == null || sentence == null) {
            return sentence != null && !outline.isEnumerated() && orders(reading);
        }
        boolean binding = isBinding(reading);
        if (!isDirective(provision.role(), reading, binding)) {
            return false;
        }
        if (isRunInHeading(reading, provision, sentence)
                || leadsIn(reading, provision, sentence, binding)
                || isCase(provision)) {
            return false;
        }
        return binding || !REACHED.matcher(text).find() && orders(reading);
    }

    static boolean isAnnotation(String text) {
        return ANNOTATION.matcher(text).find()
                || TIMING.matcher(text).find()
                || BRACKETED_UNITS.matcher(text).find();
    }

    private boolean isDirective(Role role, Reading reading, boolean binding) {
        return switch (role) {
            case TASK, SAFEGUARD -> true;
            case BACKGROUND -> !outline.isEnumerated() && binding;
            case SUPPLEMENTARY -> binding;
            case OBJECTIVE, PRINCIPLE -> bindsSomebody(reading);
            case DEFINITION -> false;
        };
    }

    /** Whether a modal word of a main clause binds or frees somebody. */
    private static boolean isBinding(Reading reading) {
        return reading.clauses().stream()
                .anyMatch(
                        c ->
                                !c.condition()
                                        && (c.hasModal(Verbs.PROHIBITING)
                                                || c.hasModal(Verbs.OBLIGING)
                                                || c.hasModal(Verbs.PERMITTING)
                                                || c.hasHead(Verbs.FORBIDDING)));
    }

    /** Among aims and principles only what is laid on somebody directs: 各市要于6月底前制定计划. */
    private static boolean bindsSomebody(Reading reading) {
        return reading.clauses().stream()
                .anyMatch(
                        c ->
                                !c.condition()
                                        && isAgent(c.subject())
                                        && (c.hasModal(Verbs.OBLIGING)
                                                || c.hasModal(Verbs.PROHIBITING)));
    }

    /** A short phrase without a comma at the head of a provision that goes on. */
    private boolean isRunInHeading(Reading reading, Provision provision, Sentence sentence) {
        List<Sentence> all = outline.sentences(provision);
        if (Outline.isArticle(provision)) {
            return false;
        }
        if (all.isEmpty() || !all.getFirst().id().equals(sentence.id())) {
            return false;
        }
        String text = bare(reading.text());
        String heading = bare(provision.heading());
        boolean goesOn = all.size() > 1 || !outline.items(provision).isEmpty();
        if (!heading.isEmpty() && heading.equals(text)) {
            return goesOn || !reading.text().endsWith("。");
        }
        if (!goesOn || text.matches(".*[，,；;:：].*")) {
            return false;
        }
        String marker = provision.marker();
        if (marker == null) {
            return all.size() > 2
                    && text.length() <= LONGEST_PARAGRAPH_HEADING
                    && !text.matches(".*[\\d《(（].*")
                    && isPlainHeading(reading);
        }
        return text.length()
                <= (marker.endsWith("是") ? LONGEST_PARAGRAPH_HEADING : LONGEST_HEADING);
    }

    /** Headings name a task: they neither bind nor permit, nor say to whom. */
    private static boolean isPlainHeading(Reading reading) {
        List<Clause> clauses = reading.clauses();
        return clauses.size() == 1
                && !isBinding(reading)
                && clauses.getFirst().subject().isEmpty()
                && !Verbs.PREPOSITIONS.contains(clauses.getFirst().words().getFirst().text());
    }

    /** A general sentence before enumerated items, unless it directs what no item repeats. */
    private boolean leadsIn(
            Reading reading, Provision provision, Sentence sentence, boolean binding) {
        List<Provision> led = outline.led(provision, sentence.span().start());
        if (led.isEmpty()) {
            return false;
        }
        String text = reading.text();
        if (ENUMERATING.matcher(text).find()) {
            return !LISTS_CASES.matcher(text).find() || !binding && !orders(reading);
        }
        if (Outline.isArticle(provision)) {
            return false;
        }
        boolean said =
                reading.clauses().stream()
                        .anyMatch(
                                c ->
                                        !c.condition()
                                                && (c.hasModal(Verbs.PROHIBITING)
                                                        || isAgent(c.subject())
                                                                && (binding
                                                                        || c.hasHead(
                                                                                Set.of("负责")))));
        return !said;
    }

    /** An item of a list of cases, conditions or papers that its lead-in calls so. */
    private boolean isCase(Provision provision) {
        if (provision.marker() == null) {
            return false;
        }
        Provision around = outline.provision(provision.parent()).orElse(null);
        List<Sentence> before = outline.sentences(around);
        if (around == null || before.isEmpty()) {
            return false;
        }
        String lead =
                before.stream()
                        .filter(s -> s.span().start() < provision.span().start())
                        .reduce((_, last) -> last)
                        .map(s -> s.text().replaceAll("\\s", ""))
                        .orElse("");
        return ENUMERATING.matcher(lead).find() && LISTS_CASES.matcher(lead).find();
    }

    /**
     * Whether a main clause has a verb of doing, without a subject or with somebody who does it.
     */
    private static boolean orders(Reading reading) {
        boolean nominal = true;
        for (Clause clause : reading.clauses()) {
            if (clause.condition()) {
                nominal = false;
                continue;
            }
            if (!clause.modals().isEmpty()) {
                return true;
            }
            if (clause.heads().isEmpty()) {
                nominal &= clause.words().stream().noneMatch(w -> w.isVerb());
                continue;
            }
            nominal = false;
            boolean stative = Verbs.STATIVE.contains(clause.head());
            if (!stative && (clause.subject().isEmpty() || isAgent(clause.subject()))) {
                return true;
            }
            if (!stative && clause.end() == '。') {
                return true;
            }
        }
        return !nominal && reading.clauses().stream().noneMatch(MeasureRule::isStatement);
    }

    private static boolean isStatement(Clause clause) {
        return Verbs.STATIVE.contains(clause.head());
    }

    private static boolean isAgent(@Nullable String subject) {
        return subject != null && !subject.isEmpty() && AGENT.matcher(subject).find();
    }

    private static String bare(String text) {
        return text.replaceAll("[\\s。．.]+", "");
    }
}
