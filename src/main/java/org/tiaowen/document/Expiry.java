package org.tiaowen.document;

import java.time.LocalDate;

/**
 * The end that a document sets to itself: 有效期至2026年12月31日, 有效期5年.
 *
 * @param until last day on which it holds
 */
public record Expiry(LocalDate until, Evidence evidence) {}
