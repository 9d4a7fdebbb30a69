package org.tiaowen.document;

/**
 * A date by which something is to be done.
 *
 * @param value {@code 2021-12-31}, {@code 2021-06}, {@code 2025}, or {@code --02-28} for each year
 *     (XML Schema gYear, gYearMonth, date, gMonthDay)
 * @param recurring whether it comes every year
 */
public record Deadline(String value, boolean recurring, Evidence evidence) {}
