package org.tiaowen.overlap;

import org.jspecify.annotations.Nullable;
import org.tiaowen.document.Numerals;
import org.tiaowen.document.Quantity;
import org.tiaowen.overlap.Difference.Direction;
import org.tiaowen.overlap.Pairing.Pair;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private static final Pattern MONEY = Pattern.compile("元|美金");

    /** What is given rather than asked for. */
    private static final Pattern GIVEN =
            Pattern.compile("补贴|补助|补偿|奖励|奖补|资助|贴息|支持|资金|奖|减免|退还|让利|优惠|给予");

    private static final Pattern PENALTY = Pattern.compile("取消|不得|禁止|限制|暂停|处以|罚");

    private static final int CONTEXT = 24;

    private Figures() {}

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
        return periods || money;
    }

    /** Whether both say the same amount, whatever word bounds it. */
    static boolean isSame(Quantity x, Quantity y) {
        boolean sameUnit = x.unit().equals(y.unit());
        if (sameUnit && x.value().compareTo(y.value()) == 0) {
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
        if (!period && GIVEN.matcher(around).find() && isCap(x, y)) {
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

    private static boolean isCap(Quantity x, Quantity y) {
        return !x.comparator().startsWith(">")
                && !y.comparator().startsWith(">")
                && !isCondition(x)
                && !isCondition(y);
    }

    /** 2亿元及以下 says who, 不超过50万元 how much. */
    private static boolean isCondition(Quantity x) {
        String surface = x.evidence().surface();
        return surface.endsWith("以下") || surface.endsWith("以上") || surface.endsWith("以内");
    }

    private static BigDecimal amount(Quantity x) {
        Integer hours = HOURS.get(x.unit());
        return hours == null ? x.value() : x.value().multiply(BigDecimal.valueOf(hours));
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

    /**
     * The last day of a deadline, as text that sorts: 2021 is 2021-12-31, 2021-06 is 2021-06-31.
     */
    static String end(String value) {
        return switch (value.length()) {
            case 4 -> value + "-12-31";
            case 7 -> value.startsWith("--") ? value : value + "-31";
            default -> value;
        };
    }
}
