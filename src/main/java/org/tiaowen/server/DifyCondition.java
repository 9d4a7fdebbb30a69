package org.tiaowen.server;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;

/**
 * A condition on the metadata of a record, as Dify writes it. A name that records do not have is
 * empty; of a member with several values one has to meet the condition, and none may break a
 * negated one.
 *
 * @param names members of the metadata; one of them has to meet the condition
 * @param values what they are compared with
 */
record DifyCondition(List<String> names, String operator, List<String> values) {

    /** All comparisons that there are. */
    static final List<String> OPERATORS =
            List.of(
                    "contains",
                    "not contains",
                    "start with",
                    "end with",
                    "is",
                    "is not",
                    "in",
                    "not in",
                    "empty",
                    "not empty",
                    "=",
                    "≠",
                    ">",
                    "<",
                    "≥",
                    "≤",
                    "before",
                    "after");

    /**
     * Reads a condition.
     *
     * @throws Problem where it is none
     */
    static DifyCondition of(JsonBody body) {
        List<String> names = body.strings("name");
        String operator = body.word("comparison_operator", "", OPERATORS);
        if (names.isEmpty() || operator.isEmpty()) {
            throw Parameters.invalid(
                            "metadata_condition",
                            "a condition has a 'name' and a 'comparison_operator'")
                    .with("allowed", OPERATORS);
        }
        return new DifyCondition(names, operator, body.strings("value"));
    }

    /** Whether metadata meet it. */
    boolean takes(Map<String, @Nullable Object> metadata) {
        return names.stream().anyMatch(name -> takes(strings(metadata.get(name))));
    }

    private boolean takes(List<String> own) {
        return switch (operator) {
            case "empty" -> own.isEmpty();
            case "not empty" -> !own.isEmpty();
            case "not contains" -> own.stream().noneMatch(o -> any(o, String::contains));
            case "is not", "≠", "not in" ->
                    own.stream().noneMatch(o -> any(o, DifyCondition::same));
            case "contains" -> own.stream().anyMatch(o -> any(o, String::contains));
            case "start with" -> own.stream().anyMatch(o -> any(o, String::startsWith));
            case "end with" -> own.stream().anyMatch(o -> any(o, String::endsWith));
            case "is", "=", "in" -> own.stream().anyMatch(o -> any(o, DifyCondition::same));
            case ">", "after" -> own.stream().anyMatch(o -> any(o, ordered(order -> order > 0)));
            case "<", "before" -> own.stream().anyMatch(o -> any(o, ordered(order -> order < 0)));
            case "≥" -> own.stream().anyMatch(o -> any(o, ordered(order -> order >= 0)));
            case "≤" -> own.stream().anyMatch(o -> any(o, ordered(order -> order <= 0)));
            default -> throw new IllegalStateException("no operator: " + operator);
        };
    }

    private boolean any(String own, BiPredicate<String, String> comparison) {
        return values.stream().anyMatch(value -> comparison.test(own, value));
    }

    private static boolean same(String own, String value) {
        return compare(own, value) == 0;
    }

    private static BiPredicate<String, String> ordered(IntPredicate order) {
        return (own, value) -> order.test(compare(own, value));
    }

    /** As numbers where both are, else as text; dates are written so that this is their order. */
    private static int compare(String own, String value) {
        try {
            return Double.compare(Double.parseDouble(own), Double.parseDouble(value));
        } catch (NumberFormatException e) {
            return own.compareTo(value);
        }
    }

    private static List<String> strings(@Nullable Object value) {
        return value instanceof Collection<?> all
                ? all.stream().map(String::valueOf).toList()
                : value == null || Objects.toString(value).isEmpty()
                        ? List.of()
                        : List.of(Objects.toString(value));
    }
}
