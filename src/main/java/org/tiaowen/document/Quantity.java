package org.tiaowen.document;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * A figure with its unit.
 *
 * @param value the number in the unit named, 万 and 亿 multiplied out
 * @param unit as printed: %, 元, 年, 天, 小时, 个工作日 …
 * @param comparator {@code <=}, {@code <}, {@code >=}, {@code >}, {@code =} or {@code ~}
 * @param of what is measured or limited, in words of the sentence (资助比例, 办理时间); null where nothing
 *     tells
 */
public record Quantity(
        BigDecimal value, String unit, String comparator, @Nullable String of, Evidence evidence) {}
