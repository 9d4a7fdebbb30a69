package org.tiaowen.extract;

import org.jspecify.annotations.Nullable;
import org.tiaowen.analysis.Folding;
import org.tiaowen.document.Column;
import org.tiaowen.document.Provision;
import org.tiaowen.document.Role;
import org.tiaowen.document.Sentence;
import org.tiaowen.pattern.Cue;

import java.util.List;
import java.util.Set;

/**
 * Whether a sentence directs that something be done, allowed, forbidden, supported or explored.
 *
 * <p>What the provision does in its document decides first (an aim, a principle, a definition
 * directs nothing), then the place of the sentence in it (a run-in heading, a lead-in to items),
 * then its own words (an annotation, a definition, an entry into force, what has been reached
 * already).
 */
final class MeasureRule {

    private static final Cue ANNOTATION =
            Cue.of(
                    "^[(（\\[【]?(?:市级|省级|区级|局内|县级|各|主要|主|具体|协同|第一|直接)?(?:责任|牵头|配合|主责|协办|主办|承办|协同|实施|落实|参与|参加|支持|完成|办结|推进|监督|指导|联系|起草|主管|负责|分管|督办){1,2}"
                        + "[省市区县州]?(?:单位|部门|编辑|处室|时限|时间|领导|主体|机构|机关|人|进度|科室|区|节点|期限)?(?:及分工)?[:：]");

    /** 但是，…的除外: what the rule before does not hold for. */
    private static final Cue EXCEPTION = Cue.of("^但是?[，,]?[^。；;，,]{2,80}除外[。]?$");

    /** A name without a mark: an organ or a person of a list. */
    private static final Cue ENTRY = Cue.of("[^，,。；;：:！!？?、]{1,24}");

    private static final Cue DIVISION = Cue.of("第[^条]{1,6}(?:编|章|节)");

    private static final Cue TIMING = Cue.of("^[(（]?(?:时限|时间节点|完成期限|实施期限|进度安排|时间安排|工作进度|备注|注)[:：]");
    private static final Cue BRACKETED_UNITS =
            Cue.of(
                    "^[(（〔【\\[][^()（）]{2,160}(?:牵头|负责|配合|分工负责|负责落实|参与|按职责[^()（）]{0,12})[。]?[)）〕】\\]]?[。]?$");

    /** 省法院、省检察院按职责分工负责，省编办配合。 */
    private static final Cue UNITS_LINE =
            Cue.of("[^。；;，,]{2,60}(?:按照?职责分工负责|牵头)[，,][^。；;，,]{2,60}(?<!协调|积极|主动)(?:配合|参与|参加)[。]?");

    /** 以下各项均需各县落实，不再列出。 */
    private static final Cue NOTE = Cue.of("(?:不再(?:一一|逐项|重复)?列[出明]|下同)[)）〕】\\]]*[。]?$");

    private static final Cue DEFINITION =
            Cue.of(
                    "^[^，。;；]{0,40}(?:是指|系指|指的是)|^本[^，。]{1,8}(?:所称|所指|中的|下列)|^前款所称|^上述[^，。]{1,12}(?:是指|包括)"
                        + "|^[^，,。]{2,20}主要?包括[:：]?|^[^，。]{1,30}适用(?:于)?本|^本[^，。]{1,8}适用于");
    private static final Cue CLOSING =
            Cue.of(
                    "^(?:本|以上|上述|该|此前|原|《|自)[^。]*(?:施行|起实施|起执行|负责解释|解释|废止|有效期[^。]{0,12}|为准)(?:[，,][^。]{0,40})?[。]?$"
                        + "|^[^。；;]{2,90}与本[^，,。]{1,6}不一致的[，,](?:按|以)[^，,。]{0,4}本[^，,。]{1,10}[。]?$"
                        + "|^特此(?:通知|公告|通告|批复|函复|决定|报告)|^附件?[:：\\d]|^附件$|^[(（]?(?:此件|本文)|^(?:现|特)(?:制定|提出|就|将)[^。]*$");

    /** What announces a text, wherever it stands in the sentence. */
    private static final Cue ANNOUNCING =
            Cue.of(
                    "印发给你们|转发给你们|现(?:予)?(?:公布|公告|通告)如下|(?:通知|公告|批复|决定|规定|措施|方案|意见|要求|安排|办法)如下[:：。]?$|请(?:遵照|参照|认真贯彻|认真组织|按照|结合实际)[^。]{0,24}执行[。]?$"
                        + "|收悉[。]?$|(?:制定|提出|推出|作出|出台)(?:了)?(?:(?:以下|如下|下列)[^，,。]{0,16}|本(?:实施|工作|行动|若干|暂行|政策|管理|指导)*(?:条例|办法|规定|细则|规则|决定|措施|政策|方案|计划|规划|意见|通知|公告|指引|制度|标准|章程))[。:：]?$");

    /** Each announcement holds one of these; they are looked for first, which is quicker. */
    private static final List<String> ANNOUNCEMENTS =
            List.of("给你们", "如下", "请", "收悉", "制定", "提出", "推出", "作出", "出台");

    private static final Cue ENUMERATING = Cue.of("(?:下列|以下|如下|之一)[^。]{0,40}[:：。]?$|[:：]$");
    private static final Cue LISTS_CASES =
            Cue.of(
                    "(?:情形|行为|条件|材料|情况|标准|范围|之一|资料|要求之一|内容|原则|对象|途径|情节|文件|信息|事项)[^。，]{0,16}[:：。]?$|之一"
                        + "|(?:符合|满足|达到)(?:下列|以下|如下)[^。，,]{0,8}要求[^。，,]{0,6}[:：]$|(?:下列|以下|如下)[^。，,]{0,8}(?:条件|情形|要求|材料|行为)(?:之一)?的?[，,][^。]{0,50}[:：]$");
    private static final Cue LISTS_TASKS =
            Cue.of(
                    "(?:推广|做好|抓好|实施|开展|采取|落实|推进|完成|加强|给予|享受|执行|突出|强化)[^。]{0,16}(?:以下|下列|如下)|(?:以下|下列|如下)[^。]{0,8}(?:措施|工作|任务|方式|扶持|政策)");

    private static final Cue LISTS_DUTIES =
            Cue.of("(?:应当|必须|可以|要|须)[:：]$|(?:履行|遵守|承担)[^。]{0,8}(?:下列|以下|如下)[^。]{0,8}[:：]$");

    /** A list of acts or papers, however an item goes on. */
    private static final Cue LISTS_ACTS = Cue.of("不得|禁止|严禁|不准|条件|材料|文件|资料|证件|职责");

    /** What becomes of texts that are listed: the entries say it of each, the lead-in of none. */
    private static final Cue LISTS_TEXTS =
            Cue.of(
                    "(?:下列|以下|如下)[^。，,]{0,30}(?:文件|规章|法规|规定)[^。，,]{0,12}(?:废止|失效|继续有效|予以保留|予以修改)[^。，,]{0,4}[:：]$");

    /** 按照下列标准给予补贴: each item says how much is given. */
    private static final Cue GRANTS =
            Cue.of("(?:给予|予以|享受|发放|提供)[^。，,；;]{0,8}(?:扶持|奖励|补助|补贴|资助|支持|奖补|资金)[^。，,；;]{0,4}[:：]$");

    private static final Cue AMOUNT = Cue.of("[\\d一二三四五六七八九十百千万]元|\\d[%％‰]|百分之|[\\d一二三四五六七八九十]倍");

    /** What follows from a case: money, a sanction or another step. */
    private static final Cue CONSEQUENCE =
            Cue.of(
                    "[，,：:](?!且|并|未|无|没有|近)[^，,。；;]{0,16}?(?:给予|予以|奖励|补助|补贴|资助|责令|处以|处[\\d一二三四五六七八九十]|移交|移送|不予|减免|免收|免征|减半|返还|追回"
                        + "|暂停|取消|撤销|吊销|没收|警告|通报|追究)");

    private static final Cue CASE = Cue.of("的[，,]");
    private static final Cue CASE_END = Cue.of("的[；;。]?$");

    /** 专栏1 重点工程: the title of a box. */
    private static final Cue BOX = Cue.of("^(?:专栏|附表|表|图)[\\d一二三四五六七八九十]{1,2}[^。，,；;]*$");

    /** The names of texts that are listed, and 法律、法规规定的其他情形: nothing is directed. */
    private static final Cue NAMED =
            Cue.of(
                    "^(?:《[^》]+》|[^。，,；;]{4,}(?:通知|意见|办法|规定|通告|公告|决定|细则|方案|条例))(?:[(（][^()（）]*[)）])[；;。]?$"
                        + "|^[^，,。；;]{0,24}(?:规定|确定|认定|批准|交办|要求)的其他[^，,。；;]{1,10}[；;。]?$");

    /** No heading begins so. */
    private static final Cue LETS = Cue.of("^(?:允许|准许|准予|不得|严禁|原则上?同意|同意)");

    /** No heading names a sum, frees or bounds. */
    private static final Cue SETS =
            Cue.of("\\d(?:万|亿)?元|不再|免征|免收|不受|不超过|不低于|不少于|\\d个?(?:工作日|天|小时)");

    /** What a reply says first. */
    private static final Cue AGREES = Cue.of("^(?:原则上?)?同意");

    /** 符合多项条件的，按就高原则执行. */
    private static final Cue RULED =
            Cue.of("[，,]按照?[^，,]{2,24}(?:原则|规定|标准|办法)[^，,]{0,6}(?:执行|办理|处理)");

    /** 充电设施管理遵循安全第一、便民利民的原则。 */
    private static final Cue PRINCIPLES =
            Cue.of("[^，,。；;应须要]{2,24}(?:遵循|坚持|实行)[^。；;]{4,60}的(?:基本|工作)?原则[。]?");

    private static final Cue FORBIDS = Cue.of("(?:不得|禁止|严禁|不准)[^。]*[:：]$");

    /** 启运港退税是促进…的一项重要举措: what something is worth. */
    private static final Cue APPRAISAL =
            Cue.of(
                    "^[^，,。；;要应须]{2,30}是[^，,。；;]{4,60}的(?:一项|一个|一种)?(?:重要|重大|关键|必然|根本|有效|有力|主要|客观|迫切|内在)[^，,。；;]{2,10}[，,。；;]");

    private static final Cue BY_ORGAN =
            Cue.of("由[^，,。；;]{1,24}(?:局|厅|委|部|办|部门|政府|机关|机构|管委会|单位)[^，,。；;]{2,}");
    private static final Cue PARTED = Cue.of(".*[，,；;:：].*");
    private static final Cue HOLDS_MARK = Cue.of(".*[\\d《(（，,；;:：].*");
    private static final Cue BLANK = Cue.of("\\s");
    private static final Cue STOPS = Cue.of("[\\s。．.]+");
    private static final Cue AIM = Cue.of("思想|原则|目标|要求|思路|愿景|定位|坚持");
    private static final Cue NOTHING = Cue.of("^[\\p{P}\\p{S}\\d\\sA-Za-z]*$");
    private static final int LONGEST_HEADING = 32;
    private static final int LONGEST_PARAGRAPH_HEADING = 22;

    /** A heading of two halves; a sentence is longer or has dates and names. */
    private static final Cue PLAIN = Cue.of("[^\\d“”\"、《]{2,23}");

    private static final Cue MODAL = Cue.of("应当|不得|必须|可以|负责|适用|是指");

    private final Outline outline;
    private final Set<String> done;
    private @Nullable Boolean headedArticles;

    /**
     * @param done identifiers of the sentences that name who does what they say
     */
    MeasureRule(Outline outline, Set<String> done) {
        this.outline = outline;
        this.done = done;
    }

    /** Whether the sentence directs something. */
    boolean directs(Reading reading) {
        String text = reading.text();
        if (NOTHING.matcher(text).matches()
                || isAnnotation(text)
                || defines(text)
                || APPRAISAL.matcher(text).lookingAt()
                || BOX.matcher(text).lookingAt()
                || NAMED.matcher(text).lookingAt()
                || EXCEPTION.matcher(text).lookingAt()
                || CLOSING.matcher(text).lookingAt()
                || LISTS_TEXTS.in(text)
                || PRINCIPLES.matcher(text).matches()
                || announces(text)) {
            return false;
        }
        Provision provision = reading.provision();
        Sentence sentence = reading.sentence();
        if (sentence != null && sentence.cell() != null) {
            // a row of a table of tasks directs what stands under 任务, and no other row anything
            return sentence.isIn(Column.TASK);
        }
        if (provision != null && names(reading, text, provision)) {
            return false;
        }
        if (provision == null || sentence == null) {
            return sentence != null && !outline.isEnumerated() && Mood.orders(reading);
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
        return binding
                || Mood.orders(reading)
                || done.contains(sentence.id()) && !Mood.isPast(reading)
                || AGREES.in(reading.text())
                || isTaskOfList(reading, provision)
                || AMOUNT.in(reading.text()) && GRANTS.in(lead(provision));
    }

    /**
     * Whether it is but a name: the heading of a chapter, or a paragraph without a number and a
     * stop, as lists of those who are praised have them; in a draft that numbers nothing such a
     * line may order.
     */
    private boolean names(Reading reading, String text, Provision provision) {
        String marker = provision.marker();
        return marker == null
                ? ENTRY.matcher(text).matches() && (outline.isEnumerated() || !Mood.orders(reading))
                : DIVISION.matcher(marker).matches();
    }

    private static boolean defines(String text) {
        return DEFINITION.matcher(text).lookingAt()
                || text.contains("的功能是")
                || text.contains("的主要功能是");
    }

    private static boolean announces(String text) {
        return ANNOUNCEMENTS.stream().anyMatch(text::contains) && ANNOUNCING.in(text);
    }

    static boolean isAnnotation(String text) {
        return ANNOTATION.matcher(text).lookingAt()
                || TIMING.matcher(text).lookingAt()
                || BRACKETED_UNITS.matcher(text).lookingAt()
                || UNITS_LINE.matcher(text).matches()
                || NOTE.in(text);
    }

    private boolean isDirective(Role role, Reading reading, boolean binding) {
        return switch (role) {
            case TASK, SAFEGUARD -> true;
            case BACKGROUND -> !outline.isEnumerated() && binding;
            case SUPPLEMENTARY ->
                    binding
                            || AGREES.in(reading.text())
                            || isLaidOnSomebody(reading)
                            || isSanction(reading.text());
            case OBJECTIVE, PRINCIPLE ->
                    bindsSomebody(reading) || isTaskInside(reading.provision());
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

    /** 由市财政局追回…, 各区参照执行: the closing rules have measures too, each with who carries it out. */
    private static boolean isLaidOnSomebody(Reading reading) {
        return BY_ORGAN.in(reading.text())
                || reading.clauses().stream()
                        .anyMatch(c -> !c.condition() && Mood.isAgent(c.subject()));
    }

    /** 弄虚作假的，取消其申报资格: what follows from a case, wherever it stands. */
    private static boolean isSanction(String text) {
        return CASE.in(text) && (CONSEQUENCE.in(text) || RULED.in(text));
    }

    /**
     * A part that is headed 工作思路 or 工作目标 but has items inside its items, none of which is headed as
     * a principle or an aim, holds the tasks themselves.
     */
    private boolean isTaskInside(@Nullable Provision provision) {
        if (provision == null) {
            return false;
        }
        Provision top = provision;
        for (Provision around : outline.ancestors(provision)) {
            if (around.role() == provision.role()) {
                top = around;
            }
        }
        List<Provision> items = outline.items(top);
        return !top.equals(provision)
                && items.stream().noneMatch(i -> AIM.in(i.heading()))
                && items.stream().anyMatch(i -> !outline.items(i).isEmpty());
    }

    /** Among aims and principles only what is laid on somebody directs: 各市要于6月底前制定计划. */
    private static boolean bindsSomebody(Reading reading) {
        return reading.clauses().stream()
                .anyMatch(
                        c ->
                                !c.condition()
                                        && Mood.isAgent(c.subject())
                                        && (c.hasModal(Verbs.OBLIGING)
                                                || c.hasModal(Verbs.PROHIBITING)));
    }

    /** A short phrase without a comma at the head of a provision that goes on. */
    private boolean isRunInHeading(Reading reading, Provision provision, Sentence sentence) {
        if (LETS.in(reading.text())
                || SETS.in(reading.text())
                || !isFirst(provision, sentence)
                || Outline.isArticle(provision) && !(headedArticles() && looksHeaded(provision))) {
            return false;
        }
        String text = bare(reading.text());
        String heading = bare(provision.heading());
        boolean parted = PARTED.matcher(text).matches();
        if ((heading.isEmpty() ? parted : !heading.equals(text)) || isBinding(reading)) {
            return false;
        }
        List<Sentence> all =
                outline.sentences(provision).stream()
                        .filter(s -> !isAnnotation(Folding.fold(s.text())))
                        .toList();
        boolean goesOn = all.size() > 1 || !outline.children(provision).isEmpty();
        String marker = provision.marker();
        if (!heading.isEmpty()) {
            return reading.clauses().stream().noneMatch(c -> isDoing(c))
                    && (goesOn || !reading.text().endsWith("。"))
                    && (!parted || isHeadedLikeOthers(provision));
        }
        if (!goesOn) {
            return false;
        }
        if (marker == null) {
            return headsParagraph(sentence, all) && isPlainHeading(reading) && hasTwins(provision);
        }
        return text.length()
                <= (marker.endsWith("是") ? LONGEST_PARAGRAPH_HEADING : LONGEST_HEADING);
    }

    /** Whether no sentence of the provision precedes this one, but for annotations. */
    private boolean isFirst(Provision provision, Sentence sentence) {
        for (Sentence other : outline.sentences(provision)) {
            if (!isAnnotation(Folding.fold(other.text()))) {
                return other.id().equals(sentence.id());
            }
        }
        return false;
    }

    /** 市商务局负责…: a heading does not say who does it. */
    private static boolean isDoing(Clause clause) {
        return Mood.isAgent(clause.subject()) && clause.hasHead(Set.of("负责"));
    }

    /**
     * A heading with a comma looks like any sentence: the provisions beside it must have one too.
     */
    private boolean isHeadedLikeOthers(Provision provision) {
        String marker = provision.marker();
        if (marker == null
                || marker.endsWith("是")
                || !PLAIN.matcher(provision.heading()).matches()) {
            return false;
        }
        List<Provision> beside = outline.items(outline.parent(provision));
        long headed =
                beside.stream()
                        .filter(
                                p ->
                                        !p.heading().isEmpty()
                                                        && p.text().length()
                                                                > p.heading().length() + 2
                                                || !outline.children(p).isEmpty())
                        .count();
        return headed > 1 && 5 * headed >= 3 * beside.size();
    }

    /** Whether most articles of the document begin with a heading: 第一条 支持举办展览。对…给予…. */
    private boolean headedArticles() {
        Boolean known = headedArticles;
        if (known == null) {
            List<Provision> articles =
                    outline.document().provisions().stream().filter(Outline::isArticle).toList();
            long headed = articles.stream().filter(this::looksHeaded).count();
            known = headed > 2 && 5 * headed >= 3 * articles.size();
            headedArticles = known;
        }
        return known;
    }

    private boolean looksHeaded(Provision article) {
        List<Sentence> own = outline.sentences(article);
        boolean goesOn = own.size() > 1 || !outline.children(article).isEmpty();
        return !own.isEmpty()
                && goesOn
                && bare(own.getFirst().text()).length() <= LONGEST_PARAGRAPH_HEADING
                && !HOLDS_MARK.matcher(bare(own.getFirst().text())).matches()
                && !MODAL.in(own.getFirst().text());
    }

    private static boolean headsParagraph(Sentence first, List<Sentence> all) {
        String text = bare(first.text());
        return all.size() > 1
                && text.length() <= LONGEST_PARAGRAPH_HEADING
                && !HOLDS_MARK.matcher(text).matches();
    }

    /** Paragraphs with headings come together: half of those beside it have one too. */
    private boolean hasTwins(Provision paragraph) {
        List<Provision> beside =
                outline.children(outline.parent(paragraph)).stream()
                        .filter(p -> p.marker() == null && outline.sentences(p).size() > 1)
                        .toList();
        long headed =
                beside.stream()
                        .map(outline::sentences)
                        .filter(s -> headsParagraph(s.getFirst(), s))
                        .count();
        return headed > 1 && 2 * headed >= beside.size();
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
        String text = reading.text();
        if (led.isEmpty()) {
            return ENUMERATING.in(text) && outline.isBeforeRows(provision, sentence.span().start());
        }
        if (ENUMERATING.in(text)) {
            return !listsCases(text) || !binding && !Mood.orders(reading) || itemsDirect(text, led);
        }
        if (Outline.isArticle(provision)
                || outline.isParted(provision, sentence.span().start(), led.getFirst())) {
            return false;
        }
        boolean said =
                reading.clauses().stream()
                        .anyMatch(
                                c ->
                                        !c.condition()
                                                && (c.hasModal(Verbs.PROHIBITING)
                                                        || Mood.isAgent(c.subject())
                                                                && (binding
                                                                        || c.hasHead(
                                                                                Set.of("负责")))));
        return !said;
    }

    /** An item of a list of cases, conditions or papers that its lead-in calls so. */
    private boolean isCase(Provision provision) {
        String lead = lead(provision);
        return ENUMERATING.in(lead)
                && listsCases(lead)
                && !itemsDirect(lead, outline.items(outline.parent(provision)));
    }

    /** 抓好以下工作：①秸秆还田，留茬不高于10厘米: an item says how, its lead-in that it be done. */
    private boolean isTaskOfList(Reading reading, Provision provision) {
        String lead = lead(provision);
        return ENUMERATING.in(lead)
                && !listsCases(lead)
                && (LISTS_TASKS.in(lead) || LISTS_DUTIES.in(lead))
                && (reading.clauses().size() > 1 || LISTS_DUTIES.in(lead))
                && reading.clauses().stream().anyMatch(c -> !c.heads().isEmpty());
    }

    /** Whether a lead-in lists cases, conditions or papers, or what is forbidden. */
    private static boolean listsCases(String lead) {
        return LISTS_CASES.in(lead) || FORBIDS.in(lead);
    }

    /** The sentence that leads a list in, of which this is an item; empty where there is none. */
    private String lead(Provision provision) {
        Provision around = outline.parent(provision);
        if (provision.marker() == null || around == null) {
            return "";
        }
        return outline.sentences(around).stream()
                .filter(s -> s.span().start() < provision.span().start())
                .reduce((_, last) -> last)
                .map(s -> BLANK.matcher(s.text()).replaceAll(""))
                .orElse("");
    }

    /** Whether most items of a list of cases say themselves what is to be done in each: …的，责令下架. */
    private boolean itemsDirect(String lead, List<Provision> items) {
        if (LISTS_ACTS.in(lead)) {
            return false;
        }
        Cue said = GRANTS.in(lead) ? AMOUNT : CONSEQUENCE;
        long directing =
                items.stream()
                        .filter(
                                i ->
                                        outline.sentences(i).stream()
                                                .map(s -> Folding.fold(s.text()))
                                                .anyMatch(t -> said.in(t) && !CASE_END.in(t)))
                        .count();
        return directing * 2 > items.size();
    }

    private static String bare(String text) {
        return STOPS.matcher(Folding.fold(text)).replaceAll("");
    }
}
