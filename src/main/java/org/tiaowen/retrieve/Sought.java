package org.tiaowen.retrieve;

import org.tiaowen.search.NormalForm;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The figure that a question asks for, and whether a text has one of that kind: an amount of money
 * (补多少), a share (百分之几, 几成), a span of time (几天, 多久), a day (几号, 什么时候), a time of day (几点), a
 * number of things that are counted (几次, 多少家) or any figure (多少, 多大). A question that asks who,
 * whether or how asks for none.
 */
final class Sought {

    private static final String HAN = "[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟半]+";

    /** Possessive: Java's other loops recurse, and overflow on data. */
    private static final String NUMBER = "(?:\\d++(?:[.,]\\d++)*+|" + HAN + ")";

    /** A number that is no year and no day of a month. */
    private static final String SHORT_NUMBER = "(?:(?<![\\d.月])\\d{1,3}(?:\\.\\d+)?|" + HAN + ")";

    /** 几 asks for a figure, 哪几 for names. */
    private static final String HOW_MANY = "(?:多少|(?<!哪)几)";

    private static final String HOW = "(?:多少|几|什么|多[大高低]|怎么算)";

    private static final String NEAR = "[^，。？,?]{0,4}";

    /** Kinds of figures. */
    private enum Kind {
        SHARE(
                "百分之[几多]|几成|几折|几个(?:百分)?点|(?:比例|率)"
                        + NEAR
                        + HOW
                        + "|"
                        + HOW
                        + NEAR
                        + "(?:比例|[税费利]率)",
                "\\d\\s?[%‰]|百分之|分之|" + NUMBER + "(?:成|折|倍|个百分点)|免|全额"),
        TIME_OF_DAY("几点(?!几|建议|意见|要求)", "\\d{1,2}(?::\\d\\d|[时点])|" + HAN + "[时点]"),
        SPAN(
                HOW_MANY
                        + "个?(?:工作日|小时|钟头|分钟|星期|礼拜|周|月(?!份)|天|日|年|季度|岁)|多久|多长|多大(?:年纪|岁数)|期限"
                        + NEAR
                        + HOW
                        + "|"
                        + HOW
                        + NEAR
                        + "期限",
                SHORT_NUMBER + "个?(?:工作日|小时|分钟|星期|周|个月|天|日|年|季度|岁)|每半?[日天周月季年]|当[日场天]|[即实]时|立即|长期"),
        DAY(
                "几号|几月份?(?!$)|哪[一个]?[天年月日]|(?:什么|啥|哪段|哪个)时[候间]|何时|截止",
                "\\d{2,4}年|\\d+月|[年月]底|年末|之日|即日|十[二三四五]五|" + HAN + "[年月日]"),
        MONEY(
                HOW_MANY
                        + "[个万千百亿]*(?:元|块|钱|毛|万|千|百|亿)|[费款价金资](?:用|格|钱)?(?:要|是|为|有|最[多高低少])*+"
                        + HOW_MANY
                        + "|[补奖罚给贷赔交收卖缴发返贴花付领](?:到|给|贴|助|款|费|励|偿)?"
                        + HOW_MANY
                        + "(?![年天个月日成折])|多少[补奖罚资钱]|(?:限额|额度|上限|下限|价格)"
                        + NEAR
                        + HOW,
                NUMBER
                        + "\\s?[万亿百千]*(?:美?元|块)|\\d\\s?%|百分之|"
                        + NUMBER
                        + "(?:倍|折)|免费|无偿|免收|不收|不得收费|全额");

        private final Pattern question;
        private final Pattern answer;

        Kind(String question, String answer) {
            this.question = Pattern.compile(question);
            this.answer = Pattern.compile(answer);
        }
    }

    private static final Pattern COUNT = Pattern.compile(HOW_MANY + "([家间次回趟名人层项台辆张处座所根户亩吨米])");

    private static final Pattern FIGURE =
            Pattern.compile("多少|(?<!哪)几[^乎种类]|多[大高远重]|(?:标准|规模|额度|限额)[是为](?!不|否)");

    /** One of these is enough. */
    private final List<Pattern> answers;

    private final boolean asksFigure;

    private Sought(List<Pattern> answers, boolean asksFigure) {
        this.answers = answers;
        this.asksFigure = asksFigure;
    }

    /** What a question asks for. */
    static Sought of(String question) {
        String text = NormalForm.fold(question);
        List<Pattern> answers = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (kind.question.matcher(text).find()) {
                answers.add(kind.answer);
            }
        }
        Matcher count = COUNT.matcher(text);
        if (answers.isEmpty() && count.find()) {
            String measure = "回趟".contains(count.group(1)) ? "次" : count.group(1);
            answers.add(
                    Pattern.compile("(?:多|" + NUMBER + "\\s?[万亿百千]*[个多余]?)(?:公|平方)?" + measure));
        }
        return new Sought(answers, !answers.isEmpty() || FIGURE.matcher(text).find());
    }

    /** Whether a figure is asked for. */
    boolean isFigure() {
        return asksFigure;
    }

    /** Whether a text has a figure of the kind that is asked for; none is in no text. */
    boolean isIn(String text) {
        if (answers.isEmpty()) {
            return asksFigure && Figures.hasFigure(text);
        }
        String folded = NormalForm.fold(text);
        return answers.stream().anyMatch(answer -> answer.matcher(folded).find());
    }
}
