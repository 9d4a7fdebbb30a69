package org.tiaowen.extract;

import org.jspecify.annotations.Nullable;
import org.tiaowen.analysis.Word;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a figure measures or limits, in words of its sentence: the payment that it is the amount of,
 * the noun before it (资助比例不超过30%), the counted noun (建设20个站点), what is done within the period
 * (15个工作日内办结).
 */
final class QuantityObject {

    private static final String PAYMENT = "奖励|补贴|补助|资助|奖补|贴息|支持|罚款|保证金|经费|贷款|额度|券|补偿|奖金";

    /** 给予50万元一次性奖励: a payment after the amount. */
    private static final Cue PAYMENT_AFTER =
            Cue.of(
                    "^(?:的?(?:标准|比例|额度|资金|一次性|财政|以?内)?)*(?:给予|予以|发放|缴纳|处以?)?[\\u4e00-\\u9fa5]{0,8}?("
                        + "(?:[\\u4e00-\\u9fa5]{2}(?=补贴|补助))?(?:"
                            + PAYMENT
                            + "))");

    private static final Cue GIVEN = Cue.of("(?:给予|予以|发放)[^，。；;]{0,16}$");
    private static final Cue PAYMENT_BEFORE = Cue.of("(" + PAYMENT + ")(?:标准)?[^，。；;\\d]{0,8}$");
    private static final Cue PAYMENT_WORD = Cue.of(PAYMENT);

    /** The verb and bound between the measured noun and the figure. */
    private static final Cue BETWEEN =
            Cue.of(
                    "(?:的|均|都|应|要|须|全部|20\\d\\d年(?:\\d{1,2}月)?(?:\\d{1,2}日)?[底末]?前?|较[^，,]{2,8}?再?|最高|最长|最低|年均|年度|平均|每[家户个]企业|[一二两三四五]年|每[\\u4e00-\\u9fa5]{1,3}|[由从](?:20\\d\\d年的?)?\\d[\\d.,]{0,12}[%‰万亿个家元倍项人]{0,3}|第?[一二三四五]档|原则上|一般|分别|累计|力争|同比|再|均应|提前|基本|保持|稳定|控制|限定|压缩|压减|缩短|缩减|降低|下降|减少|减|下调|上调|上浮|下浮|减至|降至|提高|提升|增长|增加|增至|扩大|达到?|突破|超过|不超过|不低于|不少于|不高于|不小于|不大于|不得|高于|低于|翻|至|到|在|为|是|约|近|以|由|从|首次|超|稳定在|按照?)+$");

    private static final Cue NOUN = Cue.of("([\\u4e00-\\u9fa5A-Za-z0-9“”（）()]{2,24})$");

    /** Verbs and dates that stand before the measured noun. */
    private static final Cue OPENING =
            Cue.of(
                    "^.*(?:将|把|使(?!用)|对|到20\\d\\d年[底末]?前?|[0-9]{4}年(?:\\d{1,2}月)?(?:\\d{1,2}日)?[底末]?前?|\\d{1,2}月(?:\\d{1,2}日|[底末])?前|实现|力争|确保|推动|其中|以及|全[省市区县国州]|[我本][省市区县州])|^第?[一二三四五]档");

    private static final Cue COUNTING =
            Cue.of(
                    "^.*(?:新增|新建|新设|建设|建成|培育|引进|打造|形成|开通|完成|组织|设立|认定|培养|引育|集聚|发展|提供|布局|打通|改造|推进|全面|支持|开展|举办|安排|规划|筛选|配备|接待|开行|签订|新开行|改建|培训|至少|每半?年)");
    private static final Cue COUNTED =
            Cue.of("^(?:左右|以上|以内|及以上)?(?:的)?([\\u4e00-\\u9fa5A-Za-z0-9“”]{2,12})");
    private static final Cue WITHIN =
            Cue.of(
                    "^[，,]?(?:向[\\u4e00-\\u9fa5]{2,14}?(?=申请|提出|提交|报告|报送|备案))?([\\u4e00-\\u9fa5]{2,18})");

    /** 提前六十日告知, 1个工作日办结: periods without 内. */
    private static final Cue AHEAD = Cue.of("提前$");

    private static final Cue DONE = Cue.of("^(?:办结|审结|完成审)");

    private static final Cue DAYS = Cue.of("(?:日|天|工作日|月|小时|年|分钟|周)$");

    /** 告知开办者: to whom is none of it. */
    private static final Pattern TOLD = Pattern.compile("^(告知|通知|答复|报告|公告)[\\u4e00-\\u9fa5]{2,}$");

    /** 不低于总任务的35%: what a share is compared with stands between the bound and the figure. */
    private static final Pattern COMPARED =
            Pattern.compile("(?:原则上)?(?:不低于|不少于|不超过|不得超过|不高于|超过|达到|低于|高于|[可应]?按照?)[^，,]{2,20}$");

    /** 奖励研制单位100万元, 补助种苗费120元. */
    private static final Pattern PAID_TO =
            Pattern.compile(
                    "(奖励|补贴|补助|资助|奖补)((?!标准|比例|额度|期限|资金|总额|金额|规模|上限)[\\u4e00-\\u9fa5]{2,8}?)(?:不超过|不少于|最高)?$");

    private static final Cue GENERIC =
            Cue.of("(?:总?规模|总数|总量|单笔|每年|年均|最长|首批|下列|以下|上述|全部|其中|累计(?:完成)?|连续|创建|全年)");

    /** Verbs before which no noun is measured: the figure's noun stands after it. */
    private static final Pattern TAKING =
            Pattern.compile(".*(?:给予|予以|申请|办理|规划|提供|享受|设立|建成|筛选|选择|筹集|连续|安排|发放|投入|累计|抽查|新招用)");

    /** Verbs that make or add what is measured. */
    private static final Set<String> ADDING =
            Verbs.words(
                    "增加 新增 新建 改建 扩建 续建 改造 建成 建设 形成 培育 引进 开通 新购 新设 开行 安排 完成 投放 配备 应当 应 须 可 并 每年 再 另"
                            + " 分别");

    private static final Cue EVERY = Cue.of("^(?:每[个家户]|各|该|其|一批|首批)(?=[\\u4e00-\\u9fa5]{2})");

    private static final Pattern CONJUNCTION = Pattern.compile("(?:和|及|与|或|并|以及|或者|并且)$");

    private static final int LONGEST = 22;
    private static final Cue COUNTER =
            Cue.of(
                    "(?:个|家|项|件|条|款|批|套|台|辆|架|艘|列|处|座|栋|幢|间|所|门|种|类|次|例|起|宗|张|份|册|部|场|期|名|位|人)(?:及?以上|左右|以内)?$");

    /** The upper end of a range: 3|—5个, 5万元以上|20万元以下. */
    private static final Cue RANGE_END =
            Cue.of(
                    "^(?:[-—~～至到]+|(?=\\d))\\d[\\d.,]{0,12}[%‰万亿]{0,2}(?:个|家|项|元|倍|人|天|日|年|月|次|条)?(?:以上|以下|以内)?");

    private static final Cue ATTRIBUTE = Cue.of("^的(?!" + PAYMENT + "|标准|比例|额度|一次性)");

    /** 80%的展位费补贴. */
    private static final Cue OF_PAYMENT =
            Cue.of(
                    "^的(?:一次性|财政)?((?!标准|比例|额度)(?:(?!给予|予以)[\\u4e00-\\u9fa5]){2,6}(?:补贴|补助|奖励|资助|补偿|贷款))");

    /** How far around a figure the words are looked at. */
    private static final int REACH = 60;

    private static final Cue PERIOD = Cue.of("(?:日|天|工作日|月|小时|年|分钟|周)(?:以内|之内|内)$");

    /** 二十日内作出答复: what is done is the answer. */
    private static final Pattern LIGHT =
            Pattern.compile("^(?:应当|不得|予以|作出|提交|完成|办理(?=[\\u4e00-\\u9fa5]{4})|协调|依法)+");

    private static final Pattern SEQUEL = Pattern.compile("(?<=[\\u4e00-\\u9fa5]{2})(?:完毕)?并.*$");

    /** 每立方米补助2元, 分别奖励10万元. */
    private static final Pattern PAID = Pattern.compile("(奖励|补贴|补助|资助|奖补|罚款)(?:不超过|不少于|最高)?$");

    /** 单个企业最高…: whom the limit holds for. */
    private static final Pattern EACH =
            Pattern.compile(
                    "(?:单[个户家项站场台车件班]|每个|每家|每户|每架次|同一)[\\u4e00-\\u9fa5]{0,5}(?<!额度|限额)(?:全年|年度|上限)?");

    private QuantityObject() {}

    /**
     * The words, null where none are plain.
     *
     * @param start index where the figure, or the first of several in a row, begins with its bound
     * @param end index after its unit and bound
     * @param floor index after the figure before it
     */
    static @Nullable String of(Reading reading, int start, int end, int floor) {
        String text = reading.text();
        String before = text.substring(Math.max(floor, clause(text, start)), start);
        String figure = text.substring(start, end);
        String rest = text.substring(end, clauseEnd(text, end));
        String after = RANGE_END.matcher(rest).replaceFirst("");
        if (PERIOD.in(figure) || DAYS.in(figure) && (AHEAD.in(before) || DONE.in(after))) {
            Search done = WITHIN.matcher(after);
            if (done.find()) {
                String act = LIGHT.matcher(done.group(1)).replaceFirst("");
                act = SEQUEL.matcher(act).replaceFirst("");
                act = TOLD.matcher(act).replaceFirst("$1");
                return act.length() < 2 ? done.group(1) : act;
            }
        }
        boolean times = figure.contains("倍");
        boolean money = figure.contains("元") || figure.contains("%") || figure.contains("分之");
        Search of = OF_PAYMENT.matcher(after);
        if (money && of.find()) {
            return of.group(1);
        }
        if ((money || times) && !ATTRIBUTE.matcher(after).find()) {
            Search payment = PAYMENT_AFTER.matcher(after);
            if (payment.find()) {
                return payment.group(1);
            }
        }
        String paid = money ? paid(before) : null;
        if (paid != null) {
            return paid;
        }
        boolean counts = COUNTER.in(figure) || RANGE_END.matcher(rest).lookingAt();
        if (counts && !after.isEmpty()) {
            String counted = following(reading, end + rest.length() - after.length());
            if (counted != null && !after.startsWith("的")) {
                return counted;
            }
        }
        String subject = subject(reading, before, start, counts);
        if (subject != null && money && EACH.matcher(subject).matches()) {
            String payment = earlier(text.substring(Math.max(0, start - 2 * REACH), start));
            if (payment != null) {
                return payment;
            }
        }
        if (subject != null && !GENERIC.matcher(subject).matches()) {
            Search given = PAYMENT_BEFORE.matcher(before);
            return money && GIVEN.in(before) && given.find() ? given.group(1) : subject;
        }
        String counted = following(reading, end + rest.length() - after.length());
        if (counted != null) {
            return counted;
        }
        if (counts && COUNTED.matcher(after).find()) {
            Search named = COUNTED.matcher(after);
            return named.find() ? named.group(1) : null;
        }
        if (money || figure.startsWith("最")) {
            return earlier(text.substring(Math.max(0, start - 2 * REACH), start));
        }
        return counts && before.length() < 8 ? lastNoun(reading, clause(text, start) - 1) : subject;
    }

    /** 举办对接会，每年不少于2场: the noun that the clause before ends with. */
    private static @Nullable String lastNoun(Reading reading, int end) {
        List<Word> words = NounPhrase.between(reading.words(), 0, Math.max(0, end));
        if (words.isEmpty() || !words.getLast().isNoun() || words.getLast().end() != end) {
            return null;
        }
        int from = NounPhrase.start(reading, words.getLast().start(), Math.max(0, end - LONGEST));
        return reading.text().substring(from, end);
    }

    /** The payment before the amount: 每立方米补助2元, 奖励研制单位100万元, 补助种苗费120元. */
    private static @Nullable String paid(String before) {
        Matcher plain = PAID.matcher(before);
        if (plain.find()) {
            return plain.group(1);
        }
        Matcher to = PAID_TO.matcher(before);
        if (!to.find()) {
            return null;
        }
        char last = to.group(2).charAt(to.group(2).length() - 1);
        return "费金款".indexOf(last) >= 0 ? to.group(2) : to.group(1);
    }

    /** The noun that stands directly after a figure, up to a verb: 规划|300亩|工艺园区, 5万元|的误工补助. */
    private static @Nullable String following(Reading reading, int end) {
        StringBuilder noun = new StringBuilder();
        for (Word word : NounPhrase.between(reading.words(), end, end + LONGEST)) {
            String words = word.text();
            boolean skipped = noun.isEmpty() && (words.equals("的") || words.equals("级"));
            if (skipped) {
                continue;
            }
            char tag = word.tag().charAt(0);
            boolean verb =
                    word.isVerb() && !word.tag().equals("vn") || MainVerb.LIGHT.contains(words);
            boolean joins = !noun.isEmpty() && tag == 'c';
            if (joins) {
                noun.append(words);
                continue;
            }
            if (word.isPunctuation() || verb || "pucdrmqf".indexOf(tag) >= 0 || words.equals("等")) {
                break;
            }
            noun.append(words);
        }
        String found = CONJUNCTION.matcher(noun).replaceFirst("");
        return found.length() < 2 ? null : found;
    }

    /** 按实际投入的20%给予补助，最高不超过100万元: the payment of the clause before. */
    private static @Nullable String earlier(String before) {
        int from = before.lastIndexOf('。') + 1;
        Search payment = PAYMENT_WORD.matcher(before.substring(from));
        String last = null;
        while (payment.find()) {
            last = payment.group();
        }
        return last;
    }

    private static @Nullable String subject(
            Reading reading, String before, int start, boolean counts) {
        String said = COMPARED.matcher(before).replaceFirst("");
        String clear = said.length() >= 2 && said.length() < before.length() ? said : before;
        String rest = BETWEEN.matcher(clear).replaceFirst("");
        boolean bound = !Character.isDigit(reading.text().charAt(start));
        boolean predicate = bound || rest.length() < before.length();
        Search noun = NOUN.matcher(rest);
        if (!noun.find()) {
            return null;
        }
        String words = OPENING.matcher(noun.group(1)).replaceFirst("");
        words = counts ? COUNTING.matcher(words).replaceFirst("") : words;
        words = words.startsWith("的") ? words.substring(1) : words;
        int from = start - before.length() + rest.length() - words.length();
        words = words.substring(leadingVerbs(reading, from, from + words.length()));
        if (TAKING.matcher(words).matches() && !(bound && words.endsWith("办理"))) {
            return null;
        }
        List<Word> parts = NounPhrase.between(reading.words(), from, from + words.length());
        boolean phrase =
                !parts.isEmpty() && parts.getFirst().tag().startsWith("p")
                        || words.length() > LONGEST;
        if (phrase && parts.getLast().isNoun()) {
            int head = parts.getLast().start();
            int end = parts.getLast().end();
            words = reading.text().substring(NounPhrase.start(reading, head, from), end);
        }
        words = EVERY.matcher(words).replaceFirst("");
        int de = words.lastIndexOf('的');
        boolean whole = predicate && words.length() <= LONGEST;
        String last =
                de >= 0 && words.length() - de > 2 && !whole ? words.substring(de + 1) : words;
        return last.length() < 2 ? null : last;
    }

    /** How many characters of verbs and their adverbs a stretch begins with: 应当增加|注册资本. */
    private static int leadingVerbs(Reading reading, int from, int to) {
        int length = 0;
        for (Word word : NounPhrase.between(reading.words(), from, to)) {
            if (!ADDING.contains(word.text()) || word.end() > to || word.start() != from + length) {
                break;
            }
            length = word.end() - from;
        }
        return length;
    }

    private static int clause(String text, int at) {
        int i = at;
        while (i > 0 && at - i < REACH && "。；;，,：:、".indexOf(text.charAt(i - 1)) < 0) {
            i--;
        }
        return i;
    }

    private static int clauseEnd(String text, int at) {
        int i = at;
        while (i < text.length() && i - at < REACH && "。；;，,：:".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }
}
