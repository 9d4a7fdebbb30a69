package org.tiaowen.extract;

import org.tiaowen.document.Modality;
import org.tiaowen.pattern.Cue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The force of a measure: the strongest of its coordinated main clauses.
 *
 * <p>A clause has the force of its modal word or else of its main verb; words inside its object or
 * in an attribute do not count (落实支持政策, 允许范围内), except that carrying out a policy of payments pays
 * and doing a trial tries.
 */
final class ModalityRule {

    /** What lifting lifts, for it to be a permission: 取消…限制. */
    private static final Cue BURDEN =
            Cue.of(
                    "限制|要求|审批|许可|证明|门槛|条件|要件|手续|壁垒|备案|资质|股比|核准|环节|收费|管制|禁令|限[迁购行贷售牌号]|前置|审核|准入|证照|配额|比例|上限|年限|规定|指标");

    /** Lifting this pays. */
    private static final Cue LIMIT_ON_MONEY = Cue.of("(?:补助|补贴|奖励|贴息|资助)[^，、]{0,4}(?:限制|上限|限额)$");

    private static final Cue STANDING = Cue.of("资格(?:的?处罚)?$|资格[^、]{0,3}$|称号$|申报权$");

    /** 情节严重的取消其享受奖补的资格, whatever the main verb. */
    private static final Cue LOSES_STANDING = Cue.of("取消其?[^，,]{0,24}(?:资格|称号)$");

    private static final Cue MONEY =
            Cue.of(
                    "补助|补贴|贴息|贴费|奖励|奖补|资助|奖金|资金支持|资金扶持|资金补|财政支持|财政补|经费支持|经费补|减税|免税(?!购物|商?店|商?品|业务|经济|城)|退税|免征|减征|减免|减半|停征|暂免|缓缴|返还|退还"
                        + "|救济金|救助金|慰问金|抚恤金|税收优惠|税费优惠|优惠税|税费减|加计扣除|退费|降费|免费制|免费政策|奖项|贴补|代偿补偿|风险补偿|保证金的政策|消费券|代金券|优惠券|津贴|暂退|免租|租金优惠|一次性[^，]{0,6}资金");
    private static final Cue REWARD = Cue.of("(?:补偿|激励|奖励|表彰奖励)(?:资金)?$");
    private static final Cue TAX_POLICY = Cue.of("税收[^，、]{0,8}政策|减税降费|税费[^，、]{0,6}政策|优惠税率|电价优惠");
    private static final Cue AMOUNT =
            Cue.of("(?:\\d[\\d.,]*|[一二三四五六七八九十百千两]+)(?:余)?(?:万|亿)?元|\\d[\\d.]*%|百分之");

    /** 给予100万元支持, 给予不低于5%的优惠: an amount says that what is given is money. */
    private static final Cue BENEFIT = Cue.of("(?:支持|扶持|优惠|兑付|支付|拨付|报销|补足|激励|让利|折扣)(?:资金)?$");

    /** 通行费给予不低于5%的优惠, whatever the main verb. */
    private static final Cue GIFT =
            Cue.of(
                    "(?:给予|予以)[^，,]{0,16}(?:\\d[\\d.]*(?:万|亿)?元|\\d[\\d.]*%)[^，,]{0,12}(?:支持|扶持|优惠|激励)$");

    /** Whatever the main verb, and whoever is backed: 按年接待量给予补助, 保费由财政补贴40%, 减免3年租金. */
    private static final Cue GIVEN =
            Cue.of(
                    "(?:给予|予以)[^，,、的]{0,12}(?:奖励|补助|补贴|补偿|资助|贴息|奖补|救助)$|给予[^，,的]{0,16}\\d[\\d.]*余?(?:万|亿)?元[^，,的]{0,8}(?:经费|资金)$"
                        + "|财政[^，,的]{0,8}(?:支持|补助|奖励|补贴|奖补)\\d[\\d.]*余?(?:万|亿)?元|(?:费|费用|经费|租金|资金)由[^，,]{0,12}财政[^，,]{0,8}(?:负担|承担|兜底|保障|补贴|补助)"
                        + "|增加[^，,的]{0,6}(?:转移支付|资金|经费|投入)\\d[\\d.]*余?(?:万|亿)?元|(?:期|年|月)内?(?:按规定)?减免[^，,、的]{0,8}(?:租金|房租)$");

    /** 贴息资金…及时拨付. */
    private static final Cue PAID_OUT =
            Cue.of("(?:贴息|奖补|补助|补贴|奖励|扶持|救助)(?:资金|经费|金|款)[^，,]*(?:拨付|兑付|发放|支付)(?:到位)?$");

    private static final Set<String> DISBURSING = Verbs.words("拨付 兑付 发放 支付");

    /** 按实际租金的50%给予支持: the share stands before the verb. */
    private static final Cue SHARE =
            Cue.of("按(?:照)?[^，,]{0,30}(?:\\d[\\d.,]*(?:余)?(?:万|亿)?元|\\d[\\d.]*%|百分之)[^，,]{0,12}$");

    /** 安排不少于5000万元资金. */
    private static final Cue SUM =
            Cue.of(
                    "\\d[\\d.,]*(?:余)?(?:万|亿)?元[^，,、]{0,6}(?:资金|经费)|(?:资金|经费)[^，,、]{0,6}\\d[\\d.,]*(?:余)?(?:万|亿)元");

    /** 鼓励各区对…给予补贴: what is backed is that money is given. */
    private static final Cue BACKED_PAYMENT =
            Cue.of("(?:给予|予以|发放)[^，,]{0,20}(?:补贴|补助|奖励|资助|贴息|奖补|消费券)$");

    private static final Cue CHARGE = Cue.of("^[^，]{0,24}(?:税率|费率|税负|税费负担|缴费比例|缴费基数|起征点)");
    private static final Cue FREE = Cue.of("免费(?:制|政策)?$|免费(?:制|政策)");
    private static final Cue NO_CHARGE = Cue.of("零(?:收费|费用)[”\"]?$");
    private static final Cue FUND =
            Cue.of("(?:专项|发展|扶持|奖励|补助|引导|补偿|保障)(?:资金|经费)(?!管理|使用|监管|绩效|申报|项目|账户|制度|审计|池)");
    private static final Set<String> GIFTS = Verbs.words("给予 予以 给 提供");
    private static final Set<String> FOUNDING = Verbs.words("设立 安排 统筹安排 拨付 下达 列支 设置");

    /** What follows is how a payment is dealt with, not the payment. */
    private static final Cue PROCEDURE =
            Cue.of(
                    "(?:退税|免税|减税|返还|补贴|补助|奖励|退费)[^，、]{0,12}(?:办理|备案|申报|审核|手续|流程|程序|管理|进度|速度|时间|系统|平台|名单|监管|无纸化)$"
                        + "|[“\"]?(?:免申即享|即申即享|直达快享)[”\"]?$");

    /** 奖补资金使用情况, 补贴资金申报、审核: what becomes of money, not that it is given. */
    private static final Cue OF_MONEY = Cue.of("(?:资金|经费)(?:的)?(?:使用|申报|管理|监管|绩效|审核|发放情况|拨付程序)");

    private static final Cue PAYMENT = Cue.of("(?:费用?|税|税款|租金|利息|保证金|押金)$");
    private static final Cue RIGHT = Cue.of("权|资格|自主|职能|职责|地位");

    /** 航行报备不再要求逐次审批. */
    private static final Cue NO_MORE_ASKED = Cue.of("^[^，,的]{0,16}不再要求");

    private static final Cue SELF_GOVERNED =
            Cue.of("由[^，]{1,20}(?:自行|自主)(?:审批|决定|确定|制定|办理|选择|安排|核准|备案|管理|认定)");

    /** 研究解决问题 deals with them. */
    private static final Cue SETTLING = Cue.of("研究(?:解决|部署|审议|处理|协调|决定|会商)");

    private static final Cue TRIAL =
            Cue.of(
                    "(?:试点|先行先试|先试先行|试点示范|试验)(?:工作|改革|项目|任务|建设|示范|应用|政策|运行|业务|活动|探索|(?:覆盖|实施)?(?:面|范围))?$");
    private static final Cue BACKING = Cue.of("(?:支持|扶持|倾斜|帮扶)(?:力度)?$");
    private static final Cue ENTERPRISES =
            Cue.of("机构|企业|银行|公司|院校|高校|园区|协会|单位|主体|平台|团体|商会|医院|学校|组织|个人|人员|人才|团队");

    /** 免费提供教材, 免费开放设备: what is given is worth money; information is not. */
    private static final Cue GIVEN_FREE =
            Cue.of(
                    "提供免费[^，,的]{0,8}(?:培训|午餐|食宿|住宿|体检|接种|教材)|免费(?:发放|供应|配送|赠送|更换|安装|入驻|接种|培训|(?:提供|开放)[^，,]{0,10}(?:教材|食宿|住宿|用餐|午餐|场地|用房|设备|仪器|设施|器具|种苗|物资|药物|药品))");

    /** 租金补贴，每年最高十二万元: what is paid and how much, without a verb. */
    private static final Cue SCALE =
            Cue.of(
                    "^[^，,。；;]{0,16}(?:补贴|补助|奖励|贴息|资助|津贴)(?:资金)?[，,:：][^。；;]*(?:[\\d一二三四五六七八九十百千万]元|\\d[%％]|百分之)");

    /** 每年安排2000万元, 费用由财政负担, 将平均费率下调10%, whatever the main verb. */
    private static final Cue BUDGETED =
            Cue.of(
                    "安排(?:不低于|不少于|不超过|不高于)?\\d[\\d.]*余?(?:万|亿)?元|(?:费用|经费|所需资金)由[^，,]{0,12}财政[^，,]{0,8}(?:负担|承担|兜底)"
                        + "|^将[^，,]{0,20}(?:费率|税率|税负|收费标准)[^，,]{0,6}(?:下调|降低|降至|降为|降到)"
                        + "|财政[^，,]{0,10}(?:统筹|投入|列支|拿出|筹集)(?:不低于|不少于)?\\d[\\d.]*余?(?:万|亿)?元|预算内(?:投资|资金)[^，,的]{0,10}(?:给予|予以)[^，,]{0,4}(?:支持|倾斜|补助)"
                        + "|优先安排[^，,、的]{0,8}(?:资金|经费)$");

    /** 高校毕业生享受学费补助. */
    private static final Cue ENJOYED = Cue.of("享受[^，,]{0,12}(?:补助|补贴|奖励|资助|减免|津贴)$");

    /** What is agreed to: a text, which is approved, or a doing, which is permitted. */
    private static final Cue TEXT =
            Cue.of("(?:方案|规划|计划|纲要|意见|办法|区划|名单|报告|请示|预案)(?:[(（][^()（）]*[)）])?》?$");

    /** 在自贸试验区试点某模式, where 试点 is what is done. */
    private static final Cue TRIES_OUT =
            Cue.of(
                    "(?:.*[前起])?(?:在[^，,]{2,32}?|率先|先行|组织)?试点(?!工作|项目|地区|城市|企业|单位|示范|范围|任务|名单|改革|经验|方案|阶段|成果|政策|[的期区、和及县市省村校中后时])\\p{IsHan}{3,}.*");

    private static final Set<String> PROBING = Verbs.words("深化 开展 推进 加强 加大 组织开展");

    /** Whoever else is backed: to let is for authorities. */
    private static final Set<String> LETTING = Verbs.words("允许 准许 准予");

    /** 不再要求 lets, 不再新建 forbids. */
    private static final Cue ENDED = Cue.of("不再(?:新建|新增|新上|新设|扩建|审批|批准|核准|受理|布局|享受|供应|安排)");

    /** 对…通行费给予优惠: what is given is less to pay. */
    private static final Cue CHEAPER =
            Cue.of("(?:费|税|租金|利率|利息|价格)(?:给予|予以)[^，,]{0,6}(?:优惠|减半|折扣)$");

    /** 放宽…条件 is for authorities to do, whatever else the sentence backs. */
    private static final Set<String> RELAXING = Verbs.words("放宽 放开 下放 取消");

    private static final Cue OF_AUTHORITY = Cue.of("设置|设立|准入|审批|资质|许可|登记|备案|限制|门槛");

    /** 未安装的不予验收: what follows where a duty is not met. */
    private static final Cue CONSEQUENCE = Cue.of("(?:未|不|没有|逾期)[^，,]{1,16}的不予.*");

    private ModalityRule() {}

    /** The force of a sentence that directs something. */
    static Modality of(Reading reading) {
        Set<Modality> found = EnumSet.noneOf(Modality.class);
        boolean backed = false; // 支持 X 做 A，做 B: what follows is what X does
        for (Clause clause : reading.clauses()) {
            if (clause.condition()) {
                continue;
            }
            boolean aside = found.contains(Modality.EXPLORE) && clause.text().startsWith("由");
            boolean forfeits =
                    found.contains(Modality.OBLIGE) && CONSEQUENCE.matcher(clause.text()).matches();
            if (aside || forfeits) {
                continue;
            }
            boolean others = !clause.subject().isEmpty() && !Mood.isAgent(clause.subject());
            Set<Modality> own = of(clause, backed && !others);
            found.addAll(own);
            if (own.contains(Modality.ENCOURAGE)) {
                backed = ENTERPRISES.in(clause.object());
            }
            if (clause.end() == ';' || clause.end() == '；' || clause.end() == '。') {
                backed = false;
            }
        }
        if (found.isEmpty() && (GIVEN_FREE.in(reading.text()) || SCALE.in(reading.text()))) {
            return Modality.FUND;
        }
        return found.isEmpty() ? Modality.ACT : found.iterator().next();
    }

    private static Set<Modality> of(Clause clause, boolean backed) {
        Set<Modality> found = EnumSet.noneOf(Modality.class);
        if (clause.hasModal(Verbs.PROHIBITING)
                || clause.hasHead(Verbs.FORBIDDING)
                || takesStanding(clause)
                || ENDED.in(clause.text())) {
            found.add(Modality.PROHIBIT);
        }
        if (clause.hasModal(Verbs.OBLIGING) || clause.hasHead(Set.of("确保"))) {
            found.add(Modality.OBLIGE);
        }
        if (clause.hasModal(Verbs.PERMITTING)) {
            found.add(Modality.PERMIT);
        }
        boolean trying = tries(clause);
        boolean encouraging = clause.hasHead(Verbs.ENCOURAGING);
        boolean relaxing = clause.hasHead(RELAXING);
        boolean lets = clause.hasHead(LETTING);
        boolean ends = ENDED.in(clause.text());
        if (grants(clause)
                        && !ends
                        && (!backed || lets || relaxing && OF_AUTHORITY.in(clause.object()))
                        && !trying
                || agrees(clause)) {
            found.add(Modality.PERMIT);
        }
        if (!trying && pays(clause, encouraging, backed)) {
            found.add(Modality.FUND);
        }
        if (encouraging || backs(clause)) {
            found.add(Modality.ENCOURAGE);
        }
        if (trying) {
            found.add(Modality.EXPLORE);
        }
        return found;
    }

    private static boolean takesStanding(Clause clause) {
        return LOSES_STANDING.in(clause.text())
                || clause.hasHead(Set.of("取消")) && STANDING.in(clause.text());
    }

    private static boolean grants(Clause clause) {
        if (LIMIT_ON_MONEY.in(clause.object())) {
            return false;
        }
        if (SELF_GOVERNED.in(clause.text()) || NO_MORE_ASKED.in(clause.text())) {
            return true;
        }
        if (clause.hasHead(Verbs.GRANTING) && !forgoes(clause)) {
            return !clause.head().equals("赋予") || RIGHT.in(clause.object());
        }
        if (!clause.hasHead(Set.of("取消", "清理取消", "全面取消", "精简取消"))) {
            return false;
        }
        return BURDEN.in(clause.object()) && !STANDING.in(clause.text());
    }

    /** 免除…费用: what is lifted is a payment. */
    private static boolean forgoes(Clause clause) {
        return clause.hasHead(Set.of("免除", "豁免")) && PAYMENT.in(clause.object());
    }

    private static boolean agrees(Clause clause) {
        return clause.head().equals("同意") && !TEXT.in(clause.text());
    }

    private static boolean tries(Clause clause) {
        if (SETTLING.matcher(clause.text(clause.heads().isEmpty() ? 0 : clause.heads().getFirst()))
                .lookingAt()) {
            return false;
        }
        if (Verbs.EXPLORING.contains(clause.head())) {
            return true;
        }
        if (clause.adverbs().stream().anyMatch(i -> clause.words().get(i).text().equals("试点"))) {
            return true;
        }
        if (TRIES_OUT.matcher(clause.text()).matches()
                || PROBING.contains(clause.head()) && clause.text().endsWith("探索")) {
            return true;
        }
        return Verbs.TRYING_OUT.contains(clause.head())
                && TRIAL.in(clause.text())
                && !clause.hasHead(Verbs.ENCOURAGING);
    }

    private static boolean pays(Clause clause, boolean encouraging, boolean backed) {
        List<Integer> heads = clause.heads();
        for (int head : heads) {
            String verb = clause.words().get(head).text();
            String object = clause.text(head + 1);
            if (PROCEDURE.in(object)) {
                continue;
            }
            if (Verbs.PAYING.contains(verb) && !OF_MONEY.matcher(object).lookingAt()
                    || forgoes(clause)) {
                return true;
            }
            if (FOUNDING.contains(verb) && (FUND.matcher(object).find() || SUM.in(object))) {
                return true;
            }
            if (Verbs.GIVING.contains(verb)
                    && !(backed && Verbs.CARRYING_OUT.contains(verb))
                    && MONEY.in(object)) {
                return true;
            }
            if ((verb.equals("给予") || verb.equals("予以")) && REWARD.in(object)) {
                return true;
            }
            if (GIFTS.contains(verb)
                    && BENEFIT.in(object)
                    && (AMOUNT.in(object) || SHARE.in(clause.text(0, head)))) {
                return true;
            }
            if (Verbs.CARRYING_OUT.contains(verb)
                    && !backed
                    && (TAX_POLICY.in(object) || FREE.in(object))) {
                return true;
            }
            if (verb.equals("实现") && NO_CHARGE.in(object)) {
                return true;
            }
            if (verb.equals("取消") && LIMIT_ON_MONEY.in(object)) {
                return true;
            }
            if ((verb.equals("降低") || verb.equals("下调") || verb.equals("提高"))
                    && CHARGE.matcher(object).lookingAt()) {
                return true;
            }
        }
        if (encouraging && BACKED_PAYMENT.in(clause.text())) {
            return true;
        }
        if (GIVEN.in(clause.text()) && !clause.hasHead(Verbs.GRANTING)) {
            return true;
        }
        if (!encouraging && GIVEN_FREE.in(clause.text())) {
            return true;
        }
        if (encouraging || clause.hasHead(Verbs.GRANTING) || clause.hasHead(Verbs.LIFTING)) {
            return false;
        }
        String text = clause.text();
        if (BUDGETED.in(text) || ENJOYED.in(text) || CHEAPER.in(text)) {
            return true;
        }
        if (GIFT.in(text) || clause.hasHead(DISBURSING) && PAID_OUT.in(text)) {
            return true;
        }
        return MONEY.in(text) && AMOUNT.in(text);
    }

    private static boolean backs(Clause clause) {
        return clause.hasHead(Set.of("加大", "加强", "给予", "予以", "提供", "获得"))
                && BACKING.in(clause.text());
    }
}
