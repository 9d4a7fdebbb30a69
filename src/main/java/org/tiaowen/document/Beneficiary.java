package org.tiaowen.document;

/**
 * Persons or organisations to whom a measure gives something or whom it supports: 高新技术企业, 高校毕业生.
 *
 * @param name the noun as printed, without the clause before it (符合条件的…)
 */
public record Beneficiary(String name, Evidence evidence) {}
