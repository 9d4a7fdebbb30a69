package org.tiaowen.extract;

import org.tiaowen.document.Responsibility;

/**
 * A stretch of a text that lists units in one role.
 *
 * @param start where the list begins
 * @param end where it ends, exclusive
 * @param within the label says that these are parts of the issuing organ (局内主责处室)
 * @param rule name of the rule that found it
 * @param trust how many of its names must look like those of units
 */
record Naming(
        int start, int end, Responsibility.Role role, boolean within, String rule, Trust trust) {

    /** What must look like a unit before the list is believed to be one. */
    enum Trust {
        /** Nothing: a label makes a unit of whatever stands there. */
        ANY,
        /** The first name and most of the others: a verb deals out work. */
        MOST,
        /** Every name. */
        ALL
    }
}
