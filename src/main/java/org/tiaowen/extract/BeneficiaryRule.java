package org.tiaowen.extract;

import org.tiaowen.document.Beneficiary;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;

import java.util.ArrayList;
import java.util.List;

/**
 * Persons and organisations to whom a measure gives something or whom it supports, where the
 * sentence says so plainly: 对…企业给予…, 向…发放…, 为…提供…, 支持…, 允许…, 减轻…负担, …可享受….
 *
 * <p>They are found by the noun that ends their name (企业, 机构, 人员, 毕业生 …). Who is only obliged or
 * supervised is none.
 */
final class BeneficiaryRule {

    private static final String RULE = "beneficiary";

    private static final String GROUP =
            "企业集团|企业家|企业|公司|科研单位|研制单位|经营单位|取水单位|用水单位|用能单位|养老机构|金融机构|机构|孵化器|众创空间|帮扶车间|合作社|集体经济组织|社会组织|组织|协会|商会|学会|高等学校|高等院校|高校|职业院校|院校|学校|科研院所|院所"
                + "|医院|银行|团队|投资者|投资人|经营者|创业者|消费者|劳动者|志愿者|患者|工作者|就业者|从业者|创作者|使用者|持有者|研究者|购买者|毕业生|研究生|大学生|留学生|学生|学徒|教师|医师|律师"
                + "|医护人员|人员|人才|专家|学者|人士|工匠|个体工商户|工商户|商户|农户|用户|贫困户|种植户|养殖户|专业户|大户|农民工|农民|牧民|渔民|居民|村民|市民|群众|人口家庭|家庭成员|家庭农场|家庭作坊|家庭|职工|员工|军人|残疾人|老年人|老人"
                + "|儿童|青年|妇女|旅客|游客|乘客|用人单位|事业单位|经营主体|市场主体|创新主体|各类主体|纳税人|承租人|申请人|当事人|业主|车主|买家|卖家|商家|运营商|开发商|服务商|经销商|供应商|农场|民宿经营户|民宿|经营户|个人|外商(?!投资|独资)|药店|工作室|家庭作坊|作坊|学员|技师|大师|司机|品牌商|旅行社|边民|药农|茶农|果农|菜农|粮农|棉农|大学|学院|职校|诊所|医馆|互助组|带头人|脱贫人口|家庭成员|配偶|子女";
    private static final Cue HEAD = Cue.of(GROUP);
    private static final Cue ANY_HEAD = Cue.of(GROUP);
    private static final Cue NEXT_HEAD = Cue.of("(?:专业|中层|管理|技术|科研)?(?:" + GROUP + ")");

    /** What may follow a head that is part of another noun: 企业所得税, 人才公寓, 个人所得税. */
    private static final Cue COMPOUND =
            Cue.of(
                    "^(?:家|所得税|年金|标准|文化|名称|登记|信用|开办|总部|公寓|政策|计划|工程|队伍|市场|之家|服务中心|信息|账户|住房|目录|名录|名单|库|楼|制度|管理|权益|保护|数据|需求|评价|培养|型|级|化|体系|平台|环境|代表|联盟|孵化)");

    /** Gives something. */
    private static final Cue GIVING =
            Cue.of(
                    "给予|予以(?:支持|奖|补|资助|减|免|优|扶|贴|返|适当|倾斜|保障|鼓励|表彰|延)|奖励|奖补|补贴|补助|资助|贴息|减免|免征|减征|免收|减收|免费|减按|减半|缓缴|缓征|返还|退还|退税|优惠|优先|倾斜|享受|发放|提供"
                        + "|纳入孵化|支持|扶持|帮扶|救助|降低|放宽|延长|延期|不再要求|免于|免予|无需|无须|可以|可按|可自|均可|可申|可享|可依|可在|可由|可凭|可通过|允许|保障|加计扣除|开放|培训|推送|贷款|信贷|担保|投放|服务");

    private static final Cue BURDEN =
            Cue.of(
                    "处罚|罚款|监督|检查|监管|约谈|责令|惩戒|惩处|追究|查处|整治|抽查|审查|曝光|取消|限制|禁止|严禁|追回|收取|核查|考核|淘汰|打击|注销|吊销|警告|通报批评");

    private static final Cue TOWARDS =
            Cue.of("(?<![针面相反应核比])(?:对于|针对|面向|对|向|为|给(?!予))(?!的|[标象接应策])");
    private static final Cue SUPPORTING = Cue.of("支持|鼓励|引导|扶持|帮助|允许|准许|准予|便利|惠及|服务(?=中小|小微|民营|企业)");
    private static final Cue RELIEVING =
            Cue.of("减轻|降低|免收|免征|减免|减征|缓解|给予|奖励|补贴|资助|补助|发放给|拨付给|返还|破解");
    private static final Cue STOP =
            Cue.of(
                    "[，,；;。：:]|给予|予以|免征|减征|免收|减收|减免|减按|发放|提供|实行|实施|开展|优先|适当|按照?|依法|可以|可(?![再靠持])|不再|开放|办理|推送|在(?!校|职|岗|读|册|外|华|线|建|研)|进行|落实|购买|采取|免费|发布|延长|放宽|加大|应|扩大|推广|推出|组织(?=开展|实施|参加|申报)|通过");
    private static final Cue LEADING =
            Cue.of(
                    "^(?:符合条件|有条件|条件成熟|符合规定|各级|各类|各种|各|广大|更多|一批|本市|本省|我省|我市|全省|全市|辖区内?|区内|市内|省内|境内|其他|相关|有关|首批|首次|一些|部分|所有|全体|包括|以及|和|与|及|等|或|在我?[省市区]|优质(?=企业|人才)|更好|积极|依法|具备条件|具有条件)+");
    private static final Cue JOINT = Cue.of("[、和与及或]|以及|或者");

    /** How far after a trigger a name is looked for. */
    private static final int REACH = 60;

    /** A longer name holds a clause: only its head is the noun. */
    private static final int LONGEST = 16;

    private BeneficiaryRule() {}

    /** The beneficiaries that a sentence names, in its order, each once. */
    static List<Beneficiary> of(Reading reading) {
        String text = Titles.masked(reading.text());
        List<Beneficiary> found = new ArrayList<>();
        if (!ANY_HEAD.in(text)) {
            return found;
        }
        boolean gives = GIVING.in(text);
        boolean burdens = BURDEN.in(text);
        if (gives && !burdens) {
            each(TOWARDS, text, reading, found, 0.8);
        }
        each(SUPPORTING, text, reading, found, 0.9);
        each(RELIEVING, text, reading, found, 0.8);
        subjects(text, reading, found, burdens);
        found.sort((a, b) -> a.evidence().span().compareTo(b.evidence().span()));
        return found;
    }

    private static void each(
            Cue trigger, String text, Reading reading, List<Beneficiary> found, double confidence) {
        Search word = trigger.matcher(text);
        while (word.find()) {
            names(text, word.end(), end(text, word.end()), reading, found, confidence);
        }
    }

    /** 高校毕业生到基层就业的，按规定给予…; 科研人员可以…: who gets something opens the clause. */
    private static void subjects(
            String text, Reading reading, List<Beneficiary> found, boolean burdens) {
        if (burdens || text.contains("应当") || text.contains("必须")) {
            return;
        }
        int clause = 0;
        while (clause < text.length()) {
            int comma = clause;
            while (comma < text.length() && "，,；;。：:".indexOf(text.charAt(comma)) < 0) {
                comma++;
            }
            Search head = HEAD.matcher(text).region(clause, comma);
            if (head.find()
                    && isSubject(reading, clause, head.start(), headEnd(text, head.end(), comma))) {
                names(text, clause, end(text, clause), reading, found, 0.7);
                return;
            }
            if (clause > 0) {
                return;
            }
            clause = comma + 1;
        }
    }

    private static final Cue NOT_FIRST =
            Cue.of(
                    "支持|鼓励|引导|推动|推进|加强|建立|完善|健全|组织|开展|加快|促进|培育|打造|建设|深化|强化|优化|提升|规范|落实|制定|面向|针对|由|对|向|为|将|把|在|以|按|依|根据|会同|通过|对于|加大|探索|允许|给|免|减|奖|补|降|不|引进|发挥|实施|扩大|完成|指导|督促");

    private static boolean isSubject(Reading reading, int clause, int headStart, int headEnd) {
        String text = reading.text();
        int name = NounPhrase.start(reading, headStart, clause);
        String before = LEADING.matcher(text.substring(clause, name)).replaceFirst("");
        String after = text.substring(headEnd, Math.min(text.length(), headEnd + 2 * REACH));
        return (before.isEmpty() || before.endsWith("的") && before.length() <= REACH)
                && !NOT_FIRST.matcher(before.isEmpty() ? text.substring(name) : before).lookingAt()
                && !COMPOUND.matcher(after).lookingAt()
                && GIVING.in(after);
    }

    /** Where the phrase after a trigger ends: at a verb of giving or a comma. */
    private static int end(String text, int from) {
        Search stop = STOP.matcher(text);
        int at = from;
        int limit = Math.min(text.length(), from + REACH);
        while (at < limit && stop.region(at, limit).find()) {
            if (stop.start() > from || ",，;；。：:".indexOf(text.charAt(from)) >= 0) {
                return stop.start();
            }
            at = stop.end();
        }
        return limit;
    }

    /** The nouns of a phrase: those after its last 的, or at its beginning where it ends in 的. */
    private static void names(
            String text,
            int from,
            int to,
            Reading reading,
            List<Beneficiary> found,
            double confidence) {
        String phrase = text.substring(from, to);
        boolean whole = phrase.endsWith("的");
        int limit = whole ? phrase.length() - 1 : phrase.length();
        int start = whole ? 0 : afterAttribute(phrase);
        Search head = HEAD.matcher(phrase).region(start, limit);
        int at = start;
        while (head.find()) {
            int end = headEnd(phrase, head.end(), limit);
            String after = text.substring(from + end, Math.min(text.length(), from + end + 6));
            String between = phrase.substring(at, head.start());
            if (COMPOUND.matcher(after).lookingAt()) {
                return;
            }
            int begin = at;
            Search joint = JOINT.matcher(between);
            int last = -1;
            while (joint.find()) {
                last = joint.end();
            }
            if (at > start && last != 1 && !(last == 2 && between.length() >= 2)) {
                return; // something other than a list goes on
            }
            if (last >= 0) {
                begin = at + last;
            }
            begin = NounPhrase.start(reading, from + head.start(), from + begin) - from;
            int inside = phrase.substring(begin, head.start()).lastIndexOf("区内");
            if (inside >= 0) {
                begin += inside + 2; // 综合保税区内企业
            }
            if (end - begin > LONGEST) {
                begin = head.start();
            }
            add(reading, from + begin, from + end, found, confidence);
            at = end;
            head.region(end, limit);
        }
    }

    /** 高校毕业生, 农民专业合作社: a head right after a head ends the name. */
    private static int headEnd(String phrase, int end, int limit) {
        int at = end;
        Search next = NEXT_HEAD.matcher(phrase);
        while (at < limit && next.region(at, limit).lookingAt()) {
            at = next.end();
        }
        return at;
    }

    /** After the last 的 that a noun of the list follows. */
    private static int afterAttribute(String phrase) {
        int start = 0;
        int de = phrase.indexOf('的');
        while (de >= 0) {
            Search head = HEAD.matcher(phrase).region(0, de);
            boolean attribute = HEAD.matcher(phrase.substring(de)).find();
            if (!attribute && head.find()) {
                return start;
            }
            start = de + 1;
            de = phrase.indexOf('的', de + 1);
        }
        return start;
    }

    private static void add(
            Reading reading, int start, int end, List<Beneficiary> found, double confidence) {
        String name = reading.printed().substring(start, end);
        if (found.stream().noneMatch(b -> b.name().equals(name))) {
            found.add(new Beneficiary(name, reading.evidence(start, end, RULE, confidence)));
        }
    }
}
