package org.tiaowen.extract;

import org.tiaowen.analysis.Word;
import org.tiaowen.pattern.Cue;

import java.util.List;
import java.util.Set;

/** Whether a sentence orders something or states what is and has been. */
final class Mood {

    private static final Cue SO_FAR =
            Cue.of(
                    "^(?:近年来|近几年|近期|目前|当前|多年来|长期以来|过去|一年来|[^，。,]{0,24}以来)[，,]?"
                            + "|“?十[二三]五”?(?:期间|时期|以来)|[一二三四五六七八九十两几\\d]年来|先后(?:出台|发布|推出|建成|荣?获)"
                            + "|(?<![前年][，,]?)累计(?:完成|实现|建成|发放|新增|服务|培训)[^，。,]{0,12}\\d");

    private static final Cue AGENT =
            Cue.of(
                    "(?:政府|部门|单位|委员会|[^全布格结]局|厅|委|[^举兴创]办|办公室|领导小组|小组|专班|机关|机构|海关|法院|检察院|协会|企业|银行|街道|乡镇|园区|区|市|县|州|省|管委会|主体|组织|公司"
                        + "|联席会议|指挥部|[^全内]部|院|处|科|个人|[^成会]员|者|集团|中心|学校|高校|医院|人|各地|地方|国家|双方|财政|[两三各]级)$");

    /** Verbs of things that are dealt with: 措施纳入…框架实施, 费用按…执行. */
    private static final Set<String> ADMINISTERING =
            Verbs.words(
                    "纳入 列入 实行 实施 继续实施 执行 适用 享受 给予 予以 免征 减征 减免 免收 停征 办理 进行 负责 确认 认定 提供 采取 采用 下放 取消"
                        + " 公开 同意 出具 控制 按 报 报告 请示 请示报告 上报 报送 通报 公布 送 统一 转交 处理 遵照 参照 依照 补助 奖励 补贴 免于"
                        + " 免予 无需 施行 开展 履行 退还 返还 保留 允许 不再 拨付 支付 兑付 发放 移交 划归 并入 划转");

    /** Verbs that make something become something: 推动…成为… is an order. */
    private static final Set<String> CAUSING =
            Verbs.words("推动 促进 打造 建设 培育 引导 助推 支持 鼓励 推进 助力 努力 力争 争取 确保 加快 发展 使 带动 形成 让");

    /** 每人补贴80元, 每年安排不低于1500万元: the amount makes a noun the verb. */
    private static final Cue PAYS =
            Cue.of(
                    "(?:每[^，,]{1,10}|一次性|给予|予以)(?:补贴|补助|奖励|资助|奖补|补偿)(?:不超过|不少于|不低于|最高)?\\d[\\d.]*(?:万|亿)?元|安排(?:不低于|不少于)?\\d[\\d.]*(?:万|亿)?元|(?:给予|予以)(?:最高|不超过)?\\d[\\d.]*(?:万|亿)?元");

    /** 为适龄儿童免费接种疫苗: for whom it is done, not why. */
    private static final Cue FREE =
            Cue.of("(?:为|向|对)[^，,。；;的]{2,24}免费(?:接种|发放|提供|开展|配备|配送|培训|体检|筛查|检测|检查|安装|办理|开放|更换|实施)");

    /** 一般登记5个工作日内办结: a period that is set for what is dealt with. */
    private static final Cue DONE_IN =
            Cue.of(
                    "[\\d一二三四五六七八九十]个?(?:工作日|自然日|日|天|小时)(?:以|之)?内[^，,。；;]{0,4}(?:完成|办结|审结|审核|办理完毕|答复|拨付|兑付|反馈)");

    /** 奖励标准上浮20%: a rate that an authority sets. */
    private static final Cue RATE =
            Cue.of(
                    "(?:标准|比例|额度|限额|限价|上限|下限|费率|税率|价格|电价|时限|期限|补助|补贴|奖励|待遇|收费)[^，,。；;]{0,16}?(?:提高|上浮|下浮|上调|下调|降低|降|压缩|缩短|调整)(?:至|到|为)?\\d");

    /** 出租人为使用单位: who somebody is. */
    private static final Cue EQUATION =
            Cue.of("\\p{IsHan}{2,16}(?<![作成认视设列改变称以])为\\p{IsHan}{0,8}(?:单位|主体|机构|部门|人)");

    /** Verbs that also tell what becomes of a thing by itself: 人均收入提高. */
    private static final Set<String> BECOMING =
            Verbs.words(
                    "提高 提升 降低 减少 增加 增长 扩大 改善 缓解 突破 实现 覆盖 发展 升级 缩短 增强 优化 完善 健全 改革 普及 恢复 稳定 保持 丰富 壮大"
                        + " 新增 减轻 集聚 聚集 拓展 释放 完成 建成 延长 加快 融合 协同 创新 运行 支撑 发挥 引领 带动 结算 达成 掌握 化解 消除 攻克"
                        + " 形成 规划 服务 建设 衔接 试验 示范 设计 制作 检测 评价 登记 统计 流通 巩固 转化 转移 融入 杜绝 遏制");

    /** 处五百元以上罚款: a penalty, of which the segmenter sees the noun. */
    private static final Cue PENALTY =
            Cue.of("^(?:并|可|可以|还|再|分别|由[^，,。；;]{2,16})?处(?:以)?[^，,。；;]{0,30}(?:罚款|罚金|拘留|徒刑|管制)");

    /** 检定费用由财政承担: who bears, gives or does it. */
    private static final Cue BORNE =
            Cue.of(
                    "由[^\\d，,。；;]{1,20}(?:承担|负担|补助|补贴|资助|支付|列支|核发|代征|收取|解决|安排|兜底|保障|自筹|垫付|负责|办理|处理|决定|确定|批准|审批|宣布|核定|管理|统筹|奖励|组织|承办|审核|提供)");

    /** 每月至少巡河两次: how often. */
    private static final Cue RECURRING =
            Cue.of(
                    "每(?:[两二三四五半]?年|半年|季度?|月|旬|周|日|天|学期|学年)(?!均)[^，,。；;]{0,30}(?:[\\d一二两三四五六七八九十]+[次遍轮场课]|(?:至少|不少于|不低于)[^，,。；;]{0,6}[\\d一二两三四五六七八九十])");

    /** 冬季不高于20摄氏度: a bound. */
    private static final Cue BOUND =
            Cue.of("不(?:低于|高于|超过|少于|大于|小于|多于|迟于|早于|晚于)[^，,。；;]{0,6}[\\d一二两三四五六七八九十百]");

    /** 管理遵循公开透明的原则, 预防为主，防治结合，综合治理: how things are done, not what is. */
    private static final Cue PRINCIPLE =
            Cue.of(
                    "^[^，,。；;]{0,20}[，,]?(?:遵循|坚持|贯彻)[^。；;]*的\\p{IsHan}{0,2}(?:原则|方针|思路|理念)。?$"
                            + "|^(?:\\p{IsHan}{4}[、，,；;]){2,}\\p{IsHan}{4}。?$");

    /** 以建材运输为主, 由三个片区组成, 三个部分构成: what something consists of or rests on. */
    private static final Cue CONSISTS =
            Cue.of("以[^，,；;。]+为(?:主|辅|主体|补充|依据|基础|指导|核心|重点|目标|导向|宗旨|中心)$|由[^，,；;。]*(?:组成|构成)$");

    /** 范围为三个片区, 水质较好, 加工率达到30%, 面积12.6平方公里: what is, by its form. */
    private static final Cue STATES =
            Cue.of(
                    "(?<!不)(?:达到?|突破|超过|占|增至|增长到?|降至|降到|少于|多于|[上下]降)[^，,；;。的]{0,4}(?:\\d[^，,；;。的]{0,12}|(?:百分之|[一二三四五六七八九十百])[^，,；;。的]{0,8})$"
                        + "|(?:面积|投资|全长|总长|人口|总量|规模|产量|产值|时速|库容|历史)(?:约|近)?\\d[^，,；;。的]*$"
                        + "|(?:合计|共计|共有|现有|已有|共设|涉及)[^，,；;。的]{0,4}[\\d一二三四五六七八九十百千万][^，,；;。的]*$"
                        + "|(?:较|相对|日益|日趋|仍然|仍|普遍|十分|非常|不够|尚不)[^，,；;。的]{1,4}$");

    /** 共查处案件87起, 同比增长16%: what has been counted. */
    private static final Cue COUNTED =
            Cue.of("(?:^|[^公总统])共(?:查处|完成|建成|新增|投入|争取|发放|培训|实施|开展|办理|接待|引进)|同比(?:增|下|上|减|提)");

    /** 力争用三年时间, 到本世纪中叶: by when an aim is to be reached. */
    private static final Cue AIMED =
            Cue.of(
                    "^(?:(?:力争|争取)?(?:用|经过|通过)?[\\d一二两三四五六七八九十]+(?:个月|年)(?:左右)?的?(?:时间|努力|后)"
                            + "|(?:力争|争取)?到[^，,；;。]{0,10}(?:年底?|末|期末|中叶|时)|届时)$");

    private static final Cue AMOUNT = Cue.of("[\\d一二三四五六七八九十百千万]元|\\d[%％‰]|百分之|倍");

    /** What a clause rules by its form, whoever or whatever it is said of. */
    private static final List<Cue> RULING = List.of(PAYS, PENALTY, BORNE, RECURRING, BOUND);

    private static final Cue TOPIC = Cue.of("的\\p{IsHan}{1,8}$");

    private Mood() {}

    /**
     * Whether a main clause has a verb of doing, without a subject, with somebody who does it or
     * with what it is done to (工业用地无偿收回), or rules by its form. A sentence that begins with a
     * statement (…机制成熟定型，…) goes on with what is or has been done, and what an aim names
     * (到本世纪中叶，建成…) is no order.
     */
    static boolean orders(Reading reading) {
        if (SO_FAR.matcher(reading.text()).find()) {
            return false;
        }
        if (FREE.matcher(reading.text()).lookingAt()
                || RATE.in(reading.text())
                || DONE_IN.in(reading.text())) {
            return true;
        }
        if (PRINCIPLE.in(reading.text()) || COUNTED.in(reading.text())) {
            return false;
        }
        boolean first = true;
        boolean nominal = true;
        boolean aimed = false;
        boolean ordered = false;
        boolean predicated = false;
        List<Clause> clauses = reading.clauses();
        for (int i = 0; i < clauses.size(); i++) {
            Clause clause = clauses.get(i);
            boolean open = i + 1 < clauses.size();
            if (clause.condition()
                    || open
                            && ";；".indexOf(clause.end()) < 0
                            && clauses.get(i + 1).condition()
                            && clauses.get(i + 1).text().endsWith("的")
                    || open && isTopic(clause)) {
                nominal = false;
                continue;
            }
            if (isPast(clause)) {
                return false;
            }
            String text = clause.text();
            if (RULING.stream().anyMatch(rule -> rule.in(text))) {
                return true;
            }
            if (!clause.modals().isEmpty()) {
                return true;
            }
            if (AIMED.in(text)) {
                aimed = true;
                nominal = false;
                continue;
            }
            if (CONSISTS.in(text)) {
                if (first && isAboutThing(clause)) {
                    return false;
                }
                nominal = false;
                predicated = true;
                continue;
            }
            if (isAboutThing(clause) && STATES.in(text)) {
                if (first) {
                    return false;
                }
                nominal = false;
                predicated = true;
                continue;
            }
            if (EQUATION.matcher(text).matches() || equates(clause) && !AMOUNT.in(text)) {
                nominal = false;
                predicated = true;
                continue;
            }
            if (clause.heads().isEmpty()) {
                nominal &= clause.words().stream().noneMatch(Word::isVerb);
                continue;
            }
            nominal = false;
            predicated = true;
            boolean order = isOrder(clause) && !(aimed && BECOMING.contains(clause.head()));
            if (first
                    && !clause.subject().isEmpty()
                    && !order
                    && (Verbs.STATIVE.contains(clause.head())
                            || BECOMING.contains(clause.head()))) {
                return false;
            }
            first = false;
            ordered |= order;
        }
        return ordered || !nominal && !predicated;
    }

    /** Whether a thing stands first, and not somebody who can be told to do something. */
    private static boolean isAboutThing(Clause clause) {
        return namesFirst(clause) && !isAgent(clause.subject());
    }

    /** Whether a noun opens it: what is said is said of that. */
    private static boolean namesFirst(Clause clause) {
        String first = clause.words().getFirst().text();
        return !Verbs.PREPOSITIONS.contains(first)
                && !Verbs.ADVERBS.contains(first)
                && (!Verbs.isDirective(first) || clause.words().getFirst().isNoun());
    }

    /** 服务对象为三岁以下婴幼儿: nothing but 为 joins two nouns. */
    private static boolean equates(Clause clause) {
        List<Word> words = clause.words();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).text();
            if (word.equals("为")) {
                return i > 0
                        && namesFirst(clause)
                        && !Verbs.isVerb(words.get(i - 1).text())
                        && words.subList(i + 1, words.size()).stream()
                                .noneMatch(w -> w.isVerb() && !w.tag().equals("vn"));
            }
            if (Verbs.PREPOSITIONS.contains(word) || i > 0 && words.get(i).tag().equals("v")) {
                return false;
            }
        }
        return false;
    }

    /** 由财政承担, not 由61%提高: who does it stands behind 由. */
    private static boolean isLaidOn(Clause clause) {
        List<Word> words = clause.words();
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).text().equals("由") && !words.get(i + 1).tag().startsWith("m")) {
                return true;
            }
        }
        return false;
    }

    /** Whether the sentence says what has been done. */
    static boolean isPast(Reading reading) {
        return SO_FAR.matcher(reading.text()).find()
                || reading.clauses().stream().anyMatch(Mood::isPast);
    }

    /** 国家有专项规定的商品，按照规定执行: what the rest is said of. */
    private static boolean isTopic(Clause clause) {
        return clause.head().equals("有") && TOPIC.in(clause.text());
    }

    /** Whether these words name somebody who can be told to do something. */
    static boolean isAgent(String subject) {
        return AGENT.in(subject);
    }

    private static boolean isOrder(Clause clause) {
        if (Verbs.STATIVE.contains(clause.head()) || isCopular(clause)) {
            return false;
        }
        return clause.subject().isEmpty()
                || isAgent(clause.subject())
                || clause.hasHead(ADMINISTERING)
                || Verbs.isDirective(clause.head()) && !BECOMING.contains(clause.head())
                || clause.hasHead(Verbs.PAYING)
                || isLaidOn(clause);
    }

    /** 优化环境成为大事: the verb and its object are what something is said of. */
    private static boolean isCopular(Clause clause) {
        int head = clause.heads().getFirst();
        return !CAUSING.contains(clause.head())
                && clause.words().subList(head + 1, clause.words().size()).stream()
                        .anyMatch(w -> w.text().equals("成为"));
    }

    /** 形成了…, …已建成: what has been done, unless it stands in an object or attribute. */
    private static boolean isPast(Clause clause) {
        List<Word> words = clause.words();
        int head = clause.heads().isEmpty() ? words.size() : clause.heads().getFirst();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).text();
            boolean already = word.equals("已") || word.equals("已经") || word.equals("均已");
            boolean perfect = word.equals("了") && i > 0;
            if (perfect && !isAttributive(words, i)
                    || already && i < head && !isAttributive(words, i) && !isQualifying(words, i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether 的 follows: 取得了成效的做法. */
    private static boolean isAttributive(List<Word> words, int at) {
        return words.subList(at + 1, words.size()).stream().anyMatch(w -> w.text().equals("的"));
    }

    /** 实现已建成道路…, 在已制定标准领域…: an attribute without 的. */
    private static boolean isQualifying(List<Word> words, int at) {
        if (at == 0) {
            return false;
        }
        Word before = words.get(at - 1);
        return before.isVerb()
                || before.isPunctuation()
                || Verbs.isVerb(before.text())
                || Verbs.PREPOSITIONS.contains(before.text());
    }
}
