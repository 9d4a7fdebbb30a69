package org.tiaowen.document;

/**
 * An area with rules or a purpose of its own (自由贸易试验区, 综合保税区, 开发区 …) that a measure names.
 *
 * @param name as printed, from the first character of its own name
 * @param kind what it is, in the full word: 自由贸易试验区 for 自贸试验区
 */
public record Zone(String name, String kind, Evidence evidence) {}
