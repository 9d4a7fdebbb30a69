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

    private static final Cue TOPIC = Cue.of("的\\p{IsHan}{1,8}$");

    private Mood() {}

    /**
     * Whether a main clause has a verb of doing, without a subject or with somebody who does it. A
     * sentence that begins with a statement (…机制成熟定型，…) goes on with what has been done.
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
        boolean first = true;
        boolean nominal = true;
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
            if (PAYS.in(text)) {
                return true;
            }
            if (!clause.modals().isEmpty()) {
                return true;
            }
            if (EQUATION.matcher(text).matches()) {
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
            boolean order = isOrder(clause);
            if (first && !order && !clause.subject().isEmpty()) {
                return false;
            }
            first = false;
            ordered |= order;
        }
        return ordered || !nominal && !predicated;
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
                || clause.hasHead(Verbs.PAYING)
                || clause.words().stream().anyMatch(w -> w.text().equals("由"));
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
