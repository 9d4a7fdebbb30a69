package org.tiaowen.extract;

import org.tiaowen.document.Numerals;
import org.tiaowen.document.Quantity;
import org.tiaowen.pattern.Cue;
import org.tiaowen.pattern.Search;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Figures with a unit and what they bound: 不超过30%, 压缩至1.1小时以下, 每家最高50万元, 10%-20%, 2亿美元以上.
 *
 * <p>万 and 亿 are multiplied out. Dates, document numbers, ordinals (第3批), versions (4.0版) and names
 * with a number in them (5G, 三年行动计划) are no figures.
 */
final class QuantityRule {

    private static final String RULE = "quantity";
    private static final String NUMBER =
            "(?<number>\\d{1,3}(?:[,，]\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)";
    private static final String CHINESE =
            "(?<chinese>[一二两三四五六七八九十百千]{1,6})(?<thousands>万(?=元|平方米|亩))?";
    private static final String TIMES = "(?<times>[万亿千百]{0,2})余?多?";
    private static final String MEASURE_WORD =
            "个百分点|个基点|%|‰|成|倍|个?工作日|个自然日|个月|个学年|个季度|小时|分钟|秒|周年|周岁|年|天|日|周|岁"
                + "|(?:人民币|美|欧|港|日)?元(?:人民币)?(?:/[\\u4e00-\\u9fa5]{1,3})?|美金"
                + "|平方公里|平方米|立方米|公里|千米|米|厘米|毫米|公顷|亩|吨标准煤|吨|公斤|千克|克|升|千瓦时|兆瓦时|度|千瓦|兆瓦|吉瓦|瓦"
                + "|人次|人|名|位|户次|户|家次|家|个|项|件|条|款|批|套|台|辆|架|艘|列|班|处|座|栋|幢|间|所|门|种|类|次|例|起|宗|张|份|册|部|场|期|届|级|道|片|支|只|头|株|棵|床|GB|TB|PB|MW|GW|kW|kWh|km|Mbps|Gbps";
    private static final String LOW =
            "不超过|不高于|不多于|不大于|不得超过|不得高于|不突破|未超过|不得大于|至多|最多|最高|最长|封顶|上限为?|放宽至|放宽到|控制在|压缩至|压缩到|压减至|压减到|缩短至|缩短到|缩减至|降至|降到|降低至|降低到|减至|减少至|减少到|减到";
    private static final String HIGH =
            "不低于|不少于|不小于|不得小于|不得低于|不得少于|至少|最低|最少|保底|达到|提高至|提高到|提升至|提升到|增至|增加到|扩大到|达";
    private static final String ABOVE = "超过|高于|多于|大于|突破|超出|逾|超";
    private static final String BELOW = "低于|少于|小于|不到|不足|未满|不满";
    private static final String AROUND = "大约|约|近|接近|左右";

    private static final Cue FIGURE =
            Cue.of(
                    "(?:(?<low>"
                            + LOW
                            + ")|(?<high>"
                            + HIGH
                            + ")|(?<below>"
                            + BELOW
                            + ")|(?<above>"
                            + ABOVE
                            + ")|(?<around>"
                            + AROUND
                            + "))?(?:为|在|每[家户人个项年月]|人民币|不超过)?"
                            + "(?<![第\\d.A-Za-z〔\\[])(?:"
                            + "(?<per>[百千万])分之(?<percent>[零〇一二三四五六七八九十百\\d.]{1,6})|"
                            + NUMBER
                            + TIMES
                            + "|"
                            + CHINESE
                            + "(?=个|年|天|日|周|小时|倍|成|元|平方米|名))"
                            + "(?<unit>"
                            + MEASURE_WORD
                            + ")?(?:\\(含\\))?(?<after>(?:\\(?含\\)?)?(?:及以上|以上|及以下|以下|以内|之内|内|左右|上下))?");
    private static final String NUMERALS = "一二两三四五六七八九十百";
    private static final String UNITS_AFTER = "个年天日周小倍成分元平名万百十千";
    private static final Cue BOUND =
            Cue.of(
                    "(?:(?<low>不超过|不高于|不得超过|不得高于|最高不超过)|(?<high>不低于|不少于|不得低于|不得少于|至少|最少)|(?<above>超过|高于|超出))[^\\d,，;；。]{1,24}$");
    private static final Cue RANGE = Cue.of("^(?:%|" + MEASURE_WORD + ")?(?:[-—~～]|至|到)\\d");
    private static final Cue DOUBLING = Cue.of("翻(?:了)?([一两二三])番");
    private static final Cue YEAR_NUMBER = Cue.of("(?:19|20)\\d{2}");
    private static final Cue NAME_AFTER = Cue.of("^(?:行动|计划|规划|以来|来|级以上|期间|一遇|大|星级|[Gg]\\b|版)");

    private static final Cue UPPER_UNIT =
            Cue.of("\\d*(?:\\.\\d+)?[万亿千百]{0,2}(" + MEASURE_WORD + ")");

    private static final Cue LIMIT = Cue.of("(?:额度|限额|上限)(?:再)?$");

    /** 1个工作日办结. */
    private static final Pattern DONE_WITHIN = Pattern.compile("办结|办理完|完成审");

    private static final Cue PERIOD = Cue.of("(?:日|天|小时|分钟)$");

    private QuantityRule() {}

    /** The figures in a sentence, in its order. */
    static List<Quantity> of(Reading reading) {
        String text = reading.text();
        if (!hasNumeral(text) && text.indexOf('番') < 0 && !text.contains("分之")) {
            return List.of();
        }
        List<Quantity> quantities = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        Search figure = FIGURE.matcher(text);
        doublings(text, reading, quantities);
        boolean upper = false; // the figure before was the lower end of a range
        int from = 0;
        while (from < text.length() && figure.find(from)) {
            from = Math.max(figure.end(), from + 1);
            Search range = RANGE.matcher(text).region(numberEnd(figure), text.length());
            boolean lower = range.lookingAt();
            Optional<String> unit = unit(figure, lower ? range.end() : -1, text);
            Optional<BigDecimal> value = value(figure);
            if (value.isPresent() && unit.isPresent() && !isName(text, figure, unit.get())) {
                String comparator = lower ? ">=" : upper ? "<=" : comparator(figure, text);
                figures.add(
                        new Figure(
                                value.get(), unit.get(), comparator, figure.start(), figure.end()));
            }
            upper = lower && value.isPresent();
        }
        quantities.addAll(Figure.measuring(figures, reading, RULE));
        quantities.sort((a, b) -> a.evidence().span().compareTo(b.evidence().span()));
        return quantities;
    }

    /** 翻一番 is twice, 翻两番 four times as much. */
    private static void doublings(String text, Reading reading, List<Quantity> quantities) {
        Search doubling = DOUBLING.matcher(text);
        while (doubling.find()) {
            int times =
                    switch (doubling.group(1)) {
                        case "一" -> 2;
                        case "两", "二" -> 4;
                        default -> 8;
                    };
            quantities.add(
                    new Quantity(
                            BigDecimal.valueOf(times),
                            "倍",
                            "=",
                            QuantityObject.of(reading, doubling.start(), doubling.end(), 0),
                            reading.evidence(doubling.start(), doubling.end(), RULE, 0.9)));
        }
    }

    private static boolean hasNumeral(String text) {
        for (int i = 0; i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9'
                    || NUMERALS.indexOf(c) >= 0 && UNITS_AFTER.indexOf(text.charAt(i + 1)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The unit after the number; of the lower end of a range (10-20%) that of the upper. */
    private static Optional<String> unit(Search figure, int upper, String text) {
        if (figure.group("percent") != null) {
            return Optional.of(
                    switch (figure.group("per")) {
                        case "千" -> "‰";
                        case "万" -> "‱";
                        default -> "%";
                    });
        }
        if (figure.group("unit") != null || upper < 0) {
            return Optional.ofNullable(figure.group("unit")).map(QuantityRule::plainUnit);
        }
        Search next = UPPER_UNIT.matcher(text).region(upper, text.length());
        return next.lookingAt() ? Optional.of(plainUnit(next.group(1))) : Optional.empty();
    }

    /** 元人民币 and 人民币元 are 元. */
    private static String plainUnit(String unit) {
        return unit.equals("元人民币") || unit.equals("人民币元") ? "元" : unit;
    }

    private static int numberEnd(Search figure) {
        int unit = figure.start("unit");
        int after = figure.start("after");
        return unit >= 0 ? unit : after >= 0 ? after : figure.end();
    }

    private static Optional<BigDecimal> value(Search figure) {
        if (figure.group("percent") != null) {
            return Numerals.amount(figure.group("percent"));
        }
        if (figure.group("number") != null && figure.group("times") != null) {
            BigDecimal factor = BigDecimal.ONE;
            for (char c : figure.group("times").toCharArray()) {
                factor =
                        factor.multiply(
                                BigDecimal.valueOf(
                                        switch (c) {
                                            case '亿' -> 100_000_000;
                                            case '万' -> 10_000;
                                            case '千' -> 1000;
                                            default -> 100;
                                        }));
            }
            BigDecimal times = factor;
            return Numerals.amount(figure.group("number")).map(n -> plain(n.multiply(times)));
        }
        return figure.group("chinese") == null
                ? Optional.empty()
                : Numerals.amount(figure.group("chinese"))
                        .map(
                                n ->
                                        figure.group("thousands") == null
                                                ? n
                                                : plain(n.multiply(BigDecimal.valueOf(10_000))));
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static boolean isName(String text, Search figure, String unit) {
        String after = text.substring(figure.end(), Math.min(text.length(), figure.end() + 8));
        if (figure.group("percent") != null) {
            return false;
        }
        if (NAME_AFTER.matcher(after).lookingAt()) {
            return true;
        }
        String number =
                figure.group("number") == null ? figure.group("chinese") : figure.group("number");
        if (unit.equals("年") && figure.start() > 0 && text.charAt(figure.start() - 1) == '分') {
            return true; // 分三年: in how many parts
        }
        if (unit.equals("名") || unit.equals("元")) {
            return figure.group("chinese") != null && number.equals("一");
        }
        if (unit.equals("年")) {
            return YEAR_NUMBER.matcher(number).matches()
                    || figure.group("chinese") != null
                            && number.equals("一")
                            && after.startsWith("一")
                    || figure.group("chinese") != null && number.length() > 3
                    || figure.start("chinese") > 0
                            && text.charAt(figure.start("chinese") - 1) == '每'
                    || after.startsWith("级")
                    || after.startsWith("度");
        }
        if (unit.equals("日") || unit.equals("月")) {
            return figure.start() > 0 && text.charAt(figure.start() - 1) == '月';
        }
        if (unit.equals("个") || unit.equals("级") || unit.equals("期") || unit.equals("届")) {
            return figure.group("chinese") != null && !after.startsWith("百分点");
        }
        return unit.equals("条") && figure.start() > 0 && text.charAt(figure.start() - 1) == '第';
    }

    private static String comparator(Search figure, String text) {
        String after = figure.group("after");
        if (after != null) {
            if (after.endsWith("以上")) {
                return ">=";
            }
            if (after.endsWith("左右") || after.endsWith("上下")) {
                return "~";
            }
            return "<=";
        }
        if (figure.group("low") != null) {
            return "<=";
        }
        if (figure.group("high") != null) {
            // a limit that is raised stays one
            return LIMIT.in(text.substring(0, figure.start())) ? "<=" : ">=";
        }
        if (figure.group("below") != null) {
            return "<";
        }
        if (figure.group("above") != null) {
            return ">";
        }
        boolean lately = "年".equals(figure.group("unit")) || "个月".equals(figure.group("unit"));
        if (figure.group("around") != null && !lately) {
            return "~";
        }
        if (DONE_WITHIN.matcher(text).region(figure.end(), text.length()).lookingAt()
                && PERIOD.in(figure.group())) {
            return "<=";
        }
        int from = Math.max(0, figure.start() - 40);
        return bound(text.substring(from, figure.start()));
    }

    /** 不超过实际保费的80%: a bound before the figure in its clause, with no other figure between. */
    private static String bound(String before) {
        Search bound = BOUND.matcher(before);
        if (!bound.find()) {
            return "=";
        }
        return bound.group("low") != null ? "<=" : bound.group("above") != null ? ">" : ">=";
    }
}
