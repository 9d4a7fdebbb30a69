package org.tiaowen.extract;

import org.tiaowen.document.Responsibility;

/**
 * A stretch of a text that lists units in one role.
 *
 * @param start where the list begins
 * @param end where it ends, exclusive
 * @param within the label says that these are parts of the issuing organ (局内主责处室)
 * @param rule name of the rule that found it
 * @param trusted whether its place alone makes a unit of whatever stands there; else only organs
 *     count
 */
record Naming(
        int start,
        int end,
        Responsibility.Role role,
        boolean within,
        String rule,
        boolean trusted) {}
