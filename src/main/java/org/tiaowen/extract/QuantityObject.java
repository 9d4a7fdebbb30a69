package org.tiaowen.extract;

import org.jspecify.annotations.Nullable;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;

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
                    "(?:的|均|都|应|要|须|最高|最长|最低|年均|年度|平均|每[家户个]企业|[一二两三四五]年|每[\\u4e00-\\u9fa5]{1,3}|[由从](?:20\\d\\d年的?)?\\d[\\d.,]{0,12}[%‰万亿个家元倍项人]{0,3}|第?[一二三四五]档|原则上|一般|分别|累计|力争|同比|再|均应|提前|基本|保持|稳定|控制|限定|压缩|压减|缩短|缩减|降低|下降|减少|减至|降至|提高|提升|增长|增加|增至|扩大|达到?|突破|超过|不超过|不低于|不少于|不高于|不小于|不大于|不得|高于|低于|占比|翻|至|到|在|为|是|约|近|以|由|从|首次|超|稳定在|按照?)+$");

    private static final Cue NOUN = Cue.of("([\\u4e00-\\u9fa5A-Za-z0-9“”（）()]{2,24})$");

    /** Verbs and dates that stand before the measured noun. */
    private static final Cue OPENING =
            Cue.of(
                    "^.*(?:将|把|使|对|到20\\d\\d年[底末]?前?|[0-9]{4}年[底末]?前?|实现|力争|确保|推动|其中|以及|全[省市区县国州]|[我本][省市区县州])|^第?[一二三四五]档");

    private static final Cue COUNTING =
            Cue.of(
                    "^.*(?:新增|新建|新设|建设|建成|培育|引进|打造|形成|开通|完成|组织|设立|认定|培养|引育|集聚|发展|提供|布局|打通|改造|推进|全面|支持|开展|举办|安排|规划|筛选|配备|接待|开行|签订|新开行|改建|培训|至少|每半?年)");
    private static final Cue COUNTED =
            Cue.of("^(?:左右|以上|以内|及以上)?(?:的)?([\\u4e00-\\u9fa5A-Za-z0-9“”]{2,12})");
    private static final Cue WITHIN = Cue.of("^[，,]?([\\u4e00-\\u9fa5]{2,12})");
    private static final Cue COUNTER =
            Cue.of(
                    "(?:个|家|项|件|条|款|批|套|台|辆|架|艘|列|处|座|栋|幢|间|所|门|种|类|次|例|起|宗|张|份|册|部|场|期|名|位|人)(?:及?以上|左右|以内)?$");

    /** The upper end of a range: 3|—5个, 5万元以上|20万元以下. */
    private static final Cue RANGE_END =
            Cue.of(
                    "^(?:[-—~～至到]+|(?=\\d))\\d[\\d.,]{0,12}[%‰万亿]{0,2}(?:个|家|项|元|倍|人|天|日|年|月|次|条)?(?:以上|以下|以内)?");

    private static final Cue ATTRIBUTE = Cue.of("^的(?!" + PAYMENT + "|标准|比例|额度|一次性)");

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
            Pattern.compile("(?:单个|单户|单家|单项|每个|每家|每户|每架次|同一)[\\u4e00-\\u9fa5]{0,5}(?:全年|年度|上限)?");

    private QuantityObject() {}

    /**
     * The words, null where none are plain.
     *
     * @param start index where the figure with its bound begins
     * @param end index after its unit and bound
     */
    static @Nullable String of(String text, int start, int end) {
        String before = text.substring(clause(text, start), start);
        String figure = text.substring(start, end);
        String rest = text.substring(end, clauseEnd(text, end));
        String after = RANGE_END.matcher(rest).replaceFirst("");
        if (PERIOD.in(figure)) {
            Search done = WITHIN.matcher(after);
            if (done.find()) {
                String act = LIGHT.matcher(done.group(1)).replaceFirst("");
                act = SEQUEL.matcher(act).replaceFirst("");
                return act.length() < 2 ? done.group(1) : act;
            }
        }
        boolean money = figure.contains("元") || figure.contains("%") || figure.contains("分之");
        if (money && !ATTRIBUTE.matcher(after).find()) {
            Search payment = PAYMENT_AFTER.matcher(after);
            if (payment.find()) {
                return payment.group(1);
            }
        }
        Matcher paid = PAID.matcher(before);
        if (money && paid.find()) {
            return paid.group(1);
        }
        boolean counts = COUNTER.in(figure) || RANGE_END.matcher(rest).lookingAt();
        String subject = subject(before, counts);
        if (subject != null && money && EACH.matcher(subject).matches()) {
            String payment = earlier(text.substring(Math.max(0, start - 2 * REACH), start));
            if (payment != null) {
                return payment;
            }
        }
        if (subject != null) {
            Search given = PAYMENT_BEFORE.matcher(before);
            return money && GIVEN.in(before) && given.find() ? given.group(1) : subject;
        }
        if (counts) {
            Search counted = COUNTED.matcher(after);
            if (counted.find()) {
                return counted.group(1);
            }
        }
        return money ? earlier(text.substring(Math.max(0, start - 2 * REACH), start)) : null;
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

    private static @Nullable String subject(String before, boolean counts) {
        String rest = BETWEEN.matcher(before).replaceFirst("");
        Search noun = NOUN.matcher(rest);
        if (!noun.find()) {
            return null;
        }
        String words = OPENING.matcher(noun.group(1)).replaceFirst("");
        words = counts ? COUNTING.matcher(words).replaceFirst("") : words;
        words = words.startsWith("的") ? words.substring(1) : words;
        int de = words.lastIndexOf('的');
        String last = de >= 0 && words.length() - de > 2 ? words.substring(de + 1) : words;
        return last.length() < 2 ? null : last;
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
