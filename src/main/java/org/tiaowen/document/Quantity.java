package org.tiaowen.document;

import java.math.BigDecimal;

/**
 * A figure with its unit.
 *
 * @param value the number in the unit named, 万 and 亿 multiplied out
 * @param unit as printed: %, 元, 年, 天, 小时, 个工作日 …
 * @param comparator {@code <=}, {@code <}, {@code >=}, {@code >}, {@code =} or {@code ~}
 */
public record Quantity(BigDecimal value, String unit, String comparator, Evidence evidence) {}
