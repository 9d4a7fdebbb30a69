package org.tiaowen.overlap;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Numerals;
import org.tiaowen.document.Quantity;
import org.tiaowen.overlap.Difference.Direction;
import org.tiaowen.overlap.Pairing.Pair;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.regex.Pattern;

/** What differing figures and dates mean. */
final class Figures {

    /** Hours that a period has, working days counted as days. */
    private static final Map<String, Integer> HOURS =
            Map.ofEntries(
                    Map.entry("小时", 1),
                    Map.entry("天", 24),
                    Map.entry("日", 24),
                    Map.entry("工作日", 24),
                    Map.entry("个工作日", 24),
                    Map.entry("个自然日", 24),
                    Map.entry("周", 168),
                    Map.entry("个月", 730),
                    Map.entry("个季度", 2190),
                    Map.entry("年", 8760),
                    Map.entry("周年", 8760));

    /** Units of one kind with what they are in the first of it; 成 is a tenth. */
    private static final List<Map<String, BigDecimal>> KINDS =
            List.of(
                    units("%", "1", "‰", "0.1", "‱", "0.01", "成", "10"),
                    units("米", "1", "公里", "1000", "千米", "1000", "km", "1000", "厘米", "0.01"),
                    units("亩", "1", "公顷", "15", "平方公里", "1500", "平方米", "0.0015"),
                    units("公斤", "1", "千克", "1", "克", "0.001", "吨", "1000"),
                    units("千瓦时", "1", "度", "1", "kWh", "1"),
                    units("瓦", "1", "千瓦", "1000", "kW", "1000", "兆瓦", "1000000", "MW", "1000000"));

    private static final Pattern MONEY = Pattern.compile("元|美金");

    /** What is given rather than asked for. */
    private static final Pattern GIVEN =
            Pattern.compile("补贴|补助|补偿|奖励|奖补|资助|贴息|支持|资金|奖|减免|退还|让利|优惠|给予");

    /** How long something is given: 贴息期限最长不超过3年. */
    private static final Pattern GIVEN_FOR =
            Pattern.compile("(?:贴息|减免|免租|补贴|补助|支持|优惠|资助|享受)[^，。；]{0,4}(?:期限|期|时间|年限)");

    /** A share that grows is what is given, no floor: 补贴由30%提高到50%. */
    private static final Pattern GROWS = Pattern.compile("^(?:提高|提升|增|扩大)");

    private static final Pattern PENALTY = Pattern.compile("取消|不得|禁止|限制|暂停|处以|罚");

    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    private static final Pattern MONTH = Pattern.compile("\\d{4}-(?:0[1-9]|1[0-2])");

    private static final int CONTEXT = 24;

    private Figures() {}

    private static Map<String, BigDecimal> units(String... named) {
        Map<String, BigDecimal> units = new HashMap<>();
        for (int i = 0; i < named.length; i += 2) {
            units.put(named[i], new BigDecimal(named[i + 1]));
        }
        return units;
    }

    private static Optional<Map<String, BigDecimal>> kind(Quantity x) {
        return KINDS.stream().filter(kind -> kind.containsKey(x.unit())).findFirst();
    }

    /**
     * Figures with what stands in their stead. Where as many of one unit are left on either side,
     * they answer to each other in their order: 不超过300万元、…150万元 and 分别不超过200万元和100万元.
     */
    static List<Pair<Quantity>> pairs(
            List<Quantity> as,
            List<Quantity> bs,
            ToDoubleBiFunction<Quantity, Quantity> fit,
            boolean inOrder) {
        List<Pair<Quantity>> pairs = new ArrayList<>(Pairing.of(as, bs, fit));
        if (!inOrder) {
            return pairs;
        }
        for (String unit : as.stream().map(Quantity::unit).distinct().toList()) {
            List<Pair<Quantity>> ofA = alone(pairs, unit, true);
            List<Pair<Quantity>> ofB = alone(pairs, unit, false);
            if (ofA.size() == ofB.size() && ofA.size() > 1) {
                for (int i = 0; i < ofA.size(); i++) {
                    pairs.remove(ofA.get(i));
                    pairs.remove(ofB.get(i));
                    pairs.add(new Pair<>(ofA.get(i).a(), ofB.get(i).b()));
                }
            }
        }
        return pairs;
    }

    private static List<Pair<Quantity>> alone(
            List<Pair<Quantity>> pairs, String unit, boolean inA) {
        return pairs.stream()
                .filter(p -> (inA ? p.b() : p.a()) == null)
                .filter(p -> inA ? isOf(p.a(), unit) : isOf(p.b(), unit))
                .toList();
    }

    private static boolean isOf(@Nullable Quantity quantity, String unit) {
        return quantity != null && quantity.unit().equals(unit);
    }

    /** Whether a text says a small number of things in characters: 三项 for 3项. */
    static boolean isSaidIn(Quantity x, String text) {
        int value = x.value().stripTrailingZeros().scale() <= 0 ? x.value().intValue() : 0;
        if (value < 1 || value > 10) {
            return false;
        }
        String unit = x.unit();
        return text.contains(Numerals.format(value) + unit)
                || text.contains(value + unit)
                || value == 2 && text.contains("两" + unit);
    }

    /** Whether one can be read as another version of the other. */
    static boolean isComparable(Quantity x, Quantity y) {
        if (x.unit().equals(y.unit())) {
            return true;
        }
        boolean periods = HOURS.containsKey(x.unit()) && HOURS.containsKey(y.unit());
        boolean money = MONEY.matcher(x.unit()).find() && MONEY.matcher(y.unit()).find();
        return periods || money || isOfOneKind(x, y);
    }

    private static boolean isOfOneKind(Quantity x, Quantity y) {
        return kind(x).filter(units -> units.containsKey(y.unit())).isPresent();
    }

    /** Whether both say the same amount, and do not bound it from opposite sides. */
    static boolean isSame(Quantity x, Quantity y) {
        boolean sameUnit = x.unit().equals(y.unit());
        if (side(x) * side(y) < 0) {
            return false;
        }
        if ((sameUnit || isOfOneKind(x, y)) && amount(x).compareTo(amount(y)) == 0) {
            return true;
        }
        // 12个月 is 1年; 10个工作日 is not 10日
        return !sameUnit
                && HOURS.containsKey(x.unit())
                && HOURS.containsKey(y.unit())
                && isWorkday(x) == isWorkday(y)
                && months(x) >= 0
                && months(x) == months(y);
    }

    private static int side(Quantity x) {
        return x.comparator().startsWith("<") ? -1 : x.comparator().startsWith(">") ? 1 : 0;
    }

    private static boolean isWorkday(Quantity x) {
        return x.unit().endsWith("工作日");
    }

    private static double months(Quantity x) {
        return switch (x.unit()) {
            case "年", "周年" -> x.value().doubleValue() * 12;
            case "个季度" -> x.value().doubleValue() * 3;
            case "个月" -> x.value().doubleValue();
            default -> -1;
        };
    }

    /** How the first, in its clause, stands to the second. */
    static Direction direction(Quantity x, Clause a, Quantity y, Clause b) {
        int order = amount(x).compareTo(amount(y));
        if (order == 0) {
            return Direction.OTHER;
        }
        String around = before(x, a) + before(y, b);
        boolean period = HOURS.containsKey(x.unit());
        if (period && PENALTY.matcher(around).find()) {
            return order > 0 ? Direction.STRICTER : Direction.LOOSER;
        }
        boolean given = (period ? GIVEN_FOR : GIVEN).matcher(around).find();
        if (given && isCap(x) && isCap(y)) {
            return order > 0 ? Direction.MORE : Direction.LESS;
        }
        if (x.comparator().startsWith(">") && y.comparator().startsWith(">")) {
            return order > 0 ? Direction.STRICTER : Direction.LOOSER;
        }
        if (x.comparator().startsWith("<") && y.comparator().startsWith("<")) {
            return order > 0 ? Direction.LOOSER : Direction.STRICTER;
        }
        return order > 0 ? Direction.MORE : Direction.LESS;
    }

    private static boolean isCap(Quantity x) {
        boolean floor =
                x.comparator().startsWith(">") && !GROWS.matcher(x.evidence().surface()).find();
        return !floor && !isCondition(x);
    }

    /** 2亿元及以下 says who, 不超过50万元 how much. */
    private static boolean isCondition(Quantity x) {
        String surface = x.evidence().surface();
        return surface.endsWith("以下") || surface.endsWith("以上") || surface.endsWith("以内");
    }

    private static BigDecimal amount(Quantity x) {
        if (x.evidence().surface().contains("番")) {
            return x.value().subtract(BigDecimal.ONE); // 翻一番 grows by 一倍
        }
        Integer hours = HOURS.get(x.unit());
        return hours != null
                ? x.value().multiply(BigDecimal.valueOf(hours))
                : x.value().multiply(kind(x).map(k -> k.get(x.unit())).orElse(BigDecimal.ONE));
    }

    /** What a bound means for the text that alone has it. */
    static Direction ofAdding(Quantity x) {
        return x.comparator().startsWith("<") || x.comparator().startsWith(">")
                ? Direction.STRICTER
                : Direction.OTHER;
    }

    /** The words in front of a figure and those right behind it. */
    private static String before(Quantity x, Clause clause) {
        String text = clause.text();
        int length = text.codePointCount(0, text.length());
        int start = text.offsetByCodePoints(0, Math.min(x.evidence().span().start(), length));
        int end = text.offsetByCodePoints(0, Math.min(x.evidence().span().end(), length));
        return text.substring(
                Math.max(0, start - CONTEXT), Math.min(text.length(), end + CONTEXT / 3));
    }

    /** The last day of a deadline, as text that sorts: of 2021 and of 2021-12 it is 2021-12-31. */
    static String end(String value) {
        if (YEAR.matcher(value).matches()) {
            return value + "-12-31";
        }
        return MONTH.matcher(value).matches()
                ? YearMonth.parse(value).atEndOfMonth().toString()
                : value;
    }
}
