package org.tiaowen.overlap;

import java.util.Locale;

/** How two clauses stand to each other, the closest first. */
public enum Label {
    /** The same words, or nearly; no figure, force, zone, unit or beneficiary differs. */
    SAME,
    /** The same action on the same object in other words or figures, or one contains the other. */
    OVERLAP,
    /** The same topic, another action. */
    RELATED,
    /** Another topic. */
    NONE;

    /** The word of the outside faces. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the one repeats the other: same or overlap. */
    public boolean isRepetition() {
        return compareTo(OVERLAP) <= 0;
    }
}
